import { type Transaction, violatedConstraint } from '@fundtrace/database'

/** Of a batch what failed, came back or was corrected, and could be sent again: no other payment has its award, and the bank said one thing of it. */
export async function findResendable(trx: Transaction, batchId: string): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `SELECT p.id FROM payments p
      WHERE p.batch_id = :batchId AND p.state IN ('failed', 'returned', 'corrected')
        AND NOT EXISTS (SELECT FROM payments o WHERE o.award_id = p.award_id AND o.attempt > p.attempt)
        AND NOT EXISTS (SELECT FROM findings f JOIN payments o ON o.id = f.payment_id
                         WHERE o.award_id = p.award_id AND f.state <> 'explained' AND f.kind IN ('second_result', 'debited_twice'))
      ORDER BY p.reference`,
    { batchId },
  )
  return rows.map(({ id }) => id)
}

/** Of these payments of a batch the states, by id; what is of another batch is left out. */
export async function readStates(
  trx: Transaction,
  batchId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await trx.raw<{ rows: { id: string; state: string }[] }>(
    `SELECT id, state FROM payments WHERE batch_id = :batchId AND id = ANY(:ids::uuid[])`,
    { batchId, ids: [...ids] },
  )
  return new Map(rows.map(({ id, state }) => [id, state]))
}

/** New attempts at the awards of these payments, in their order, which are `resent` by now; what kept the database from it. */
export async function insertAttempts(
  trx: Transaction,
  batchId: string,
  ids: readonly string[],
): Promise<'made' | 'award taken' | 'in doubt'> {
  try {
    await trx.transaction((savepoint) =>
      savepoint.raw(
        `INSERT INTO payments (id, batch_id, award_id, attempt, reference, amount)
         SELECT gen_random_uuid(), :batchId, n.award_id, n.attempt, n.reference, n.amount
           FROM (SELECT o.award_id, o.amount, 1 + (SELECT max(attempt) FROM payments l WHERE l.award_id = o.award_id) AS attempt,
                        'FT' || lpad(nextval('payment_references')::text, 12, '0') AS reference
                   FROM (SELECT award_id, amount FROM payments WHERE batch_id = :batchId AND id = ANY(:ids::uuid[]) ORDER BY reference) o) n
          ORDER BY n.award_id`,
        { batchId, ids: [...ids] },
      ),
    )
    return 'made'
  } catch (error) {
    const constraint = violatedConstraint(error)
    if (constraint === 'payments_award_paid_once' || constraint === 'payments_attempt_once') return 'award taken'
    if (constraint === 'payments_no_second_word') return 'in doubt'
    throw error
  }
}
