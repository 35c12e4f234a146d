import type { Transaction } from '@fundtrace/database'
import { lockFund } from '../adapters/postgres/fund-repository.ts'
import { openJournal } from '../adapters/postgres/journal.ts'
import { type ClosingFigures, countMonth } from '../adapters/postgres/period-close.ts'
import {
  findFirstMonth,
  findLastPeriod,
  findPeriod,
  insertPeriod,
  type Period,
} from '../adapters/postgres/period-repository.ts'
import { endOfMonth, type Month, nextMonth } from '../domain/period.ts'
import { monthClosed, monthNotOver, monthOutOfOrder, nothingToClose } from '../domain/period-errors.ts'

/**
 * Closes a month of a fund that is over: its openings for the next month and what is in transit are stored, the record of it is sealed, and
 * nothing counts in that month any more. Under the shard's lock, so that the engine decides what comes next against the new month.
 */
export async function closeMonth(
  trx: Transaction,
  fundId: string,
  month: Month,
  { now, officer }: Readonly<{ now: Date; officer: string }>,
): Promise<Period> {
  await lockFund(trx, fundId)
  await refuseUnlessNext(trx, fundId, month, now)

  const figures = await countMonth(trx, fundId, month)
  const reference = `close:${month}`
  const journal = await openJournal(trx, fundId, null, [])
  journal.post({
    kind: 'close',
    reference,
    effectiveAt: endOfMonth(month),
    entries: [],
    metadata: sealedFigures(month, figures),
    askedBy: officer,
  })
  await journal.write()
  return insertPeriod(trx, fundId, month, { ...figures, reference, closedBy: officer })
}

async function refuseUnlessNext(trx: Transaction, fundId: string, month: Month, now: Date): Promise<void> {
  const closed = await findPeriod(trx, fundId, month)
  if (closed !== undefined) throw monthClosed(fundId, month, closed.closed_at, closed.closed_by)
  const last = await findLastPeriod(trx, fundId)
  const next = last === undefined ? await findFirstMonth(trx, fundId) : nextMonth(last.month)
  if (next === undefined) throw nothingToClose(fundId)
  if (month !== next) throw monthOutOfOrder(fundId, month, next)
  const over = endOfMonth(month)
  if (over > now) throw monthNotOver(fundId, month, over.toISOString())
}

/** What the seal is to cover of the month: with it nobody can change an opening or the list later without being seen. */
const sealedFigures = (month: Month, figures: ClosingFigures) => ({
  month,
  entries: figures.entries,
  turnover: figures.turnover,
  openings: { accounts: figures.openings, sha256: figures.openings_sha256 },
  in_transit: { payments: figures.in_transit, amount: figures.in_transit_amount, sha256: figures.in_transit_sha256 },
})
