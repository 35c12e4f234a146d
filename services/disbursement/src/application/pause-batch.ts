import type { Transaction } from '@fundtrace/database'
import { lockBatch, moveBatch } from '../adapters/postgres/batch-repository.ts'
import { batchStateWrong } from '../domain/errors.ts'
import { requireMove } from '../domain/moves.ts'
import type { Officer } from './officer.ts'

/** Stops a batch before its approval or before its release; what the ledger holds stays held. */
export async function pauseBatch(trx: Transaction, batchId: string, reason: string, officer: Officer): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  if (batch.state !== 'submitted' && batch.state !== 'funded') throw batchStateWrong(batch.id, batch.state, 'paused')
  await moveBatch(trx, batch, 'paused', { officer, reason, pausedFrom: batch.state })
}

/** It goes on where it was. */
export async function resumeBatch(trx: Transaction, batchId: string, reason: string, officer: Officer): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  if (batch.pausedFrom === null) throw batchStateWrong(batch.id, batch.state, 'resumed')
  requireMove(batch.id, batch.state, batch.pausedFrom)
  await moveBatch(trx, batch, batch.pausedFrom, { officer, reason, pausedFrom: null })
}
