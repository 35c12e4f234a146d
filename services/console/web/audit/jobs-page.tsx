import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Loaded } from '../parts/loaded.tsx'
import { useT } from '../shell/language.tsx'
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
  make: { zh: '用此模板新建任务', en: 'Make a job of it' },
} as const

export function JobsPage() {
  const t = useT()
  const jobs = useQuery(jobsQuery)
  const templates = useQuery(templatesQuery)
  const [making, setMaking] = useState<Template>()
  return (
    <AuditPage title={t(T.title)} intro={t(T.intro)}>
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
              <td>{job.area_code}</td>
              <td>{job.funds === null ? t(T.all) : job.funds.map(fundName).join('、')}</td>
              <td>{t(scheduleText(readJobDocument(job.document).schedule))}</td>
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

function LastRun({ jobId }: { jobId: string }) {
  const run = useQuery(latestRunsQuery(jobId)).data?.find(({ state }) => state === 'completed')
  if (run === undefined) return <>—</>
  return (
    <Link to="/audit/runs/$run_id" params={{ run_id: run.id }}>
      {run.break_count}
    </Link>
  )
}
