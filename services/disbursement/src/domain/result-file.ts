import { formatMoney, type Money, parseAmount, sameMoney } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import type { ResultFault } from './errors.ts'
import type { PaymentState } from './moves.ts'

export type SentPayment = Readonly<{ id: string; reference: string; amount: Money; state: PaymentState }>
export type ResultRow = Readonly<{
  line: number
  cells: Readonly<{ reference: string; amount: string; result: string; reason: string; date: string }>
}>
export type BankResult = Readonly<
  { payment: SentPayment; on: string } & ({ paid: true } | { paid: false; reason: string })
>

const PAID = new Set(['成功', 'PAID'])
const RETURNED = new Set(['退票', 'RETURNED'])

/**
 * Reads what the bank says of each payment. Every row must name a payment of the batch that was sent and not yet decided, with
 * its amount to the fen and a day up to `today` (YYYY-MM-DD in Shanghai); all faults are reported at once.
 */
export function readResults(
  rows: readonly ResultRow[],
  payments: readonly SentPayment[],
  today: string,
): { results: BankResult[]; faults: ResultFault[] } {
  const byReference = new Map(payments.map((payment) => [payment.reference, payment]))
  const seen = new Set<string>()
  const results: BankResult[] = []
  const faults: ResultFault[] = []
  for (const row of rows) {
    const outcome = readRow(row, byReference, seen, today)
    if (typeof outcome === 'string')
      faults.push({ line: row.line, reference: excerpt(row.cells.reference), fault: outcome })
    else results.push(outcome)
    seen.add(row.cells.reference)
  }
  return { results, faults }
}

/** The result, or in words what is wrong with the row. */
function readRow(
  row: ResultRow,
  payments: ReadonlyMap<string, SentPayment>,
  seen: ReadonlySet<string>,
  today: string,
): BankResult | string {
  const { reference, result, reason, date } = row.cells
  const payment = payments.get(reference)
  if (payment === undefined) return 'no payment of this batch has this reference'
  if (seen.has(reference)) return 'the file has this payment twice'
  if (payment.state !== 'sent') return `the payment is ${payment.state}, only a sent one can get a result`
  const amount = readAmount(row.cells.amount)
  if (typeof amount === 'string') return amount
  if (!sameMoney(amount, payment.amount))
    return `the amount is ${formatMoney(amount)}, ${formatMoney(payment.amount)} was sent`
  if (!isCalendarDay(date)) return `the day "${excerpt(date)}" is not one of the form YYYY-MM-DD since 1949`
  if (date > today) return `the day ${date} is yet to come`
  if (PAID.has(result)) return { payment, on: date, paid: true }
  if (!RETURNED.has(result)) return `the result "${excerpt(result)}" is neither 成功 nor 退票`
  if (reason === '') return 'a returned payment needs a reason'
  return { payment, on: date, paid: false, reason: shownReason(reason) }
}

function readAmount(text: string): Money | string {
  try {
    return parseAmount(text)
  } catch (error) {
    if (error instanceof DomainError) return error.message
    throw error
  }
}

/** No earlier than the People's Republic: PostgreSQL has no year 0, and no statement reaches back further. */
function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1949') return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

const REASON_CHARACTERS_MAX = 200

/** Travels on events, so the account that the bank may quote in it is masked; the file itself is kept sealed. */
const shownReason = (reason: string): string =>
  cut(
    reason.replaceAll(LIKE_AN_ACCOUNT, (digits) => `****${digits.replaceAll(' ', '').slice(-4)}`),
    REASON_CHARACTERS_MAX,
  )

/** Eight digits or more, as accounts and identity numbers have; in groups, too, or full width. */
const LIKE_AN_ACCOUNT = /[0-9０-９](?: ?[0-9０-９]){7,}[Xx]?/gu

/** Of a cell that is wrong, no more than somebody needs to find it. */
const excerpt = (cell: string): string => (cell.length <= 35 ? cell : `${cut(cell, 35)}...`)

/** Never half a character. */
const cut = (text: string, max: number): string => text.slice(0, max).replace(/[\uD800-\uDBFF]$/u, '')
