import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Yuan } from '../parts/money.tsx'
import { useT } from '../shell/language.tsx'
import { type Break, jobQuery, type Run } from './audit-queries.ts'
import { CRITERIA } from './break-words.ts'
import { BreakCandidates } from './break-candidates.tsx'
import { BreakSides } from './break-sides.tsx'
import { useFundName } from '../parts/known-names.ts'
import { readJobDocument } from './rule-document.ts'
import { RuleDemands } from './rule-demands.tsx'
import { readRow, readRows } from './shown-row.ts'
import { traceOf } from './trace-search.ts'

const T = {
  what: { zh: '差异', en: 'The break' },
  fund: { zh: '资金', en: 'Fund' },
  difference: { zh: '差额（右减左）', en: 'Difference (right minus left)' },
  rule: { zh: '最接近的规则', en: 'The nearest rule' },
  failed: { zh: '未通过的条件', en: 'What it did not meet' },
  noRule: { zh: '没有一条规则接近。', en: 'No rule came near.' },
  settled: { zh: '已由人工匹配处理。', en: 'Settled by a match by hand.' },
  trace: { zh: '追溯这笔钱', en: 'Trace this money' },
} as const

export type BreakViewProps = Readonly<{ found: Break; run: Pick<Run, 'id' | 'job_id'> }>

/** Both rows of a break side by side, what they differ by, and which demand of which rule was not met. */
export function BreakView({ found, run }: BreakViewProps) {
  const t = useT()
  const fundName = useFundName()
  const job = useQuery(jobQuery(run.job_id)).data
  const rules = job === undefined ? undefined : readJobDocument(job.document).rules
  const rule = rules?.rules.find(({ id }) => id === found.rule)
  const left = readRow(found.left)
  const right = readRow(found.right)
  const trace = traceOf(left) ?? traceOf(right)
  const failed = found.failed === null ? undefined : CRITERIA[found.failed]
  return (
    <>
      <section className="card" aria-label={t(T.what)}>
        <p className="break-sentence">{t(found.explanation)}</p>
        <dl className="facts">
          {found.fund !== null && (
            <>
              <dt>{t(T.fund)}</dt>
              <dd>{fundName(found.fund)}</dd>
            </>
          )}
          <dt>{t(T.difference)}</dt>
          <dd>
            <strong>
              <Yuan yuan={found.difference} />
            </strong>
          </dd>
          {failed !== undefined && (
            <>
              <dt>{t(T.failed)}</dt>
              <dd className="tone-bad">
                <strong>{t(failed)}</strong>
              </dd>
            </>
          )}
        </dl>
        {found.settled !== null && <p className="notice notice-good">{t(T.settled)}</p>}
        {trace !== undefined && (
          <p>
            <Link to="/audit/trace" search={trace}>
              {t(T.trace)}
            </Link>
          </p>
        )}
      </section>
      <BreakSides
        compared={{ left, right, kind: found.kind, failed: found.failed, detail: found.detail, rule }}
        difference={found.difference}
        leftName={rules?.left.name}
        rightName={rules?.right.name}
      />
      {rules !== undefined && (
        <section className="card">
          <h2>{t(T.rule)}</h2>
          {rule === undefined ? <p>{t(T.noRule)}</p> : <RuleDemands rule={rule} failed={found.failed} />}
        </section>
      )}
      <BreakCandidates candidates={readRows(found.candidates)} related={readRows(found.related['items'])} />
    </>
  )
}
