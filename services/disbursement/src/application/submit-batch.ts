import type { Transaction } from '@fundtrace/database'
import { type Batch, lockBatch, makerOf, moveBatch } from '../adapters/postgres/batch-repository.ts'
import { countPayments } from '../adapters/postgres/payment-repository.ts'
import { makerOnly, noticeMissing, noticeNotOver, officerNotAnother } from '../domain/batch-life-errors.ts'
import { isAnother } from '../domain/four-eyes.ts'
import { requireMove } from '../domain/moves.ts'
import { nothingReady } from '../domain/parcel-errors.ts'
import type { Officer } from './officer.ts'
import { todayInShanghai } from './today-in-shanghai.ts'
import { requireControlSum } from './validate-batch.ts'

/** Hands a batch to its approvers: its control sum proven once more, its notice over where its programme asks for one. */
export async function submitBatch(trx: Transaction, batchId: string, officer: Officer): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  requireMove(batch.id, batch.state, 'submitted')
  requireNoticeOver(batch, todayInShanghai())
  await requireControlSum(trx, batch)
  if (!(await countPayments(trx, batch.id)).has('ready')) throw nothingReady(batch.id)
  await moveBatch(trx, batch, 'submitted', { officer, reason: 'submitted', round: batch.round + 1 })
}

function requireNoticeOver({ id, terms, noticeUntil }: Batch, today: string): void {
  const days = terms?.notice_days ?? 0
  if (days === 0) return
  if (noticeUntil === null) throw noticeMissing(id, days)
  if (today <= noticeUntil) throw noticeNotOver(id, noticeUntil, today)
}

/** The maker takes a submitted batch back. */
export async function recallBatch(trx: Transaction, batchId: string, reason: string, officer: Officer): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  requireMove(batch.id, batch.state, 'recalled')
  if (isAnother(officer, makerOf(batch))) throw makerOnly(batch.id, officer, makerOf(batch), 'recall')
  await moveBatch(trx, batch, 'recalled', { officer, reason })
}

/** Another officer than its maker says no. */
export async function rejectBatch(trx: Transaction, batchId: string, reason: string, officer: Officer): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  requireMove(batch.id, batch.state, 'rejected')
  if (!isAnother(officer, makerOf(batch))) throw officerNotAnother(officer, makerOf(batch), 'rejects the batch')
  await moveBatch(trx, batch, 'rejected', { officer, reason })
}

/** A batch that was validated, rejected or recalled is a draft again: its terms and its notice are of the past. */
export async function reopenBatch(trx: Transaction, batchId: string, reason: string, officer: Officer): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  requireMove(batch.id, batch.state, 'draft')
  await moveBatch(trx, batch, 'draft', { officer, reason, terms: null, noticeFrom: null, noticeUntil: null })
}

/** Everything is on a statement and nothing more is expected: the batch is put away. A late return opens it again. */
export async function closeBatch(trx: Transaction, batchId: string, reason: string, officer: Officer): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  await moveBatch(trx, batch, 'closed', { officer, reason })
}
