import type { Transaction } from '@fundtrace/database'
import { formatMoney, isPositive, type Money, parseMoney } from '@fundtrace/money'
import { type AccountCode, awarded, cash } from '../../domain/chart.ts'
import type { AwardDraft } from '../../domain/award-parts.ts'
import type { FunderPart } from '../../domain/payment-parts.ts'
import type { Fund } from './fund-repository.ts'

export type Award = Readonly<{ id: string; account: AccountCode; amount: Money; parts: readonly FunderPart[] | null }>
export type Payment = Readonly<{
  id: string
  awardId: string
  account: AccountCode
  amount: Money
  state: 'held' | 'in_transit' | 'settled' | 'returned' | 'clawed_back' | 'cancelled'
  /** As the ledger split it when the payment was held. */
  parts: readonly FunderPart[]
}>

export async function insertAwards(
  trx: Transaction,
  fundId: string,
  planId: string,
  awards: readonly (AwardDraft & Readonly<{ beneficiaryId: string }>)[],
): Promise<void> {
  await trx('awards').insert(
    awards.map((award) => ({
      id: award.id,
      fund_id: fundId,
      plan_id: planId,
      beneficiary_id: award.beneficiaryId,
      amount: formatMoney(award.amount),
    })),
  )
  // A part of nothing is no part: there is nothing of it to hold or to pay.
  const parts = awards.flatMap((award) =>
    (award.parts ?? []).filter(isPart).map((part) => ({
      fund_id: fundId,
      award_id: award.id,
      funder_id: part.funderId,
      amount: formatMoney(part.amount),
    })),
  )
  if (parts.length > 0) await trx('award_parts').insert(parts)
}

export async function readAwards(
  trx: Transaction,
  fundId: string,
  ids: readonly string[],
): Promise<Map<string, Award>> {
  const { rows } = await trx.raw<{ rows: AwardRow[] }>(
    `SELECT a.id, a.beneficiary_id, a.amount,
            (SELECT json_agg(json_build_object('funder_id', p.funder_id, 'amount', p.amount::text) ORDER BY s.ordinal)
               FROM award_parts p JOIN fund_shares s USING (fund_id, funder_id) WHERE p.award_id = a.id) AS parts
       FROM awards a WHERE a.fund_id = :fundId AND a.id = ANY(:ids::uuid[])`,
    { fundId, ids: [...ids] },
  )
  return new Map(rows.map((row) => [row.id, toAward(row)]))
}

/** Awards of these that some payment holds, carries or has paid already, and those that were cancelled: neither is paid again. */
export async function findTakenAwards(trx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const rows: { award_id: string }[] = await trx('payments')
    .whereIn('award_id', [...ids])
    .whereNotIn('state', ['returned', 'clawed_back'])
    .select('award_id')
  return new Set(rows.map((row) => row.award_id))
}

/** A batch is held once and whole: what it is, is settled by its approval. */
export async function isBatchHeld(trx: Transaction, fundId: string, batchId: string): Promise<boolean> {
  return (await trx('payments').where({ fund_id: fundId, batch_id: batchId }).first('id')) !== undefined
}

export async function insertPayments(
  trx: Transaction,
  fund: Fund,
  batchId: string,
  payments: readonly Payment[],
): Promise<void> {
  await trx.raw(
    `INSERT INTO payments (id, fund_id, batch_id, award_id, amount, held_after)
     SELECT n.id, :fundId, :batchId, n.award_id, n.amount, :lastNumber
       FROM unnest(:ids::uuid[], :awards::uuid[], :amounts::numeric[]) AS n (id, award_id, amount)`,
    {
      fundId: fund.id,
      batchId,
      lastNumber: fund.lastNumber,
      ids: payments.map((payment) => payment.id),
      awards: payments.map((payment) => payment.awardId),
      amounts: payments.map((payment) => formatMoney(payment.amount)),
    },
  )
  const holds = payments.flatMap((payment) => [
    { payment_id: payment.id, account_code: payment.account, amount: formatMoney(payment.amount) },
    ...payment.parts.map((part) => ({
      payment_id: payment.id,
      account_code: cash(part.funderId),
      amount: formatMoney(part.amount),
    })),
  ])
  await trx.raw(
    `INSERT INTO holds (fund_id, payment_id, account_code, amount)
     SELECT :fundId, n.payment_id, n.account_code, n.amount
       FROM unnest(:payments::uuid[], :codes::text[], :amounts::numeric[]) AS n (payment_id, account_code, amount)`,
    {
      fundId: fund.id,
      payments: holds.map((hold) => hold.payment_id),
      codes: holds.map((hold) => hold.account_code),
      amounts: holds.map((hold) => hold.amount),
    },
  )
}

export async function readBatch(trx: Transaction, fundId: string, batchId: string): Promise<Payment[]> {
  const { rows } = await trx.raw<{ rows: PaymentRow[] }>(
    `SELECT p.id, p.award_id, a.beneficiary_id, p.amount, p.state,
            (SELECT json_agg(json_build_object('funder_id', s.funder_id, 'amount', h.amount::text) ORDER BY s.ordinal)
               FROM holds h JOIN fund_shares s ON s.fund_id = h.fund_id AND h.account_code = 'cash:' || s.funder_id
              WHERE h.payment_id = p.id) AS parts
       FROM payments p JOIN awards a ON a.id = p.award_id
      WHERE p.fund_id = :fundId AND p.batch_id = :batchId
      ORDER BY p.id`,
    { fundId, batchId },
  )
  return rows.map(toPayment)
}

export async function movePayments(trx: Transaction, ids: readonly string[], state: Payment['state']): Promise<void> {
  await trx('payments')
    .whereIn('id', [...ids])
    .update({ state })
}

/** Ends the pending holds of these payments: on their awards, or on the funders' cash. */
export async function endHolds(
  trx: Transaction,
  paymentIds: readonly string[],
  of: 'awarded' | 'cash',
  state: 'posted' | 'voided',
): Promise<void> {
  await trx('holds')
    .whereIn('payment_id', [...paymentIds])
    .andWhere('account_code', 'like', `${of}:%`)
    .andWhere({ state: 'pending' })
    .update({ state })
}

const isPart = (part: FunderPart): boolean => isPositive(part.amount)

type PartRow = { funder_id: string; amount: string }
type AwardRow = { id: string; beneficiary_id: string; amount: string; parts: PartRow[] | null }
type PaymentRow = AwardRow & { award_id: string; state: Payment['state'] }

const toPart = (row: PartRow): FunderPart => ({ funderId: row.funder_id, amount: parseMoney(row.amount) })
const toAward = (row: AwardRow): Award => ({
  id: row.id,
  account: awarded(row.beneficiary_id),
  amount: parseMoney(row.amount),
  parts: row.parts?.map(toPart) ?? null,
})
const toPayment = (row: PaymentRow): Payment => ({
  id: row.id,
  awardId: row.award_id,
  account: awarded(row.beneficiary_id),
  amount: parseMoney(row.amount),
  state: row.state,
  parts: (row.parts ?? []).map(toPart),
})
