import type { Transaction } from '@fundtrace/database'
import { parseMoney } from '@fundtrace/money'
import { readCashChanges, readOverpaidChanges } from '../../adapters/postgres/funding-day-changes.ts'
import { firstDayHolding } from '../../domain/funding/first-day-holding.ts'
import { refundTooEarly } from '../../domain/funding/funding-errors.ts'

type Leaving = Readonly<{
  fund_id: string
  funder_id: string
  amount: string
  day: string
  source: 'overpaid' | 'unspent'
}>

/**
 * Money leaves a fund on a day from which it is there on every day: a funder's cash is below zero on none, nor what it sent beyond its
 * due. @throws ALLOCATION_REFUND_TOO_EARLY with the first such day
 */
export async function refuseTooEarly(trx: Transaction, leaving: Leaving): Promise<void> {
  const { fund_id, funder_id, day, source } = leaving
  const amount = parseMoney(leaving.amount)
  const limits = [
    await readCashChanges(trx, fund_id, funder_id),
    ...(source === 'overpaid' ? [await readOverpaidChanges(trx, fund_id, funder_id)] : []),
  ]
  const firstDays = limits.map((changes) => firstDayHolding(amount, changes))
  if (firstDays.every((first) => first !== null && first <= day)) return
  const known = firstDays.filter((first) => first !== null)
  const firstDay = known.length < firstDays.length ? null : (known.toSorted().at(-1) ?? null)
  throw refundTooEarly(funder_id, amount, day, firstDay)
}
