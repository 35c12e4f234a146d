import assert from 'node:assert/strict'
import type { Transaction } from '@fundtrace/database'
import type { HashAlgorithm } from '@fundtrace/seal'
import type { ChainEnd } from '../../domain/posting/seal-block.ts'
import { adoptEarlierRecords } from './adopt-earlier-records.ts'

/** The end of a shard's journal; what is sealed after it is recorded at its time or later. */
export type ShardHead = ChainEnd &
  Readonly<{
    epoch: string
    /** As the shard's owner seals its blocks. */
    algorithm: HashAlgorithm
    recordedAt: string
  }>

/**
 * Keeps everybody else from posting into the shard until the transaction ends; the engine's batches take the same lock shared. It comes before
 * the lock of any fund.
 */
export async function lockShard(trx: Transaction, shard: number): Promise<void> {
  // A process that is stopped in the middle of it would hold the shard for as long as it is.
  await trx.raw(
    `SELECT set_config('idle_in_transaction_session_timeout', '10s', true), pg_advisory_xact_lock(hashtext('journal'), :shard::integer)`,
    { shard },
  )
}

/** The caller holds the shard's lock. Records from before there were blocks are sealed first. */
export async function readShardHead(trx: Transaction, shard: number): Promise<ShardHead> {
  const head = await selectHead(trx, shard)
  if (head.position >= head.earlier_records) return head
  await adoptEarlierRecords((sql) => trx.raw(sql), shard, head.algorithm)
  return selectHead(trx, shard)
}

type HeadRow = ShardHead & Readonly<{ earlier_records: number }>

/** Positions and heights are far below 2^53. The time comes from the database, to the millisecond, as it is sealed. */
async function selectHead(trx: Transaction, shard: number): Promise<HeadRow> {
  const { rows } = await trx.raw<{ rows: HeadRow[] }>(
    `SELECT h.shard, h.epoch, l.algorithm, h.height::float8, h.position::float8, encode(h.head, 'hex') AS head, h.earlier_records::float8,
            to_char(greatest(h.recorded_at, clock_timestamp()) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt"
       FROM shard_heads h JOIN shard_leases l ON l.shard = h.shard WHERE h.shard = :shard`,
    { shard },
  )
  assert(rows[0] !== undefined, 'every shard has its head since the journal is there')
  return rows[0]
}
