import type { Database } from '@fundtrace/database'

export type Waiting = Readonly<{
  kind: 'refund' | 'opening' | 'year_end' | 'identification'
  id: string
  fund_id: string
  amount: string
  made_by: string
  made_at: Date
}>

/** What an officer did with the money of funders and another one has to approve, the oldest first. Of an opening: what of the year is left to pay in. */
export async function listWaiting(db: Database, prefixes: readonly string[], limit: number): Promise<Waiting[]> {
  const { rows } = await db.raw<{ rows: Waiting[] }>(
    `SELECT w.* FROM (
       SELECT 'refund' AS kind, id, fund_id, amount, made_by, made_at FROM refunds WHERE state = 'draft'
       UNION ALL
       SELECT 'opening', o.id, o.fund_id, (SELECT sum(due - spent) FROM opening_shares WHERE opening_id = o.id), o.made_by, o.made_at
         FROM openings o WHERE o.state = 'draft'
       UNION ALL
       SELECT 'year_end', id, fund_id, total, made_by, made_at FROM year_ends WHERE state = 'draft'
       UNION ALL
       SELECT 'identification', i.id, c.fund_id, c.amount, i.proposed_by, i.proposed_at
         FROM identifications i JOIN statement_credits c ON c.id = i.credit_id WHERE i.state = 'proposed') w
       JOIN funds f ON f.id = w.fund_id
      WHERE f.area_code LIKE ANY(:prefixes::text[])
      ORDER BY w.made_at, w.id LIMIT :limit`,
    { prefixes: prefixes.map((prefix) => `${prefix}%`), limit },
  )
  return rows
}
