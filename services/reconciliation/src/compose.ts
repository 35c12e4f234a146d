import { setting } from '@fundtrace/http-server'
import { loadKeyRing } from '@fundtrace/personal-data'
import { defineOpenService } from '@fundtrace/service-process'
import { beneficiaryPaymentRoutes } from './adapters/http/beneficiary-payment-routes.ts'
import { checkpointRoutes } from './adapters/http/checkpoint-routes.ts'
import { auditRoutes } from './adapters/http/cases/audit-routes.ts'
import { auditExportRoutes } from './adapters/http/audit-export-routes.ts'
import { evidenceRoutes } from './adapters/http/evidence-routes.ts'
import { datasetRoutes } from './adapters/http/jobs/dataset-routes.ts'
import { jobRoutes } from './adapters/http/jobs/job-routes.ts'
import { jobRunRoutes } from './adapters/http/jobs/job-run-routes.ts'
import { runChangeRoutes } from './adapters/http/jobs/run-change-routes.ts'
import { runResultRoutes } from './adapters/http/jobs/run-result-routes.ts'
import { moneyWayRoutes } from './adapters/http/money-way-routes.ts'
import { runRoutes } from './adapters/http/run-routes.ts'
import { statementRoutes } from './adapters/http/statement-routes.ts'
import { awardConsumer } from './adapters/messaging/award-consumer.ts'
import { disbursementConsumer } from './adapters/messaging/disbursement-consumer.ts'
import { fundChangeConsumer } from './adapters/messaging/fund-change-consumer.ts'
import { journalConsumer } from './adapters/messaging/journal-consumer.ts'
import { ledgerConsumer } from './adapters/messaging/ledger-consumer.ts'
import { paymentChangeConsumer } from './adapters/messaging/payment-change-consumer.ts'
import { planConsumer } from './adapters/messaging/plan-consumer.ts'
import { readFunds } from './adapters/postgres/plan-copies.ts'
import { readJobTemplates } from './application/jobs/job-templates.ts'
import { runIntegrityChecks } from './application/run-integrity-checks.ts'
import { createRunDesk } from './application/runs/run-desk.ts'
import { EVIDENCE_SETTINGS, openEvidence } from './open-evidence.ts'

export const reconciliation = defineOpenService({
  name: 'reconciliation',
  title: 'Fundtrace Reconciliation 审计对账',
  description:
    'Believes nobody: keeps its own copies of the facts and the bank statements that auditors upload, and compares them.',
  settings: {
    personalDataKeys: setting.secret('PERSONAL_DATA_KEYS'),
    /** How long a request waits for the run that it asked for, before it answers how far that is. */
    runWaitMs: setting.integer('RUN_WAIT_MS', 0, 60_000, { default: 5_000 }),
    ...EVIDENCE_SETTINGS,
  },
  open: ({ db, config, log }) =>
    createRunDesk({
      db,
      personalDataKeys: config.personalDataKeys,
      onFault: (err, id) => log.error({ err, id }, 'a run of a job met a fault'),
    }),
  consumers: [
    ledgerConsumer,
    disbursementConsumer,
    planConsumer,
    fundChangeConsumer,
    paymentChangeConsumer,
    journalConsumer,
    awardConsumer,
  ],
  routes: (app, { db, config, own: desk }) => {
    statementRoutes(app, { db })
    runRoutes(app, { db })
    moneyWayRoutes(app, { db })
    beneficiaryPaymentRoutes(app, { db })
    checkpointRoutes(app, { db })
    const ring = loadKeyRing(config.personalDataKeys)
    const waitMs = config.runWaitMs
    // Before the last requests are answered: what they still wait for is answered as far as it is.
    app.addHook('preClose', desk.close)
    datasetRoutes(app, { db, ring })
    jobRoutes(app, { db, templates: readJobTemplates() })
    jobRunRoutes(app, { db, desk, waitMs })
    runResultRoutes(app, { db, ring })
    runChangeRoutes(app, { db, ring, desk, waitMs })
    auditRoutes(app, { db, ring })
    const evidence = openEvidence({ db, ring, config })
    evidenceRoutes(app, evidence)
    auditExportRoutes(app, evidence)
  },
  keepsPersonalData: true,
  // Runs that the clock begins write their inputs, results and cases.
  clockTables: [
    'job_runs',
    'run_inputs',
    'run_matches',
    'run_breaks',
    'run_previews',
    'due_failures',
    'datasets',
    'dataset_pieces',
    'cases',
    'carried_runs',
    'audit_moves',
  ],
  areaOfKey: async (db, fundId) => (await readFunds(db, [fundId]))[0]?.areaCode,
  checks: runIntegrityChecks,
})
