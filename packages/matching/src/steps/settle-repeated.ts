import { keyEqualities } from '../session/criteria-sql.ts'
import type { PlannedRule } from '../session/planned-rule.ts'
import { asNumber } from '../session/engine.ts'
import type { KeyCounts } from './key-counts.ts'
import type { RunState } from './run-state.ts'

/**
 * One reference, one amount, twice in the book and twice at the bank: both sides agree, and the money has gone out twice. Where a rule says that
 * its keys name one record, the earliest pair is the match and every further one a duplicate with both of its rows. Another amount under the
 * key is an instalment, and stays matched.
 */
export async function settleRepeated(state: RunState, counts: ReadonlyMap<string, KeyCounts>): Promise<void> {
  const bySignature = Map.groupBy(
    state.rules.filter(({ rule }) => rule.kind === 'one_to_one' && rule.identifies === true),
    ({ keySignature }) => keySignature,
  )
  for (const [signature, rules] of bySignature) {
    const largest = counts.get(signature)?.largest
    if (largest === undefined || Math.min(largest.left, largest.right) < 2) continue
    const [first] = rules
    if (first !== undefined) await settleRepeatedKey(state, first, rules)
  }
}

async function settleRepeatedKey(
  { engine, work }: RunState,
  { rule }: PlannedRule,
  rules: readonly PlannedRule[],
): Promise<void> {
  const keys = keyEqualities(rule).map(([left]) => left)
  const present = keys.map((key) => `${key} IS NOT NULL`).join(' AND ')
  const ofRules = `rule IN (${rules.map(({ index }) => index).join(', ')})`
  const often = `SELECT unnest(list(l.row)) AS row FROM left_work l WHERE ${present} GROUP BY hash(${keys.join(', ')}) HAVING count(*) > 1`
  await engine.run(
    `CREATE OR REPLACE TABLE repeated AS SELECT * FROM (
       SELECT m.lrow, m.rrow, m.diff, m.rule, m.content, row_number() OVER same AS place,
              first_value(m.lrow) OVER same AS lfirst, first_value(m.rrow) OVER same AS rfirst
       FROM match_lines m JOIN (${work('left', `SELECT row FROM (${often}) o SEMI JOIN match_lines k ON k.lrow = o.row AND k.${ofRules}`)}) l ON l.row = m.lrow
       WHERE m.${ofRules}
       WINDOW same AS (PARTITION BY ${keys.join(', ')}, l.amount ORDER BY l.day, l.content, m.content, m.lrow)
     ) WHERE place > 1`,
  )
  const [count] = await engine.rows('SELECT count(*) FROM repeated')
  if (asNumber(count?.[0]) === 0) return
  await engine.run(
    `INSERT INTO findings
     SELECT 'duplicate', lrow, rrow, diff, rule, 'unique', '{"both_sides":"true"}', lfirst::VARCHAR, rfirst::VARCHAR, hash(content) FROM repeated`,
  )
  await engine.run(`DELETE FROM match_lines WHERE ${ofRules} AND lrow IN (SELECT lrow FROM repeated)`)
  await engine.run(`INSERT INTO broken SELECT 'left', lrow FROM repeated UNION ALL SELECT 'right', rrow FROM repeated`)
}
