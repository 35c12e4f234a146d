import { defineService } from '@fundtrace/service-process'
import { runRoutes } from './adapters/http/run-routes.ts'
import { statementRoutes } from './adapters/http/statement-routes.ts'
import { disbursementConsumer } from './adapters/messaging/disbursement-consumer.ts'
import { fundChangeConsumer } from './adapters/messaging/fund-change-consumer.ts'
import { ledgerConsumer } from './adapters/messaging/ledger-consumer.ts'
import { paymentChangeConsumer } from './adapters/messaging/payment-change-consumer.ts'
import { planConsumer } from './adapters/messaging/plan-consumer.ts'
import { readFunds } from './adapters/postgres/plan-copies.ts'
import { runIntegrityChecks } from './application/run-integrity-checks.ts'

export const reconciliation = defineService({
  name: 'reconciliation',
  title: 'Fundtrace Reconciliation 审计对账',
  description:
    'Believes nobody: keeps its own copies of the facts and the bank statements that auditors upload, and compares them.',
  settings: {},
  consumers: [ledgerConsumer, disbursementConsumer, planConsumer, fundChangeConsumer, paymentChangeConsumer],
  routes: (app, { db }) => {
    statementRoutes(app, { db })
    runRoutes(app, { db })
  },
  areaOfKey: async (db, fundId) => (await readFunds(db, [fundId]))[0]?.areaCode,
  checks: runIntegrityChecks,
})
