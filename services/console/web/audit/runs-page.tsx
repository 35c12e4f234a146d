import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { FilterBar } from '../parts/filter-bar.tsx'
import { LongTable } from '../parts/long-table.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT, jobsQuery } from './audit-queries.ts'
import { personText } from './person-names.ts'
import { RUN_STATES } from './run-words.ts'

const T = {
  title: { zh: '核对轮次', en: 'Runs' },
  intro: {
    zh: '每一轮都固定了双方数据，同样的输入和规则得到同样的结果。',
    en: 'Each run has frozen what it compared.',
  },
  job: { zh: '任务', en: 'Job' },
  all: { zh: '全部任务', en: 'all jobs' },
  number: { zh: '轮次', en: 'Run' },
  asOf: { zh: '截至', en: 'Up to' },
  state: { zh: '状态', en: 'State' },
  matched: { zh: '已匹配', en: 'Matched' },
  breaks: { zh: '差异', en: 'Breaks' },
  by: { zh: '发起', en: 'Asked for by' },
  at: { zh: '时间', en: 'When' },
} as const

const LIMIT = 100

export function RunsPage() {
  const t = useT()
  const [view] = useView({ job_id: '' })
  const jobs = useQuery(jobsQuery).data ?? []
  const titles = Object.fromEntries(jobs.map(({ id, title }) => [id, t(title)]))
  const query = view.job_id === '' ? {} : { job_id: view.job_id }
  return (
    <AuditPage title={t(T.title)} intro={t(T.intro)}>
      <FilterBar of={[{ name: 'job_id', label: T.job, kind: 'choice', options: { '': T.all, ...titles } }]} />
      <LongTable
        label={t(T.title)}
        of={{
          key: [...AUDIT, 'runs', 'list', query],
          page: async (before) => {
            const { runs } = await answer(
              api.reconciliation.GET('/v1/job-runs', {
                params: { query: { ...query, limit: LIMIT, ...(before !== undefined && { before: Number(before) }) } },
              }),
            )
            return { rows: runs, next: runs.length === LIMIT ? String(runs.at(-1)?.number) : undefined }
          },
        }}
        columns={[
          {
            key: 'number',
            title: T.number,
            width: 90,
            text: ({ number }) => String(number),
            pointer: '/number',
            kind: 'count',
          },
          {
            key: 'job',
            title: T.job,
            text: (run) => titles[run.job_id] ?? run.job_id,
            pointer: '/job_id',
            words: Object.fromEntries(jobs.map(({ id, title }) => [id, title])),
          },
          { key: 'as_of', title: T.asOf, width: 120, text: (run) => run.as_of, pointer: '/as_of', kind: 'day' },
          {
            key: 'state',
            title: T.state,
            width: 110,
            text: ({ state }) => t(RUN_STATES[state].text),
            pointer: '/state',
            words: RUN_STATES,
            render: ({ state }) => <StateTag of={RUN_STATES} state={state} />,
          },
          {
            key: 'matched',
            title: T.matched,
            width: 100,
            isFigure: true,
            text: (run) => run.match_count?.toLocaleString('en-US') ?? '',
            pointer: '/match_count',
            kind: 'count',
          },
          {
            key: 'breaks',
            title: T.breaks,
            width: 90,
            isFigure: true,
            text: (run) => run.break_count?.toLocaleString('en-US') ?? '',
            pointer: '/break_count',
            kind: 'count',
            render: (run) => (
              <strong className={(run.break_count ?? 0) > 0 ? 'tone-bad' : ''}>
                {run.break_count?.toLocaleString('en-US')}
              </strong>
            ),
          },
          {
            key: 'by',
            title: T.by,
            width: 130,
            text: (run) => personText(run.asked_by, run.asked_for),
            pointer: '/asked_by',
          },
          { key: 'at', title: T.at, width: 160, text: (run) => momentText(run.asked_at), pointer: '/asked_at' },
        ]}
        rowKey={({ id }) => id}
        href={({ id }) => `/audit/runs/${id}`}
        exports={{
          service: 'reconciliation',
          path: '/v1/job-runs',
          query,
          list: 'runs',
          name: t(T.title),
          next: { parameter: 'before', from: '/number' },
        }}
      />
    </AuditPage>
  )
}
