import { setting } from '@fundtrace/http-server'
import { loadKeyRing } from '@fundtrace/personal-data'
import { defineService, type ServiceParts } from '@fundtrace/service-process'
import { arrivalRoutes } from './adapters/http/arrival-routes.ts'
import { awardRoutes } from './adapters/http/award-routes.ts'
import { disclosureRoutes } from './adapters/http/disclosure-routes.ts'
import { evaluationRoutes } from './adapters/http/evaluation-routes.ts'
import { funderRoutes } from './adapters/http/funder-routes.ts'
import { fundingRefundRoutes } from './adapters/http/funding-refund-routes.ts'
import { fundingRoutes } from './adapters/http/funding-routes.ts'
import { fundingStatementRoutes } from './adapters/http/funding-statement-routes.ts'
import { fundingWaitingRoutes } from './adapters/http/funding-waiting-routes.ts'
import { guaranteeRoutes } from './adapters/http/guarantee-routes.ts'
import { importRoutes } from './adapters/http/import-routes.ts'
import { jobRoutes } from './adapters/http/job-routes.ts'
import { milestoneProgressRoutes } from './adapters/http/milestone-progress-routes.ts'
import { milestoneRoutes } from './adapters/http/milestone-routes.ts'
import { noticeBoardRoutes } from './adapters/http/notice-board-routes.ts'
import { openingRoutes } from './adapters/http/opening-routes.ts'
import { paymentTermsRoutes } from './adapters/http/payment-terms-routes.ts'
import { planComparisonRoutes } from './adapters/http/plan-comparison-routes.ts'
import { planLifeRoutes } from './adapters/http/plan-life-routes.ts'
import { planRoutes } from './adapters/http/plan-routes.ts'
import { programmePreviewRoutes } from './adapters/http/programme-preview-routes.ts'
import { programmeRoutes } from './adapters/http/programme-routes.ts'
import { registerRoutes } from './adapters/http/register-routes.ts'
import { reportRoutes } from './adapters/http/report-routes.ts'
import { yearEndRoutes } from './adapters/http/year-end-routes.ts'
import { fundingConsumer } from './adapters/messaging/funding-consumer.ts'
import { ledgerConsumer } from './adapters/messaging/ledger-consumer.ts'
import { findFundArea } from './adapters/postgres/programme-repository.ts'
import { awardJob } from './application/awards/award-job.ts'
import { importJob } from './application/import/import-job.ts'
import { createJobRunner, type JobRunner } from './application/jobs/job-runner.ts'
import { planJob } from './application/plans/compute-plan-job.ts'
import { runFundingChecks } from './application/funding/run-funding-checks.ts'
import { runPlanChecks } from './application/plans/run-plan-checks.ts'

const SETTINGS = {
  personalDataKeys: setting.secret('PERSONAL_DATA_KEYS'),
  /** How long a request waits for the plan or the awards that it asked for, before it answers how far they are. */
  jobWaitMs: setting.integer('JOB_WAIT_MS', 0, 60_000, { default: 10_000 }),
}

export const allocation = defineService({
  name: 'allocation',
  title: 'Fundtrace Allocation 资金分配',
  description: "Programmes and the register, plans with each funder's share, arrivals, awards.",
  settings: SETTINGS,
  consumers: [ledgerConsumer, fundingConsumer],
  routes: (app, parts) => {
    const { db, config } = parts
    const ring = loadKeyRing(config.personalDataKeys)
    const runner = openJobRunner(parts)
    // Before the last requests are answered: what they still wait for is answered as far as it is.
    app.addHook('preClose', runner.close)
    const jobParts = { db, runner, waitMs: config.jobWaitMs }
    funderRoutes(app, { db })
    programmeRoutes(app, { db })
    programmePreviewRoutes(app, { db })
    paymentTermsRoutes(app, { db })
    registerRoutes(app, { db, ring })
    importRoutes(app, { db, ring, runJob: (jobId) => void runner.run(jobId) })
    planRoutes(app, jobParts)
    planLifeRoutes(app, { db, ring })
    planComparisonRoutes(app, { db })
    awardRoutes(app, jobParts)
    jobRoutes(app, { db })
    arrivalRoutes(app, { db })
    fundingRoutes(app, { db })
    fundingStatementRoutes(app, { db })
    fundingRefundRoutes(app, { db })
    openingRoutes(app, { db })
    yearEndRoutes(app, { db })
    fundingWaitingRoutes(app, { db })
    guaranteeRoutes(app, { db })
    evaluationRoutes(app, { db })
    disclosureRoutes(app, { db })
    noticeBoardRoutes(app, { db })
    reportRoutes(app, { db })
    milestoneRoutes(app, { db })
    milestoneProgressRoutes(app, { db })
  },
  background: (parts) => {
    const runner = openJobRunner(parts)
    runner.resumeForEver()
    return runner
  },
  keepsPersonalData: true,
  areaOfKey: findFundArea,
  checks: async (db) => [...(await runPlanChecks(db)), ...(await runFundingChecks(db))],
})

function openJobRunner({ db, config, log }: ServiceParts<typeof SETTINGS>): JobRunner {
  return createJobRunner({
    db,
    handlers: [planJob, awardJob, importJob(loadKeyRing(config.personalDataKeys))],
    onFault: (err, job) => log.error({ err, job_id: job?.id, kind: job?.kind }, 'a job met a fault'),
  })
}
