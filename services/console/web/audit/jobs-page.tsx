import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Hint } from '../parts/hint.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useT } from '../shell/language.tsx'
import { useAreaName } from './area-name.ts'
import { AuditPage } from './audit-page.tsx'
import { type Job, jobsQuery, latestRunsQuery, templatesQuery } from './audit-queries.ts'
import { NewJobDialog, type Template } from './new-job-dialog.tsx'
import { useFundName } from '../parts/known-names.ts'
import { officerName } from '../parts/officer-name.ts'
import { readJobDocument } from './rule-document.ts'
import { scheduleText } from './rule-sentences.ts'
import { COLON } from './own-words.ts'

const T = {
  title: { zh: '对账任务', en: 'Jobs' },
  intro: {
    zh: '每个任务比较两方，或按规则核查一方；可以定时运行，也可以随时运行。',
    en: 'Each compares two sides or holds a rule against facts, by the clock or when asked.',
  },
  none: { zh: '还没有任务。请从下面的模板新建。', en: 'There is no job yet: make one of a template below.' },
  job: { zh: '任务', en: 'Job' },
  area: { zh: '行政区划', en: 'Area' },
  funds: { zh: '资金', en: 'Funds' },
  all: { zh: '全部', en: 'all' },
  schedule: { zh: '何时运行', en: 'When' },
  owner: { zh: '负责人', en: 'Owner' },
  version: { zh: '版本', en: 'Version' },
  last: { zh: '最近一轮的差异', en: 'Breaks of the last run' },
  templates: { zh: '模板', en: 'Templates' },
  own: { zh: '自拟任务', en: 'A job of my own' },
  overdue: { zh: '未能按时运行', en: 'could not begin when due' },
  make: { zh: '用此模板新建任务', en: 'Make a job of it' },
} as const

export function JobsPage() {
  const t = useT()
  const jobs = useQuery(jobsQuery)
  const templates = useQuery(templatesQuery)
  const [making, setMaking] = useState<Template>()
  return (
    <AuditPage
      title={t(T.title)}
      intro={t(T.intro)}
      actions={
        <Link className="quiet-button" to="/audit/jobs/new">
          {t(T.own)}
        </Link>
      }
    >
      <Loaded of={jobs}>
        {(all) => (all.length === 0 ? <p className="notice">{t(T.none)}</p> : <JobTable jobs={all} />)}
      </Loaded>
      <h2>{t(T.templates)}</h2>
      <Loaded of={templates}>
        {(all) => (
          <div className="columns">
            {all.map((template) => {
              const { description } = readJobDocument(template.document)
              return (
                <section key={template.name} className="card">
                  <h3>{t(template.title)}</h3>
                  {description !== undefined && <p className="muted">{t(description)}</p>}
                  <Button onClick={() => setMaking(template)}>
                    {t(T.make)}
                    <span className="unseen">
                      {t(COLON)}
                      {t(template.title)}
                    </span>
                  </Button>
                </section>
              )
            })}
          </div>
        )}
      </Loaded>
      {making !== undefined && (
        <NewJobDialog key={making.name} template={making} onClose={() => setMaking(undefined)} />
      )}
    </AuditPage>
  )
}

function JobTable({ jobs }: { jobs: readonly Job[] }) {
  const t = useT()
  const fundName = useFundName()
  return (
    <section className="card table-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(T.job)}</th>
            <th scope="col">{t(T.area)}</th>
            <th scope="col">{t(T.funds)}</th>
            <th scope="col">{t(T.schedule)}</th>
            <th scope="col">{t(T.owner)}</th>
            <th scope="col">{t(T.version)}</th>
            <th scope="col">{t(T.last)}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td>
                <Link to="/audit/jobs/$job_id" params={{ job_id: job.id }}>
                  {t(job.title)}
                </Link>
                <div className="mono muted">{job.id}</div>
              </td>
              <td>
                <AreaName code={job.area_code} />
              </td>
              <td>{job.funds === null ? t(T.all) : job.funds.map(fundName).join('、')}</td>
              <td>
                {t(scheduleText(readJobDocument(job.document).schedule))}
                {job.due_failure !== null && (
                  <div>
                    <Hint text={t({ zh: job.due_failure.problem.title.zh, en: job.due_failure.problem.title.en })}>
                      <span className="tag tag-bad">{t(T.overdue)}</span>
                    </Hint>
                  </div>
                )}
              </td>
              <td>{officerName(job.owner)}</td>
              <td>{job.version}</td>
              <td>
                <LastRun jobId={job.id} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function AreaName({ code }: { code: string }) {
  return <>{useAreaName(code)}</>
}

function LastRun({ jobId }: { jobId: string }) {
  const run = useQuery(latestRunsQuery(jobId)).data?.find(({ state }) => state === 'completed')
  if (run === undefined) return <>—</>
  return (
    <Link to="/audit/runs/$run_id" params={{ run_id: run.id }}>
      {run.break_count}
    </Link>
  )
}
