import type { Database, Transaction } from '@fundtrace/database'

/** `text` is `{checkpoint, keys}` as JSON, the keys from the first to the one that signed it. */
export type KeptCheckpoint = Readonly<{
  number: number
  hash: string
  madeAt: string
  keyId: string
  text: string
  keptBy: string
}>

/** False when the same is kept already. Another of the same number is kept beside it. */
export async function insertCheckpoint(trx: Transaction, kept: KeptCheckpoint): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `INSERT INTO checkpoint_copies (number, hash, made_at, key_id, checkpoint, kept_by)
     VALUES (:number, :hash, :madeAt, :keyId, :text::jsonb, :keptBy) ON CONFLICT (number, hash) DO NOTHING RETURNING number`,
    kept,
  )
  return rows.length > 0
}

/** The record of the key that the first kept checkpoint began with, as JSON; from then on no other is believed. Undefined before. */
export async function findFirstKey(trx: Transaction): Promise<string | undefined> {
  const { rows } = await trx.raw<{ rows: { key: string | null }[] }>(
    `SELECT (checkpoint -> 'keys' -> 0)::text AS key FROM checkpoint_copies ORDER BY kept_at, number LIMIT 1`,
  )
  return rows[0]?.key ?? undefined
}

export type ListedCheckpoint = Readonly<{
  number: number
  hash: string
  made_at: string
  key_id: string
  kept_by: string
  kept_at: string
}>

/** By number after the cursor. */
export async function listCheckpoints(
  db: Database,
  { after, limit }: Readonly<{ after: number; limit: number }>,
): Promise<ListedCheckpoint[]> {
  const rows: (Omit<ListedCheckpoint, 'number' | 'made_at' | 'kept_at'> & {
    number: string
    made_at: Date
    kept_at: Date
  })[] = await db('checkpoint_copies')
    .where('number', '>', after)
    .orderBy(['number', 'hash'])
    .limit(limit)
    .select('number', 'hash', 'made_at', 'key_id', 'kept_by', 'kept_at')
  return rows.map((row) => ({
    ...row,
    number: Number(row.number),
    made_at: row.made_at.toISOString(),
    kept_at: row.kept_at.toISOString(),
  }))
}
