import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { formatMoney, type Money, parseMoney } from '@fundtrace/money'
import type { ProblemRecord } from '@fundtrace/problem'
import type { ComputedPlan, FunderAmount } from '../../domain/compute-plan.ts'
import { fundHasPlan, unknown } from '../../domain/errors.ts'

export type PlanState = 'computed' | 'approved' | 'posted' | 'refused'
export type Plan = Readonly<{
  id: string
  fundId: string
  total: Money
  state: PlanState
  madeBy: string
  approvedBy: string | null
}>

export async function insertPlan(
  trx: Transaction,
  plan: { id: string; fundId: string; madeBy: string },
  computed: ComputedPlan,
): Promise<void> {
  await trx('plans').insert({
    id: plan.id,
    fund_id: plan.fundId,
    total: formatMoney(computed.total),
    made_by: plan.madeBy,
  })
  const { lines } = computed
  await trx.raw(
    `INSERT INTO plan_lines (plan_id, line, beneficiary_id, area_code, units, amount)
     SELECT :id, n.* FROM unnest(:lines::int[], :beneficiaries::text[], :areas::text[], :units::int[], :amounts::numeric[]) AS n`,
    {
      id: plan.id,
      lines: lines.map((line) => line.line),
      beneficiaries: lines.map((line) => line.beneficiaryId),
      areas: lines.map((line) => line.areaCode),
      units: lines.map((line) => line.count),
      amounts: lines.map((line) => formatMoney(line.amount)),
    },
  )
  const parts = lines.flatMap(({ line, parts: own }) => (own ?? []).map((part) => ({ line, ...part })))
  await trx.raw(
    `INSERT INTO plan_line_parts (plan_id, line, funder_id, amount)
     SELECT :id, n.* FROM unnest(:lines::int[], :funders::text[], :amounts::numeric[]) AS n`,
    {
      id: plan.id,
      lines: parts.map((part) => part.line),
      funders: parts.map((part) => part.funderId),
      amounts: parts.map((part) => formatMoney(part.amount)),
    },
  )
  await trx('plan_shares').insert(
    computed.shares.map((share, index) => ({
      plan_id: plan.id,
      funder_id: share.funderId,
      ordinal: index + 1,
      amount: formatMoney(share.amount),
    })),
  )
}

/** Under the plan's lock: what is decided about a plan is decided one after the other. */
export async function lockPlan(trx: Transaction, id: string): Promise<Plan> {
  const row: PlanRow | undefined = await trx('plans')
    .where({ id })
    .forUpdate()
    .first(...PLAN_COLUMNS)
  if (row === undefined) throw unknown('plan', id)
  return toPlan(row)
}

export async function approve(trx: Transaction, plan: Plan, officer: string): Promise<void> {
  await trx('plans')
    .where({ id: plan.id })
    .update({ state: 'approved', approved_by: officer, approved_at: trx.fn.now() })
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'plans_one_in_force' ? fundHasPlan(plan.fundId, plan.id) : error
    })
}

export async function answerPlan(
  trx: Transaction,
  id: string,
  state: PlanState,
  problem?: ProblemRecord,
): Promise<void> {
  await trx('plans')
    .where({ id, state: 'approved' })
    .update({ state, problem: problem === undefined ? null : JSON.stringify(problem) })
}

export type NamedShare = FunderAmount & Readonly<{ name: string; areaCode: string | null }>

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

/** A funder owes a share of a fund once one of its plans is approved. */
export async function hasShare(trx: Transaction, fundId: string, funderId: string): Promise<boolean> {
  const found = await trx('plan_shares')
    .join('plans', 'plans.id', 'plan_shares.plan_id')
    .where({ fund_id: fundId, funder_id: funderId })
    .whereIn('state', ['approved', 'posted'])
    .first('plans.id')
  return found !== undefined
}

export type PlanDetail = Readonly<{
  id: string
  fund_id: string
  programme_id: string
  area_code: string
  document_number: string
  total: string
  state: PlanState
  made_by: string
  approved_by: string | null
  problem: ProblemRecord | null
  lines: number
  units: number
}>

export async function readPlanDetail(db: Database, id: string): Promise<PlanDetail> {
  const { rows } = await db.raw<{ rows: PlanDetail[] }>(
    `SELECT p.id, p.fund_id, f.programme_id, f.area_code, g.document_number, p.total, p.state, p.made_by,
            p.approved_by, p.problem, l.lines, l.units
       FROM plans p JOIN funds f ON f.id = p.fund_id JOIN programmes g ON g.id = f.programme_id
       CROSS JOIN LATERAL (SELECT count(*)::int AS lines, sum(units)::int AS units FROM plan_lines WHERE plan_id = p.id) l
      WHERE p.id = :id`,
    { id },
  )
  const plan = rows[0]
  if (plan === undefined) throw unknown('plan', id)
  return plan
}

export type LinePage = Readonly<{
  line: number
  beneficiary_id: string | null
  area_code: string
  units: number
  amount: string
  parts: { funder_id: string; amount: string }[] | null
}>

export async function readLines(
  db: Database | Transaction,
  planId: string,
  page: { after: number; limit: number },
): Promise<LinePage[]> {
  const { rows } = await db.raw<{ rows: LinePage[] }>(
    `SELECT l.line, l.beneficiary_id, l.area_code, l.units, l.amount,
            (SELECT json_agg(json_build_object('funder_id', funder_id, 'amount', amount::text) ORDER BY funder_id)
               FROM plan_line_parts p WHERE p.plan_id = l.plan_id AND p.line = l.line) AS parts
       FROM plan_lines l WHERE l.plan_id = :planId AND l.line > :after ORDER BY l.line LIMIT :limit`,
    { planId, after: page.after, limit: page.limit },
  )
  return rows
}

type PlanRow = {
  id: string
  fund_id: string
  total: string
  state: PlanState
  made_by: string
  approved_by: string | null
}
const PLAN_COLUMNS = ['id', 'fund_id', 'total', 'state', 'made_by', 'approved_by'] as const
const toPlan = (row: PlanRow): Plan => ({
  id: row.id,
  fundId: row.fund_id,
  total: parseMoney(row.total),
  state: row.state,
  madeBy: row.made_by,
  approvedBy: row.approved_by,
})
