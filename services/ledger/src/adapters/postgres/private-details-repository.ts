import type { Database, Transaction } from '@fundtrace/database'

/** What is kept of a record about persons, still sealed; `hash` is the one in its record. */
export type StoredDetails = Readonly<{ hash: Buffer | null; salt: Buffer | null; sealed: Buffer | null }>
export type Erasure = Readonly<{ reason: string; erasedBy: string; erasedAt: Date }>

export async function findPrivateDetails(db: Database | Transaction, journalId: string): Promise<StoredDetails> {
  const { rows } = await db.raw<{ rows: StoredDetails[] }>(
    `SELECT t.private_hash AS hash, d.salt, d.sealed
       FROM transactions t LEFT JOIN private_details d USING (journal_id) WHERE t.journal_id = :journalId`,
    { journalId },
  )
  return rows[0] ?? { hash: null, salt: null, sealed: null }
}

export async function findErasure(db: Database | Transaction, journalId: string): Promise<Erasure | undefined> {
  const { rows } = await db.raw<{ rows: { reason: string; erased_by: string; erased_at: Date }[] }>(
    `SELECT reason, erased_by, erased_at FROM private_erasures WHERE journal_id = :journalId`,
    { journalId },
  )
  return rows.map((row) => ({ reason: row.reason, erasedBy: row.erased_by, erasedAt: row.erased_at }))[0]
}

/** Both or neither. Erased again, the first erasure is the one on record. */
export async function erasePrivateDetails(
  trx: Transaction,
  journalId: string,
  { reason, erasedBy }: Readonly<{ reason: string; erasedBy: string }>,
): Promise<void> {
  await trx.raw(
    `INSERT INTO private_erasures (journal_id, reason, erased_by, erased_at)
     VALUES (:journalId, :reason, :erasedBy, clock_timestamp()) ON CONFLICT (journal_id) DO NOTHING`,
    { journalId, reason, erasedBy },
  )
  await trx.raw('DELETE FROM private_details WHERE journal_id = :journalId', { journalId })
}

export async function recordReading(trx: Transaction, journalId: string, readBy: string): Promise<void> {
  await trx.raw(
    'INSERT INTO private_readings (journal_id, read_by, read_at) VALUES (:journalId, :readBy, clock_timestamp())',
    { journalId, readBy },
  )
}
