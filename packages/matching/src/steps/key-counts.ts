import { type Side, SIDES } from '../item.ts'
import { asNumber } from '../session/engine.ts'
import { keyEqualities } from '../session/criteria-sql.ts'
import type { PlannedRule } from '../session/planned-rule.ts'
import type { RunState } from './run-state.ts'

/** How the keys of a rule lie over all rows of the run. */
export type KeyCounts = Readonly<{
  /** Most rows of both sides have a key of their own: at least two keys to three rows. */
  isNearlyUnique: boolean
  /** That can be said of one side at least. */
  isUniqueOnOneSide: boolean
  /** Rows of the largest group of one key, of each side. */
  largest: Readonly<Record<Side, number>>
}>

export async function countKeys({ engine }: RunState, { rule }: PlannedRule): Promise<KeyCounts> {
  const equalities = keyEqualities(rule)
  const counts: { rows: number; groups: number; largest: number }[] = []
  for (const [place, side] of SIDES.entries()) {
    const of = side === 'left' ? 'l' : 'r'
    const columns = equalities.map((equality) => equality[place])
    const [row] = await engine.rows(
      `SELECT coalesce(sum(n), 0)::BIGINT, count(*), coalesce(max(n), 0)
       FROM (SELECT count(*) AS n FROM ${side}_work ${of} WHERE ${columns.map((column) => `${column} IS NOT NULL`).join(' AND ')}
             GROUP BY hash(${columns.join(', ')}))`,
    )
    counts.push({ rows: asNumber(row?.[0]), groups: asNumber(row?.[1]), largest: asNumber(row?.[2]) })
  }
  return {
    isNearlyUnique: counts.every(isUnique),
    isUniqueOnOneSide: counts.some(isUnique),
    largest: { left: counts[0]?.largest ?? 0, right: counts[1]?.largest ?? 0 },
  }
}

const isUnique = ({ rows, groups }: Readonly<{ rows: number; groups: number }>): boolean => groups * 3 >= rows * 2
