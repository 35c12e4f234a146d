import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { formatMoney, type Money, parseMoney } from '@fundtrace/money'
import type { ProblemRecord } from '@fundtrace/problem'
import { yearEndOpen, yearEndUnknown } from '../../domain/funding/funding-errors.ts'

export type NewYearEnd = Readonly<{
  id: string
  fund_id: string
  kind: 'carry_over' | 'refund'
  to_fund_id: string | null
  document_number: string
  decided_on: string
  reason: string
}>
export type YearEndState = 'draft' | 'approved' | 'left' | 'posted' | 'refused' | 'withdrawn'
export type YearEnd = NewYearEnd &
  Readonly<{
    total: string
    state: YearEndState
    made_by: string
    approved_by: string | null
    problem: ProblemRecord | null
  }>
export type YearEndPart = Readonly<{
  funderId: string
  name: string
  areaCode: string | null
  borne: Money
  amount: Money
  refundId: string | null
}>

const COLUMNS = [
  'id',
  'fund_id',
  'kind',
  'to_fund_id',
  'document_number',
  'decided_on',
  'reason',
  'total',
  'state',
  'made_by',
  'approved_by',
  'problem',
] as const

export async function insertYearEnd(
  trx: Transaction,
  yearEnd: NewYearEnd,
  total: Money,
  parts: readonly Pick<YearEndPart, 'funderId' | 'borne' | 'amount'>[],
  madeBy: string,
): Promise<void> {
  await trx('year_ends')
    .insert({ ...yearEnd, total: formatMoney(total), made_by: madeBy })
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'year_ends_one_open' ? yearEndOpen(yearEnd.fund_id, '') : error
    })
  await trx('year_end_parts').insert(
    parts.map((part, index) => ({
      year_end_id: yearEnd.id,
      funder_id: part.funderId,
      ordinal: index + 1,
      borne: formatMoney(part.borne),
      amount: formatMoney(part.amount),
    })),
  )
}

export async function findOpenYearEnd(trx: Transaction, fundId: string): Promise<string | undefined> {
  const row: { id: string } | undefined = await trx('year_ends')
    .where({ fund_id: fundId })
    .whereIn('state', ['draft', 'approved', 'left'])
    .first('id')
  return row?.id
}

export async function lockYearEnd(trx: Transaction, id: string): Promise<YearEnd> {
  const yearEnd: YearEnd | undefined = await trx('year_ends')
    .where({ id })
    .forUpdate()
    .first(...COLUMNS)
  if (yearEnd === undefined) throw yearEndUnknown(id)
  return yearEnd
}

export async function findYearEnd(db: Database | Transaction, id: string): Promise<YearEnd> {
  const yearEnd: YearEnd | undefined = await db('year_ends')
    .where({ id })
    .first(...COLUMNS)
  if (yearEnd === undefined) throw yearEndUnknown(id)
  return yearEnd
}

/** The newest first; a fund has one, and those that were taken back or refused before it. */
export const listYearEndIds = (db: Database, fundId: string): Promise<string[]> =>
  db('year_ends')
    .where({ fund_id: fundId })
    .orderBy([{ column: 'made_at', order: 'desc' }, 'id'])
    .pluck('id')

export async function readYearEndParts(db: Database | Transaction, id: string): Promise<YearEndPart[]> {
  const rows: {
    funder_id: string
    name: string
    area_code: string | null
    borne: string
    amount: string
    refund_id: string | null
  }[] = await db('year_end_parts')
    .join('funders', 'funders.id', 'year_end_parts.funder_id')
    .where({ year_end_id: id })
    .orderBy('ordinal')
    .select('funder_id', 'name', 'area_code', 'borne', 'amount', 'refund_id')
  return rows.map((row) => ({
    funderId: row.funder_id,
    name: row.name,
    areaCode: row.area_code,
    borne: parseMoney(row.borne),
    amount: parseMoney(row.amount),
    refundId: row.refund_id,
  }))
}

export async function approveYearEnd(trx: Transaction, id: string, officer: string): Promise<void> {
  await trx('year_ends').where({ id }).update({ state: 'approved', approved_by: officer, approved_at: trx.fn.now() })
}

export async function withdrawYearEnd(trx: Transaction, id: string): Promise<void> {
  await trx('year_ends').where({ id }).update({ state: 'withdrawn' })
}

export async function linkRefund(
  trx: Transaction,
  yearEndId: string,
  funderId: string,
  refundId: string,
): Promise<void> {
  await trx('year_end_parts').where({ year_end_id: yearEndId, funder_id: funderId }).update({ refund_id: refundId })
}

/** The carry that an answer is about, if it is about one: plans are answered with the same kind. */
export const findAnsweredCarry = (trx: Transaction, id: string): Promise<YearEnd | undefined> =>
  trx('year_ends')
    .where({ id, kind: 'carry_over' })
    .forUpdate()
    .first(...COLUMNS)

export async function moveYearEnd(
  trx: Transaction,
  id: string,
  from: YearEndState,
  to: YearEndState,
  problem?: ProblemRecord,
): Promise<void> {
  await trx('year_ends')
    .where({ id, state: from })
    .update({ state: to, problem: problem === undefined ? null : JSON.stringify(problem) })
}

/** A year end that sent money back is done when the ledger has answered about every funder's part. */
export async function settleRefundingYearEnd(trx: Transaction, refundId: string): Promise<void> {
  await trx.raw(
    `UPDATE year_ends y SET state = done.state
       FROM (SELECT p.year_end_id, CASE WHEN bool_and(r.state = 'posted') THEN 'posted' ELSE 'refused' END AS state
               FROM year_end_parts p JOIN refunds r ON r.id = p.refund_id
              WHERE p.year_end_id = (SELECT year_end_id FROM year_end_parts WHERE refund_id = :refundId)
              GROUP BY 1 HAVING bool_and(r.state IN ('posted', 'refused'))) done
      WHERE y.id = done.year_end_id AND y.kind = 'refund' AND y.state = 'approved'`,
    { refundId },
  )
}
