import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, openAllocation } from '../../../test/allocation-fixture.ts'
import {
  approvedPlan,
  household,
  HOUSEHOLDS,
  type PlanReply,
  recordFunders,
  register,
} from '../../../test/qingcheng.ts'
import { runPlanChecks } from './run-plan-checks.ts'

let allocation: Allocation
let plan: PlanReply
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await register(allocation, [household(1)])
  plan = await approvedPlan(allocation, { programme: HOUSEHOLDS })
})
afterAll(() => allocation.close())

/** What the checks find after the owner of the database has broken a rule, which is then undone. */
async function findingsAfter(...statements: readonly string[]): Promise<string[]> {
  const trx = await allocation.owner.transaction()
  for (const sql of statements) await trx.raw(sql)
  const checks = await runPlanChecks(trx)
  await trx.rollback()
  return checks
    .filter((check) => !check.ok)
    .map((check) => `${check.name}: ${check.detail}`.replaceAll(plan.id, 'PLAN'))
}

const award = (amount: string): string =>
  `INSERT INTO award_runs (id, plan_id, paying_plan_id, period, count, total, made_by) VALUES ('${RUN}', '${plan.id}', '${plan.id}', '2016', 1, ${amount}, 'li');
   INSERT INTO awards (id, award_run_id, plan_id, programme_id, period, beneficiary_id, line, amount)
   VALUES ('${randomUUID()}', '${RUN}', '${plan.id}', 'households', '2016', 'h-0001', 'whole', ${amount})`
const RUN = randomUUID()

describe('the checks', () => {
  it('find nothing where nothing is wrong', async () => {
    expect(await findingsAfter()).toEqual([])
    expect(await findingsAfter(award('4000.00'))).toEqual([])
  })

  it('find a line that was changed', async () => {
    expect(await findingsAfter('UPDATE plan_lines SET amount = amount + 0.01')).toEqual([
      "allocation: each plan's lines and shares add up to its total: PLAN is 4000.00, its lines 4000.01, its shares 4000.00",
      "allocation: each line's parts add up to it: PLAN line 1 is 4000.01, its parts 4000.00",
    ])
  })

  it('find a share that was changed, and one that is gone', async () => {
    expect(await findingsAfter(`UPDATE plan_shares SET amount = amount - 0.01 WHERE funder_id = 'charity'`)).toEqual([
      "allocation: each plan's lines and shares add up to its total: PLAN is 4000.00, its lines 4000.00, its shares 3999.99",
      "allocation: each funder's share is what the parts ask of it: PLAN asks 1000.00 of charity, its share is 999.99",
    ])
    const [lines, shares] = await findingsAfter('DELETE FROM plan_shares')
    expect(lines).toBe(
      "allocation: each plan's lines and shares add up to its total: PLAN is 4000.00, its lines 4000.00, its shares 0",
    )
    expect(shares).toContain('PLAN asks 2000.00 of district, its share is missing')
  })

  it('find a part of no line, and of a funder that there is not', async () => {
    const findings = await findingsAfter(
      'ALTER TABLE plan_line_parts DISABLE TRIGGER USER',
      `INSERT INTO plan_line_parts (plan_id, line, funder_id, amount) VALUES ('${plan.id}', 2, 'nobody', 1.00)`,
    )
    expect(findings).toEqual([
      "allocation: each line's parts add up to it: PLAN line 2 is missing, its parts 1.00",
      "allocation: each funder's share is what the parts ask of it: PLAN asks 1.00 of nobody, its share is missing",
    ])
  })

  it('find a plan that is awarded beyond its total', async () => {
    expect(await findingsAfter(award('4000.01'))).toEqual([
      'allocation: no plan is awarded beyond its total: PLAN is 4000.00, awarded 4000.01',
    ])
  })

  it('find a plan that its maker approved', async () => {
    expect(
      await findingsAfter(
        'ALTER TABLE plans DROP CONSTRAINT plans_approved_by_another',
        'UPDATE plans SET approved_by = made_by',
      ),
    ).toEqual(['allocation: no plan was approved by its maker: PLAN by finance-441802-li'])
  })

  it('find a run that says another sum than its awards, and a state that nobody moved to', async () => {
    const [finding] = await findingsAfter(award('4000.00'), 'UPDATE award_runs SET total = total + 0.01')
    expect(finding).toContain('says 1 awards of 4000.01, there are 1 of 4000.00')
    expect(await findingsAfter(`DELETE FROM plan_moves WHERE to_state = 'approved'`)).toEqual([
      'allocation: each state of a plan was moved to by somebody: PLAN is approved',
    ])
  })
})
