import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Loaded } from '../parts/loaded.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { type Batch, type WaitingRequests, waitingRequestsQuery } from './batch-queries.ts'
import { AnswerButtons, type Request, RequestText } from './request-answer.tsx'
import { Who } from './who.tsx'
import { momentText } from '../parts/day.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  none: { zh: '没有等待另一人复核的事项。', en: 'Nothing waits for another officer.' },
  payment: { zh: '付款', en: 'Payment' },
  what: { zh: '事项', en: 'What is asked' },
  why: { zh: '依据与原因', en: 'Document and reason' },
  by: { zh: '提出人', en: 'Asked by' },
  answer: { zh: '复核', en: 'Answer' },
} as const satisfies Texts

export const requestsOf = ({ overrides, decisions, claw_backs }: WaitingRequests): Request[] => [
  ...overrides.map((asked) => ({ kind: 'override' as const, ...asked })),
  ...decisions.map((asked) => ({ kind: 'decision' as const, ...asked })),
  ...claw_backs.map((asked) => ({ kind: 'clawback' as const, ...asked })),
]

/** What one officer asked about payments of the batch, for another one to answer. */
export function WaitingTab({ batch }: { batch: Batch }) {
  const t = useT()
  const waiting = useQuery(waitingRequestsQuery(batch.id))
  return (
    <Loaded of={waiting}>
      {(all) => {
        const requests = requestsOf(all)
        if (requests.length === 0) return <p className="tone-soft">{t(T.none)}</p>
        return (
          <TableBox>
            <table className="plain-table">
              <thead>
                <tr>
                  {[T.payment, T.what, T.why, T.by, T.answer].map((text) => (
                    <th key={text.zh} scope="col">
                      {t(text)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {requests.map((request) => (
                  <tr key={request.id}>
                    <td>
                      <Link to={`/treasury/payments/${request.payment_id}`}>{request.reference}</Link>
                    </td>
                    <td>
                      <RequestText request={request} />
                    </td>
                    <td>
                      {request.document_number} · {request.reason}
                    </td>
                    <td>
                      <Who by={request.asked_by} standsFor={request.asked_for} /> {momentText(request.asked_at)}
                    </td>
                    <td>
                      <AnswerButtons request={request} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        )
      }}
    </Loaded>
  )
}
