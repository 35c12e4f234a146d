import type { Database, Transaction } from '@fundtrace/database'
import { formatMoney, type Money, parseMoney } from '@fundtrace/money'
import type { AwardAfterClawback } from '../../domain/clawback-entries.ts'
import type { FundEntry } from '../../domain/fund-entry.ts'
import type { FunderPart } from '../../domain/payment-parts.ts'

export type PaidPayment = Readonly<{
  id: string
  awardId: string
  beneficiaryId: string
  amount: Money
  state: string
  parts: readonly FunderPart[]
}>

/** The caller holds the fund's lock. */
export async function findPayment(
  trx: Transaction,
  fundId: string,
  paymentId: string,
): Promise<PaidPayment | undefined> {
  const { rows } = await trx.raw<{ rows: PaymentRow[] }>(
    `SELECT p.id, p.award_id, a.beneficiary_id, p.amount, p.state,
            (SELECT json_agg(json_build_object('funder_id', s.funder_id, 'amount', h.amount::text) ORDER BY s.ordinal)
               FROM payment_holds h JOIN fund_shares s ON s.fund_id = h.fund_id AND h.account_code = 'cash:' || s.funder_id
              WHERE h.payment_id = p.id) AS parts
       FROM payments p JOIN awards a ON a.id = p.award_id
      WHERE p.fund_id = :fundId AND p.id = :paymentId`,
    { fundId, paymentId },
  )
  const [row] = rows
  return (
    row && {
      id: row.id,
      awardId: row.award_id,
      beneficiaryId: row.beneficiary_id,
      amount: parseMoney(row.amount),
      state: row.state,
      parts: row.parts.map((part) => ({ funderId: part.funder_id, amount: parseMoney(part.amount) })),
    }
  )
}

export type ClawbackDraft = Readonly<{
  id: string
  payment: PaidPayment
  award: AwardAfterClawback
  ground: 'not_eligible' | 'died' | 'paid_twice' | 'wrong_payee' | 'other'
}>

export async function insertClawback(trx: Transaction, entry: FundEntry, clawback: ClawbackDraft): Promise<void> {
  await trx('clawbacks').insert({
    id: clawback.id,
    fund_id: entry.fundId,
    payment_id: clawback.payment.id,
    beneficiary_id: clawback.payment.beneficiaryId,
    amount: formatMoney(clawback.payment.amount),
    award: clawback.award,
    ground: clawback.ground,
    clawed_back_on: entry.on,
    document_number: entry.documentNumber,
    reason: entry.reason,
    asked_by: entry.askedBy,
  })
}

export async function findClawback(
  trx: Transaction,
  fundId: string,
  clawbackId: string,
): Promise<Readonly<{ paymentId: string; owed: Money }> | undefined> {
  const { rows } = await trx.raw<{ rows: { payment_id: string; owed: string }[] }>(
    `SELECT payment_id, owed FROM (${CLAWBACKS}) c WHERE id = :clawbackId`,
    { fundId, clawbackId },
  )
  const [row] = rows
  return row && { paymentId: row.payment_id, owed: parseMoney(row.owed) }
}

/** What each funder has back of a payment, by the journal. */
export async function readRecoveredParts(trx: Transaction, paymentId: string): Promise<Map<string, Money>> {
  const { rows } = await trx.raw<{ rows: { funder_id: string; amount: string }[] }>(
    `SELECT substr(e.account_code, 6) AS funder_id, sum(e.amount) AS amount
       FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id
      WHERE t.payment_id = :paymentId AND t.kind = 'recovery' AND e.account_kind = 'cash' GROUP BY 1`,
    { paymentId },
  )
  return new Map(rows.map((row) => [row.funder_id, parseMoney(row.amount)]))
}

export async function insertRecovery(
  trx: Transaction,
  entry: FundEntry,
  recovery: Readonly<{ id: string; clawbackId: string; amount: Money }>,
): Promise<void> {
  await trx('recoveries').insert({
    id: recovery.id,
    fund_id: entry.fundId,
    clawback_id: recovery.clawbackId,
    amount: formatMoney(recovery.amount),
    recovered_on: entry.on,
    document_number: entry.documentNumber,
    asked_by: entry.askedBy,
  })
}

export type ClawbackLine = {
  id: string
  payment_id: string
  beneficiary_id: string
  amount: string
  owed: string
  award: AwardAfterClawback
  ground: ClawbackDraft['ground']
  clawed_back_on: string
  document_number: string
  reason: string
}

/** In the order of their recording, after the one named; all, or those of which something is still owed. */
export async function listClawbacks(
  db: Database,
  fundId: string,
  page: Readonly<{ after: string | null; limit: number; onlyOpen: boolean }>,
): Promise<ClawbackLine[]> {
  const { rows } = await db.raw<{ rows: ClawbackLine[] }>(
    `SELECT id, payment_id, beneficiary_id, amount, owed, award, ground, clawed_back_on::text, document_number, reason
       FROM (${CLAWBACKS}) c
      WHERE (owed > 0 OR NOT :onlyOpen)
        AND (:after::uuid IS NULL OR (recorded_at, id) > (SELECT recorded_at, id FROM clawbacks WHERE id = :after::uuid))
      ORDER BY recorded_at, id LIMIT :limit`,
    { fundId, ...page },
  )
  return rows
}

const CLAWBACKS = `
  SELECT c.*, c.amount - coalesce((SELECT sum(r.amount) FROM recoveries r WHERE r.clawback_id = c.id), 0.00) AS owed
    FROM clawbacks c WHERE c.fund_id = :fundId`

type PaymentRow = {
  id: string
  award_id: string
  beneficiary_id: string
  amount: string
  state: string
  parts: { funder_id: string; amount: string }[]
}
