import type { Transaction } from '@fundtrace/database'
import { insertApproval, readApprovals } from '../adapters/postgres/approval-repository.ts'
import { lockBatch, makerOf, moveBatch } from '../adapters/postgres/batch-repository.ts'
import { approvedTwice } from '../domain/batch-life-errors.ts'
import { approvedByMaker, batchStateWrong } from '../domain/errors.ts'
import { isAnother } from '../domain/four-eyes.ts'
import { approversFor } from '../domain/payment-terms.ts'
import { askForFirstHolds } from './ask-for-holds.ts'
import type { Officer } from './officer.ts'

/**
 * One officer after the other says yes, none of them its maker and none twice: as many as its amount takes. With the last one its ready
 * payments are cut into parcels, and the ledger is asked to hold awards and cash of each.
 */
export async function approveBatch(
  trx: Transaction,
  { batchId, parcelSize }: Readonly<{ batchId: string; parcelSize: number }>,
  officer: Officer,
): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  if (batch.state !== 'submitted') throw batchStateWrong(batch.id, batch.state, 'approved')
  if (!isAnother(officer, makerOf(batch))) throw approvedByMaker(batchId, officer.subject)
  const before = await readApprovals(trx, batch.id, batch.round)
  const same = before.find((person) => !isAnother(officer, person))
  if (same !== undefined) throw approvedTwice(batchId, officer, same)

  const place = before.length + 1
  await insertApproval(trx, batch, place, officer)
  const wanted = batch.terms === null ? 1 : approversFor(batch.terms, batch.total)
  if (place < wanted) return
  await moveBatch(trx, batch, 'approved', { officer, reason: 'approved', approvedBy: officer.subject })
  await askForFirstHolds(trx, batch, { officer, parcelSize })
}
