import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Loaded } from '../parts/loaded.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { usePathPart, useView } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { jobQuery, type Run, runQuery } from './audit-queries.ts'
import { personText } from './person-names.ts'
import { RunBreaks } from './run-breaks.tsx'
import { RunChanges } from './run-changes.tsx'
import { RunFigures } from './run-figures.tsx'
import { RunInputs } from './run-inputs.tsx'
import { RunMatches } from './run-matches.tsx'
import { RunPapers } from './run-papers.tsx'
import { RunProgress } from './run-progress.tsx'
import { RunSamples } from './run-samples.tsx'
import { RUN_STATES } from './run-words.ts'
import { ViewTabs } from './view-tabs.tsx'

const T = {
  title: { zh: '{job} · 第 {n} 轮', en: '{job} · run {n}' },
  loading: { zh: '核对轮次', en: 'Run' },
  runs: { zh: '核对轮次', en: 'Runs' },
  days: { zh: '截至 {asOf}；{who} 发起', en: 'up to {asOf}; asked for by {who}' },
  preview: { zh: '试算其他规则', en: 'Try other rules' },
  parts: { zh: '本轮内容', en: 'Parts of the run' },
} as const

const TABS = [
  { name: 'breaks', text: { zh: '差异', en: 'Breaks' } },
  { name: 'matches', text: { zh: '匹配', en: 'Matches' } },
  { name: 'changes', text: { zh: '人工处理', en: 'By hand' } },
  { name: 'samples', text: { zh: '抽样', en: 'Samples' } },
  { name: 'inputs', text: { zh: '双方数据与规则', en: 'Inputs and rules' } },
] as const

export function RunPage() {
  const t = useT()
  const query = useQuery(runQuery(usePathPart('run_id')))
  const job = useQuery({ ...jobQuery(query.data?.job_id ?? ''), enabled: query.data !== undefined }).data
  const run = query.data
  const title =
    run === undefined ? t(T.loading) : t(T.title, { job: job === undefined ? run.job_id : t(job.title), n: run.number })
  return (
    <AuditPage
      title={title}
      up={<Link to="/audit/runs">{t(T.runs)}</Link>}
      intro={
        run !== undefined && (
          <>
            <StateTag of={RUN_STATES} state={run.state} />{' '}
            {t(T.days, { asOf: run.as_of, who: personText(run.asked_by, run.asked_for) })}
          </>
        )
      }
      actions={
        run?.state === 'completed' && (
          <>
            <Link className="quiet-button" to="/audit/runs/$run_id/preview" params={{ run_id: run.id }}>
              {t(T.preview)}
            </Link>
            <RunPapers run={run} />
          </>
        )
      }
    >
      <Loaded of={query}>
        {(found) => (found.state === 'completed' ? <CompletedRun run={found} /> : <RunProgress run={found} />)}
      </Loaded>
    </AuditPage>
  )
}

function CompletedRun({ run }: { run: Run }) {
  const t = useT()
  const [view, setView] = useView({ tab: 'breaks' })
  return (
    <>
      <RunFigures run={run} />
      <ViewTabs
        label={t(T.parts)}
        tabs={TABS}
        chosen={view.tab}
        onChoose={(tab) => setView({ tab }, { isStep: true })}
        panelId="run-part"
      />
      <div id="run-part" role="tabpanel" className="page">
        {view.tab === 'matches' && <RunMatches run={run} />}
        {view.tab === 'changes' && <RunChanges run={run} />}
        {view.tab === 'samples' && <RunSamples run={run} />}
        {view.tab === 'inputs' && <RunInputs run={run} />}
        {view.tab === 'breaks' && <RunBreaks run={run} />}
      </div>
    </>
  )
}
