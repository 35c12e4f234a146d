import { setting } from '@fundtrace/http-server'
import { loadKeyRing } from '@fundtrace/personal-data'
import { defineOpenService } from '@fundtrace/service-process'
import { loadGovernmentAccounts } from './adapters/export/government-accounts-file.ts'
import { bookRoutes } from './adapters/http/book-routes.ts'
import { engineRoutes } from './adapters/http/engine-routes.ts'
import { fundEntryRoutes } from './adapters/http/fund-entry-routes.ts'
import { fundRoutes } from './adapters/http/fund-routes.ts'
import { sealRoutes } from './adapters/http/seal-routes.ts'
import { traceRoutes } from './adapters/http/trace-routes.ts'
import { fundChangeConsumer } from './adapters/messaging/fund-change-consumer.ts'
import { paymentChangeConsumer } from './adapters/messaging/payment-change-consumer.ts'
import { POSTING_COUNTERS } from './adapters/messaging/posting-counters.ts'
import { postingsConsumer } from './adapters/messaging/postings-consumer.ts'
import { requestConsumer } from './adapters/messaging/request-consumer.ts'
import { findFundArea } from './adapters/postgres/fund-repository.ts'
import { runIntegrityChecks } from './application/run-integrity-checks.ts'
import { openLedger } from './open-ledger.ts'
import { POSTING_SETTINGS } from './open-posting.ts'
import { SEAL_SETTINGS } from './open-seal.ts'

export const ledger = defineOpenService({
  name: 'ledger',
  title: 'Fundtrace Ledger 总账',
  description:
    'The book of record: what each funder owes, sent and bears; what was awarded, is in transit and was paid.',
  settings: {
    ...POSTING_SETTINGS,
    ...SEAL_SETTINGS,
    personalDataKeys: setting.secret('PERSONAL_DATA_KEYS'),
    governmentAccountsFile: setting.optional(setting.text('GOVERNMENT_ACCOUNTS_FILE')),
  },
  open: openLedger,
  consumers: [requestConsumer, fundChangeConsumer, paymentChangeConsumer],
  ownConsumers: (own) => [postingsConsumer(own.desk)],
  counters: POSTING_COUNTERS,
  gauges: (own) => [
    {
      name: 'ledger_shards_owned',
      help: 'Shards that this process posts into; over all processes 64',
      measure: async () => own.shardsOwned(),
    },
  ],
  routes: (app, { db, config, own }) => {
    const ring = loadKeyRing(config.personalDataKeys)
    fundRoutes(app, { db })
    fundEntryRoutes(app, { db })
    traceRoutes(app, { db })
    bookRoutes(app, { db, codes: loadGovernmentAccounts(config.governmentAccountsFile) })
    engineRoutes(app, { db, desk: own.desk, ring, algorithm: config.sealAlgorithm })
    sealRoutes(app, { db, seal: own.seal, ring })
    own.internalRoutes(app)
  },
  areaOfKey: findFundArea,
  clockTables: ['ledger_processes', 'shard_leases', 'signing_keys', 'checkpoints'],
  checks: runIntegrityChecks,
})
