import { comparedSql, type Equality } from '../session/criteria-sql.ts'
import { asNumber, asText } from '../session/engine.ts'
import type { PlannedRule } from '../session/planned-rule.ts'
import type { KeyCounts } from './key-counts.ts'
import type { RunState } from './run-state.ts'

/**
 * A crowd: more than 64 rows on both sides that agree in all that must be equal, 500.00 to every household of a county on one day. Holding each
 * to each would cost the square of it. Where the key identifies, rows of a crowd that are equal in everything are paired in order; else they are
 * ambiguous, which is said. Tells whether there is any: their rows stand in `crowded_rows`.
 */
export async function matchCrowds(
  state: RunState,
  planned: PlannedRule,
  {
    equalities,
    same,
    largest,
  }: Readonly<{ equalities: readonly Equality[]; same: readonly Equality[]; largest: KeyCounts['largest'] | null }>,
): Promise<boolean> {
  if (largest !== null && Math.min(largest.left, largest.right) <= CROWD_ROWS) return false
  const all = [...equalities, ...same]
  if (all.length === 0) return false

  const { engine, open } = state
  const hashOf = (place: 0 | 1): string => `hash(${all.map((equality) => equality[place]).join(', ')})`
  const present = (place: 0 | 1): string =>
    ['true', ...equalities.map((equality) => `${equality[place]} IS NOT NULL`)].join(' AND ')
  const groups = (place: 0 | 1): string =>
    `SELECT ${hashOf(place)} AS crowd FROM ${place === 0 ? `${open.left} l` : `${open.right} r`} WHERE ${present(place)}
     GROUP BY 1 HAVING count(*) > ${CROWD_ROWS}`
  await engine.run(
    `CREATE OR REPLACE TABLE crowds AS SELECT crowd FROM (${groups(0)}) SEMI JOIN (${groups(1)}) USING (crowd)`,
  )
  const [count] = await engine.rows('SELECT count(*) FROM crowds')
  if (asNumber(count?.[0]) === 0) return false

  await engine.run(
    `CREATE OR REPLACE TABLE crowded_rows AS
     SELECT ${hashOf(0)} AS crowd, l.row AS lrow, NULL::INTEGER AS rrow FROM ${open.left} l WHERE ${present(0)} AND ${hashOf(0)} IN (FROM crowds)
     UNION ALL
     SELECT ${hashOf(1)}, NULL, r.row FROM ${open.right} r WHERE ${present(1)} AND ${hashOf(1)} IN (FROM crowds)`,
  )
  if (planned.evidence === 'identifying') await pairInOrder(state, planned, all)
  else await callAmbiguous(state, planned)
  return true
}

const CROWD_ROWS = 64

/** Equal in the keys, in what is compared and, where the rule has a window, in the day: the n-th left goes with the n-th right. */
async function pairInOrder(
  { engine, open }: RunState,
  { index, rule }: PlannedRule,
  all: readonly Equality[],
): Promise<void> {
  const compared = [
    ...all,
    ...(rule.compare ?? []).map(comparedSql),
    ...(rule.date === undefined ? [] : [['l.day', 'r.day'] as const]),
    ['l.amount', 'r.amount'] as const,
  ]
  const ranked = (place: 0 | 1): string => {
    const of = place === 0 ? 'l' : 'r'
    const columns = compared.map((equality) => equality[place])
    return `SELECT ${of}.row, ${of}.content, ${columns.map((column, at) => `${column} AS e${at}`).join(', ')},
      row_number() OVER (PARTITION BY ${columns.join(', ')} ORDER BY ${of}.day, ${of}.content, ${of}.row) AS place
      FROM ${place === 0 ? open.left : open.right} ${of} WHERE ${of}.row IN (SELECT ${of}row FROM crowded_rows WHERE ${of}row IS NOT NULL)`
  }
  const agree = compared.map((_, at) => `a.e${at} IS NOT DISTINCT FROM b.e${at}`).join(' AND ')
  await engine.run(
    `INSERT INTO match_lines SELECT a.row, ${index}, a.row, b.row, 0, hash(a.content, b.content)
     FROM (${ranked(0)}) a JOIN (${ranked(1)}) b ON a.place = b.place AND ${agree}`,
  )
}

async function callAmbiguous(state: RunState, { index }: PlannedRule): Promise<void> {
  for await (const page of state.engine.pages(
    `SELECT string_agg(lrow::VARCHAR, ' ' ORDER BY lrow), string_agg(rrow::VARCHAR, ' ' ORDER BY rrow) FROM crowded_rows GROUP BY crowd`,
  ))
    for (const [left, right] of page) {
      state.bounded += 1
      state.ambiguous.push({ rule: index, left: rowsOf(asText(left)), right: rowsOf(asText(right)), isBounded: true })
    }
}

export const rowsOf = (list: string): number[] => (list === '' ? [] : list.split(' ').map(Number))
