import { ALLOCATION_PLANS, AwardManifest, AwardPage, PlanApproved } from '@fundtrace/contracts'
import { type ConsumerDefinition, handler, ignored } from '@fundtrace/messaging'
import { completeAwardRun } from '../../application/complete-award-run.ts'
import { insertAwardPage, insertFund } from '../postgres/award-repository.ts'

/** Learns what may be paid. */
export const planConsumer: ConsumerDefinition = {
  name: 'disbursement.payable-awards',
  topics: [ALLOCATION_PLANS.name],
  handlers: {
    PlanApproved: handler(PlanApproved, (trx, _event, data) => insertFund(trx, data.fund)),
    AwardPage: handler(AwardPage, (trx, _event, data) => insertAwardPage(trx, data)),
    AwardManifest: handler(AwardManifest, (trx, _event, data) => completeAwardRun(trx, data)),
    ArrivalRecorded: ignored,
  },
}
