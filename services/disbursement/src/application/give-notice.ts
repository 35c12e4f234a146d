import type { Transaction } from '@fundtrace/database'
import { lockBatch, moveBatch } from '../adapters/postgres/batch-repository.ts'
import { noticeDayWrong, noticeNotAsked } from '../domain/batch-life-errors.ts'
import { daysAfter } from '../domain/calendar.ts'
import { requireMove } from '../domain/moves.ts'
import type { Officer } from './officer.ts'
import { todayInShanghai } from './today-in-shanghai.ts'

const DAYS_AHEAD_MAX = 90

/**
 * A validated batch is put up for public notice (公示), for as many days as its programme says, first and last included. It
 * cannot have begun before anybody could see it. An objection holds its line, not the batch.
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
  const today = todayInShanghai()
  const noticeFrom = from ?? today
  const last = daysAfter(today, DAYS_AHEAD_MAX)
  if (noticeFrom < today || noticeFrom > last) throw noticeDayWrong(batch.id, noticeFrom, today, last)
  const noticeUntil = daysAfter(noticeFrom, days - 1)
  const reason = `in notice from ${noticeFrom} to ${noticeUntil}`
  await moveBatch(trx, batch, 'in_notice', { officer, reason, noticeFrom, noticeUntil })
}
