import type { Database, Transaction } from '@fundtrace/database'
import { type CheckpointBody, canonicalJson, type ShardHead, type SignedCheckpoint } from '@fundtrace/seal'

/** One checkpoint is made at a time, over all processes; until the end of the transaction. */
export const lockCheckpoints = (trx: Transaction): Promise<unknown> =>
  trx.raw(`SELECT pg_advisory_xact_lock(hashtext('checkpoint'))`)

export async function findLastCheckpoint(db: Database | Transaction): Promise<SignedCheckpoint | undefined> {
  const { rows } = await db.raw<{ rows: CheckpointRow[] }>(
    `SELECT ${COLUMNS} FROM checkpoints ORDER BY number DESC LIMIT 1`,
  )
  return rows.map(toCheckpoint)[0]
}

export async function findCheckpoint(
  db: Database | Transaction,
  number: number,
): Promise<SignedCheckpoint | undefined> {
  const { rows } = await db.raw<{ rows: CheckpointRow[] }>(
    `SELECT ${COLUMNS} FROM checkpoints WHERE number = :number`,
    { number },
  )
  return rows.map(toCheckpoint)[0]
}

/** The first checkpoint under which a block of the shard stands. */
export async function findCheckpointOver(
  db: Database | Transaction,
  shard: number,
  height: number,
): Promise<SignedCheckpoint | undefined> {
  // Heights only rise from one checkpoint to the next, so that the first one is found by halves and not by reading all.
  let low = 1
  let high = (await findLastCheckpoint(db))?.body.number ?? 0
  let found: SignedCheckpoint | undefined
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    const checkpoint = await findCheckpoint(db, middle)
    if ((checkpoint?.body.shards[shard]?.height ?? 0) >= height) {
      found = checkpoint
      high = middle - 1
    } else {
      low = middle + 1
    }
  }
  return found
}

export type CheckpointLine = Readonly<{ number: number; made_at: string; hash: string; key_id: string }>

export async function listCheckpoints(
  db: Database,
  { after, limit }: Readonly<{ after: number; limit: number }>,
): Promise<CheckpointLine[]> {
  const { rows } = await db.raw<{ rows: { number: string; made_at: Date; hash: string; key_id: string }[] }>(
    `SELECT number, made_at, encode(hash, 'hex') AS hash, key_id FROM checkpoints WHERE number > :after ORDER BY number LIMIT :limit`,
    { after, limit },
  )
  return rows.map((row) => ({ ...row, number: Number(row.number), made_at: row.made_at.toISOString() }))
}

export async function* streamCheckpoints(
  db: Database | Transaction,
  { after = 0 }: Readonly<{ after?: number }> = {},
): AsyncGenerator<SignedCheckpoint> {
  for (let last = after; ; ) {
    const { rows } = await db.raw<{ rows: CheckpointRow[] }>(
      `SELECT ${COLUMNS} FROM checkpoints WHERE number > :last ORDER BY number LIMIT 100`,
      { last },
    )
    if (rows.length === 0) return
    for (const row of rows) {
      yield toCheckpoint(row)
      last = Number(row.number)
    }
  }
}

export async function insertCheckpoint(trx: Transaction, { body, hash, signature }: SignedCheckpoint): Promise<void> {
  await trx.raw(
    `INSERT INTO checkpoints (number, body, hash, signature, key_id, made_at)
     VALUES (:number, :body, decode(:hash, 'hex'), decode(:signature, 'base64'), :keyId, :madeAt)`,
    { number: body.number, body: canonicalJson(body), hash, signature, keyId: body.key_id, madeAt: body.made_at },
  )
}

/** All heads as of one moment, for it is one statement; and that moment by the clock of the database. */
export async function readHeads(db: Database | Transaction): Promise<{ heads: readonly ShardHead[]; readAt: Date }> {
  const { rows } = await db.raw<{ rows: HeadRow[] }>(
    `SELECT shard, height, position, encode(head, 'hex') AS head, clock_timestamp() AS read_at FROM shard_heads ORDER BY shard`,
  )
  const heads = rows.map((row) => ({
    head: row.head,
    height: Number(row.height),
    position: Number(row.position),
    shard: row.shard,
  }))
  return { heads, readAt: rows[0]?.read_at ?? new Date() }
}

const COLUMNS = `number, body, encode(hash, 'hex') AS hash, replace(encode(signature, 'base64'), E'\\n', '') AS signature`

// The body was written by insertCheckpoint; whoever changed it since has changed its hash.
const toCheckpoint = (row: CheckpointRow): SignedCheckpoint => ({
  body: JSON.parse(row.body) as CheckpointBody,
  hash: row.hash,
  signature: row.signature,
})

type CheckpointRow = { number: string; body: string; hash: string; signature: string }
type HeadRow = { shard: number; height: string; position: string; head: string; read_at: Date }
