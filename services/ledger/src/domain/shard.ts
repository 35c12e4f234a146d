import { hexHash } from '@fundtrace/seal'

/** Virtual shards: a fund lies in one of them for ever, and one process at a time posts into each. */
export const SHARDS = 64

/** As partitionOf() of the messages: all funds of a shard are in one partition of every topic, since 8 divides 64. */
export function shardOf(fundId: string): number {
  return Number.parseInt(hexHash('sha256', fundId).slice(0, 8), 16) % SHARDS
}

/** A record's place in the whole journal as one number, as journal_id() of the database. */
export const journalId = (shard: number, position: number): bigint => (BigInt(shard) << 48n) | BigInt(position)
