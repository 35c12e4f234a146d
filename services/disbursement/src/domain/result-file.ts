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
 * its amount to the fen; all faults are reported at once.
 */
export function readResults(
  rows: readonly ResultRow[],
  payments: readonly SentPayment[],
): { results: BankResult[]; faults: ResultFault[] } {
  const byReference = new Map(payments.map((payment) => [payment.reference, payment]))
  const seen = new Set<string>()
  const results: BankResult[] = []
  const faults: ResultFault[] = []
  for (const row of rows) {
    const outcome = readRow(row, byReference, seen)
    if (typeof outcome === 'string') faults.push({ line: row.line, reference: row.cells.reference, fault: outcome })
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
  if (!isCalendarDay(date)) return `the day "${date}" is not of the form YYYY-MM-DD`
  if (PAID.has(result)) return { payment, on: date, paid: true }
  if (!RETURNED.has(result)) return `the result "${result}" is neither 成功 nor 退票`
  if (reason === '') return 'a returned payment needs a reason'
  return { payment, on: date, paid: false, reason: reason.slice(0, 200) }
}

function readAmount(text: string): Money | string {
  try {
    return parseAmount(text)
  } catch (error) {
    if (error instanceof DomainError) return error.message
    throw error
  }
}

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
