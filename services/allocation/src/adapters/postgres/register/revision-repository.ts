import type { Database, Transaction } from '@fundtrace/database'

export type RevisionKind = 'areas' | 'registered' | 'changes' | 'import'
/** Where the register is read: as it stood on a day (YYYY-MM-DD), as known at a revision. */
export type Moment = Readonly<{ day: string; revision: number }>

/**
 * Held until the transaction ends: changes of the register are made one after the other, so that the newest committed revision and all
 * before it are complete. Asked for in a statement of its own, before anything is read.
 */
export async function lockRegister(trx: Transaction): Promise<void> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('register', 0))`)
}

/** 0 while nothing is registered. */
export async function newestRevision(db: Database | Transaction): Promise<number> {
  const { rows } = await db.raw<{ rows: { revision: string }[] }>(
    'SELECT coalesce(max(revision), 0) AS revision FROM register_revisions',
  )
  return Number(rows[0]?.revision ?? 0)
}

/** The next one, under the register's lock. */
export async function insertRevision(
  trx: Transaction,
  change: Readonly<{ kind: RevisionKind; reason: string; recordedBy: string }>,
): Promise<number> {
  const { rows } = await trx.raw<{ rows: { revision: string }[] }>(
    `INSERT INTO register_revisions (revision, kind, reason, recorded_by)
     SELECT coalesce(max(revision), 0) + 1, :kind, :reason, :recordedBy FROM register_revisions RETURNING revision`,
    change,
  )
  return Number(rows[0]?.revision)
}
