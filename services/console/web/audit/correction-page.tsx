import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { fieldProblems } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { TextField } from '../parts/text-field.tsx'
import { usePathPart } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { useAccountName } from './account-field.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT } from './audit-queries.ts'
import { ADDRESSEES, CORRECTION_STATES, type CorrectionState, PAYMENT_ACTIONS } from './case-words.ts'
import { personText } from './person-names.ts'
import { ReasonDialog } from './reason-dialog.tsx'

const T = {
  loading: { zh: '更正建议', en: 'Correction' },
  title: { zh: '更正建议 {n}', en: 'Correction {n}' },
  to: { zh: '致', en: 'To' },
  what: { zh: '建议做什么', en: 'What is to be done' },
  ground: { zh: '依据', en: 'Ground' },
  ofCase: { zh: '差异', en: 'Case' },
  by: { zh: '提出', en: 'Proposed' },
  why: { zh: '目前情况', en: 'Where it stands' },
  lines: { zh: '明细', en: 'Lines' },
  of: { zh: '科目或付款编号', en: 'Account or payment' },
  action: { zh: '处理', en: 'What becomes of it' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  sent: { zh: '登记已发函', en: 'It was sent' },
  done: { zh: '登记已办结', en: 'It was done' },
  refused: { zh: '登记被拒绝', en: 'It was refused' },
  document: { zh: '文号（发函或办结必填）', en: 'Number of the letter or document' },
  kept: { zh: '已记录', en: 'Kept' },
} as const

type Move = 'sent' | 'done' | 'refused'
const MOVES_FROM: Readonly<Record<CorrectionState, readonly Move[]>> = {
  proposed: ['sent', 'refused'],
  sent: ['done', 'refused'],
  done: [],
  refused: [],
}

export function CorrectionPage() {
  const t = useT()
  const id = usePathPart('correction_id')
  const query = useQuery({
    queryKey: [...AUDIT, 'corrections', id],
    queryFn: () =>
      answer(api.reconciliation.GET('/v1/corrections/{correction_id}', { params: { path: { correction_id: id } } })),
  })
  const accountName = useAccountName()
  const [move, setMove] = useState<Move>()
  const [document, setDocument] = useState('')
  const follow = useCommand({
    run: ({ to, reason, number }: { to: Move; reason: string; number: string }, key) =>
      answer(
        api.reconciliation.POST('/v1/corrections/{correction_id}/moves', {
          params: { path: { correction_id: id }, header: { 'idempotency-key': key } },
          body: to === 'refused' && number === '' ? { to, reason } : { to, reason, document_number: number },
        }),
      ),
    invalidates: [AUDIT],
    done: T.kept,
    onDone: () => {
      setMove(undefined)
      setDocument('')
    },
  })
  const found = query.data
  return (
    <AuditPage
      title={found === undefined ? t(T.loading) : t(T.title, { n: found.number })}
      up={<Link to="/audit/corrections">{t(T.loading)}</Link>}
      intro={found !== undefined && <StateTag of={CORRECTION_STATES} state={found.state} />}
    >
      <Loaded of={query}>
        {(correction) => (
          <section className="card">
            <dl className="facts">
              <dt>{t(T.to)}</dt>
              <dd>{t(ADDRESSEES[correction.addressee])}</dd>
              <dt>{t(T.what)}</dt>
              <dd>{correction.what}</dd>
              <dt>{t(T.ground)}</dt>
              <dd>{correction.ground}</dd>
              <dt>{t(T.ofCase)}</dt>
              <dd>
                <Link to="/audit/cases/$case_id" params={{ case_id: correction.case_id }}>
                  {correction.case_number}
                </Link>
              </dd>
              <dt>{t(T.by)}</dt>
              <dd>
                {personText(correction.proposed_by, correction.proposed_for)} · {momentText(correction.proposed_at)}
              </dd>
              <dt>{t(T.why)}</dt>
              <dd>
                {correction.why}{' '}
                {typeof correction.detail?.['document_number'] === 'string' && correction.detail['document_number']}
              </dd>
            </dl>
            <h3>{t(T.lines)}</h3>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t(T.of)}</th>
                  <th scope="col">{t(T.action)}</th>
                  <th scope="col" className="figure">
                    {t(T.amount)}
                  </th>
                </tr>
              </thead>
              <tbody>
                {correction.lines.map((line, place) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <tr key={place}>
                    <td>
                      <span className="mono">{line.account ?? line.payment}</span>
                      {line.account !== null && <div className="muted">{accountName(line.account)}</div>}
                    </td>
                    <td>{line.action === null ? '—' : t(PAYMENT_ACTIONS[line.action])}</td>
                    <td className="figure">
                      <Yuan yuan={line.amount} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <div className="row screen-only case-actions">
              {MOVES_FROM[correction.state].map((to) => (
                <Button
                  key={to}
                  onClick={() => {
                    follow.forget()
                    setMove(to)
                  }}
                >
                  {t(T[to])}
                </Button>
              ))}
            </div>
          </section>
        )}
      </Loaded>
      {move !== undefined && (
        <ReasonDialog
          isOpen
          title={t(T[move])}
          isSending={follow.isSending}
          problem={follow.problem}
          onSend={(reason) => void follow.send({ to: move, reason, number: document.trim() })}
          onClose={() => setMove(undefined)}
        >
          <TextField
            label={t(T.document)}
            value={document}
            onChange={setDocument}
            fault={fieldProblems(follow.problem).get('/document_number')}
          />
        </ReasonDialog>
      )}
    </AuditPage>
  )
}
