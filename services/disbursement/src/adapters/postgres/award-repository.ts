import type { AwardPage, PlanApproved } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { parseMoney } from '@fundtrace/money'
import type { PayableAward } from '../../domain/batch-lines.ts'
import { fundUnknown } from '../../domain/errors.ts'
import type { Stage } from '../../domain/project-stage.ts'
import { AWARD_WAITS } from './insert-batch.ts'

/** `fiscal_year` null: the fund was known before it was kept. */
export type Fund = Readonly<{
  id: string
  name: string
  programme_id: string
  area_code: string
  fiscal_year: number | null
}>

export async function insertFund(trx: Transaction, fund: PlanApproved['fund']): Promise<void> {
  const { id, name, programme_id, area_code, fiscal_year } = fund
  await trx('funds').insert({ id, name, programme_id, area_code, fiscal_year }).onConflict('id').ignore()
}

export async function readFund(db: Database | Transaction, id: string): Promise<Fund> {
  const fund: Fund | undefined = await db('funds')
    .where({ id })
    .first('id', 'name', 'programme_id', 'area_code', 'fiscal_year')
  if (fund === undefined) throw fundUnknown(id)
  return fund
}

export async function findFundArea(db: Database, id: string): Promise<string | undefined> {
  const fund: Pick<Fund, 'area_code'> | undefined = await db('funds').where({ id }).first('area_code')
  return fund?.area_code
}

export async function insertAwardPage(trx: Transaction, page: AwardPage): Promise<void> {
  await trx('award_runs').insert({ id: page.award_run_id, fund_id: page.fund_id }).onConflict('id').ignore()
  const { rows } = await trx.raw<{ rows: { fund_id: string; complete: boolean; places: number }[] }>(
    `SELECT fund_id, complete, (SELECT count(*)::int FROM awards WHERE award_run_id = r.id) AS places
       FROM award_runs r WHERE id = :run`,
    { run: page.award_run_id },
  )
  const run = rows[0]
  if (run === undefined || run.fund_id !== page.fund_id)
    throw new Error(`Award run ${page.award_run_id} is of ${run?.fund_id}, its page ${page.page} of ${page.fund_id}`)
  // What the manifest has proven is payable; a page that comes after it was proven by nobody.
  if (run.complete) throw new Error(`Award run ${page.award_run_id} is complete, page ${page.page} is one too many`)
  await trx('awards').insert(
    page.awards.map(({ award_id, ...award }, index) => ({
      id: award_id,
      award_run_id: page.award_run_id,
      place: run.places + index + 1,
      fund_id: page.fund_id,
      programme_id: page.programme_id,
      ...award,
    })),
  )
}

export type ArrivedAward = Readonly<{ id: string; amount: string }>

/** The awards of a run in the order in which they were announced. */
export const readRun = (trx: Transaction, runId: string): Promise<ArrivedAward[]> =>
  trx('awards').where({ award_run_id: runId }).orderBy('place').select('id', 'amount')

export async function completeRun(trx: Transaction, runId: string): Promise<void> {
  await trx('award_runs').where({ id: runId }).update({ complete: true })
}

export async function readAwards(trx: Transaction, fundId: string, ids: readonly string[]): Promise<PayableAward[]> {
  const { rows } = await trx.raw<{ rows: AwardRow[] }>(
    `SELECT a.id, a.beneficiary_id, a.amount FROM awards a JOIN award_runs r ON r.id = a.award_run_id AND r.complete
      WHERE a.fund_id = :fundId AND a.id = ANY(:ids::uuid[])`,
    { fundId, ids: [...ids] },
  )
  return rows.map(toAward)
}

export type ListedAward = Readonly<{
  id: string
  beneficiary_id: string
  beneficiary_kind: string
  area_code: string
  period: string
  line: string
  amount: string
  payment_state: string | null
  stage: Stage | null
}>

export async function listAwards(
  db: Database,
  fundId: string,
  page: Readonly<{
    areaCode: string
    period: string | null
    onlyWaiting: boolean
    onlyProjects: boolean
    after: string
    limit: number
  }>,
): Promise<ListedAward[]> {
  const { rows } = await db.raw<{ rows: ListedAward[] }>(
    `SELECT a.id, a.beneficiary_id, a.beneficiary_kind, a.area_code, a.period, a.line, a.amount,
            (SELECT p.state FROM payments p WHERE p.award_id = a.id ORDER BY p.attempt DESC LIMIT 1) AS payment_state,
            (SELECT s.stage FROM award_stages s WHERE s.award_id = a.id ORDER BY s.version DESC LIMIT 1) AS stage
       FROM awards a JOIN award_runs r ON r.id = a.award_run_id AND r.complete
      WHERE a.fund_id = :fundId AND a.area_code LIKE :area AND a.id > :after
        AND (:period::text IS NULL OR a.period = :period) ${page.onlyWaiting ? `AND ${AWARD_WAITS}` : ''}
        ${page.onlyProjects ? "AND a.beneficiary_kind <> 'household'" : ''}
      ORDER BY a.id LIMIT :limit`,
    { fundId, area: `${page.areaCode}%`, period: page.period, after: page.after, limit: page.limit },
  )
  return rows
}

/** What a batch over a whole area would take, fund by fund and village by village. */
export type WaitingFund = Readonly<{
  fund_id: string
  fund_name: string
  area_code: string
  fiscal_year: number | null
  count: number
  total: string
}>
export type WaitingAwards = Readonly<{ area_code: string; period: string; count: number; total: string }>

/** Every fund of some areas, those with nothing to pay too, by name. */
export async function listWaitingFunds(db: Database, prefixes: readonly string[]): Promise<WaitingFund[]> {
  const { rows } = await db.raw<{ rows: WaitingFund[] }>(
    `SELECT f.id AS fund_id, f.name AS fund_name, f.area_code, f.fiscal_year, coalesce(w.count, 0)::int AS count,
            coalesce(w.total, 0)::numeric(21,2) AS total
       FROM funds f
       LEFT JOIN (SELECT a.fund_id, count(*) AS count, sum(a.amount) AS total
                    FROM awards a JOIN award_runs r ON r.id = a.award_run_id AND r.complete
                   WHERE ${AWARD_WAITS} GROUP BY a.fund_id) w ON w.fund_id = f.id
      WHERE f.area_code LIKE ANY(:prefixes::text[])
      ORDER BY f.name, f.id`,
    { prefixes: prefixes.map((prefix) => `${prefix}%`) },
  )
  return rows
}

export async function listWaitingAwards(db: Database, fundId: string): Promise<WaitingAwards[]> {
  const { rows } = await db.raw<{ rows: WaitingAwards[] }>(
    `SELECT a.area_code, a.period, count(*)::int AS count, sum(a.amount)::numeric(21,2) AS total
       FROM awards a JOIN award_runs r ON r.id = a.award_run_id AND r.complete
      WHERE a.fund_id = :fundId AND ${AWARD_WAITS}
      GROUP BY a.area_code, a.period ORDER BY a.area_code, a.period`,
    { fundId },
  )
  return rows
}

type AwardRow = { id: string; beneficiary_id: string; amount: string }
const toAward = (row: AwardRow): PayableAward => ({
  id: row.id,
  beneficiaryId: row.beneficiary_id,
  amount: parseMoney(row.amount),
})
