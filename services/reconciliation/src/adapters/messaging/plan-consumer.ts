import { ALLOCATION_PLANS, ArrivalRecorded, PlanApproved } from '@fundtrace/contracts'
import { type ConsumerDefinition, handler, ignored } from '@fundtrace/messaging'
import { joinCopies } from '../postgres/copy-lock.ts'
import { insertArrivalCopy, insertPlanCopy } from '../postgres/plan-copies.ts'
import { requireKey } from './require-key.ts'

/** Copies funds with their areas, and the documents under which money arrived. Awards are not compared yet. */
export const planConsumer: ConsumerDefinition = {
  name: 'reconciliation.plan-copies',
  topics: [ALLOCATION_PLANS.name],
  handlers: {
    PlanApproved: handler(PlanApproved, async (trx, event, plan) => {
      requireKey(event, plan.fund.id)
      await joinCopies(trx, plan.fund.id)
      await insertPlanCopy(trx, plan, event.sequence)
    }),
    ArrivalRecorded: handler(ArrivalRecorded, async (trx, event, arrival) => {
      requireKey(event, arrival.fund_id)
      await joinCopies(trx, arrival.fund_id)
      await insertArrivalCopy(trx, arrival, event.sequence)
    }),
    AwardPage: ignored,
    AwardManifest: ignored,
  },
}
