import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../api/client.ts'
import { momentText } from '../parts/day.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { Ageing } from './ageing.tsx'
import { AuditPage } from './audit-page.tsx'
import { AUDIT, comparisonQuery, jobsQuery, latestRunsQuery } from './audit-queries.ts'
import { CASE_STATES } from './case-words.ts'
import { CaseCards, FindingCards } from './desk-cards.tsx'
import { kindText } from './cases-page.tsx'
import { useFundName } from '../parts/known-names.ts'
import { RUN_STATES } from './run-words.ts'
import { COLON } from './own-words.ts'

const T = {
  title: { zh: '审计工作台', en: 'Audit desk' },
  check: { zh: '核对银行对账单', en: 'Check a bank statement' },
  checkText: { zh: '拖入对账单，与总账逐笔核对', en: 'Drop it, and compare it with the ledger' },
  compared: { zh: '专户核对发现的差异', en: 'Found by comparing the accounts' },
  comparedNone: { zh: '还没有核对过。', en: 'Nothing was compared yet.' },
  comparedText: {
    zh: '第 {n} 轮（{at}）：{lines} 行流水，{breaks} 处差异',
    en: 'Run {n} ({at}): {lines} lines, {breaks} break(s)',
  },
  all: { zh: '查看全部', en: 'See all' },
  runs: { zh: '最近的核对', en: 'Latest runs' },
  noRuns: { zh: '任务还没有运行过。', en: 'No job has run yet.' },
  run: { zh: '{job} 第 {n} 轮，{breaks} 处差异', en: '{job}, run {n}: {breaks} break(s)' },
  cases: { zh: '等您处理', en: 'Waiting' },
  noCases: { zh: '没有待处理的差异。', en: 'There is none.' },
} as const

const SHOWN = 8

/** What waits for an auditor, and where to begin. */
export function DeskPage() {
  const t = useT()
  return (
    <AuditPage title={t(T.title)}>
      <div className="figures">
        <Link to="/audit/check">
          <strong>{t(T.check)}</strong>
          <span className="figure-name">{t(T.checkText)}</span>
        </Link>
        <CaseCards />
        <FindingCards />
      </div>
      <div className="columns">
        <LatestComparison />
        <Ageing />
        <LatestRuns />
        <OpenCases />
      </div>
    </AuditPage>
  )
}

const openCasesQuery = {
  queryKey: [...AUDIT, 'cases', 'desk'],
  queryFn: async () =>
    (await answer(api.reconciliation.GET('/v1/cases', { params: { query: { state: 'open', limit: 1000 } } }))).cases,
}

function LatestComparison() {
  const t = useT()
  const query = useQuery({
    queryKey: [...AUDIT, 'comparisons', 'latest'],
    queryFn: async () => (await answer(api.reconciliation.GET('/v1/runs', { params: { query: { limit: 3 } } }))).runs,
  })
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t(T.compared)}</h2>
        <Link to="/audit/comparisons">{t(T.all)}</Link>
      </div>
      <Loaded of={query}>
        {(runs) =>
          runs.length === 0 ? (
            <p>{t(T.comparedNone)}</p>
          ) : (
            <ul className="history">
              {runs.map((run) => (
                <li key={run.id}>
                  <Link to="/audit/comparisons/$run_id" params={{ run_id: run.id }}>
                    {t(T.comparedText, {
                      n: run.number,
                      at: momentText(run.made_at),
                      lines: run.lines,
                      breaks: run.break_count,
                    })}
                  </Link>
                  {run.id === runs[0]?.id && run.break_count > 0 && <FirstBreaks runId={run.id} />}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

/** What the newest comparison found, in words: a wrong bank line is seen before anything is clicked. */
function FirstBreaks({ runId }: { runId: string }) {
  const t = useT()
  const { data } = useQuery(comparisonQuery(runId))
  return (
    <ul className="plain-list">
      {(data?.breaks ?? []).slice(0, SHOWN).map((found) => (
        <li key={found.ordinal}>
          <Link to="/audit/comparisons/$run_id" params={{ run_id: runId }} hash={`break-${found.ordinal}`}>
            {t(found.explanation)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function LatestRuns() {
  const t = useT()
  const query = useQuery(latestRunsQuery())
  const jobs = useQuery(jobsQuery).data ?? []
  const nameOf = (id: string): string => {
    const job = jobs.find((each) => each.id === id)
    return job === undefined ? id : t(job.title)
  }
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t(T.runs)}</h2>
        <Link to="/audit/runs">{t(T.all)}</Link>
      </div>
      <Loaded of={query}>
        {(runs) =>
          runs.length === 0 ? (
            <p>{t(T.noRuns)}</p>
          ) : (
            <ul className="history">
              {runs.slice(0, SHOWN).map((run) => (
                <li key={run.id}>
                  <span>
                    <Link to="/audit/runs/$run_id" params={{ run_id: run.id }}>
                      {t(T.run, { job: nameOf(run.job_id), n: run.number, breaks: run.break_count ?? '—' })}
                    </Link>{' '}
                    <StateTag of={RUN_STATES} state={run.state} />
                  </span>
                  <small>{momentText(run.asked_at)}</small>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function OpenCases() {
  const t = useT()
  const { subject } = useOfficer()
  const fundName = useFundName()
  const query = useQuery(openCasesQuery)
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t(T.cases)}</h2>
        <Link to="/audit/cases" search={{ state: 'open' }}>
          {t(T.all)}
        </Link>
      </div>
      <Loaded of={query}>
        {(cases) =>
          cases.length === 0 ? (
            <p>{t(T.noCases)}</p>
          ) : (
            <ul className="history">
              {cases
                .toSorted(
                  (a, b) => Number(b.owner === subject) - Number(a.owner === subject) || b.age_days - a.age_days,
                )
                .slice(0, SHOWN)
                .map((each) => (
                  <li key={each.id}>
                    <span>
                      <Link to="/audit/cases/$case_id" params={{ case_id: each.id }}>
                        {kindText(t, each.kind)}
                        {t(COLON)}
                        <Yuan yuan={each.difference} />
                      </Link>{' '}
                      <StateTag of={CASE_STATES} state={each.state} />
                    </span>
                    <small>{fundName(each.fund)}</small>
                  </li>
                ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
