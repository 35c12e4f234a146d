import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { download } from '../parts/download.ts'
import { type Filter, FilterBar } from '../parts/filter-bar.tsx'
import { type Column, LongTable } from '../parts/long-table.tsx'
import { yuanFigures } from '../parts/money-text.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Break, type Run } from './audit-queries.ts'
import { BREAK_KINDS, CRITERIA } from './break-words.ts'
import { BulkBar } from './bulk-bar.tsx'
import { CASE_STATES } from './case-words.ts'
import { amountText, breakQueryOf, BREAK_VIEW } from './list-filters.ts'
import { officerName } from '../parts/officer-name.ts'
import { readRow } from './shown-row.ts'

const T = {
  label: { zh: '本轮的差异', en: 'Breaks of the run' },
  all: { zh: '全部', en: 'all' },
  kind: { zh: '种类', en: 'Kind' },
  state: { zh: '处理状态', en: 'State' },
  from: { zh: '差额不少于（元）', en: 'Differs by at least' },
  to: { zh: '差额不多于（元）', en: 'At most' },
  ageFrom: { zh: '账龄不少于（天）', en: 'Days old, at least' },
  owner: { zh: '责任人（账号）', en: 'Owner (subject)' },
  open: { zh: '人工匹配', en: 'By hand' },
  openOnly: { zh: '只看未处理的', en: 'only unsettled' },
  export: { zh: '导出 Excel', en: 'Export to Excel' },
} as const

const C = {
  number: { zh: '序号', en: 'No.' },
  name: { zh: '编号', en: 'Number' },
  leftAmount: { zh: '左方金额', en: 'Left amount' },
  rightAmount: { zh: '右方金额', en: 'Right amount' },
  difference: { zh: '差额', en: 'Difference' },
  failed: { zh: '未通过的条件', en: 'Not met' },
  age: { zh: '账龄', en: 'Days' },
  owner: { zh: '责任人', en: 'Owner' },
  state: { zh: '处理状态', en: 'State' },
} as const

const LIMIT = 200

export const CASE_STATE_OPTIONS = {
  '': T.all,
  ...Object.fromEntries(Object.entries(CASE_STATES).map(([state, { text }]) => [state, text])),
}

const FILTERS: readonly Filter[] = [
  { name: 'kind', label: T.kind, kind: 'choice', options: { '': T.all, ...BREAK_KINDS } },
  { name: 'state', label: T.state, kind: 'choice', options: CASE_STATE_OPTIONS },
  { name: 'amount_from', label: T.from, kind: 'text', placeholder: '0.01' },
  { name: 'amount_to', label: T.to, kind: 'text' },
  { name: 'age_from', label: T.ageFrom, kind: 'text' },
  { name: 'owner', label: T.owner, kind: 'text' },
  { name: 'open', label: T.open, kind: 'choice', options: { '': T.all, true: T.openOnly } },
]

/** By what both sides call it, or each its own way. */
function namesOf({ left, right }: Break): string {
  const names = [left, right].flatMap((value) => {
    const row = readRow(value)
    return row === null ? [] : [row.fields['reference'] || row.id]
  })
  return [...new Set(names)].join(' ↔ ')
}

/** Every break of a run, filtered by the service; chosen ones are dealt with together. */
export function RunBreaks({ run }: { run: Run }) {
  const t = useT()
  const [view] = useView(BREAK_VIEW)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const query = breakQueryOf(view)
  const columns: readonly Column<Break>[] = [
    { key: 'number', title: C.number, width: 64, text: ({ number }) => String(number) },
    { key: 'kind', title: T.kind, width: 130, text: ({ title }) => t(title) },
    { key: 'name', title: C.name, text: namesOf },
    {
      key: 'left_amount',
      title: C.leftAmount,
      width: 135,
      isFigure: true,
      text: ({ left }) => amountText(readRow(left)?.amount),
    },
    {
      key: 'right_amount',
      title: C.rightAmount,
      width: 135,
      isFigure: true,
      text: ({ right }) => amountText(readRow(right)?.amount),
    },
    {
      key: 'difference',
      title: C.difference,
      width: 115,
      isFigure: true,
      text: ({ difference }) => yuanFigures(difference),
      render: ({ difference }) => <strong>{yuanFigures(difference)}</strong>,
    },
    {
      key: 'failed',
      title: C.failed,
      width: 130,
      text: ({ failed }) => (failed === null ? '' : t(CRITERIA[failed] ?? { zh: failed, en: failed })),
    },
    { key: 'age', title: C.age, width: 72, isFigure: true, text: (found) => String(found.case?.age_days ?? '') },
    { key: 'owner', title: C.owner, width: 92, text: (found) => officerName(found.case?.owner ?? '') },
    {
      key: 'state',
      title: C.state,
      width: 145,
      text: (found) => (found.case === null ? '' : t(CASE_STATES[found.case.state].text)),
      render: (found) => found.case !== null && <StateTag of={CASE_STATES} state={found.case.state} />,
    },
  ]
  const exportPath = `/api/reconciliation/v1/job-runs/${run.id}/breaks/export?${new URLSearchParams({ ...textsOf(query), format: 'xlsx' }).toString()}`
  return (
    <>
      <FilterBar of={FILTERS} />
      <BulkBar chosen={[...chosen]} onDone={() => setChosen(new Set())} />
      <LongTable
        label={t(T.label)}
        of={{
          key: [...AUDIT, 'runs', run.id, 'breaks', query],
          page: async (after) => {
            const { breaks } = await answer(
              api.reconciliation.GET('/v1/job-runs/{run_id}/breaks', {
                params: {
                  path: { run_id: run.id },
                  query: { ...query, limit: LIMIT, ...(after !== undefined && { after: Number(after) }) },
                },
              }),
            )
            return { rows: breaks, next: breaks.length === LIMIT ? String(breaks.at(-1)?.number) : undefined }
          },
        }}
        columns={columns}
        rowKey={(found) => found.case?.id ?? `break-${found.number}`}
        href={({ number }) => `/audit/runs/${run.id}/breaks/${number}`}
        choose={{ chosen, onChange: setChosen }}
        tools={
          <DownloadButton take={() => download(exportPath, `breaks-${run.number}.xlsx`)}>{t(T.export)}</DownloadButton>
        }
      />
    </>
  )
}

const textsOf = (query: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]))
