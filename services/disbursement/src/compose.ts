import { setting } from '@fundtrace/http-server'
import { loadKeyRing } from '@fundtrace/personal-data'
import { defineService } from '@fundtrace/service-process'
import { awardRoutes } from './adapters/http/award-routes.ts'
import { bankFileRoutes } from './adapters/http/bank-file-routes.ts'
import { batchRoutes } from './adapters/http/batch-routes.ts'
import { ledgerConsumer } from './adapters/messaging/ledger-consumer.ts'
import { planConsumer } from './adapters/messaging/plan-consumer.ts'
import { findFundArea } from './adapters/postgres/award-repository.ts'
import { runPaymentChecks } from './application/run-payment-checks.ts'

export const disbursement = defineService({
  name: 'disbursement',
  title: 'Fundtrace Disbursement 资金支付',
  description:
    'Payment batches: made by one officer, approved by another, released as a bank file, settled or returned.',
  settings: {
    personalDataKeys: setting.secret('PERSONAL_DATA_KEYS'),
    allocationUrl: setting.url('ALLOCATION_URL'),
    fundingWaitMs: setting.integer('FUNDING_WAIT_MS', 0, 30_000, { default: 10_000 }),
  },
  consumers: [planConsumer, ledgerConsumer],
  routes: (app, { db, config }) => {
    batchRoutes(app, { db, fundingWaitMs: config.fundingWaitMs })
    bankFileRoutes(app, { db, ring: loadKeyRing(config.personalDataKeys), allocationUrl: config.allocationUrl })
    awardRoutes(app, { db })
  },
  keepsPersonalData: true,
  areaOfKey: findFundArea,
  checks: runPaymentChecks,
})
