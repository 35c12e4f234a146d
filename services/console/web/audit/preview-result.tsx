import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { useT } from '../shell/language.tsx'
import { AUDIT, type Run } from './audit-queries.ts'
import { BreakChanges, MatchChanges } from './preview-changes.tsx'
import { type Outcome, readOutcome } from './preview-outcome.ts'

const T = {
  title: { zh: '试算结果', en: 'What it would give' },
  working: { zh: '正在试算…', en: 'Trying…' },
  was: { zh: '现行', en: 'now' },
  would: { zh: '试算', en: 'tried' },
  matches: { zh: '匹配', en: 'Matches' },
  breaks: { zh: '差异', en: 'Breaks' },
  more: { zh: '新增', en: 'New' },
  less: { zh: '减少', en: 'Gone' },
  same: { zh: '结果与现行规则完全相同。', en: 'Exactly as now.' },
  newMatches: { zh: '新增的匹配', en: 'New matches' },
  lostMatches: { zh: '失去的匹配', en: 'Lost matches' },
  newBreaks: { zh: '新增的差异', en: 'New breaks' },
  goneBreaks: { zh: '消失的差异', en: 'Breaks that go' },
} as const

/** New and lost matches, new and gone breaks; asked again while it is at work. */
export function PreviewResult({ run, previewId }: { run: Run; previewId: string }) {
  const t = useT()
  const query = useQuery({
    queryKey: [...AUDIT, 'previews', previewId],
    queryFn: () =>
      answer(
        api.reconciliation.GET('/v1/job-runs/{run_id}/previews/{preview_id}', {
          params: { path: { run_id: run.id, preview_id: previewId } },
        }),
      ),
    refetchInterval: ({ state: { data } }) => (data?.state === 'queued' || data?.state === 'running' ? 1_000 : false),
  })
  return (
    <section className="card" aria-live="polite">
      <h2>{t(T.title)}</h2>
      <Loaded of={query}>
        {(preview) => {
          if (preview.problem !== null)
            return (
              <ProblemNotice
                problem={{
                  ...preview.problem.values,
                  code: preview.problem.code,
                  title_zh: preview.problem.title.zh,
                  title_en: preview.problem.title.en,
                  detail: preview.problem.detail,
                  status: 422,
                }}
              />
            )
          return preview.result === null ? (
            <p>{t(T.working)}</p>
          ) : (
            <WhatChanges outcome={readOutcome(preview.result)} run={run} />
          )
        }}
      </Loaded>
    </section>
  )
}

function WhatChanges({ outcome, run }: { outcome: Outcome; run: Run }) {
  const t = useT()
  const rows = [
    { name: T.matches, ...outcome.matches },
    { name: T.breaks, ...outcome.breaks },
  ]
  const isSame = rows.every(({ more, less }) => more === 0 && less === 0)
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col" />
            {[T.was, T.would, T.more, T.less].map((head) => (
              <th key={head.en} scope="col" className="figure">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, after, more, less }) => (
            <tr key={name.en}>
              <th scope="row">{t(name)}</th>
              {[before, after, more, less].map((count, place) => (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={place} className="figure">
                  {count}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isSame && <p className="notice notice-good">{t(T.same)}</p>}
      <MatchChanges title={T.newMatches} count={outcome.matches.more} of={outcome.newMatches} run={run} />
      <MatchChanges title={T.lostMatches} count={outcome.matches.less} of={outcome.lostMatches} run={run} />
      <BreakChanges title={T.newBreaks} count={outcome.breaks.more} of={outcome.newBreaks} />
      <BreakChanges title={T.goneBreaks} count={outcome.breaks.less} of={outcome.goneBreaks} run={run} />
    </>
  )
}
