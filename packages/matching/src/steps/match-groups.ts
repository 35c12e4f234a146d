import type { Side } from '../item.ts'
import { amountSql, comparedSql, dateSql, type Equality, keyEqualities } from '../session/criteria-sql.ts'
import { asNumber } from '../session/engine.ts'
import type { PlannedRule } from '../session/planned-rule.ts'
import { closeMatched, type RunState } from './run-state.ts'

/**
 * Whole groups by key: all open rows of a key on the side of the many, and one row (or all) of the key on the other. They match when the sum
 * does, every member lies in the window and says the same in what is compared. Of several rows that could be the one, the earliest is; where
 * none is, all of them may be: a bank that pays a batch in two lines. Those come to the sum to the fen, whatever the rule tolerates.
 */
export async function matchGroups(state: RunState, planned: PlannedRule): Promise<number> {
  const one = oneSideOf(planned.rule)
  const made = await matchWhole(state, planned, one)
  return one === null ? made : made + (await matchWhole(state, planned, null))
}

const oneSideOf = ({ kind }: PlannedRule['rule']): Side | null =>
  kind === 'one_to_many' ? 'left' : kind === 'many_to_one' ? 'right' : null

/** `single`: the side whose rows stand alone; null where both are taken as groups. */
async function matchWhole(state: RunState, planned: PlannedRule, single: Side | null): Promise<number> {
  const { engine, open } = state
  const { rule, index } = planned
  const keys = keyEqualities(rule)
  const source = (side: Side): string => sideSql({ side, keys, rule, open: open[side], isSingle: side === single })
  const split = single === null ? oneSideOf(rule) : null
  const conditions = [
    ...keys.map((_, at) => `l.key${at} = r.key${at}`),
    ...(split === null
      ? [amountSql(rule, 'l.amount', 'r.amount')]
      : // What goes out and comes back in part is no payment in two lines.
        ['l.amount = r.amount', `${split === 'left' ? 'l' : 'r'}.is_one_way`]),
    ...(rule.date === undefined
      ? []
      : [
          `l.undated = 0 AND r.undated = 0 AND ${dateSql(rule.date, ['l.first_', 'l.last_'], ['r.first_', 'r.last_'])}`,
        ]),
    ...(rule.compare ?? []).map((compared, at) => {
      const same = `(l.c${at} IS NOT DISTINCT FROM r.c${at} AND l.d${at} AND r.d${at})`
      return compared.absent === 'agrees'
        ? `((l.c${at} IS NULL OR r.c${at} IS NULL OR l.c${at} = r.c${at}) AND l.s${at} AND r.s${at})`
        : same
    }),
  ]
  await engine.run(
    `CREATE OR REPLACE TABLE groups AS
     SELECT l.row AS lfirst, r.row AS rfirst, r.amount - l.amount AS diff, hash(l.content, r.content) AS content, l.members AS lmembers, r.members AS rmembers
     FROM (${source('left')}) l JOIN (${source('right')}) r ON ${conditions.join(' AND ')}
     QUALIFY row_number() OVER (PARTITION BY ${keys.map((_, at) => `l.key${at}`).join(', ')}
       ORDER BY l.first_day, l.content, l.row, r.first_day, r.content, r.row) = 1`,
  )
  state.check()
  const [count] = await engine.rows('SELECT count(*) FROM groups')
  const made = asNumber(count?.[0])
  if (made === 0) return 0
  await insertGroups(state, index)
  await closeMatched(state, index)
  return made
}

/** From `groups`: members are lists of rows in order; the n-th line of a match has its n-th left and n-th right row. */
export async function insertGroups({ engine }: RunState, index: number): Promise<void> {
  await engine.run(
    `INSERT INTO match_lines
     SELECT lmembers[1], ${index}, lmembers[nth], rmembers[nth], CASE WHEN nth = 1 THEN diff ELSE 0 END, CASE WHEN nth = 1 THEN content ELSE 0 END
     FROM (SELECT *, unnest(range(1, greatest(len(lmembers), len(rmembers)) + 1)) AS nth FROM groups)`,
  )
}

type SideTerms = Readonly<{
  side: Side
  keys: readonly Equality[]
  rule: PlannedRule['rule']
  open: string
  isSingle: boolean
}>

/** The rows, or the groups, of one side in one shape: amount, first and last day, what is compared, members. */
function sideSql({ side, keys, rule, open, isSingle }: SideTerms): string {
  const [of, place] = side === 'left' ? (['l', 0] as const) : (['r', 1] as const)
  const columns = keys.map((equality) => equality[place])
  const present = columns.map((column) => `${column} IS NOT NULL`).join(' AND ')
  const compared = (rule.compare ?? []).map((one) => comparedSql(one)[place])
  const named = columns.map((column, at) => `${column} AS key${at}`).join(', ')
  if (isSingle)
    return `SELECT ${named}, ${of}.row, ${of}.amount, ${of}.day AS first_day, ${of}.day AS last_day, ${of}.workday AS first_workday,
      ${of}.workday AS last_workday, (${of}.day IS NULL)::INTEGER AS undated, ${of}.content, [${of}.row] AS members
      ${compared.map((column, at) => `, ${column} AS c${at}, true AS d${at}, true AS s${at}`).join('')}
      FROM ${open} ${of} WHERE ${present}`
  // d: all members say the same, or none says anything; s: those that say anything say the same.
  return `SELECT ${named}, min(${of}.row) AS row, sum(${of}.amount)::HUGEINT AS amount, min(${of}.day) AS first_day, max(${of}.day) AS last_day,
    min(sign(${of}.amount)) = max(sign(${of}.amount)) AS is_one_way, min(${of}.workday) AS first_workday, max(${of}.workday) AS last_workday, count(*) FILTER (WHERE ${of}.day IS NULL) AS undated,
    hash(sum(${of}.content)) AS content, list(${of}.row ORDER BY ${of}.row) AS members
    ${compared
      .map(
        (column, at) => `, min(${column}) AS c${at},
        min(${column}) IS NOT DISTINCT FROM max(${column}) AND count(${column}) IN (0, count(*)) AS d${at},
        min(${column}) IS NOT DISTINCT FROM max(${column}) AS s${at}`,
      )
      .join('')}
    FROM ${open} ${of} WHERE ${present} GROUP BY ${columns.join(', ')}`
}
