import type { Transaction } from '@fundtrace/database'
import { formatMoney, type Money } from '@fundtrace/money'

/** A transaction of the ledger that moves cash, or puts a payment on its way or back. Amounts in yuan. */
export type LedgerCopy = Readonly<{
  transactionId: string
  number: number
  kind: 'arrival' | 'release' | 'settle' | 'return' | 'refund' | 'carry'
  reference: string
  paymentId: string | null
  batchId: string | null
  /** RFC 3339; what counts is its day in Shanghai. */
  effectiveAt: string
  amount: Money
  /** What left the cash accounts, net; what came in is negative. */
  cashPaidOut: Money
  /** Of the event that tells it. */
  sequence: number
}>

export async function insertLedgerCopies(
  trx: Transaction,
  fundId: string,
  copies: readonly LedgerCopy[],
): Promise<void> {
  if (copies.length === 0) return
  await trx.raw(
    `INSERT INTO ledger_copies (transaction_id, fund_id, number, kind, reference, payment_id, batch_id, effective_on, amount, cash_paid_out, sequence)
     SELECT n.id, :fundId, n.number, n.kind, n.reference, n.payment_id, n.batch_id,
            (n.effective_at AT TIME ZONE 'Asia/Shanghai')::date, n.amount, n.cash_paid_out, n.sequence
       FROM unnest(:ids::uuid[], :numbers::bigint[], :kinds::text[], :references::text[], :payments::uuid[], :batches::uuid[],
                   :effective::timestamptz[], :amounts::numeric[], :cash::numeric[], :sequences::bigint[])
            AS n (id, number, kind, reference, payment_id, batch_id, effective_at, amount, cash_paid_out, sequence)`,
    {
      fundId,
      ids: copies.map((copy) => copy.transactionId),
      numbers: copies.map((copy) => copy.number),
      kinds: copies.map((copy) => copy.kind),
      references: copies.map((copy) => copy.reference),
      payments: copies.map((copy) => copy.paymentId),
      batches: copies.map((copy) => copy.batchId),
      effective: copies.map((copy) => copy.effectiveAt),
      amounts: copies.map((copy) => formatMoney(copy.amount)),
      cash: copies.map((copy) => formatMoney(copy.cashPaidOut)),
      sequences: copies.map((copy) => copy.sequence),
    },
  )
}
