import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import type { paths } from '../api/generated/allocation.d.ts'
import { newKey } from '../api/new-key.ts'
import { ownFetch } from '../api/own-fetch.ts'
import { fieldProblems, ProblemError, readProblem } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { FileDrop } from '../parts/file-drop.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { TextField } from '../parts/text-field.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { Part } from './finance-page.tsx'
import { fundersQuery, useFunderName } from '../parts/known-names.ts'
import { isMe, officerName } from '../parts/officer-name.ts'
import { TableBox } from '../parts/table-box.tsx'

const T = {
  title: { zh: '待查款', en: 'Unidentified money' },
  none: { zh: '没有来历不明的款项。', en: 'There is none.' },
  statement: { zh: '银行对账单（Excel 或 CSV）', en: 'Bank statement (Excel or CSV)' },
  statementHint: {
    zh: '从对账单取到位资金：认得出的直接登记，认不出的列在这里待查。同一份可以重复上传，不会重复登记。',
    en: 'Takes arrivals from a statement: what fits a funder is recorded, the rest waits here. The same file again changes nothing.',
  },
  taken: {
    zh: '读到 {n} 笔：登记 {recorded} 笔，已有 {linked} 笔，待查 {unidentified} 笔。',
    en: '{n} credits: {recorded} recorded, {linked} known, {unidentified} unidentified.',
  },
  day: { zh: '到账日', en: 'Booked on' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  payer: { zh: '付款人 / 文号', en: 'Payer / document' },
  what: { zh: '办理', en: 'What to do' },
  funder: { zh: '是哪个出资方的', en: 'Whose it is' },
  document: { zh: '指标文号', en: 'Document' },
  choose: { zh: '请选择', en: 'Choose' },
  propose: { zh: '提出认定', en: 'Propose' },
  proposed: { zh: '{name} 认定为 {funder}（{document}）', en: '{name} says it is of {funder} ({document})' },
  own: { zh: '由您提出，须由另一名财政人员复核。', en: 'You proposed it; another finance officer approves.' },
  approve: { zh: '复核通过', en: 'Approve' },
  reject: { zh: '退回', en: 'Reject' },
  reason: { zh: '退回理由', en: 'Why not' },
  done: { zh: '已办理', en: 'Done' },
} as const satisfies Texts

type Item =
  paths['/v1/funds/{fund_id}/unidentified']['get']['responses'][200]['content']['application/json']['items'][number]
type Taken = paths['/v1/funds/{fund_id}/statement-arrivals']['post']['responses'][201]['content']['application/json']

/** Money in the dedicated account of which nobody has said whose it is; one officer says so, another one approves. */
export function Unidentified({ fundId, on }: { fundId: string; on: string }) {
  const t = useT()
  const officer = useOfficer()
  const isFinance = officer.roles.includes('finance')
  const items = useQuery({
    queryKey: ['funds', 'unidentified', fundId, on],
    queryFn: () =>
      answer(
        api.allocation.GET('/v1/funds/{fund_id}/unidentified', {
          params: { path: { fund_id: fundId }, query: on === '' ? {} : { on } },
        }),
      ),
  })
  return (
    <Part title={t(T.title)}>
      <Loaded of={items}>
        {({ items: all }) =>
          all.length === 0 ? (
            <p>{t(T.none)}</p>
          ) : (
            <TableBox>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{t(T.day)}</th>
                    <th scope="col" className="figure">
                      {t(T.amount)}
                    </th>
                    <th scope="col">{t(T.payer)}</th>
                    <th scope="col">{t(T.what)}</th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((item) => (
                    <tr key={item.id}>
                      <td>{item.booked_on}</td>
                      <td className="figure">
                        <Yuan yuan={item.amount} />
                      </td>
                      <td>
                        {item.payer ?? '—'} <span className="tone-soft">{item.document_number}</span>
                      </td>
                      <td>{isFinance && <Decide item={item} />}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableBox>
          )
        }
      </Loaded>
      {isFinance && <StatementDrop fundId={fundId} />}
    </Part>
  )
}

function Decide({ item }: { item: Item }) {
  const t = useT()
  const officer = useOfficer()
  const funderName = useFunderName()
  const [reason, setReason] = useState('')
  const path = { credit_id: item.id }
  const decide = useCommand({
    run: (why: string | undefined, key) => {
      const params = { path, header: { 'idempotency-key': key } }
      return answer(
        why === undefined
          ? api.allocation.POST('/v1/unidentified/{credit_id}/approve', { params })
          : api.allocation.POST('/v1/unidentified/{credit_id}/reject', { params, body: { reason: why } }),
      )
    },
    invalidates: [['funds']],
    done: T.done,
  })
  const { proposal } = item
  if (proposal === null) return <Propose item={item} />
  const isOwn = isMe(officer, proposal.proposed_by)
  return (
    <div className="finance-action">
      <span>
        {t(T.proposed, {
          name: officerName(proposal.proposed_by),
          funder: funderName(proposal.funder_id),
          document: proposal.document_number,
        })}
      </span>
      <span className="row">
        <Button
          size="small"
          type="primary"
          disabled={isOwn}
          loading={decide.isSending}
          onClick={() => void decide.send(undefined)}
        >
          {t(T.approve)}
        </Button>
        <TextField label={t(T.reason)} value={reason} onChange={setReason} />
        <Button
          size="small"
          disabled={isOwn || reason.trim() === ''}
          loading={decide.isSending}
          onClick={() => void decide.send(reason.trim())}
        >
          {t(T.reject)}
        </Button>
      </span>
      {isOwn && <small>{t(T.own)}</small>}
      <ProblemNotice problem={decide.problem} />
    </div>
  )
}

function Propose({ item }: { item: Item }) {
  const t = useT()
  const funders = useQuery(fundersQuery)
  const [funderId, setFunderId] = useState(item.candidates[0] ?? '')
  const [document, setDocument] = useState(item.document_number ?? '')
  const propose = useCommand({
    run: (body: { funder_id: string; document_number: string }, key) =>
      answer(
        api.allocation.POST('/v1/unidentified/{credit_id}/identify', {
          params: { path: { credit_id: item.id }, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    invalidates: [['funds']],
    done: T.done,
  })
  const isReady = funderId !== '' && document.trim() !== ''
  return (
    <div className="finance-action">
      <span className="row">
        <Choice
          label={t(T.funder)}
          value={funderId}
          options={{ '': T.choose, ...Object.fromEntries((funders.data ?? []).map(({ id, name }) => [id, name])) }}
          onChange={setFunderId}
        />
        <TextField
          label={t(T.document)}
          value={document}
          onChange={setDocument}
          fault={fieldProblems(propose.problem).get('/document_number')}
        />
        <Button
          size="small"
          disabled={!isReady}
          loading={propose.isSending}
          onClick={() => void propose.send({ funder_id: funderId, document_number: document.trim() })}
        >
          {t(T.propose)}
        </Button>
      </span>
      <ProblemNotice problem={propose.problem} />
    </div>
  )
}

function StatementDrop({ fundId }: { fundId: string }) {
  const t = useT()
  const [taken, setTaken] = useState<Taken>()
  const take = useCommand({
    run: (file: File, key) => sendStatement(fundId, file, key),
    invalidates: [['funds']],
    onDone: setTaken,
  })
  const count = (outcome: Taken['credits'][number]['outcome']): number =>
    taken?.credits.filter((credit) => credit.outcome === outcome).length ?? 0
  return (
    <>
      <FileDrop
        label={t(T.statement)}
        accept=".xlsx,.csv"
        hint={t(T.statementHint)}
        isBusy={take.isSending}
        onFile={(file) => void take.send(file)}
      />
      <p role="status">
        {taken !== undefined &&
          t(T.taken, {
            n: taken.credits.length,
            recorded: count('recorded'),
            linked: count('linked'),
            unidentified: count('unidentified'),
          })}
      </p>
      <ProblemNotice problem={take.problem} />
    </>
  )
}

async function sendStatement(fundId: string, file: File, key: string = newKey()): Promise<Taken> {
  const reply = await ownFetch(`/api/allocation/v1/funds/${fundId}/statement-arrivals`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key },
    body: file,
  })
  if (!reply.ok) throw new ProblemError(await readProblem(reply))
  return (await reply.json()) as Taken
}
