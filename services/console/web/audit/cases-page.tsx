import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../api/client.ts'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { type Filter, FilterBar } from '../parts/filter-bar.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { sumYuan, yuanFigures } from '../parts/money-text.ts'
import { StateTag } from '../parts/state-tag.tsx'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { Ageing } from './ageing.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT, caseSumsQuery, jobsQuery } from './audit-queries.ts'
import { useAuditors } from './auditors.ts'
import { BREAK_KINDS } from './break-words.ts'
import { BulkBar } from './bulk-bar.tsx'
import { CASE_STATES } from './case-words.ts'
import { CASE_VIEW, caseQueryOf } from './list-filters.ts'
import { fundsQuery, useFundName } from '../parts/known-names.ts'
import { officerName } from '../parts/officer-name.ts'

const T = {
  title: { zh: '差异台账', en: 'Cases' },
  intro: {
    zh: '同一差异在各轮核对中合为一条，直到他人认可，或后来的核对不再发现它。',
    en: 'A break, followed from run to run until another officer accepts it or a run no longer finds it.',
  },
  all: { zh: '全部', en: 'all' },
  job: { zh: '任务', en: 'Job' },
  kind: { zh: '种类', en: 'Kind' },
  state: { zh: '状态', en: 'State' },
  fund: { zh: '资金', en: 'Fund' },
  owner: { zh: '责任人', en: 'Owner' },
  awaits: { zh: '认可', en: 'Acceptance' },
  awaitsMe: { zh: '只看待我认可的', en: 'only those I may accept' },
  from: { zh: '差额不少于（元）', en: 'Differs by at least' },
  to: { zh: '差额不多于（元）', en: 'Differs by at most' },
  ageFrom: { zh: '账龄不少于（天）', en: 'Days old, at least' },
  ageTo: { zh: '账龄不多于（天）', en: 'Days old, at most' },
  export: { zh: '导出 Excel', en: 'Export to Excel' },
} as const

const C = {
  number: { zh: '编号', en: 'No.' },
  difference: { zh: '差额', en: 'Difference' },
  explanation: { zh: '差异', en: 'What differs' },
  first: { zh: '首次发现', en: 'First found' },
  age: { zh: '账龄', en: 'Days' },
  owner: { zh: '责任人', en: 'Owner' },
} as const

const LIMIT = 200

export function CasesPage() {
  const t = useT()
  const fundName = useFundName()
  const [view] = useView(CASE_VIEW)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const jobs = useQuery(jobsQuery).data ?? []
  const funds = useQuery(fundsQuery).data ?? []
  const auditors = useAuditors([view.owner])
  const query = caseQueryOf(view)
  const sums = useQuery(caseSumsQuery(query)).data
  const states = Object.fromEntries(Object.entries(CASE_STATES).map(([state, { text }]) => [state, text]))
  const filters: readonly Filter[] = [
    {
      name: 'job_id',
      label: T.job,
      kind: 'choice',
      options: { '': T.all, ...Object.fromEntries(jobs.map(({ id, title }) => [id, title])) },
    },
    { name: 'kind', label: T.kind, kind: 'choice', options: { '': T.all, ...BREAK_KINDS } },
    { name: 'state', label: T.state, kind: 'choice', options: { '': T.all, ...states } },
    {
      name: 'fund',
      label: T.fund,
      kind: 'choice',
      options: { '': T.all, ...Object.fromEntries(funds.map(({ id, name }) => [id, name])) },
    },
    { name: 'owner', label: T.owner, kind: 'choice', options: [['', T.all], ...auditors] },
    { name: 'awaits_me', label: T.awaits, kind: 'choice', options: { '': T.all, true: T.awaitsMe } },
    { name: 'amount_from', label: T.from, kind: 'text', placeholder: '0.01' },
    { name: 'amount_to', label: T.to, kind: 'text' },
    { name: 'age_from', label: T.ageFrom, kind: 'text' },
    { name: 'age_to', label: T.ageTo, kind: 'text' },
  ]
  const search = new URLSearchParams(
    Object.entries({ ...query, format: 'xlsx' }).map(([name, value]) => [name, String(value)]),
  )
  return (
    <AuditPage title={t(T.title)} intro={t(T.intro)}>
      <Ageing jobId={view.job_id === '' ? undefined : view.job_id} isRow />
      <FilterBar of={filters} />
      <BulkBar
        key={JSON.stringify(query)}
        chosen={[...chosen]}
        onDone={() => setChosen(new Set())}
        filtered={
          sums && {
            filter: query,
            count: sums.states.reduce((all, { count }) => all + count, 0),
            amount: sumYuan(sums.states.map(({ amount }) => amount)),
          }
        }
      />
      <LongTable
        label={t(T.title)}
        of={{
          key: [...AUDIT, 'cases', 'list', query],
          page: async (after) => {
            const { cases } = await answer(
              api.reconciliation.GET('/v1/cases', {
                params: { query: { ...query, limit: LIMIT, ...(after !== undefined && { after: Number(after) }) } },
              }),
            )
            return { rows: cases, next: cases.length === LIMIT ? String(cases.at(-1)?.number) : undefined }
          },
        }}
        columns={[
          { key: 'number', title: C.number, width: 64, text: ({ number }) => String(number) },
          { key: 'kind', title: T.kind, width: 120, text: ({ kind }) => kindText(t, kind) },
          { key: 'fund', title: T.fund, width: 170, text: ({ fund }) => fundName(fund) },
          {
            key: 'difference',
            title: C.difference,
            width: 115,
            isFigure: true,
            text: ({ difference }) => yuanFigures(difference),
          },
          {
            key: 'explanation',
            title: C.explanation,
            text: ({ explanation, why }) => (explanation === null ? why : t(explanation)),
          },
          { key: 'first', title: C.first, width: 115, text: (found) => found.first_seen_on },
          { key: 'age', title: C.age, width: 66, isFigure: true, text: (found) => String(found.age_days) },
          { key: 'owner', title: C.owner, width: 86, text: ({ owner }) => officerName(owner ?? '') },
          {
            key: 'state',
            title: T.state,
            width: 140,
            text: ({ state }) => t(CASE_STATES[state].text),
            render: ({ state }) => <StateTag of={CASE_STATES} state={state} />,
          },
        ]}
        rowKey={({ id }) => id}
        href={({ id }) => `/audit/cases/${id}`}
        choose={{ chosen, onChange: setChosen }}
        tools={
          <DownloadButton
            take={() => download(`/api/reconciliation/v1/cases/export?${search.toString()}`, 'cases.xlsx')}
          >
            {t(T.export)}
          </DownloadButton>
        }
      />
    </AuditPage>
  )
}

export function kindText(t: ReturnType<typeof useT>, kind: string): string {
  const known: Readonly<Record<string, Readonly<{ zh: string; en: string }>>> = BREAK_KINDS
  return known[kind] === undefined ? kind : t(known[kind])
}
