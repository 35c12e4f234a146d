import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { currentTrace } from '@fundtrace/messaging'
import { formatMoney, type Money, parseMoney } from '@fundtrace/money'
import type { ProblemRecord } from '@fundtrace/problem'
import type { PayableAward } from '../../domain/batch-lines.ts'
import { awardTaken, batchUnknown } from '../../domain/errors.ts'
import { type BatchState, type PaymentState, requireMove } from '../../domain/moves.ts'

export type Batch = Readonly<{
  id: string
  fundId: string
  areaCode: string
  state: BatchState
  count: number
  total: Money
  madeBy: string
  approvedBy: string | null
}>
export type Payment = Readonly<{
  id: string
  awardId: string
  beneficiaryId: string
  attempt: number
  reference: string
  amount: Money
  state: PaymentState
}>

export async function insertBatch(
  trx: Transaction,
  batch: Batch,
  payments: readonly (PayableAward & { paymentId: string })[],
): Promise<void> {
  await trx('batches').insert({
    id: batch.id,
    fund_id: batch.fundId,
    area_code: batch.areaCode,
    count: batch.count,
    total: formatMoney(batch.total),
    made_by: batch.madeBy,
    traceparent: currentTrace().traceparent ?? null,
  })
  await trx
    .transaction((savepoint) => insertPayments(savepoint, batch.id, payments))
    .catch(async (error: unknown) => {
      if (!TAKEN.has(violatedConstraint(error) ?? '')) throw error
      throw awardTaken(
        await findTakenAwards(
          trx,
          payments.map((payment) => payment.id),
        ),
      )
    })
  await keepMove(trx, batch.id, null, 'draft', batch.madeBy, 'made')
}

const TAKEN: ReadonlySet<string> = new Set(['payments_award_paid_once', 'payments_attempt_once'])

/**
 * References count up in the order of the payments. Rows are written in the order of their awards, so that of two batches over
 * the same awards one waits for the other, and neither for both.
 */
async function insertPayments(
  trx: Transaction,
  batchId: string,
  payments: readonly (PayableAward & { paymentId: string })[],
): Promise<void> {
  await trx.raw(
    `INSERT INTO payments (id, batch_id, award_id, attempt, reference, amount)
     SELECT n.id, :batchId, n.award_id, 1 + (SELECT count(*) FROM payments p WHERE p.award_id = n.award_id), n.reference, n.amount
       FROM (SELECT id, award_id, amount, 'FT' || lpad(nextval('payment_references')::text, 12, '0') AS reference
               FROM unnest(:ids::uuid[], :awards::uuid[], :amounts::numeric[]) WITH ORDINALITY AS o (id, award_id, amount, place)
              ORDER BY place) n
      ORDER BY n.award_id`,
    {
      batchId,
      ids: payments.map((payment) => payment.paymentId),
      awards: payments.map((payment) => payment.id),
      amounts: payments.map((payment) => formatMoney(payment.amount)),
    },
  )
}

async function findTakenAwards(trx: Transaction, awardIds: readonly string[]): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { award_id: string }[] }>(
    `SELECT award_id FROM payments
      WHERE award_id = ANY(:awardIds::uuid[]) AND state NOT IN ('refused', 'returned') ORDER BY award_id`,
    { awardIds: [...awardIds] },
  )
  return rows.map((row) => row.award_id)
}

/** As it is now, to look at. Who moves it takes `lockBatch`. */
export async function readBatch(db: Database | Transaction, id: string): Promise<Batch> {
  const row: BatchRow | undefined = await db('batches')
    .where({ id })
    .first(...BATCH_COLUMNS)
  if (row === undefined) throw batchUnknown(id)
  return toBatch(row)
}

/** Where the batch's trace began; null for a batch that was made untraced, and for an unknown one. */
export async function readTraceparent(db: Database | Transaction, id: string): Promise<string | null> {
  const row: { traceparent: string | null } | undefined = await db('batches').where({ id }).first('traceparent')
  return row?.traceparent ?? null
}

/** Under the batch's lock: of those who want to move it at once, one moves it and the others see where it is. */
export async function lockBatch(trx: Transaction, id: string): Promise<Batch> {
  const row: BatchRow | undefined = await trx('batches')
    .where({ id })
    .forUpdate()
    .first(...BATCH_COLUMNS)
  if (row === undefined) throw batchUnknown(id)
  return toBatch(row)
}

export async function moveBatch(
  trx: Transaction,
  batch: Batch,
  to: BatchState,
  by: { officer: string; reason: string; approvedBy?: string; problem?: ProblemRecord },
): Promise<void> {
  requireMove(batch.id, batch.state, to)
  await trx('batches')
    .where({ id: batch.id })
    .update({
      state: to,
      ...(by.approvedBy === undefined ? {} : { approved_by: by.approvedBy }),
      ...(by.problem === undefined ? {} : { problem: JSON.stringify(by.problem) }),
    })
  await keepMove(trx, batch.id, batch.state, to, by.officer, by.reason)
}

async function keepMove(
  trx: Transaction,
  batchId: string,
  from: BatchState | null,
  to: BatchState,
  officer: string,
  reason: string,
): Promise<void> {
  await trx.raw(
    `INSERT INTO batch_moves (batch_id, place, from_state, to_state, moved_by, reason)
     SELECT :batchId, 1 + count(*), :from, :to, :officer, :reason FROM batch_moves WHERE batch_id = :batchId`,
    { batchId, from, to, officer, reason },
  )
}

export async function readPayments(db: Database | Transaction, batchId: string): Promise<Payment[]> {
  const rows: PaymentRow[] = await db('payments')
    .join('awards', 'awards.id', 'payments.award_id')
    .where({ batch_id: batchId })
    .orderBy('reference')
    .select('payments.id', 'award_id', 'beneficiary_id', 'attempt', 'reference', 'payments.amount', 'state')
  return rows.map(toPayment)
}

export async function movePayments(
  trx: Transaction,
  batchId: string,
  from: PaymentState,
  to: 'sent' | 'refused',
): Promise<void> {
  await trx('payments').where({ batch_id: batchId, state: from }).update({ state: to })
}

export type Decision = Readonly<{ paymentId: string; state: 'paid' | 'returned'; on: string; reason: string | null }>

export async function decidePayments(trx: Transaction, decisions: readonly Decision[]): Promise<void> {
  await trx.raw(
    `UPDATE payments p SET state = n.state, decided_on = n.decided_on, reason = n.reason
       FROM unnest(:ids::uuid[], :states::text[], :days::date[], :reasons::text[]) AS n (id, state, decided_on, reason)
      WHERE p.id = n.id`,
    {
      ids: decisions.map((decision) => decision.paymentId),
      states: decisions.map((decision) => decision.state),
      days: decisions.map((decision) => decision.on),
      reasons: decisions.map((decision) => decision.reason),
    },
  )
}

type BatchRow = {
  id: string
  fund_id: string
  area_code: string
  state: BatchState
  count: number
  total: string
  made_by: string
  approved_by: string | null
}
const BATCH_COLUMNS = ['id', 'fund_id', 'area_code', 'state', 'count', 'total', 'made_by', 'approved_by'] as const
const toBatch = (row: BatchRow): Batch => ({
  id: row.id,
  fundId: row.fund_id,
  areaCode: row.area_code,
  state: row.state,
  count: row.count,
  total: parseMoney(row.total),
  madeBy: row.made_by,
  approvedBy: row.approved_by,
})
type PaymentRow = {
  id: string
  award_id: string
  beneficiary_id: string
  attempt: number
  reference: string
  amount: string
  state: PaymentState
}
const toPayment = (row: PaymentRow): Payment => ({
  id: row.id,
  awardId: row.award_id,
  beneficiaryId: row.beneficiary_id,
  attempt: row.attempt,
  reference: row.reference,
  amount: parseMoney(row.amount),
  state: row.state,
})
