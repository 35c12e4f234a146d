import type { HashAlgorithm } from '@fundtrace/seal'
import { Client } from 'pg'

/** A connection of its own, so that nothing that the service does can keep a lease from being renewed. */
export async function connectForLeases(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'fundtrace ledger leases',
    query_timeout: ANSWER_MS_MAX,
    connectionTimeoutMillis: ANSWER_MS_MAX,
  })
  // The next query tells.
  client.on('error', () => undefined)
  await client.connect()
  await client.query(`SET lock_timeout = '${LOCK_MS_MAX}ms'`)
  return client
}

const ANSWER_MS_MAX = 3_000
const LOCK_MS_MAX = 300
const LOCK_NOT_AVAILABLE = '55P03'

/** A process of the ledger, for as long as it runs: started again it is another. */
export type LedgerProcess = Readonly<{ id: string; address: string }>

/** Of the leases that are running. */
export type ShardOwner = LedgerProcess & Readonly<{ shard: number }>
export type TakenLease = Readonly<{ shard: number; epoch: string }>

/** Renews the leases that are still ours, those shards are returned; with `shares` it says that we are one of several. In milliseconds. */
export async function renewLeases(
  client: Client,
  me: LedgerProcess,
  { held, leaseMs, shares }: Readonly<{ held: readonly number[]; leaseMs: number; shares: boolean }>,
): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<{ shard: number }>(
    `WITH alive AS (
       INSERT INTO ledger_processes (id, address, alive_until) SELECT $1, $2, now() + $4 * interval '1 ms' WHERE $5
       ON CONFLICT (id) DO UPDATE SET alive_until = excluded.alive_until)
     UPDATE shard_leases SET leased_until = now() + $4 * interval '1 ms'
      WHERE owner = $1 AND shard = ANY($3::smallint[])
     RETURNING shard`,
    [me.id, me.address, held, leaseMs, shares],
  )
  return new Set(rows.map(({ shard }) => shard))
}

/** Who else posts. */
export async function readProcesses(client: Client): Promise<LedgerProcess[]> {
  const { rows } = await client.query<LedgerProcess>(
    'SELECT id, address FROM ledger_processes WHERE alive_until > now() ORDER BY id',
  )
  return rows
}

export async function readOwners(
  run: (sql: string) => PromiseLike<{ rows: ShardOwner[] }>,
): Promise<readonly ShardOwner[]> {
  const { rows } = await run(
    'SELECT shard, owner AS id, address FROM shard_leases WHERE leased_until > now() AND owner IS NOT NULL',
  )
  return rows
}

/**
 * Takes up to so many shards that nobody posts into; those of whoever had our address before are taken from him, for he is gone. One
 * statement, and rows that another takes at this moment are left to it: no two wait for each other.
 */
export async function takeLeases(
  client: Client,
  me: LedgerProcess,
  options: Readonly<{
    held: readonly number[]
    count: number
    leaseMs: number
    isFirst: boolean
    algorithm: HashAlgorithm
  }>,
): Promise<TakenLease[]> {
  const { rows } = await client.query<TakenLease>(
    `UPDATE shard_leases l
        SET owner = $1, address = $2, epoch = l.epoch + 1, leased_until = now() + $5 * interval '1 ms', algorithm = $7
       FROM (SELECT shard FROM shard_leases
              WHERE leased_until <= now() OR owner = $1 AND shard <> ALL($3::smallint[]) OR $6 AND address = $2 AND owner <> $1
              ORDER BY shard LIMIT $4 FOR UPDATE SKIP LOCKED) free
      WHERE l.shard = free.shard
     RETURNING l.shard, l.epoch`,
    [me.id, me.address, options.held, options.count, options.leaseMs, options.isFirst, options.algorithm],
  )
  return rows
}

/**
 * From here on no commit of an earlier owner succeeds. Waits for one that is on its way; false where somebody holds the head for longer than
 * any commit takes.
 */
export async function fenceShard(client: Client, { shard, epoch }: TakenLease): Promise<boolean> {
  try {
    await client.query('SELECT fence_shard($1::smallint, $2)', [shard, epoch])
    return true
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === LOCK_NOT_AVAILABLE) return false
    throw error
  }
}

/** Free for others at once. */
export async function releaseLeases(client: Client, me: LedgerProcess, shards: readonly number[]): Promise<void> {
  await client.query(
    `UPDATE shard_leases SET leased_until = now(), owner = NULL, address = NULL WHERE owner = $1 AND shard = ANY($2::smallint[])`,
    [me.id, shards],
  )
}

/** Whoever had our address before is gone; and so is what has been dead for a day. */
export async function forgetPredecessors(client: Client, me: LedgerProcess): Promise<void> {
  await client.query(
    `DELETE FROM ledger_processes WHERE id <> $1 AND (address = $2 OR alive_until < now() - interval '1 day')`,
    [me.id, me.address],
  )
}

/** Counts no more among those that post. */
export async function leaveProcesses(client: Client, me: LedgerProcess): Promise<void> {
  await client.query('DELETE FROM ledger_processes WHERE id = $1', [me.id])
}
