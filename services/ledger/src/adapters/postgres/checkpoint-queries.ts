import type { Database, Transaction } from '@fundtrace/database'

/** Signed heads that no block has any more, in words: what was cut off or rewritten after it was signed. */
export async function findSignedHeadFaults(db: Database | Transaction): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { fault: string }[] }>(
    `SELECT 'checkpoint ' || c.number || ' signed block ' || s.height || ' of shard ' || s.shard
            || CASE WHEN b.height IS NULL THEN ', which is not there' ELSE ', which is another one now' END AS fault
       FROM checkpoints c
      CROSS JOIN LATERAL jsonb_to_recordset(c.body::jsonb -> 'shards') AS s (head text, height bigint, "position" bigint, shard smallint)
       LEFT JOIN blocks b ON b.shard = s.shard AND b.height = s.height
      WHERE s.height > 0 AND (b.height IS NULL OR encode(b.hash, 'hex') <> s.head OR b.last_position <> s.position)
      ORDER BY c.number, s.shard
      LIMIT 20`,
  )
  return rows.map((row) => row.fault)
}
