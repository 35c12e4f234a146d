import { EDZ_PROJECT, FISCAL_YEAR } from './figures.ts'
import type { Officers } from './officers.ts'
import { keyOf, type PlanReply } from './promise-funds.ts'
import { until } from './until.ts'

type AwardsReply = { awards: { state: string }[] }

/** Every household and village of the plans; in the zone, the instalments of one project. */
export async function awardEverybody(officers: Officers, plans: ReadonlyMap<string, PlanReply>): Promise<void> {
  const period = String(FISCAL_YEAR)
  const awards = EDZ_PROJECT.instalments.map((instalment) => ({
    beneficiary_id: EDZ_PROJECT.beneficiary.id,
    ...instalment,
  }))
  const orders = [
    { fundId: 'qingcheng-households-2016', area: '441802', body: { period } },
    { fundId: 'qingcheng-villages-2016', area: '441802', body: { period } },
    { fundId: EDZ_PROJECT.fund_id, area: '440871', body: { period, awards } },
  ]
  for (const { fundId, area, body } of orders) {
    const planId = planOf(plans, fundId).id
    await officers.finance(area).maker.post('allocation', `/v1/plans/${planId}/awards`, body, keyOf('awards', fundId))
  }
  for (const { fundId } of orders) {
    await until(`the awards of ${fundId} are posted`, async () => {
      const path = `/v1/plans/${planOf(plans, fundId).id}/awards?limit=1000`
      const reply = await officers.audit.get<AwardsReply>('allocation', path)
      return reply.awards.every((award) => award.state === 'posted') ? true : undefined
    })
  }
}

function planOf(plans: ReadonlyMap<string, PlanReply>, fundId: string): PlanReply {
  const plan = plans.get(fundId)
  if (plan === undefined) throw new Error(`There is no plan of ${fundId}`)
  return plan
}
