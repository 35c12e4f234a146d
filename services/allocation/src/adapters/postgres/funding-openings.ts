import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { formatMoney, parseMoney } from '@fundtrace/money'
import { fundNotNew, openingUnknown } from '../../domain/funding/funding-errors.ts'
import type { OpeningShare } from '../../domain/funding/opening-rows.ts'
import { approve, insertPlan, movePlan } from './plan-repository.ts'

export type NewOpening = Readonly<{
  id: string
  fund_id: string
  document_number: string
  opened_on: string
  sha256: string
}>
export type Opening = NewOpening &
  Readonly<{ state: string; made_by: string; approved_by: string | null; plan_id: string | null }>

const COLUMNS = [
  'id',
  'fund_id',
  'document_number',
  'opened_on',
  'sha256',
  'state',
  'made_by',
  'approved_by',
  'plan_id',
] as const

export async function insertOpening(
  trx: Transaction,
  opening: NewOpening,
  shares: readonly OpeningShare[],
  madeBy: string,
): Promise<void> {
  await trx('openings')
    .insert({ ...opening, made_by: madeBy })
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'openings_one_draft'
        ? fundNotNew(opening.fund_id, 'has an opening that waits for approval')
        : error
    })
  await trx('opening_shares').insert(
    shares.map((share, index) => ({
      opening_id: opening.id,
      funder_id: share.funderId,
      ordinal: index + 1,
      due: formatMoney(share.due),
      arrived: formatMoney(share.arrived),
      spent: formatMoney(share.spent),
    })),
  )
}

/** Why a fund is not new, or null where nothing has happened in it yet. */
export async function findWhyNotNew(trx: Transaction, fundId: string): Promise<string | null> {
  const { rows } = await trx.raw<{ rows: { plan: string | null; arrival: string | null }[] }>(
    `SELECT (SELECT id::text FROM plans WHERE fund_id = :fundId AND state IN ('approved', 'posted', 'superseded') LIMIT 1) AS plan,
            (SELECT id::text FROM arrivals WHERE fund_id = :fundId AND state <> 'refused' LIMIT 1) AS arrival`,
    { fundId },
  )
  const { plan, arrival } = rows[0] ?? { plan: null, arrival: null }
  if (plan !== null) return `has the plan ${plan}`
  return arrival === null ? null : `has the arrival ${arrival}`
}

export async function lockOpening(trx: Transaction, id: string): Promise<Opening> {
  const opening: Opening | undefined = await trx('openings')
    .where({ id })
    .forUpdate()
    .first(...COLUMNS)
  if (opening === undefined) throw openingUnknown(id)
  return opening
}

export async function findOpening(db: Database | Transaction, id: string): Promise<Opening> {
  const opening: Opening | undefined = await db('openings')
    .where({ id })
    .first(...COLUMNS)
  if (opening === undefined) throw openingUnknown(id)
  return opening
}

/** The newest first; a fund has one, and those that were taken back before it. */
export const listOpeningIds = (db: Database, fundId: string): Promise<string[]> =>
  db('openings')
    .where({ fund_id: fundId })
    .orderBy([{ column: 'made_at', order: 'desc' }, 'id'])
    .pluck('id')

export async function readOpeningShares(db: Database | Transaction, id: string): Promise<OpeningShare[]> {
  const rows: { funder_id: string; due: string; arrived: string; spent: string }[] = await db('opening_shares')
    .where({ opening_id: id })
    .orderBy('ordinal')
    .select('funder_id', 'due', 'arrived', 'spent')
  return rows.map((row) => ({
    funderId: row.funder_id,
    due: parseMoney(row.due),
    arrived: parseMoney(row.arrived),
    spent: parseMoney(row.spent),
  }))
}

export async function approveOpening(trx: Transaction, id: string, planId: string, officer: string): Promise<void> {
  await trx('openings')
    .where({ id })
    .update({ state: 'approved', approved_by: officer, approved_at: trx.fn.now(), plan_id: planId })
}

export async function withdrawOpening(trx: Transaction, id: string): Promise<void> {
  await trx('openings').where({ id }).update({ state: 'withdrawn' })
}

/**
 * The plan that an approved opening is: one line for what is left of the year, computed and approved at once. It names nobody; a plan
 * that replaces it may.
 */
export async function insertOpeningPlan(
  trx: Transaction,
  plan: Readonly<{
    id: string
    fund_id: string
    programme_id: string
    programme_version: number
    area_code: string
    total: string
    made_by: string
    approved_by: string
  }>,
  shares: readonly Readonly<{ funder_id: string; amount: string }>[],
): Promise<void> {
  const { id, total } = plan
  await insertPlan(trx, {
    id,
    fundId: plan.fund_id,
    programmeId: plan.programme_id,
    programmeVersion: plan.programme_version,
    publishedPeople: null,
    registerDay: null,
    registerRevision: null,
    drawsOn: null,
    replaces: null,
    reason: null,
    noticeDays: 0,
    madeBy: plan.made_by,
  })
  const { area_code } = plan
  await trx('plan_lines').insert({ plan_id: id, line: 1, beneficiary_id: null, area_code, units: 1, amount: total })
  await trx('plan_shares').insert(shares.map((share, index) => ({ plan_id: id, ordinal: index + 1, ...share })))
  const computed = { total, lines: 1, units: 1, kept: '0.00' }
  await movePlan(trx, { id, fundId: plan.fund_id, state: 'draft' }, { to: 'computed', by: plan.made_by }, computed)
  await approve(trx, { id, fundId: plan.fund_id, state: 'computed' }, plan.approved_by)
}
