import type { Database, Transaction } from '@fundtrace/database'
import type { Person } from '../../domain/four-eyes.ts'
import { webhookUnknown } from '../../domain/webhook-errors.ts'
import { timeText } from './batch-view.ts'

export const WEBHOOK_EVENTS = ['batch_moved', 'payments_moved', 'finding_made'] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

export type Webhook = Readonly<{
  id: string
  area_code: string
  url: string
  events: WebhookEvent[]
  reason: string
  state: 'waiting' | 'active' | 'ended'
  asked_by: string
  asked_for: string | null
  asked_at: string
  approved_by: string | null
  approved_for: string | null
  approved_at: string | null
  ended_by: string | null
  ended_at: string | null
  end_reason: string | null
  waiting: number
  dead: number
}>

/** What a sealed secret belongs to. */
export const webhookSecretContext = (webhookId: string): string => `webhook:${webhookId}:secret`

export async function insertWebhook(
  trx: Transaction,
  webhook: Pick<Webhook, 'id' | 'area_code' | 'url' | 'reason'> &
    Readonly<{ events: readonly WebhookEvent[]; sealed_secret: string }>,
  { subject, actingFor }: Person,
): Promise<void> {
  await trx('webhooks').insert({ ...webhook, events: [...webhook.events], asked_by: subject, asked_for: actingFor })
}

/** Under its lock: of two who decide at once, one does. */
export async function lockWebhook(trx: Transaction, id: string): Promise<Webhook> {
  await trx.raw(`SELECT FROM webhooks WHERE id = :id FOR UPDATE`, { id })
  return readWebhook(trx, id)
}

export async function approveWebhook(trx: Transaction, id: string, { subject, actingFor }: Person): Promise<void> {
  await trx('webhooks')
    .where({ id })
    .update({ approved_by: subject, approved_for: actingFor, approved_at: trx.raw('clock_timestamp()') })
}

/** What still waits for it is given up. */
export async function endWebhook(
  trx: Transaction,
  id: string,
  reason: string,
  { subject, actingFor }: Person,
): Promise<void> {
  const now = trx.raw('clock_timestamp()')
  await trx('webhooks')
    .where({ id })
    .update({ ended_by: subject, ended_for: actingFor, ended_at: now, end_reason: reason })
  await trx('webhook_deliveries')
    .where({ webhook_id: id, state: 'waiting' })
    .update({ state: 'dead', ended_at: now, last_problem: 'the webhook was ended' })
}

export async function readWebhook(db: Database | Transaction, id: string): Promise<Webhook> {
  const { rows } = await db.raw<{ rows: Webhook[] }>(`SELECT ${COLUMNS} FROM webhooks w WHERE w.id = :id`, { id })
  if (rows[0] === undefined) throw webhookUnknown(id)
  return rows[0]
}

/** Of some areas, newest first. */
export async function listWebhooks(db: Database, prefixes: readonly string[]): Promise<Webhook[]> {
  const { rows } = await db.raw<{ rows: Webhook[] }>(
    `SELECT ${COLUMNS} FROM webhooks w WHERE w.area_code LIKE ANY (:prefixes::text[]) ORDER BY w.asked_at DESC, w.id LIMIT 200`,
    { prefixes: prefixes.map((prefix) => `${prefix}%`) },
  )
  return rows
}

const COLUMNS = `w.id, w.area_code, w.url, w.events, w.reason, w.asked_by, w.asked_for, ${timeText('w.asked_at')} AS asked_at,
  w.approved_by, w.approved_for, ${timeText('w.approved_at')} AS approved_at, w.ended_by, ${timeText('w.ended_at')} AS ended_at, w.end_reason,
  CASE WHEN w.ended_by IS NOT NULL THEN 'ended' WHEN w.approved_by IS NULL THEN 'waiting' ELSE 'active' END AS state,
  (SELECT count(*)::int FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.state = 'waiting') AS waiting,
  (SELECT count(*)::int FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.state = 'dead') AS dead`
