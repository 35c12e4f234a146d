import type { Transaction } from '@fundtrace/database'
import { findResendable, insertAttempts, readStates } from '../adapters/postgres/attempt-repository.ts'
import { lockBatch } from '../adapters/postgres/batch-repository.ts'
import { movedBy } from '../adapters/postgres/moved-by.ts'
import { movePayments } from '../adapters/postgres/payment-repository.ts'
import { awardTaken, batchStateWrong } from '../domain/errors.ts'
import type { BatchState, PaymentState } from '../domain/moves.ts'
import { nothingToResend, paymentInDoubt, paymentNotInBatch, paymentStateWrong } from '../domain/payment-errors.ts'
import type { Officer } from './officer.ts'

/** What was released once and may have lines that are sent again. */
export const AFTER_RELEASE: ReadonlySet<BatchState> = new Set([
  'released',
  'partly_paid',
  'paid',
  'reconciled',
  'closed',
])
const RESENDABLE: readonly PaymentState[] = ['failed', 'returned', 'corrected']

/**
 * Sends again (补发) what failed, came back or was corrected: each as a new attempt at the same award line, which waits for the next parcel. By
 * their ids, or all of the batch. Never what is unknown.
 */
export async function resendPayments(
  trx: Transaction,
  batchId: string,
  order: Readonly<{ paymentIds: readonly string[] | null; reason: string }>,
  officer: Officer,
): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  if (!AFTER_RELEASE.has(batch.state)) throw batchStateWrong(batch.id, batch.state, 'sent again')
  const ids =
    order.paymentIds === null
      ? await findResendable(trx, batchId)
      : await requireResendable(trx, batchId, [...new Set(order.paymentIds)])
  if (ids.length === 0) throw nothingToResend(batchId)

  await movedBy(trx, officer, order.reason)
  for (const state of RESENDABLE) await movePayments(trx, { batchId, ids }, state, 'resent')
  const made = await insertAttempts(trx, batchId, ids)
  if (made === 'award taken') throw awardTaken(ids)
  if (made === 'in doubt') throw paymentInDoubt(batchId)
}

async function requireResendable(
  trx: Transaction,
  batchId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const states = await readStates(trx, batchId, ids)
  for (const id of ids) {
    const state = states.get(id)
    if (state === undefined) throw paymentNotInBatch(batchId, id)
    if (!RESENDABLE.some((resendable) => resendable === state)) throw paymentStateWrong(id, state, 'resent')
  }
  return ids
}
