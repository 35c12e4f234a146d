import type { BatchApproved, FileReleased, PaymentChangeOf, PaymentResults } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'

export async function insertPaymentCopies(trx: Transaction, batch: BatchApproved, sequence: number): Promise<void> {
  const { payments } = batch
  await trx.raw(
    `INSERT INTO payment_copies (payment_id, fund_id, batch_id, reference, beneficiary_id, amount, sequence)
     SELECT n.id, :fundId, :batchId, n.reference, n.beneficiary_id, n.amount, :sequence
       FROM unnest(:ids::uuid[], :references::text[], :beneficiaries::text[], :amounts::numeric[])
            AS n (id, reference, beneficiary_id, amount)`,
    {
      fundId: batch.fund_id,
      batchId: batch.batch_id,
      sequence,
      ids: payments.map((payment) => payment.payment_id),
      references: payments.map((payment) => payment.reference),
      beneficiaries: payments.map((payment) => payment.beneficiary_id),
      amounts: payments.map((payment) => payment.amount),
    },
  )
}

export async function insertFileReleaseCopy(trx: Transaction, file: FileReleased, sequence: number): Promise<void> {
  const { fund_id, batch_id, file_sha256 } = file
  await trx('file_release_copies').insert({ fund_id, sequence, batch_id, file_sha256 })
}

export async function insertVoidCopies(
  trx: Transaction,
  fundId: string,
  { batch_id, payment_ids }: PaymentChangeOf<'void'>,
  sequence: number,
): Promise<void> {
  await trx.raw(
    `INSERT INTO payment_void_copies (payment_id, fund_id, batch_id, sequence)
     SELECT id, :fundId, :batchId, :sequence FROM unnest(:ids::uuid[]) AS n (id)`,
    { fundId, batchId: batch_id, sequence, ids: payment_ids },
  )
}

type ResultCopy = Readonly<{
  paymentId: string
  outcome: 'settled' | 'returned'
  amount: string
  on: string
  sequence: number
}>

/**
 * Results were events of their own before they came in pages, on another topic with sequences of its own. Among a payment's results the one with the
 * highest sequence counts: those of pages stand above all that were told before, whichever is copied first, page by page in their places.
 */
export async function insertResultPage(trx: Transaction, page: PaymentResults, sequence: number): Promise<void> {
  const rows = page.results.map((result, place) => ({
    paymentId: result.payment_id,
    outcome: result.outcome,
    amount: result.amount,
    on: result.on,
    sequence: ABOVE_SINGLE_EVENTS + sequence * PLACES_OF_A_PAGE + place,
  }))
  await insertResultCopies(trx, page.fund_id, rows)
}
const ABOVE_SINGLE_EVENTS = 1_000_000_000_000
/** More than a page has, and room for larger ones. */
const PLACES_OF_A_PAGE = 1_000

export async function insertResultCopies(
  trx: Transaction,
  fundId: string,
  results: readonly ResultCopy[],
): Promise<void> {
  await trx.raw(
    `INSERT INTO payment_result_copies (fund_id, sequence, payment_id, outcome, amount, occurred_on)
     SELECT :fundId, n.sequence, n.payment_id, n.outcome, n.amount, n.occurred_on
       FROM unnest(:sequences::bigint[], :payments::uuid[], :outcomes::text[], :amounts::numeric[], :days::date[])
            AS n (sequence, payment_id, outcome, amount, occurred_on)`,
    {
      fundId,
      sequences: results.map((result) => result.sequence),
      payments: results.map((result) => result.paymentId),
      outcomes: results.map((result) => result.outcome),
      amounts: results.map((result) => result.amount),
      days: results.map((result) => result.on),
    },
  )
}
