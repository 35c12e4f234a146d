import { AreaCode, Text, Uuid } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import {
  type App,
  areaPrefixes,
  type Caller,
  callerOf,
  idempotent,
  normaliseArea,
  requireArea,
} from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { approveWebhook, askWebhook, endWebhook } from '../../application/subscribe-webhook.ts'
import { listDeliveries, redeliverDead } from '../postgres/webhook-delivery-repository.ts'
import { listWebhooks, readWebhook, type Webhook, WEBHOOK_EVENTS } from '../postgres/webhook-repository.ts'
import { officerOf } from './officer-of.ts'
import { StatedText } from './stated-text.ts'

const ADMIN = { access: { roles: ['admin'] } } as const
const READERS = { access: { roles: ['admin', 'audit'] } } as const
const TAGS = ['Webhooks']
const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])
const WebhookParams = Type.Object({ webhook_id: Uuid })
const Events = Type.Enum([...WEBHOOK_EVENTS])
const State = Type.Enum(['waiting', 'delivered', 'dead'])

const WebhookReply = Type.Object({
  id: Uuid,
  area_code: AreaCode,
  url: Text(500),
  events: Type.Array(Events),
  reason: Type.String(),
  state: Type.Enum(['waiting', 'active', 'ended']),
  asked_by: Text(200),
  asked_for: orNull(Text(200)),
  asked_at: Text(40),
  approved_by: orNull(Text(200)),
  approved_for: orNull(Text(200)),
  approved_at: orNull(Text(40)),
  ended_by: orNull(Text(200)),
  ended_at: orNull(Text(40)),
  end_reason: orNull(Type.String()),
  /** Deliveries that wait for their turn or their next attempt, and those that were given up. */
  waiting: Type.Integer(),
  dead: Type.Integer(),
})
const DeliveryReply = Type.Object({
  event_id: Uuid,
  place: Text(20),
  kind: Events,
  state: State,
  attempts: Type.Integer(),
  at: Text(40),
  next_at: orNull(Text(40)),
  last_status: orNull(Type.Integer()),
  last_problem: orNull(Type.String()),
  ended_at: orNull(Text(40)),
})

type Parts = Readonly<{ db: Database; ring: KeyRing; allowLoopback: boolean }>

/** Who is told over HTTP what happens to the batches of an area. The secret that signs is the receiver's own, and is never shown again. */
export function webhookRoutes(app: App, { db, ring, allowLoopback }: Parts): void {
  app.post(
    '/v1/webhooks',
    {
      config: ADMIN,
      schema: {
        operationId: 'askWebhook',
        summary:
          'Ask that an address be told what happens to the batches of an area; another administrator approves it',
        tags: TAGS,
        body: Type.Object(
          {
            area_code: AreaCode,
            url: Type.String({ minLength: 10, maxLength: 500, examples: ['https://caizheng.example.org/fundtrace'] }),
            events: Type.Array(Events, { minItems: 1, maxItems: WEBHOOK_EVENTS.length, uniqueItems: true }),
            /** Signs every delivery: HMAC-SHA256. Random, from the receiver. */
            secret: Type.String({ minLength: 32, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' }),
            reason: StatedText(500),
          },
          { additionalProperties: false },
        ),
        response: { 201: WebhookReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { url, events, secret, reason } = request.body
        const areaCode = normaliseArea(request.body.area_code)
        requireArea(caller, areaCode)
        const order = { areaCode, url, events, secret, reason }
        return { id: await askWebhook(trx, ring, order, officerOf(request, caller), allowLoopback) }
      },
      { respond: ({ id }) => readWebhook(db, id) },
    ),
  )

  app.post(
    '/v1/webhooks/:webhook_id/approve',
    {
      config: ADMIN,
      schema: {
        operationId: 'approveWebhook',
        summary: 'Approve what another administrator asked for: from here on it is told',
        tags: TAGS,
        params: WebhookParams,
        response: { 200: WebhookReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnWebhook(trx, caller, request.params.webhook_id)
        await approveWebhook(trx, id, officerOf(request, caller))
        return { id }
      },
      { status: 200, respond: ({ id }) => readWebhook(db, id) },
    ),
  )

  app.post(
    '/v1/webhooks/:webhook_id/end',
    {
      config: ADMIN,
      schema: {
        operationId: 'endWebhook',
        summary: 'Tell this address nothing more; what still waits for it is given up',
        tags: TAGS,
        params: WebhookParams,
        body: Type.Object({ reason: StatedText(500) }, { additionalProperties: false }),
        response: { 200: WebhookReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id } = await readOwnWebhook(trx, caller, request.params.webhook_id)
        await endWebhook(trx, id, request.body.reason, officerOf(request, caller))
        return { id }
      },
      { status: 200, respond: ({ id }) => readWebhook(db, id) },
    ),
  )

  app.post(
    '/v1/webhooks/:webhook_id/redeliver',
    {
      config: ADMIN,
      schema: {
        operationId: 'redeliverWebhook',
        summary: 'Begin anew with what was given up, in its old order',
        tags: TAGS,
        params: WebhookParams,
        response: { 200: Type.Object({ redelivered: Type.Integer() }) },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const webhook = await readOwnWebhook(trx, caller, request.params.webhook_id)
        return { redelivered: webhook.state === 'active' ? await redeliverDead(trx, webhook.id) : 0 }
      },
      { status: 200, respond: (done) => Promise.resolve(done) },
    ),
  )

  app.get(
    '/v1/webhooks',
    {
      config: READERS,
      schema: {
        operationId: 'listWebhooks',
        summary: 'The webhooks of your areas, newest first',
        tags: TAGS,
        response: { 200: Type.Object({ webhooks: Type.Array(WebhookReply) }) },
      },
    },
    async (request) => ({ webhooks: await listWebhooks(db, areaPrefixes(callerOf(request))) }),
  )

  app.get(
    '/v1/webhooks/:webhook_id/deliveries',
    {
      config: READERS,
      schema: {
        operationId: 'listWebhookDeliveries',
        summary: 'What was told, what waits and what was given up, in order after the cursor',
        tags: TAGS,
        params: WebhookParams,
        querystring: Type.Object({
          state: Type.Optional(State),
          after: Type.String({ pattern: '^\\d{1,18}$', default: '0' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ deliveries: Type.Array(DeliveryReply) }) },
      },
    },
    async (request) => {
      const { id } = await readOwnWebhook(db, callerOf(request), request.params.webhook_id)
      const { state, after, limit } = request.query
      return { deliveries: await listDeliveries(db, id, { state: state ?? null, after, limit }) }
    },
  )
}

async function readOwnWebhook(db: Database | Transaction, caller: Caller, id: string): Promise<Webhook> {
  const webhook = await readWebhook(db, id)
  requireArea(caller, webhook.area_code)
  return webhook
}
