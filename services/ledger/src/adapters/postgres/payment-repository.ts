import type { Transaction } from '@fundtrace/database'
import { fenOf, formatFen, formatMoney, isPositive } from '@fundtrace/money'
import { type AccountCode, awarded } from '../../domain/chart.ts'
import type { AwardDraft } from '../../domain/award-parts.ts'
import type { FenPart, FunderPart } from '../../domain/payment-parts.ts'
import { arrayLiteral } from './array-literal.ts'
import type { Fund } from './fund-repository.ts'

export type Award = Readonly<{ id: string; account: AccountCode; fen: bigint; parts: readonly FenPart[] | null }>
export type Payment = Readonly<{
  id: string
  awardId: string
  account: AccountCode
  fen: bigint
  state: 'held' | 'in_transit' | 'settled' | 'returned' | 'returned_late' | 'clawed_back' | 'cancelled' | 'voided'
  /** As the ledger split it when the payment was held. */
  parts: readonly FenPart[]
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
    { fundId, ids: arrayLiteral(ids) },
  )
  return new Map(rows.map((row) => [row.id, toAward(row)]))
}

/** Awards of these that some payment holds, carries or has paid already, and those that were cancelled: neither is paid again. */
export async function findTakenAwards(trx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await trx.raw<{ rows: { award_id: string }[] }>(
    `SELECT award_id FROM payments WHERE award_id = ANY(:ids::uuid[]) AND NOT is_over`,
    { ids: arrayLiteral(ids) },
  )
  return new Set(rows.map((row) => row.award_id))
}

/** A batch is held once and whole: what it is, is settled by its approval. What of it was voided is held anew in another. */
export async function isBatchHeld(trx: Transaction, fundId: string, batchId: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: [{ is_held: boolean }] }>(
    `SELECT EXISTS (SELECT FROM payments WHERE fund_id = :fundId AND batch_id = :batchId)
         OR EXISTS (SELECT FROM payment_voids WHERE fund_id = :fundId AND batch_id = :batchId) AS is_held`,
    { fundId, batchId },
  )
  return rows[0].is_held
}

/** Those that were voided are held once more; of a payment that is there in another state, or as another one, it is a violation of its key. */
export async function insertPayments(
  trx: Transaction,
  fund: Fund,
  batchId: string,
  payments: readonly Payment[],
): Promise<void> {
  const rows = {
    fundId: fund.id,
    batchId,
    lastNumber: fund.lastNumber,
    ids: arrayLiteral(payments.map((payment) => payment.id)),
    awards: arrayLiteral(payments.map((payment) => payment.awardId)),
    amounts: arrayLiteral(payments.map((payment) => formatFen(payment.fen))),
    funders: payments.map((payment) => arrayLiteral(payment.parts.map((part) => part.funderId))),
    parts: payments.map((payment) => arrayLiteral(payment.parts.map((part) => formatFen(part.fen)))),
  }
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `INSERT INTO payments (id, fund_id, batch_id, award_id, amount, held_after, funders, parts)
     SELECT n.id, :fundId, :batchId, n.award_id, n.amount, :lastNumber, n.funders::text[], n.parts::numeric[]
       FROM unnest(:ids::uuid[], :awards::uuid[], :amounts::numeric[], :funders::text[], :parts::text[]) AS n (id, award_id, amount, funders, parts)
      WHERE NOT EXISTS (SELECT FROM payments v WHERE v.id = n.id AND v.state = 'voided' AND (v.fund_id, v.award_id, v.amount) = (:fundId, n.award_id, n.amount))`,
    rows,
  )
  if (rowCount < payments.length)
    await trx.raw(
      `UPDATE payments p
          SET state = 'held', batch_id = :batchId, held_after = :lastNumber, held_at = clock_timestamp(), funders = n.funders::text[], parts = n.parts::numeric[]
         FROM unnest(:ids::uuid[], :funders::text[], :parts::text[]) AS n (id, funders, parts)
        WHERE p.id = n.id AND p.state = 'voided'`,
      rows,
    )
}

export const readBatch = (trx: Transaction, fundId: string, batchId: string): Promise<Payment[]> =>
  selectPayments(trx, 'p.fund_id = :fundId AND p.batch_id = :batchId', { fundId, batchId })

/** Those of these that the batch has. */
export const readPayments = (
  trx: Transaction,
  fundId: string,
  batchId: string,
  ids: readonly string[],
): Promise<Payment[]> =>
  selectPayments(trx, 'p.id = ANY(:ids::uuid[]) AND p.fund_id = :fundId AND p.batch_id = :batchId', {
    fundId,
    batchId,
    ids: arrayLiteral(ids),
  })

async function selectPayments(trx: Transaction, which: string, bindings: Record<string, unknown>): Promise<Payment[]> {
  const { rows } = await trx.raw<{ rows: PaymentRow[] }>(
    `SELECT p.id, p.award_id, a.beneficiary_id, p.amount, p.state, p.funders, p.parts::text[] AS parts
       FROM payments p JOIN awards a ON a.id = p.award_id
      WHERE ${which}
      ORDER BY p.id`,
    bindings,
  )
  return rows.map(toPayment)
}

/** With it moves what their accounts keep back: the award while a payment is held, the cash until the bank has decided. */
export async function movePayments(trx: Transaction, ids: readonly string[], state: Payment['state']): Promise<void> {
  await trx.raw(`UPDATE payments SET state = :state WHERE id = ANY(:ids::uuid[])`, { ids: arrayLiteral(ids), state })
}

const isPart = (part: FunderPart): boolean => isPositive(part.amount)

type PartRow = { funder_id: string; amount: string }
type AwardRow = { id: string; beneficiary_id: string; amount: string; parts: PartRow[] | null }
type PaymentRow = Omit<AwardRow, 'parts'> & {
  award_id: string
  state: Payment['state']
  funders: string[]
  parts: string[]
}

const toPart = (row: PartRow): FenPart => ({ funderId: row.funder_id, fen: fenOf(row.amount) })
const toAward = (row: AwardRow): Award => ({
  id: row.id,
  account: awarded(row.beneficiary_id),
  fen: fenOf(row.amount),
  parts: row.parts?.map(toPart) ?? null,
})
const toPayment = (row: PaymentRow): Payment => ({
  id: row.id,
  awardId: row.award_id,
  account: awarded(row.beneficiary_id),
  fen: fenOf(row.amount),
  state: row.state,
  parts: row.funders.map((funderId, index) => ({ funderId, fen: fenOf(row.parts[index] ?? '') })),
})
