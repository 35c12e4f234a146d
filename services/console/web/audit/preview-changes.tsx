import { Link } from '@tanstack/react-router'
import { Yuan } from '../parts/money.tsx'
import { type Text, useT } from '../shell/language.tsx'
import type { Run } from './audit-queries.ts'
import { kindText } from './cases-page.tsx'
import { COLON } from './own-words.ts'
import type { BreakChange, MatchChange } from './preview-outcome.ts'
import type { ShownRow } from './break-table.ts'

const T = {
  title: { zh: '{title}（{n}）', en: '{title} ({n})' },
  side: { zh: '方', en: 'Side' },
  left: { zh: '左方', en: 'left' },
  right: { zh: '右方', en: 'right' },
  match: { zh: '匹配', en: 'Match' },
  row: { zh: '行号', en: 'Row' },
  id: { zh: '编号', en: 'Number' },
  day: { zh: '日期', en: 'Day' },
  amount: { zh: '金额（元）', en: 'Amount (yuan)' },
  first: { zh: '只列前 200 行，其余计入上表。', en: 'The first 200 rows are told; the figures above count all.' },
  break: { zh: '差异 {n}', en: 'break {n}' },
} as const

const SHOWN_MAX = 200

type MatchChangesProps = Readonly<{ title: Text; count: number; of: readonly MatchChange[]; run: Run }>

/** Matches that come or go, row by row; each row leads to where it stands in its list. */
export function MatchChanges({ title, count, of, run }: MatchChangesProps) {
  const t = useT()
  if (of.length === 0) return null
  return (
    <section>
      <h3>{t(T.title, { title: t(title), n: count })}</h3>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t(title)}>
        <table className="plain-table">
          <thead>
            <tr>
              {[T.match, T.side, T.row, T.id, T.day].map((head) => (
                <th key={head.en} scope="col">
                  {t(head)}
                </th>
              ))}
              <th scope="col" className="figure">
                {t(T.amount)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rowsOf(of).map(({ number, side, row, item }) => (
              <tr key={`${number}-${side}-${row}`}>
                <td>{number}</td>
                <td>{t(T[side])}</td>
                <td>
                  <RowLink run={run} side={side} row={row} />
                </td>
                <td className="mono">{item?.fields['reference'] ?? item?.id ?? ''}</td>
                <td>{item?.on ?? '—'}</td>
                <td className="figure">{item === null ? '' : <Yuan yuan={item.amount} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {of.length >= SHOWN_MAX && <p className="muted">{t(T.first)}</p>}
    </section>
  )
}

type BreakChangesProps = Readonly<{
  title: Text
  count: number
  of: readonly BreakChange[]
  /** Breaks that the run has lead to their pages; what is only tried has none. */
  run?: Run
}>

export function BreakChanges({ title, count, of, run }: BreakChangesProps) {
  const t = useT()
  if (of.length === 0) return null
  return (
    <section>
      <h3>{t(T.title, { title: t(title), n: count })}</h3>
      <ul className="plain-list">
        {of.map((change) => (
          <li key={change.number}>
            {run === undefined ? null : (
              <>
                <Link
                  to="/audit/runs/$run_id/breaks/$number"
                  params={{ run_id: run.id, number: String(change.number) }}
                >
                  {t(T.break, { n: change.number })}
                </Link>
                {t(COLON)}
              </>
            )}
            {change.explanation === undefined ? kindText(t, change.kind) : t(change.explanation)}{' '}
            <Yuan yuan={change.difference} />
          </li>
        ))}
      </ul>
      {of.length >= SHOWN_MAX && <p className="muted">{t(T.first)}</p>}
    </section>
  )
}

function RowLink({ run, side, row }: { run: Run; side: 'left' | 'right'; row: number }) {
  const input = run.inputs.find((each) => each.side === side)
  if (input === undefined) return <>{row}</>
  return (
    <Link to="/audit/datasets/$dataset_id" params={{ dataset_id: input.dataset_id }} search={{ row: String(row) }}>
      {row}
    </Link>
  )
}

type ChangedRow = Readonly<{ number: number; side: 'left' | 'right'; row: number; item: ShownRow | null }>

/** A row of several lines of a match is told once. */
function rowsOf(changes: readonly MatchChange[]): readonly ChangedRow[] {
  const seen = new Map<string, ChangedRow>()
  for (const change of changes)
    for (const side of ['left', 'right'] as const) {
      const row = change[`${side}Row`]
      if (row !== null)
        seen.set(`${change.number} ${side} ${row}`, { number: change.number, side, row, item: change[side] })
    }
  return [...seen.values()]
}
