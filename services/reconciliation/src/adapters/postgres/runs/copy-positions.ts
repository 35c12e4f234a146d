import type { Transaction } from '@fundtrace/database'

/**
 * Up to which event each topic's copies go, in all and for each of these funds: the consumers' own record of what they took in. Of all
 * funds together only counts and the highest number are told, which is enough to tell two states of the copies apart.
 */
export async function readPositionsOf(trx: Transaction, funds: readonly string[] | null): Promise<object[]> {
  const { rows } = await trx.raw<{ rows: object[] }>(
    `SELECT consumer, source, CASE WHEN :funds::text[] IS NULL THEN NULL ELSE key END AS fund, count(*)::text AS events, max(sequence)::text AS sequence
       FROM consumed_events WHERE :funds::text[] IS NULL OR key = ANY (:funds::text[])
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    { funds: funds === null ? null : [...funds] },
  )
  return rows
}
