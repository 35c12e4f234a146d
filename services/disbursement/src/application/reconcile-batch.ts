import type { Transaction } from '@fundtrace/database'
import { lockBatch, moveBatch } from '../adapters/postgres/batch-repository.ts'
import { findOpenPayments } from '../adapters/postgres/payment-repository.ts'
import { findDifferences } from '../adapters/postgres/statement-repository.ts'
import { notReconciled, paymentsOpen } from '../domain/bank-file-errors.ts'
import { requireMove } from '../domain/moves.ts'
import type { Officer } from './officer.ts'

const SHOWN_MAX = 100

/** The bank owes no word, and the statements show every payment and every return of the batch, to the fen; else refused with what is missing. */
export async function reconcileBatch(trx: Transaction, batchId: string, officer: Officer): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  requireMove(batch.id, batch.state, 'reconciled')
  const open = await findOpenPayments(trx, batchId, SHOWN_MAX)
  if (open.count > 0) throw paymentsOpen(batchId, open.ids, open.count)
  const { count, differences } = await findDifferences(trx, batchId, SHOWN_MAX)
  if (count > 0) throw notReconciled(batchId, differences, count)
  await moveBatch(trx, batch, 'reconciled', { officer, reason: 'the statements show all of it, to the fen' })
}
