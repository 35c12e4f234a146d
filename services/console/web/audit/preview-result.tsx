import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Yuan } from '../parts/money.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Text, useT } from '../shell/language.tsx'
import { AUDIT } from './audit-queries.ts'
import { kindText } from './cases-page.tsx'

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
  match: { zh: '左方第 {left} 行 ↔ 右方第 {right} 行', en: 'left row {left} ↔ right row {right}' },
  first: { zh: '只列前 200 条。', en: 'The first 200 are told.' },
} as const

/** New and lost matches, new and gone breaks; asked again while it is at work. */
export function PreviewResult({ runId, previewId }: { runId: string; previewId: string }) {
  const t = useT()
  const query = useQuery({
    queryKey: [...AUDIT, 'previews', previewId],
    queryFn: () =>
      answer(
        api.reconciliation.GET('/v1/job-runs/{run_id}/previews/{preview_id}', {
          params: { path: { run_id: runId, preview_id: previewId } },
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
                  code: preview.problem.code,
                  title_zh: preview.problem.title.zh,
                  title_en: preview.problem.title.en,
                  detail: preview.problem.detail,
                  status: 422,
                }}
              />
            )
          return preview.result === null ? <p>{t(T.working)}</p> : <Outcome result={readResult(preview.result)} />
        }}
      </Loaded>
    </section>
  )
}

function Outcome({ result }: { result: Result }) {
  const t = useT()
  const rows = [
    { name: T.matches, ...result.matches },
    { name: T.breaks, ...result.breaks },
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
      <Changes title={T.newMatches} of={result.newMatches} />
      <Changes title={T.lostMatches} of={result.lostMatches} />
      <Changes title={T.newBreaks} of={result.newBreaks} />
      <Changes title={T.goneBreaks} of={result.goneBreaks} />
    </>
  )
}

function Changes({ title, of }: { title: Text; of: readonly Change[] }) {
  const t = useT()
  if (of.length === 0) return null
  return (
    <>
      <h3>
        {t(title)}（{of.length}）
      </h3>
      <ul className="plain-list">
        {of.map((change) => (
          <li key={`${change.kind}-${change.number}-${change.left}-${change.right}`}>
            {change.kind === undefined
              ? t(T.match, { left: change.left ?? '—', right: change.right ?? '—' })
              : change.explanation === undefined
                ? kindText(t, change.kind)
                : t(change.explanation)}{' '}
            {change.difference !== undefined && <Yuan yuan={change.difference} />}
          </li>
        ))}
      </ul>
      {of.length >= 200 && <p className="muted">{t(T.first)}</p>}
    </>
  )
}

type Counts = Readonly<{ before: number; after: number; more: number; less: number }>
type Change = Readonly<{
  number: number
  kind?: string
  left?: number
  right?: number
  difference?: string
  explanation?: Text
}>
type Result = Readonly<{
  matches: Counts
  breaks: Counts
  newMatches: readonly Change[]
  lostMatches: readonly Change[]
  newBreaks: readonly Change[]
  goneBreaks: readonly Change[]
}>

/** The service tells it without a shape in its OpenAPI file: here it gets one. */
function readResult(result: Readonly<Record<string, unknown>>): Result {
  return {
    matches: countsOf(result['matches'], 'lost'),
    breaks: countsOf(result['breaks'], 'gone'),
    newMatches: changesOf(result['new_matches']),
    lostMatches: changesOf(result['lost_matches']),
    newBreaks: changesOf(result['new_breaks']),
    goneBreaks: changesOf(result['gone_breaks']),
  }
}

function countsOf(value: unknown, less: string): Counts {
  const counts = value as Readonly<Record<string, number | null>>
  return {
    before: counts['before'] ?? 0,
    after: counts['after'] ?? 0,
    more: counts['new'] ?? 0,
    less: counts[less] ?? 0,
  }
}

const changesOf = (value: unknown): readonly Change[] =>
  (Array.isArray(value) ? (value as Readonly<Record<string, never>>[]) : []).map((each) => ({
    number: each['number'] ?? 0,
    ...(each['kind'] !== undefined && { kind: each['kind'] }),
    ...(each['left_row'] !== undefined && { left: each['left_row'] }),
    ...(each['right_row'] !== undefined && { right: each['right_row'] }),
    ...(each['difference'] !== undefined && { difference: each['difference'] }),
    ...(each['explanation'] !== undefined && { explanation: each['explanation'] }),
  }))
