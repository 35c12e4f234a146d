import type { Database } from '@fundtrace/database'

/** Pending holds of these shards whose time is over, the longest over first. */
export async function findHoldsOver(
  db: Database,
  shards: readonly number[],
  limit: number,
): Promise<Readonly<{ fundId: string; holdId: string }>[]> {
  const { rows } = await db.raw<{ rows: { fundId: string; holdId: string }[] }>(
    `SELECT h.fund_id AS "fundId", h.id AS "holdId"
       FROM holds h JOIN funds f ON f.id = h.fund_id
      WHERE h.state = 'pending' AND h.expires_at <= now() AND f.shard = ANY(?::smallint[])
      ORDER BY h.expires_at, h.id LIMIT ?`,
    [[...shards], limit],
  )
  return rows
}
