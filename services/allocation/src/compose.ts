import { setting } from '@fundtrace/http-server'
import { loadKeyRing } from '@fundtrace/personal-data'
import { defineService } from '@fundtrace/service-process'
import { arrivalRoutes } from './adapters/http/arrival-routes.ts'
import { planRoutes } from './adapters/http/plan-routes.ts'
import { programmeRoutes } from './adapters/http/programme-routes.ts'
import { registerRoutes } from './adapters/http/register-routes.ts'
import { ledgerConsumer } from './adapters/messaging/ledger-consumer.ts'
import { findFundArea } from './adapters/postgres/programme-repository.ts'
import { runPlanChecks } from './application/run-plan-checks.ts'

export const allocation = defineService({
  name: 'allocation',
  title: 'Fundtrace Allocation 资金分配',
  description: "Programmes and the register, plans with each funder's share, arrivals, awards.",
  settings: { personalDataKeys: setting.secret('PERSONAL_DATA_KEYS') },
  consumers: [ledgerConsumer],
  routes: (app, { db, config }) => {
    programmeRoutes(app, { db })
    registerRoutes(app, { db, ring: loadKeyRing(config.personalDataKeys) })
    planRoutes(app, { db })
    arrivalRoutes(app, { db })
  },
  areaOfKey: findFundArea,
  checks: runPlanChecks,
})
