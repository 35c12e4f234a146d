import { Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { type App, type Caller, callerOf, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { checkHeldAgain, type HeldLines, lookAtHeld } from '../../application/check-held-again.ts'
import type { OpenChecks } from '../../application/payment-checks.ts'
import { approveOverride, askOverride } from '../../application/override-check.ts'
import { CHECK_WORDS } from '../../domain/payment-check.ts'
import { SET_CHECKS } from '../../domain/payment-terms.ts'
import { maskedText } from '../../domain/shown-reason.ts'
import type { RegisterAccess } from '../allocation/ask-allocation.ts'
import { readOverrides } from '../postgres/override-repository.ts'
import {
  type CheckView,
  countOutcomes,
  listChecks,
  readBatchOfPayment,
  readChecks,
} from '../postgres/payment-check-repository.ts'
import { BatchParams } from './batch-schemas.ts'
import { officerOf } from './officer-of.ts'
import { readOwnBatch } from './own-batch.ts'
import { PaymentParams } from './payment-schemas.ts'
import { StatedText } from './stated-text.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const READERS = { access: { roles: ['treasury', 'audit', 'admin'] } } as const
const TAGS = ['Checks']

const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])
const Outcome = Type.Enum(['ok', 'warn', 'block'])
const Check = Type.Object({
  payment_id: Uuid,
  reference: Text(35),
  award_id: Uuid,
  beneficiary_id: Slug,
  state: Text(20),
  pay_on: Text(10),
  outcome: Outcome,
  findings: Type.Array(
    Type.Object({
      check: Text(40),
      title_zh: Text(100),
      title_en: Text(100),
      outcome: Type.Enum(['warn', 'block']),
      overridden: Type.Boolean(),
      /** Ids, days, counts and amounts. */
      detail: Type.Record(
        Type.String(),
        Type.Union([Type.Null(), Type.String(), Type.Integer(), Type.Array(Type.String())]),
      ),
    }),
  ),
  checked_by: Text(200),
  checked_for: orNull(Text(200)),
  checked_at: Text(40),
})
const OverrideParams = Type.Object({ payment_id: Uuid, override_id: Uuid })
const PaymentChecksReply = Type.Object({
  payment_id: Uuid,
  checks: Type.Array(Check),
  overrides: Type.Array(
    Type.Object({
      id: Uuid,
      check: Text(40),
      reason: Text(500),
      document_number: Text(100),
      asked_by: Text(200),
      asked_for: orNull(Text(200)),
      asked_at: Text(40),
      approved_by: orNull(Text(200)),
      approved_for: orNull(Text(200)),
      approved_at: orNull(Text(40)),
    }),
  ),
})

/** What the register said for a request, before its handler. */
const HELD = 'fundtrace held lines'

/** `openChecks` asks the register as the officer may. */
export function checkRoutes(
  app: App,
  parts: { db: Database; allocationUrl: string; openChecks: (access: RegisterAccess) => OpenChecks },
): void {
  const { db, allocationUrl, openChecks } = parts
  app.decorateRequest(HELD, null)
  const checksFor = (request: { id: string; headers: { authorization?: string | undefined } }) =>
    openChecks({ allocationUrl, authorization: request.headers.authorization ?? '', requestId: request.id })

  app.post(
    '/v1/batches/:batch_id/checks',
    {
      config: TREASURY,
      schema: {
        operationId: 'checkHeldAgain',
        summary: 'Check lines that are held back again, at most 1,000: register corrected, papers there since',
        tags: TAGS,
        params: BatchParams,
        querystring: Type.Object({ after: Type.String({ maxLength: 35, default: '' }) }),
        response: { 200: Type.Object({ checked: Type.Integer(), blocked: Type.Integer(), last: orNull(Text(35)) }) },
      },
      preHandler: async (request) => {
        const caller = callerOf(request)
        const batch = await readOwnBatch(db, caller, request.params.batch_id)
        const officer = officerOf(request, caller)
        const held = await lookAtHeld(db, batch, request.query.after, checksFor(request), officer)
        request.setDecorator(HELD, held)
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnBatch(trx, caller, request.params.batch_id)
        const lines = request.getDecorator<HeldLines>(HELD)
        const { blocked } = await checkHeldAgain(trx, id, lines, checksFor(request), officerOf(request, caller))
        return { checked: lines.held.length, blocked: blocked.length, last: lines.held.at(-1)?.reference ?? null }
      },
      { status: 200 },
    ),
  )

  app.get(
    '/v1/batches/:batch_id/checks',
    {
      config: READERS,
      schema: {
        operationId: 'listPaymentChecks',
        summary:
          'The latest check of each payment of a batch, and how many there are of each outcome, by reference after the cursor',
        tags: TAGS,
        params: BatchParams,
        querystring: Type.Object({
          outcome: Type.Optional(Outcome),
          after: Type.String({ maxLength: 35, default: '' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: {
          200: Type.Object({
            counts: Type.Object({ ok: Type.Integer(), warn: Type.Integer(), block: Type.Integer() }),
            checks: Type.Array(Check),
          }),
        },
      },
    },
    async (request) => {
      const { id } = await readOwnBatch(db, callerOf(request), request.params.batch_id)
      const { outcome = null, after, limit } = request.query
      const checks = await listChecks(db, id, { outcome, after, limit })
      return { counts: await countOutcomes(db, id), checks: checks.map(toReply) }
    },
  )

  app.get(
    '/v1/payments/:payment_id/checks',
    {
      config: READERS,
      schema: {
        operationId: 'getPaymentChecks',
        summary: 'Every check of a payment and every override that was asked for, with who and why',
        tags: TAGS,
        params: PaymentParams,
        response: { 200: PaymentChecksReply },
      },
    },
    async (request) => checksOf(db, await requireOwn(db, callerOf(request), request.params.payment_id)),
  )

  app.post(
    '/v1/payments/:payment_id/overrides',
    {
      config: TREASURY,
      schema: {
        operationId: 'askOverride',
        summary: 'Ask that a payment be made in spite of a check that holds it back; another officer approves',
        tags: TAGS,
        params: PaymentParams,
        body: Type.Object(
          { check: Type.Enum([...SET_CHECKS]), reason: StatedText(500), document_number: StatedText(100) },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ payment_id: Uuid, override_id: Uuid }) },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const paymentId = await requireOwn(trx, caller, request.params.payment_id)
      const { check, reason, document_number: documentNumber } = request.body
      const order = { paymentId, check, reason: maskedText(reason), documentNumber }
      return { payment_id: paymentId, override_id: await askOverride(trx, order, officerOf(request, caller)) }
    }),
  )

  app.post(
    '/v1/payments/:payment_id/overrides/:override_id/approve',
    {
      config: TREASURY,
      schema: {
        operationId: 'approveOverride',
        summary: 'Approve an override that another officer asked for',
        tags: TAGS,
        params: OverrideParams,
        response: { 200: PaymentChecksReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const paymentId = await requireOwn(trx, caller, request.params.payment_id)
        const order = { paymentId, overrideId: request.params.override_id }
        await approveOverride(trx, order, officerOf(request, caller))
        return { paymentId }
      },
      { status: 200, respond: ({ paymentId }) => checksOf(db, paymentId) },
    ),
  )
}

async function requireOwn(db: Database | Transaction, caller: Caller, paymentId: string): Promise<string> {
  await readOwnBatch(db, caller, await readBatchOfPayment(db, paymentId))
  return paymentId
}

const checksOf = async (db: Database, paymentId: string) => ({
  payment_id: paymentId,
  checks: (await readChecks(db, paymentId)).map(toReply),
  overrides: await readOverrides(db, paymentId),
})

const toReply = ({ findings, ...check }: CheckView) => ({
  ...check,
  findings: findings.map(({ detail, ...finding }) => ({
    ...finding,
    title_zh: CHECK_WORDS[finding.check].zh,
    title_en: CHECK_WORDS[finding.check].en,
    detail: Object.fromEntries(
      Object.entries(detail).map(([name, value]) => [name, Array.isArray(value) ? [...value] : value]),
    ) as Record<string, string | number | null | string[]>,
  })),
})
