import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { formatMoney, type Money, parseMoney } from '@fundtrace/money'
import type { ProblemRecord } from '@fundtrace/problem'
import { fundHasPlan, unknown } from '../../domain/errors.ts'
import type { PlanTotals } from '../../domain/plan/compute-plan.ts'
import type { PlanStanding, PlanState } from '../../domain/plan/plan-life.ts'

export type Plan = PlanStanding &
  Readonly<{
    fundId: string
    programmeId: string
    programmeVersion: number
    publishedPeople: number | null
    /** YYYY-MM-DD, null in plans from before the register had days; so is the revision. */
    registerDay: string | null
    registerRevision: number | null
    drawsOn: string | null
    replaces: string | null
    reason: string | null
    /** Null until it is computed. */
    total: Money | null
    approvedBy: string | null
  }>
export type NewPlan = Pick<
  Plan,
  | 'id'
  | 'fundId'
  | 'programmeId'
  | 'programmeVersion'
  | 'publishedPeople'
  | 'registerDay'
  | 'registerRevision'
  | 'drawsOn'
  | 'replaces'
  | 'reason'
  | 'noticeDays'
  | 'madeBy'
>

/** As a draft: nothing is computed yet. */
export async function insertPlan(trx: Transaction, plan: NewPlan): Promise<void> {
  await trx('plans').insert({
    id: plan.id,
    fund_id: plan.fundId,
    programme_id: plan.programmeId,
    programme_version: plan.programmeVersion,
    published_people: plan.publishedPeople,
    register_day: plan.registerDay,
    register_revision: plan.registerRevision,
    draws_on: plan.drawsOn,
    replaces: plan.replaces,
    reason: plan.reason,
    notice_days: plan.noticeDays,
    made_by: plan.madeBy,
  })
  await insertMove(trx, plan.id, { from: null, to: 'draft', by: plan.madeBy, reason: plan.reason })
}

/** Under the plan's lock: what is decided about a plan is decided one after the other. */
export async function lockPlan(trx: Transaction, id: string): Promise<Plan> {
  return toPlan(await trx<PlanRow>('plans').where({ id }).forUpdate().first(), id)
}

export async function readPlan(db: Database | Transaction, id: string): Promise<Plan> {
  return toPlan(await db<PlanRow>('plans').where({ id }).first(), id)
}

/** Locked, while the ledger has not answered about it. */
export async function findApprovedPlan(trx: Transaction, id: string): Promise<Plan | undefined> {
  const row = await trx<PlanRow>('plans').where({ id, state: 'approved' }).forUpdate().first()
  return row && toPlan(row, row.id)
}

/** The plan that the ledger has posted of this programme in this fund; the lock keeps it there until the transaction ends. */
export async function findPlanInForce(
  trx: Transaction,
  fundId: string,
  programmeId: string,
): Promise<Plan | undefined> {
  const row = await trx<PlanRow>('plans')
    .where({ fund_id: fundId, programme_id: programmeId, state: 'posted' })
    .forUpdate()
    .first()
  return row && toPlan(row, row.id)
}

/** The plan in force of a programme and year, without a lock. */
export async function findPostedPlanId(db: Database, programmeId: string, year: number): Promise<string | null> {
  const row: { id: string } | undefined = await db('plans')
    .join('funds', 'funds.id', 'plans.fund_id')
    .where({ 'plans.programme_id': programmeId, fiscal_year: year, state: 'posted' })
    .first('plans.id')
  return row?.id ?? null
}

type Move = Readonly<{ from: PlanState | null; to: PlanState; by: string; reason?: string | null }>

async function insertMove(trx: Transaction, planId: string, { from, to, by, reason = null }: Move): Promise<void> {
  await trx('plan_moves').insert({ plan_id: planId, from_state: from, to_state: to, moved_by: by, reason })
}

export type Moving = Pick<Plan, 'id' | 'state' | 'fundId'>
type Columns = Readonly<Record<string, string | number | null | ReturnType<Transaction['fn']['now']>>>

/** Its next state, with what belongs to it, and the move itself for its history. */
export async function movePlan(
  trx: Transaction,
  plan: Moving,
  move: Omit<Move, 'from'>,
  columns: Columns = {},
): Promise<void> {
  await trx('plans')
    .where({ id: plan.id })
    .update({ ...columns, state: move.to })
    .catch((error: unknown) => {
      throw IN_FORCE.has(violatedConstraint(error) ?? '') ? fundHasPlan(plan.fundId, plan.id) : error
    })
  await insertMove(trx, plan.id, { ...move, from: plan.state })
}

const IN_FORCE: ReadonlySet<string> = new Set(['plans_one_in_force', 'plans_replace_what_is_in_force'])

export const approve = (trx: Transaction, plan: Moving, officer: string): Promise<void> =>
  movePlan(trx, plan, { to: 'approved', by: officer }, { approved_by: officer, approved_at: trx.fn.now() })

/** The last page of a plan: its totals and shares, and with them it is computed. `sha256` is of its bytes. */
export async function completePlan(
  trx: Transaction,
  plan: Moving,
  totals: PlanTotals,
  sha256: string,
  by: string,
): Promise<void> {
  if (totals.shares.length > 0)
    await trx('plan_shares').insert(
      totals.shares.map((share, index) => ({
        plan_id: plan.id,
        funder_id: share.funderId,
        ordinal: index + 1,
        amount: formatMoney(share.amount),
      })),
    )
  await movePlan(
    trx,
    plan,
    { to: 'computed', by },
    {
      total: formatMoney(totals.total),
      kept: formatMoney(totals.kept),
      lines: totals.lines,
      units: totals.units,
      share_explanation: JSON.stringify(totals.explanation),
      content_sha256: sha256,
    },
  )
}

export async function readShares(trx: Database | Transaction, planId: string): Promise<NamedShare[]> {
  const rows: { funder_id: string; name: string; area_code: string | null; amount: string }[] = await trx('plan_shares')
    .join('funders', 'funders.id', 'plan_shares.funder_id')
    .where({ plan_id: planId })
    .orderBy('ordinal')
    .select('funder_id', 'name', 'area_code', 'amount')
  return rows.map((row) => ({
    funderId: row.funder_id,
    name: row.name,
    areaCode: row.area_code,
    amount: parseMoney(row.amount),
  }))
}

export type NamedShare = Readonly<{ funderId: string; name: string; areaCode: string | null; amount: Money }>

/** A funder owes a share of a fund once one of its plans is approved. */
export async function hasShare(trx: Transaction, fundId: string, funderId: string): Promise<boolean> {
  const found = await trx('plan_shares')
    .join('plans', 'plans.id', 'plan_shares.plan_id')
    .where({ fund_id: fundId, funder_id: funderId })
    .whereIn('state', ['approved', 'posted'])
    .first('plans.id')
  return found !== undefined
}

/** What plans in force of this programme take out of its limit in a year, but for the one that is to be replaced. Yuan. */
export async function readDrawnElsewhere(
  db: Database | Transaction,
  programmeId: string,
  year: number,
  except: string | null,
): Promise<Money> {
  const { rows } = await db.raw<{ rows: { total: string }[] }>(
    `SELECT coalesce(sum(p.total), 0.00)::text AS total FROM plans p JOIN funds f ON f.id = p.fund_id
      WHERE p.programme_id = :programmeId AND f.fiscal_year = :year AND p.state IN ('approved', 'posted')
        AND p.id IS DISTINCT FROM :except`,
    { programmeId, year, except },
  )
  return parseMoney(rows[0]?.total ?? '')
}

/** A plan in force of the programme in any other year than this. */
export async function findPlanOfOtherYear(
  trx: Transaction,
  programmeId: string,
  year: number,
): Promise<{ id: string; fiscal_year: number } | undefined> {
  return trx('plans')
    .join('funds', 'funds.id', 'plans.fund_id')
    .where({ 'plans.programme_id': programmeId })
    .whereIn('state', ['approved', 'posted'])
    .whereNot({ fiscal_year: year })
    .first('plans.id', 'fiscal_year')
}

/** The refusal of the ledger, or what made the computing end. */
export const keptProblem = (problem: ProblemRecord): Columns => ({ problem: JSON.stringify(problem) })

type PlanRow = {
  id: string
  fund_id: string
  programme_id: string
  programme_version: number
  published_people: number | null
  register_day: string | null
  register_revision: string | null
  draws_on: string | null
  replaces: string | null
  reason: string | null
  total: string | null
  state: PlanState
  made_by: string
  submitted_by: string | null
  approved_by: string | null
  notice_days: number
  notice_from: string | null
  notice_to: string | null
}

function toPlan(row: PlanRow | undefined, id: string): Plan {
  if (row === undefined) throw unknown('plan', id)
  return {
    id: row.id,
    fundId: row.fund_id,
    programmeId: row.programme_id,
    programmeVersion: row.programme_version,
    publishedPeople: row.published_people,
    registerDay: row.register_day,
    registerRevision: row.register_revision === null ? null : Number(row.register_revision),
    drawsOn: row.draws_on,
    replaces: row.replaces,
    reason: row.reason,
    total: row.total === null ? null : parseMoney(row.total),
    state: row.state,
    madeBy: row.made_by,
    submittedBy: row.submitted_by,
    approvedBy: row.approved_by,
    noticeDays: row.notice_days,
    noticeFrom: row.notice_from,
    noticeTo: row.notice_to,
  }
}
