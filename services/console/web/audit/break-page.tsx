import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Loaded } from '../parts/loaded.tsx'
import { usePathPart } from '../parts/view.ts'
import { useT } from '../shell/language.tsx'
import { AuditPage } from './audit-page.tsx'
import { type Break, breakQuery, type Run, runQuery } from './audit-queries.ts'
import { BreakView } from './break-view.tsx'
import { CasePanel } from './case-panel.tsx'
import { ClearBreak } from './clear-break.tsx'
import { MatchByHand } from './match-by-hand.tsx'

const T = {
  title: { zh: '{kind} · 第 {n} 号差异', en: '{kind} · break {n}' },
  loading: { zh: '差异', en: 'Break' },
  run: { zh: '第 {n} 轮核对', en: 'Run {n}' },
  before: { zh: '上一条', en: 'The one before' },
  after: { zh: '下一条', en: 'The next one' },
  none: { zh: '本轮没有这条差异。', en: 'The run has no such break.' },
} as const

/** One break of a run: both rows, the rule, and the case that it is. */
export function BreakPage() {
  const t = useT()
  const runId = usePathPart('run_id')
  const number = Number(usePathPart('number'))
  const run = useQuery(runQuery(runId))
  const found = useQuery(breakQuery(runId, number))
  const title =
    found.data === undefined || found.data === null
      ? t(T.loading)
      : t(T.title, { kind: t(found.data.title), n: number })
  return (
    <AuditPage
      key={number}
      title={title}
      up={
        <Link to="/audit/runs/$run_id" params={{ run_id: runId }}>
          {t(T.run, { n: run.data?.number ?? '' })}
        </Link>
      }
      actions={<Neighbours runId={runId} number={number} />}
    >
      <Loaded of={run}>
        {(ofRun) => (
          <Loaded of={found}>
            {(one) => (one === null ? <p>{t(T.none)}</p> : <WholeBreak run={ofRun} found={one} />)}
          </Loaded>
        )}
      </Loaded>
    </AuditPage>
  )
}

function WholeBreak({ run, found }: { run: Run; found: Break }) {
  return (
    <>
      <BreakView found={found} run={run} />
      {found.case !== null && <CasePanel caseId={found.case.id} />}
      <MatchByHand run={run} found={found} />
      <ClearBreak runId={run.id} number={found.number} />
    </>
  )
}

function Neighbours({ runId, number }: { runId: string; number: number }) {
  const t = useT()
  const next = useQuery(breakQuery(runId, number + 1)).data
  const to = '/audit/runs/$run_id/breaks/$number'
  return (
    <>
      {number > 1 && (
        <Link className="quiet-button" to={to} params={{ run_id: runId, number: String(number - 1) }}>
          {t(T.before)}
        </Link>
      )}
      {next !== null && next !== undefined && (
        <Link className="quiet-button" to={to} params={{ run_id: runId, number: String(number + 1) }}>
          {t(T.after)}
        </Link>
      )}
    </>
  )
}
