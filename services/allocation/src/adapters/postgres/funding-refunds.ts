import type { Database, Transaction } from '@fundtrace/database'
import { type Money, parseMoney } from '@fundtrace/money'
import type { ProblemRecord } from '@fundtrace/problem'
import { refundUnknown } from '../../domain/funding/funding-errors.ts'

export type RefundSource = 'overpaid' | 'unspent'
export type NewRefund = Readonly<{
  id: string
  fund_id: string
  funder_id: string
  amount: string
  document_number: string
  refunded_on: string
  source: RefundSource
}>
export type Refund = NewRefund &
  Readonly<{ state: string; made_by: string; approved_by: string | null; problem: ProblemRecord | null }>

const COLUMNS = [
  'id',
  'fund_id',
  'funder_id',
  'amount',
  'document_number',
  'refunded_on',
  'source',
  'state',
  'made_by',
  'approved_by',
  'problem',
] as const

export async function insertRefunds(trx: Transaction, refunds: readonly NewRefund[], madeBy: string): Promise<void> {
  if (refunds.length > 0) await trx('refunds').insert(refunds.map((refund) => ({ ...refund, made_by: madeBy })))
}

export async function lockRefund(trx: Transaction, id: string): Promise<Refund> {
  const refund: Refund | undefined = await trx('refunds')
    .where({ id })
    .forUpdate()
    .first(...COLUMNS)
  if (refund === undefined) throw refundUnknown(id)
  return refund
}

export async function findRefund(db: Database | Transaction, id: string): Promise<Refund> {
  const refund: Refund | undefined = await db('refunds')
    .where({ id })
    .first(...COLUMNS)
  if (refund === undefined) throw refundUnknown(id)
  return refund
}

export const listRefunds = (db: Database, fundId: string): Promise<Refund[]> =>
  db('refunds')
    .where({ fund_id: fundId })
    .orderBy(['refunded_on', 'made_at', 'id'])
    .select(...COLUMNS)

export async function approveRefunds(trx: Transaction, ids: readonly string[], officer: string): Promise<void> {
  await trx('refunds')
    .whereIn('id', [...ids])
    .update({ state: 'approved', approved_by: officer, approved_at: trx.fn.now() })
}

/** Approved and not answered yet: it will take money that is still counted as there. */
export async function readRefundsUnderWay(
  trx: Transaction,
  fundId: string,
  source: RefundSource,
): Promise<Map<string, Money>> {
  const { rows } = await trx.raw<{ rows: { funder_id: string; amount: string }[] }>(
    `SELECT funder_id, sum(amount)::text AS amount FROM refunds
      WHERE fund_id = :fundId AND source = :source AND state = 'approved' GROUP BY 1`,
    { fundId, source },
  )
  return new Map(rows.map((row) => [row.funder_id, parseMoney(row.amount)]))
}

export type OverpaidIdentification = Readonly<{ id: string; refund_id: string; arrival_id: string; amount: string }>

export async function insertOverpaidIdentifications(
  trx: Transaction,
  identifications: readonly OverpaidIdentification[],
): Promise<void> {
  if (identifications.length > 0) await trx('overpaid_identifications').insert([...identifications])
}

type Answered = Readonly<{ id: string; state: 'posted' | 'refused'; problem?: ProblemRecord }>

/** The first answer stands. Nothing happens to an id that is none of ours: arrivals are answered with the same kind. */
export async function answerRefund(trx: Transaction, { id, state, problem }: Answered): Promise<void> {
  const answer = { state, problem: problem === undefined ? null : JSON.stringify(problem) }
  await trx('refunds').where({ id, state: 'approved' }).update(answer)
  await trx('overpaid_identifications').where({ id, state: 'approved' }).update(answer)
}

/** Asked for and not answered yet: the ledger will owe it back. */
export async function readIdentificationsUnderWay(trx: Transaction, fundId: string, funderId: string): Promise<Money> {
  const { rows } = await trx.raw<{ rows: { amount: string }[] }>(
    `SELECT coalesce(sum(i.amount), 0.00)::text AS amount
       FROM overpaid_identifications i JOIN refunds r ON r.id = i.refund_id
      WHERE r.fund_id = :fundId AND r.funder_id = :funderId AND i.state = 'approved'`,
    { fundId, funderId },
  )
  return parseMoney(rows[0]?.amount ?? '')
}
