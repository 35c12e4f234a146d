import {
  ALLOCATION_PLANS,
  AwardManifest,
  AwardPage,
  BatchApproved,
  DISBURSEMENT_PAYMENTS,
  FundChangeRequested,
  LEDGER_FUND_CHANGES,
  PlanApproved,
} from '@fundtrace/contracts'
import { type ConsumerDefinition, handler, ignored } from '@fundtrace/messaging'
import {
  insertAwards,
  insertManifest,
  insertPaymentAwards,
  insertPlanChange,
  insertPlanShares,
} from '../postgres/award-copies.ts'
import { joinCopies } from '../postgres/copy-lock.ts'
import { requireKey } from './require-key.ts'

/**
 * Copies what each funder promised, what was awarded to whom for what, and which award each payment pays. A reader of its own beside the
 * copies of the same topics that statements are compared with: it reads them from their first message, whenever it came to be.
 */
export const awardConsumer: ConsumerDefinition = {
  name: 'reconciliation.award-copies',
  topics: [ALLOCATION_PLANS.name, LEDGER_FUND_CHANGES.name, DISBURSEMENT_PAYMENTS.name],
  handlers: {
    PlanApproved: handler(PlanApproved, async (trx, event, plan) => {
      requireKey(event, plan.fund.id)
      await joinCopies(trx, plan.fund.id)
      await insertPlanShares(trx, plan, event)
    }),
    AwardPage: handler(AwardPage, async (trx, event, page) => {
      requireKey(event, page.fund_id)
      await joinCopies(trx, page.fund_id)
      await insertAwards(trx, page, event)
    }),
    AwardManifest: handler(AwardManifest, async (trx, event, manifest) => {
      requireKey(event, manifest.fund_id)
      await joinCopies(trx, manifest.fund_id)
      await insertManifest(trx, manifest, event)
    }),
    FundChangeRequested: handler(FundChangeRequested, async (trx, event, change) => {
      if (change.kind !== 'plan_changed') return
      requireKey(event, change.fund_id)
      await joinCopies(trx, change.fund_id)
      await insertPlanChange(trx, change, event)
    }),
    BatchApproved: handler(BatchApproved, async (trx, event, batch) => {
      requireKey(event, batch.fund_id)
      await joinCopies(trx, batch.fund_id)
      await insertPaymentAwards(trx, batch, event)
    }),
    ArrivalRecorded: ignored,
    FileReleased: ignored,
    PaymentSettled: ignored,
    PaymentReturned: ignored,
  },
}
