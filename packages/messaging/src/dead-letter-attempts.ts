import type { Database, Transaction } from '@fundtrace/database'

/** One try to handle a waiting message again. Rows are only ever added. */
export type DeadLetterAttempt = Readonly<{
  outcome: 'handled' | 'duplicate' | 'failed'
  reason: string | null
  attempted_at: Date
  /** Null where a program of the house did it without an order. */
  ordered_by: string | null
}>

export type AttemptOutcome = Readonly<{ outcome: 'handled' | 'duplicate' } | { outcome: 'failed'; reason: string }>

export async function recordAttempt(
  trx: Transaction,
  letterId: string,
  decisionId: string | undefined,
  outcome: AttemptOutcome,
): Promise<void> {
  await trx('dead_letter_attempts').insert({
    dead_letter_id: letterId,
    decision_id: decisionId ?? null,
    ...outcome,
  })
}

/** The newest first. */
export async function listAttempts(db: Database, letterId: string, limit: number): Promise<DeadLetterAttempt[]> {
  const { rows } = await db.raw<{ rows: DeadLetterAttempt[] }>(
    `SELECT a.outcome, a.reason, a.attempted_at, d.decided_by AS ordered_by
       FROM dead_letter_attempts a LEFT JOIN dead_letter_decisions d ON d.id = a.decision_id
      WHERE a.dead_letter_id = :letterId
      ORDER BY a.id DESC LIMIT :limit`,
    { letterId, limit },
  )
  return rows
}

/** How many messages an order has released so far. */
export async function countReplayed(db: Database, decisionId: string): Promise<number> {
  const row = await db('dead_letter_attempts')
    .where({ decision_id: decisionId })
    .whereNot({ outcome: 'failed' })
    .count({ count: '*' })
    .first()
  return Number(row?.['count'] ?? 0)
}
