import { CalendarDay, Problem, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { askClawback, decideClawback } from '../../application/claw-back-payment.ts'
import { CLAWBACK_GROUNDS, CLAWBACK_MOVES, type ClawbackState } from '../../domain/claw-back.ts'
import { maskedText } from '../../domain/shown-reason.ts'
import { type Clawback, listClawbacks, readClawback } from '../postgres/clawback-repository.ts'
import { officerOf } from './officer-of.ts'
import { readOwnPayment } from './own-payment.ts'
import { PaymentParams } from './payment-schemas.ts'
import { problemReply } from './work-schemas.ts'

const TREASURY = { access: { roles: ['treasury'] } } as const
const TAGS = ['Clawbacks']
const nullableText = (length: number) => Type.Union([Type.Null(), Text(length)])

const Order = {
  /** Whether the award can be paid anew, or ends. */
  award: Type.Enum(['payable_again', 'cancelled']),
  ground: Type.Enum([...CLAWBACK_GROUNDS]),
  clawed_back_on: CalendarDay,
  document_number: Text(100),
  reason: Text(500),
}
const ClawbackReply = Type.Object({
  id: Uuid,
  payment_id: Uuid,
  ...Order,
  clawed_back_on: Text(10),
  asked_by: Text(200),
  asked_for: nullableText(200),
  asked_at: Text(40),
  state: Type.Enum(Object.keys(CLAWBACK_MOVES) as [ClawbackState]),
  answered_by: nullableText(200),
  answered_at: nullableText(40),
  problem: Type.Union([Type.Null(), Problem]),
})
const toReply = (clawback: Clawback) => ({ ...clawback, problem: problemReply(clawback.problem) })

export function clawbackRoutes(app: App, { db }: { db: Database }): void {
  const shown = async ({ clawbackId }: { clawbackId: string }) => toReply(await readClawback(db, clawbackId))

  app.post(
    '/v1/payments/:payment_id/claw-backs',
    {
      config: TREASURY,
      schema: {
        operationId: 'askClawback',
        summary: 'Ask that a paid payment which was not due is claimed back; another officer decides',
        tags: TAGS,
        params: PaymentParams,
        body: Type.Object(Order, {
          additionalProperties: false,
          examples: [
            {
              award: 'cancelled',
              ground: 'not_eligible',
              clawed_back_on: '2016-11-30',
              document_number: '清财农〔2016〕88号',
              reason: '核查发现不符合条件',
            },
          ],
        }),
        response: { 201: ClawbackReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnPayment(trx, caller, request.params.payment_id)
        const { award, ground, clawed_back_on, document_number, reason } = request.body
        const order = {
          paymentId: id,
          award,
          ground,
          clawedBackOn: clawed_back_on,
          documentNumber: document_number,
          reason: maskedText(reason),
        }
        return askClawback(trx, order, officerOf(request, caller))
      },
      { respond: shown },
    ),
  )

  app.get(
    '/v1/payments/:payment_id/claw-backs',
    {
      config: { access: { roles: ['treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'listClawbacks',
        summary: 'What was asked back of a payment, and what became of it',
        tags: TAGS,
        params: PaymentParams,
        response: { 200: Type.Object({ claw_backs: Type.Array(ClawbackReply) }) },
      },
    },
    async (request) => {
      const { id } = await readOwnPayment(db, callerOf(request), request.params.payment_id)
      return { claw_backs: (await listClawbacks(db, id)).map(toReply) }
    },
  )

  for (const { verb, operationId, summary, approve } of ANSWERS) {
    app.post(
      `/v1/claw-backs/:clawback_id/${verb}`,
      {
        config: TREASURY,
        schema: {
          operationId,
          summary,
          tags: TAGS,
          params: Type.Object({ clawback_id: Uuid }),
          response: { 200: ClawbackReply },
        },
      },
      idempotent(
        db,
        async (trx, request, caller) => {
          const clawback = await readClawback(trx, request.params.clawback_id)
          await readOwnPayment(trx, caller, clawback.payment_id)
          return decideClawback(trx, { clawbackId: clawback.id, approve }, officerOf(request, caller))
        },
        { status: 200, respond: shown },
      ),
    )
  }
}

const ANSWERS = [
  {
    verb: 'approve',
    operationId: 'approveClawback',
    summary: 'Another officer agrees: the ledger posts the clawback, and the payment moves with its answer',
    approve: true,
  },
  {
    verb: 'reject',
    operationId: 'rejectClawback',
    summary: 'Another officer says no: the payment stays paid',
    approve: false,
  },
] as const
