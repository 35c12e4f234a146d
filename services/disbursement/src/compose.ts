import { readCarriers, readTemplates, TEMPLATES_FOLDER } from '@fundtrace/bank-formats'
import { setting } from '@fundtrace/http-server'
import { loadKeyRing } from '@fundtrace/personal-data'
import { defineService } from '@fundtrace/service-process'
import type { RegisterAccess } from './adapters/allocation/ask-allocation.ts'
import { askPayeeFacts } from './adapters/allocation/payee-facts.ts'
import { awardRoutes } from './adapters/http/award-routes.ts'
import { bankFormats } from './adapters/http/bank-format.ts'
import { batchLifeRoutes } from './adapters/http/batch-life-routes.ts'
import { batchRoutes } from './adapters/http/batch-routes.ts'
import { clawbackRoutes } from './adapters/http/clawback-routes.ts'
import { noticeBoardRoutes } from './adapters/http/notice-board-routes.ts'
import { objectionRoutes } from './adapters/http/objection-routes.ts'
import { paperRoutes } from './adapters/http/paper-routes.ts'
import { parcelRoutes } from './adapters/http/parcel-routes.ts'
import { unknownDecisionRoutes } from './adapters/http/unknown-decision-routes.ts'
import { waitingRequestRoutes } from './adapters/http/waiting-request-routes.ts'
import { checkRoutes } from './adapters/http/check-routes.ts'
import { documentRoutes } from './adapters/http/document-routes.ts'
import { fileContentRoutes } from './adapters/http/file-content-routes.ts'
import { findingRoutes } from './adapters/http/finding-routes.ts'
import { incomingFileReadingRoutes } from './adapters/http/incoming-file-reading-routes.ts'
import { incomingFileRoutes } from './adapters/http/incoming-file-routes.ts'
import { outgoingFileRoutes } from './adapters/http/outgoing-file-routes.ts'
import { payingAccountRoutes } from './adapters/http/paying-account-routes.ts'
import { paymentRoutes } from './adapters/http/payment-routes.ts'
import { projectRoutes } from './adapters/http/project-routes.ts'
import { validationRoutes } from './adapters/http/validation-routes.ts'
import { voucherRoutes } from './adapters/http/voucher-routes.ts'
import { webhookRoutes } from './adapters/http/webhook-routes.ts'
import { workRoutes } from './adapters/http/work-routes.ts'
import { ledgerConsumer } from './adapters/messaging/ledger-consumer.ts'
import { paymentChangeConsumer } from './adapters/messaging/payment-change-consumer.ts'
import { planConsumer } from './adapters/messaging/plan-consumer.ts'
import { findFundArea } from './adapters/postgres/award-repository.ts'
import { createBankFileTaker } from './application/bank-file-taker.ts'
import { paymentChecks } from './application/payment-checks.ts'
import { runPaymentChecks } from './application/run-payment-checks.ts'
import { startWebhookClock } from './application/webhook-clock.ts'
import { createWorkshop } from './application/work.ts'
import { PARCEL_PAYMENTS_MAX } from './domain/batch-lines.ts'

export const disbursement = defineService({
  name: 'disbursement',
  title: 'Fundtrace Disbursement 资金支付',
  description:
    'Payment batches: made by one officer, approved by another, released as a bank file, settled or returned.',
  settings: {
    personalDataKeys: setting.secret('PERSONAL_DATA_KEYS'),
    allocationUrl: setting.url('ALLOCATION_URL'),
    /** How long an approval waits for the ledger. */
    fundingWaitMs: setting.integer('FUNDING_WAIT_MS', 0, 30_000, { default: 10_000 }),
    /** Into parcels of how many payments a batch is cut, where a bank takes fewer than the ledger. */
    parcelSize: setting.integer('PARCEL_PAYMENTS', 1, PARCEL_PAYMENTS_MAX, { default: PARCEL_PAYMENTS_MAX }),
    /** How long a request waits for the long work that it asked for, before it answers how far that is. */
    workWaitMs: setting.integer('WORK_WAIT_MS', 0, 60_000, { default: 10_000 }),
    /** A folder of agent banks' templates beside those of the house (packages/bank-formats/templates). */
    bankTemplates: setting.optional(setting.text('BANK_TEMPLATES')),
    /** Where the banks put our reference, in the order in which it is looked for. */
    referenceCarriers: setting.text('REFERENCE_CARRIERS', {
      default: 'EndToEndId,InstrId,CustomerRef,CdtrRef,Ustrd,Info,AddtlTxInf',
    }),
    /** Whether webhooks may lead to this machine, for trials; never into a private network. */
    webhookAllowLoopback: setting.choice('WEBHOOK_ALLOW_LOOPBACK', ['no', 'yes'], { default: 'no' }),
    /** After so many attempts, each pause four times the last, a delivery is given up. */
    webhookAttempts: setting.integer('WEBHOOK_ATTEMPTS', 1, 30, { default: 10 }),
    webhookPauseMs: setting.integer('WEBHOOK_PAUSE_MS', 1, 3_600_000, { default: 10_000 }),
  },
  background: ({ db, config, log }) =>
    startWebhookClock(
      {
        db,
        ring: loadKeyRing(config.personalDataKeys),
        allowLoopback: config.webhookAllowLoopback === 'yes',
        attemptsMax: config.webhookAttempts,
        firstPauseMs: config.webhookPauseMs,
        timeoutMs: 10_000,
      },
      { pollMs: 2_000, onFault: (err) => log.error({ err }, 'telling webhooks met a fault') },
    ),
  consumers: [planConsumer, ledgerConsumer, paymentChangeConsumer],
  routes: async (app, { db, config, log }) => {
    const { allocationUrl, bankTemplates, fundingWaitMs, parcelSize, workWaitMs } = config
    const works = createWorkshop({
      db,
      waitMs: workWaitMs,
      onFault: (err, workId) => log.error({ err, work_id: workId }, 'a work met a fault'),
    })
    // Before the last requests are answered: what they still wait for is answered as far as it is.
    app.addHook('preClose', works.close)
    const openChecks = (access: RegisterAccess) =>
      paymentChecks(db, (ids, on, known) => askPayeeFacts(access, ids, on, known))
    const ring = loadKeyRing(config.personalDataKeys)
    batchRoutes(app, { db })
    validationRoutes(app, { db, works, allocationUrl, openChecks })
    batchLifeRoutes(app, { db, fundingWaitMs, parcelSize })
    parcelRoutes(app, { db, fundingWaitMs, parcelSize })
    paymentRoutes(app, { db })
    clawbackRoutes(app, { db })
    unknownDecisionRoutes(app, { db })
    waitingRequestRoutes(app, { db })
    checkRoutes(app, { db, allocationUrl, openChecks })
    projectRoutes(app, { db })
    documentRoutes(app, { db, ring })
    objectionRoutes(app, { db, ring })
    workRoutes(app, { db })
    const templates = await readTemplates([TEMPLATES_FOLDER, ...(bankTemplates === undefined ? [] : [bankTemplates])])
    const formats = bankFormats(templates)
    outgoingFileRoutes(app, { db, works, ring, formats, allocationUrl, openChecks })
    fileContentRoutes(app, { db, ring, formats })
    payingAccountRoutes(app, { db, ring })
    const taker = createBankFileTaker({
      db,
      ring,
      templates,
      carriers: readCarriers(config.referenceCarriers),
      pageSize: 2_500,
      waitMs: workWaitMs,
      onFault: (err, fileId) => log.error({ err, file_id: fileId }, "taking a bank's file met a fault"),
    })
    app.addHook('preClose', taker.close)
    // Not waited for: the service is there meanwhile.
    app.addHook('onListen', async () => {
      taker.resume().catch((err: unknown) => log.error({ err }, "going on with the banks' files met a fault"))
    })
    incomingFileRoutes(app, { db, ring, templates, taker })
    incomingFileReadingRoutes(app, { db, ring })
    findingRoutes(app, { db })
    awardRoutes(app, { db })
    webhookRoutes(app, { db, ring, allowLoopback: config.webhookAllowLoopback === 'yes' })
    paperRoutes(app, { db, allocationUrl })
    noticeBoardRoutes(app, { db, allocationUrl })
    voucherRoutes(app, { db })
  },
  keepsPersonalData: true,
  clockTables: ['works', 'webhook_deliveries'],
  areaOfKey: findFundArea,
  checks: runPaymentChecks,
})
