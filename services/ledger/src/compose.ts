import { defineService } from '@fundtrace/service-process'
import { fundRoutes } from './adapters/http/fund-routes.ts'
import { fundChangeConsumer } from './adapters/messaging/fund-change-consumer.ts'
import { POSTING_COUNTERS } from './adapters/messaging/posting-counters.ts'
import { requestConsumer } from './adapters/messaging/request-consumer.ts'
import { findFundArea } from './adapters/postgres/fund-repository.ts'
import { runIntegrityChecks } from './application/run-integrity-checks.ts'

export const ledger = defineService({
  name: 'ledger',
  title: 'Fundtrace Ledger 总账',
  description:
    'The book of record: what each funder owes, sent and bears; what was awarded, is in transit and was paid.',
  settings: {},
  consumers: [requestConsumer, fundChangeConsumer],
  counters: POSTING_COUNTERS,
  routes: (app, { db }) => fundRoutes(app, { db }),
  areaOfKey: findFundArea,
  checks: runIntegrityChecks,
})
