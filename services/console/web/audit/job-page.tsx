import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { usePathPart } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { type Job, jobQuery, latestRunsQuery, versionsQuery } from './audit-queries.ts'
import { DueFailure } from './due-failure.tsx'
import { JobPeriods } from './job-periods.tsx'
import { JobWords } from './job-words.tsx'
import { useAreaName } from './area-name.ts'
import { officerName } from '../parts/officer-name.ts'
import { personText } from './person-names.ts'
import { readJobDocument } from './rule-document.ts'
import { scheduleText } from './rule-sentences.ts'
import { StartRunDialog } from './start-run-dialog.tsx'
import { RUN_STATES } from './run-words.ts'
import { COLON } from './own-words.ts'

const T = {
  loading: { zh: '对账任务', en: 'Job' },
  up: { zh: '对账任务', en: 'Jobs' },
  intro: {
    zh: '{area} · {when} · 负责人 {owner} · 第 {version} 版',
    en: '{area} · {when} · owner {owner} · version {version}',
  },
  run: { zh: '现在核对', en: 'Run it now' },
  change: { zh: '修改（新版本）', en: 'Change (a new version)' },
  words: { zh: '核对什么、按什么规则', en: 'What is compared, and how' },
  runs: { zh: '最近的核对', en: 'Latest runs' },
  noRuns: { zh: '还没有运行过。', en: 'It has not run yet.' },
  oneRun: { zh: '第 {n} 轮，截至 {asOf}，{breaks} 处差异', en: 'run {n}, up to {asOf}: {breaks} break(s)' },
  versions: { zh: '版本', en: 'Versions' },
  version: { zh: '第 {n} 版', en: 'Version {n}' },
  first: { zh: '初次建立', en: 'made' },
} as const

export function JobPage() {
  const t = useT()
  const query = useQuery(jobQuery(usePathPart('job_id')))
  const job = query.data
  const [isAsking, setAsking] = useState(false)
  const area = useAreaName(job?.area_code ?? '')
  return (
    <AuditPage
      title={job === undefined ? t(T.loading) : t(job.title)}
      up={<Link to="/audit/jobs">{t(T.up)}</Link>}
      intro={
        job !== undefined &&
        t(T.intro, {
          area,
          when: t(scheduleText(readJobDocument(job.document).schedule)),
          owner: officerName(job.owner),
          version: job.version,
        })
      }
      actions={
        <>
          {job !== undefined && (
            <Link className="quiet-button" to="/audit/jobs/$job_id/change" params={{ job_id: job.id }}>
              {t(T.change)}
            </Link>
          )}
          <Button type="primary" onClick={() => setAsking(true)}>
            {t(T.run)}
          </Button>
        </>
      }
    >
      <Loaded of={query}>
        {(found) => (
          <>
            <DueFailure failure={found.due_failure} />
            <h2>{t(T.words)}</h2>
            <JobWords job={found} />
            <div className="columns">
              <JobRuns job={found} />
              <JobVersions job={found} />
            </div>
            <JobPeriods job={found} />
            {isAsking && <StartRunDialog job={found} onClose={() => setAsking(false)} />}
          </>
        )}
      </Loaded>
    </AuditPage>
  )
}

function JobRuns({ job }: { job: Job }) {
  const t = useT()
  const query = useQuery(latestRunsQuery(job.id))
  return (
    <section className="card">
      <h2>{t(T.runs)}</h2>
      <Loaded of={query}>
        {(runs) =>
          runs.length === 0 ? (
            <p>{t(T.noRuns)}</p>
          ) : (
            <ul className="history">
              {runs.map((run) => (
                <li key={run.id}>
                  <span>
                    <Link to="/audit/runs/$run_id" params={{ run_id: run.id }}>
                      {t(T.oneRun, { n: run.number, asOf: run.as_of, breaks: run.break_count ?? '—' })}
                    </Link>{' '}
                    <StateTag of={RUN_STATES} state={run.state} />
                  </span>
                  <small>
                    {personText(run.asked_by, run.asked_for)} · {momentText(run.asked_at)}
                  </small>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function JobVersions({ job }: { job: Job }) {
  const t = useT()
  const query = useQuery(versionsQuery(job.id))
  return (
    <section className="card">
      <h2>{t(T.versions)}</h2>
      <Loaded of={query}>
        {(versions) => (
          <ol className="history">
            {versions.map((version) => (
              <li key={version.version}>
                <span>
                  <strong>{t(T.version, { n: version.version })}</strong>
                  {t(COLON)}
                  {version.reason ?? t(T.first)}
                </span>
                <small>
                  {personText(version.recorded_by, version.recorded_for)} · {momentText(version.recorded_at)} ·{' '}
                  <span className="mono">{version.rules_sha256.slice(0, 12)}</span>
                </small>
                {version.version !== job.version && (
                  <details>
                    <summary>{t(version.title)}</summary>
                    <JobWords job={version} />
                  </details>
                )}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  )
}
