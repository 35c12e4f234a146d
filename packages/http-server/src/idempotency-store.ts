import { fileURLToPath } from 'node:url'
import type { MigrationFolder, Transaction } from '@fundtrace/database'

/** The tables of remembered results and of unmasked reads: in the database of every service. */
export const idempotencyMigrations: MigrationFolder = {
  name: 'http-server',
  path: fileURLToPath(new URL('../migrations', import.meta.url)),
}

/** One use of a key. `scopeHash` keeps apart the same key of other callers, areas, routes and path parameters. */
export type KeyClaim = Readonly<{
  key: string
  scopeHash: Buffer
  contentHash: Buffer
  subject: string
  route: string
  requestId: string
}>

/** `result` is JSON, as it was written. */
export type StoredResult = Readonly<{ contentHash: Buffer; result: string; recordedAt: Date }>

/** False when another transaction works under the same key. Never waits. */
export async function tryLock(trx: Transaction, { scopeHash, key }: KeyClaim): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { locked: boolean }[] }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('idempotency ' || ?::text || ' ' || ?::text, 0)) AS locked`,
    [scopeHash.toString('hex'), key],
  )
  return rows[0]?.locked === true
}

export async function findResult(trx: Transaction, { scopeHash, key }: KeyClaim): Promise<StoredResult | undefined> {
  const { rows } = await trx.raw<{ rows: ResultRow[] }>(
    `SELECT content_hash, result::text AS result, recorded_at
       FROM idempotency_keys WHERE scope_hash = ? AND key = ?`,
    [scopeHash, key],
  )
  const [row] = rows
  return row && { contentHash: row.content_hash, result: row.result, recordedAt: row.recorded_at }
}

export async function insertResult(trx: Transaction, claim: KeyClaim, result: string): Promise<void> {
  await trx.raw(
    `INSERT INTO idempotency_keys (scope_hash, key, content_hash, subject, route, request_id, result)
     VALUES (?, ?, ?, ?, ?, ?, ?::json)`,
    [claim.scopeHash, claim.key, claim.contentHash, claim.subject, claim.route, claim.requestId, result],
  )
}

type ResultRow = { content_hash: Buffer; result: string; recorded_at: Date }
