import type { Database, Transaction } from '@fundtrace/database'
import { formatMoney, type Money, parseMoney } from '@fundtrace/money'
import type { AdvanceDraft, BatchAdvance, OpenAdvance, Repayment } from '../../domain/advance-entries.ts'
import type { FundEntry } from '../../domain/fund-entry.ts'

/** `batchId`: for the sake of which batch, when its approval asked for it. */
export async function insertAdvance(
  trx: Transaction,
  entry: FundEntry,
  advance: AdvanceDraft,
  batchId: string | null = null,
): Promise<void> {
  await trx('advances').insert({
    id: advance.id,
    fund_id: entry.fundId,
    lender_id: advance.lenderId,
    borrower_id: advance.borrowerId,
    amount: formatMoney(advance.amount),
    batch_id: batchId,
    advanced_on: entry.on,
    document_number: entry.documentNumber,
    reason: entry.reason,
    asked_by: entry.askedBy,
  })
}

export async function insertRepayments(
  trx: Transaction,
  fundId: string,
  causeId: string,
  repayments: readonly Repayment[],
): Promise<void> {
  await trx('advance_repayments').insert(
    repayments.map(({ advanceId, amount }) => ({
      fund_id: fundId,
      advance_id: advanceId,
      cause_id: causeId,
      amount: formatMoney(amount),
    })),
  )
}

/** What a funder has to repay, oldest first. The caller holds the fund's lock. */
export async function readOpenAdvances(trx: Transaction, fundId: string, borrowerId: string): Promise<OpenAdvance[]> {
  const { rows } = await trx.raw<{ rows: { id: string; lender_id: string; open: string }[] }>(
    `SELECT id, lender_id, open FROM (${ADVANCES}) a WHERE borrower_id = :borrowerId AND open > 0 ORDER BY ordinal`,
    { fundId, borrowerId },
  )
  return rows.map((row) => ({ id: row.id, lenderId: row.lender_id, open: parseMoney(row.open) }))
}

/** What was advanced for a batch and is not repaid whole, oldest first. The caller holds the fund's lock. */
export async function readAdvancesForBatch(trx: Transaction, fundId: string, batchId: string): Promise<BatchAdvance[]> {
  type Row = { id: string; lender_id: string; borrower_id: string; document_number: string; open: string }
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `SELECT id, lender_id, borrower_id, document_number, open FROM (${ADVANCES}) a
      WHERE batch_id = :batchId AND open > 0 ORDER BY ordinal`,
    { fundId, batchId },
  )
  return rows.map((row) => ({
    id: row.id,
    lenderId: row.lender_id,
    borrowerId: row.borrower_id,
    documentNumber: row.document_number,
    open: parseMoney(row.open),
  }))
}

/** `open` is zero where it is repaid. */
export async function findAdvance(
  trx: Transaction,
  fundId: string,
  advanceId: string,
): Promise<(OpenAdvance & Readonly<{ borrowerId: string }>) | undefined> {
  const { rows } = await trx.raw<{ rows: { id: string; lender_id: string; borrower_id: string; open: string }[] }>(
    `SELECT id, lender_id, borrower_id, open FROM (${ADVANCES}) a WHERE id = :advanceId`,
    { fundId, advanceId },
  )
  const [row] = rows
  return row && { id: row.id, lenderId: row.lender_id, borrowerId: row.borrower_id, open: parseMoney(row.open) }
}

/** What each funder that has any owes to others, by its claim account. */
export async function readOpenClaims(trx: Transaction, fundId: string): Promise<Map<string, Money>> {
  const rows: { code: string; balance: string }[] = await trx('accounts')
    .where({ fund_id: fundId, kind: 'claim' })
    .where('balance', '>', '0')
    .orderBy('code')
    .select('code', 'balance')
  return new Map(rows.map((row) => [row.code.slice('claim:'.length), parseMoney(row.balance)]))
}

export type AdvanceLine = {
  id: string
  lender_id: string
  borrower_id: string
  amount: string
  open: string
  advanced_on: string
  document_number: string
  reason: string
  cursor: string
}

/** By age, after the cursor; all, or those that are not repaid. */
export async function listAdvances(
  db: Database,
  fundId: string,
  page: Readonly<{ after: number; limit: number; onlyOpen: boolean }>,
): Promise<AdvanceLine[]> {
  const { rows } = await db.raw<{ rows: AdvanceLine[] }>(
    `SELECT id, lender_id, borrower_id, amount, open, advanced_on::text, document_number, reason, ordinal::text AS cursor
       FROM (${ADVANCES}) a
      WHERE ordinal > :after AND (open > 0 OR NOT :onlyOpen) ORDER BY ordinal LIMIT :limit`,
    { fundId, ...page },
  )
  return rows
}

const ADVANCES = `
  SELECT a.*, a.amount - coalesce((SELECT sum(r.amount) FROM advance_repayments r WHERE r.advance_id = a.id), 0.00) AS open
    FROM advances a WHERE a.fund_id = :fundId`
