import type { Transaction } from '@fundtrace/database'
import { lockBatch, moveBatch } from '../adapters/postgres/batch-repository.ts'
import { findDifferences } from '../adapters/postgres/statement-repository.ts'
import { notReconciled } from '../domain/bank-file-errors.ts'
import { requireMove } from '../domain/moves.ts'
import type { Officer } from './officer.ts'

const DIFFERENCES_SHOWN = 100

/** The statements show every payment and every return of the batch, to the fen; else refused with what they do not. */
export async function reconcileBatch(trx: Transaction, batchId: string, officer: Officer): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  requireMove(batch.id, batch.state, 'reconciled')
  const { count, differences } = await findDifferences(trx, batchId, DIFFERENCES_SHOWN)
  if (count > 0) throw notReconciled(batchId, differences, count)
  await moveBatch(trx, batch, 'reconciled', { officer, reason: 'the statements show all of it, to the fen' })
}
