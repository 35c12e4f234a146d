import type { Transaction } from '@fundtrace/database'
import { lockBatch, moveBatch, readMadeOn } from '../adapters/postgres/batch-repository.ts'
import { noticeBeforeBatch, noticeNotAsked } from '../domain/batch-life-errors.ts'
import { daysAfter } from '../domain/calendar.ts'
import { requireMove } from '../domain/moves.ts'
import type { Officer } from './officer.ts'
import { todayInShanghai } from './today-in-shanghai.ts'

/**
 * A validated batch is put up for public notice (公示), for as many days as its programme says, first and last included. An objection holds
 * its line, not the batch.
 */
export async function giveNotice(
  trx: Transaction,
  batchId: string,
  from: string | null,
  officer: Officer,
): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  requireMove(batch.id, batch.state, 'in_notice')
  const days = batch.terms?.notice_days ?? 0
  if (days === 0) throw noticeNotAsked(batch.id)
  const noticeFrom = from ?? todayInShanghai()
  const madeOn = await readMadeOn(trx, batch.id)
  if (noticeFrom < madeOn) throw noticeBeforeBatch(batch.id, noticeFrom, madeOn)
  const noticeUntil = daysAfter(noticeFrom, days - 1)
  const reason = `in notice from ${noticeFrom} to ${noticeUntil}`
  await moveBatch(trx, batch, 'in_notice', { officer, reason, noticeFrom, noticeUntil })
}
