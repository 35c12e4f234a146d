import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import type { paths } from '../api/generated/allocation.d.ts'
import { ownFetch } from '../api/own-fetch.ts'
import { ProblemError, readProblem } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Button } from 'antd'
import { DayField } from '../parts/day-field.tsx'
import { todayInShanghai } from '../parts/day.ts'
import { FileDrop } from '../parts/file-drop.tsx'
import { useFunderName } from '../parts/known-names.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { TextField } from '../parts/text-field.tsx'
import { useKept } from '../parts/view.ts'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { DeedDecision } from './deed-decision.tsx'
import { Facts, Part } from './finance-page.tsx'
import { DEED_STATES } from './fund-words.ts'
import { PlainList } from './plain-list.tsx'
import { SheetProblem } from './sheet-problem.tsx'

const T = {
  title: { zh: '期初数', en: 'Opening' },
  intro: {
    zh: '年中启用时，把年初至今各出资方的应拨、到位、支出一次接入；剩下的部分成为计划和首笔到位。另一名财政人员复核后生效。',
    en: 'A county that starts in the middle of a year takes in what each funder owed, sent and paid so far. What is left becomes the plan and its first arrivals once another officer approves.',
  },
  none: {
    zh: '没有期初数：这笔资金从头在本系统办理。',
    en: 'There is none: this fund was kept here from its beginning.',
  },
  day: { zh: '启用日', en: 'Starts here on' },
  document: { zh: '依据文号', en: 'Document' },
  file: { zh: '期初表（Excel 或 CSV）', en: 'Opening figures (Excel or CSV)' },
  fileHint: {
    zh: '每行一个出资方：出资方、应拨、已到位、已支出；最后一行“合计”用来核对。先检查，不写入。',
    en: 'A row for each funder: 出资方, 应拨, 已到位, 已支出; a last row 合计 is the control. It is checked first.',
  },
  right: {
    zh: '没有错误。应拨 {due} 元，已到位 {arrived} 元，已支出 {spent} 元。',
    en: 'No fault. Due {due}, arrived {arrived}, spent {spent} yuan.',
  },
  take: { zh: '接入期初数', en: 'Take it in' },
  taken: { zh: '已接入，等待复核', en: 'Taken in; it waits for approval' },
  funder: { zh: '出资方', en: 'Funder' },
  due: { zh: '全年应拨（元）', en: 'Due in the year (yuan)' },
  arrived: { zh: '已到位（元）', en: 'Arrived (yuan)' },
  spent: { zh: '已支出（元）', en: 'Spent (yuan)' },
  left: { zh: '还应拨（元）', en: 'Left to pay in (yuan)' },
  cash: { zh: '专户余额（元）', en: 'In the account (yuan)' },
  state: { zh: '状态', en: 'State' },
} as const satisfies Texts

type Opening =
  paths['/v1/funds/{fund_id}/openings']['get']['responses'][200]['content']['application/json']['openings'][number]
type Totals = Readonly<{ due: string; arrived: string; spent: string }>

/** `mayOpen`: nothing has happened in this fund yet. */
export function FundOpenings({ fundId, mayOpen }: { fundId: string; mayOpen: boolean }) {
  const t = useT()
  const isFinance = useOfficer().roles.includes('finance')
  const openings = useQuery({
    queryKey: ['funds', 'openings', fundId],
    queryFn: async () =>
      (await answer(api.allocation.GET('/v1/funds/{fund_id}/openings', { params: { path: { fund_id: fundId } } })))
        .openings,
    // The ledger has not answered yet.
    refetchInterval: (query) =>
      query.state.data?.some(({ plan_state }) => plan_state === 'approved') === true ? 1_000 : false,
  })
  return (
    <Part title={t(T.title)}>
      <p className="tone-soft">{t(T.intro)}</p>
      <Loaded of={openings}>
        {(all) => (
          <div className="finance-stack">
            {all.length === 0 && !mayOpen && <p>{t(T.none)}</p>}
            {all.map((opening) => (
              <OneOpening key={opening.id} of={opening} />
            ))}
            {isFinance && mayOpen && all.every(({ state }) => state === 'withdrawn') && <OpeningForm fundId={fundId} />}
          </div>
        )}
      </Loaded>
    </Part>
  )
}

function OneOpening({ of }: { of: Opening }) {
  const t = useT()
  const funderName = useFunderName()
  const params = (key: string) => ({ path: { opening_id: of.id }, header: { 'idempotency-key': key } })
  return (
    <article>
      <Facts
        of={[
          [t(T.state), <StateTag key="state" of={DEED_STATES} state={of.plan_state ?? of.state} />],
          [t(T.day), of.opened_on],
          [t(T.document), of.document_number],
        ]}
      />
      <PlainList
        of={of.funders}
        none={T.none}
        rowKey={({ funder_id }) => funder_id}
        columns={[
          { title: T.funder, cell: ({ funder_id }) => funderName(funder_id) },
          { title: T.due, isFigure: true, cell: ({ due }) => <Yuan yuan={due} /> },
          { title: T.arrived, isFigure: true, cell: ({ arrived }) => <Yuan yuan={arrived} /> },
          { title: T.spent, isFigure: true, cell: ({ spent }) => <Yuan yuan={spent} /> },
          { title: T.left, isFigure: true, cell: ({ left_to_pay_in }) => <Yuan yuan={left_to_pay_in} /> },
          { title: T.cash, isFigure: true, cell: ({ cash }) => <Yuan yuan={cash} /> },
        ]}
      />
      <DeedDecision
        madeBy={of.made_by}
        approvedBy={of.approved_by}
        isOpen={of.state === 'draft'}
        invalidates={[['funds'], ['plans']]}
        approve={(key) => answer(api.allocation.POST('/v1/openings/{opening_id}/approve', { params: params(key) }))}
        withdraw={(key) => answer(api.allocation.POST('/v1/openings/{opening_id}/withdraw', { params: params(key) }))}
      />
    </article>
  )
}

function OpeningForm({ fundId }: { fundId: string }) {
  const t = useT()
  const [typed, keep, forget] = useKept(`opening:${fundId}`, { document_number: '', opened_on: todayInShanghai() })
  const [checked, setChecked] = useState<Readonly<{ file: File; totals: Totals }>>()
  const send = useCommand({
    run: async ({ file, isDryRun }: { file: File; isDryRun: boolean }, key) => {
      const query = new URLSearchParams({
        document_number: typed.document_number.trim() || '—',
        opened_on: typed.opened_on,
        dry_run: String(isDryRun),
      })
      const reply = await ownFetch(`/api/allocation/v1/funds/${fundId}/openings?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key },
        body: file,
      })
      if (!reply.ok) throw new ProblemError(await readProblem(reply))
      return (await reply.json()) as { totals: Totals }
    },
    invalidates: [['funds']],
    onDone: ({ totals }, { file, isDryRun }) => {
      setChecked(isDryRun ? { file, totals } : undefined)
      if (!isDryRun) forget()
    },
  })
  const isReady = typed.document_number.trim() !== '' && typed.opened_on !== ''
  return (
    <div className="finance-form">
      <div className="finance-form-row">
        <DayField
          label={t(T.day)}
          value={typed.opened_on}
          onChange={(opened_on) => keep({ ...typed, opened_on })}
          max={todayInShanghai()}
        />
        <TextField
          label={t(T.document)}
          value={typed.document_number}
          onChange={(document_number) => keep({ ...typed, document_number })}
          isRequired
        />
      </div>
      <FileDrop
        label={t(T.file)}
        hint={t(T.fileHint)}
        accept=".xlsx,.csv"
        isBusy={send.isSending}
        onFile={(file) => {
          setChecked(undefined)
          void send.send({ file, isDryRun: true })
        }}
      />
      <SheetProblem problem={send.problem} />
      {checked !== undefined && (
        <div className="finance-action">
          <p className="tone-good" role="status">
            {t(T.right, {
              due: yuanFigures(checked.totals.due),
              arrived: yuanFigures(checked.totals.arrived),
              spent: yuanFigures(checked.totals.spent),
            })}
          </p>
          <Button
            type="primary"
            disabled={!isReady}
            loading={send.isSending}
            onClick={() => void send.send({ file: checked.file, isDryRun: false })}
          >
            {t(T.take)}
          </Button>
        </div>
      )}
    </div>
  )
}
