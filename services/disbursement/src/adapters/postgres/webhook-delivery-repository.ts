import type { Database, Transaction } from '@fundtrace/database'
import { timeText } from './batch-view.ts'
import type { WebhookEvent } from './webhook-repository.ts'

/** In somebody's hands: who it is for, with the secret still sealed, and what is to be said. */
export type ClaimedDelivery = Readonly<{
  webhook_id: string
  event_id: string
  attempts: number
  url: string
  sealed_secret: string
  kind: string
  body: unknown
  at: string
}>

/**
 * The next one that is due. Of one webhook and one subject the second is not begun before the first has ended; one webhook has one at a time in hand, so
 * that a receiver that hangs holds nobody else up. Whoever claims it and dies has counted an attempt; it is due again when the lease is over.
 */
export async function claimDelivery(db: Database, leaseMs: number): Promise<ClaimedDelivery | undefined> {
  const { rows } = await db.raw<{ rows: ClaimedDelivery[] }>(
    `WITH due AS (
       SELECT d.webhook_id, d.event_id FROM webhook_deliveries d
        WHERE d.state = 'waiting' AND d.next_at <= clock_timestamp() AND (d.claimed_until IS NULL OR d.claimed_until < clock_timestamp())
          AND NOT EXISTS (SELECT FROM webhook_deliveries e WHERE e.webhook_id = d.webhook_id AND e.state = 'waiting'
                             AND (e.subject = d.subject AND e.place < d.place OR e.claimed_until >= clock_timestamp()))
        ORDER BY d.place LIMIT 1 FOR UPDATE SKIP LOCKED)
     UPDATE webhook_deliveries d
        SET attempts = d.attempts + 1, claimed_until = clock_timestamp() + make_interval(secs => :leaseMs::numeric / 1000)
       FROM due, webhooks w, webhook_events e
      WHERE d.webhook_id = due.webhook_id AND d.event_id = due.event_id AND w.id = d.webhook_id AND e.id = d.event_id
     RETURNING d.webhook_id, d.event_id, d.attempts, w.url, w.sealed_secret, e.kind, e.body, ${timeText('e.at')} AS at`,
    { leaseMs },
  )
  return rows[0]
}

export type DeliveryOutcome = Readonly<{
  status: number | null
  problem: string | null
  /** Of a failure: until the next attempt; null gives it up. */
  pauseMs: number | null
}>

/** Says nothing of one that somebody else has begun again meanwhile. */
export async function keepOutcome(
  db: Database,
  { webhook_id, event_id, attempts }: ClaimedDelivery,
  { status, problem, pauseMs }: DeliveryOutcome,
): Promise<void> {
  const state = problem === null ? 'delivered' : pauseMs === null ? 'dead' : 'waiting'
  await db.raw(
    `UPDATE webhook_deliveries
        SET state = :state, last_status = :status, last_problem = :problem, claimed_until = NULL,
            next_at = clock_timestamp() + make_interval(secs => :pauseMs::numeric / 1000),
            ended_at = CASE WHEN :state <> 'waiting' THEN clock_timestamp() END
      WHERE webhook_id = :webhook_id AND event_id = :event_id AND attempts = :attempts AND state = 'waiting'`,
    { state, status, problem, pauseMs: pauseMs ?? 0, webhook_id, event_id, attempts },
  )
}

export type DeliveryView = Readonly<{
  event_id: string
  place: string
  kind: WebhookEvent
  state: 'waiting' | 'delivered' | 'dead'
  attempts: number
  at: string
  next_at: string | null
  last_status: number | null
  last_problem: string | null
  ended_at: string | null
}>

/** In order, behind `after` (0 for the first). */
export async function listDeliveries(
  db: Database,
  webhookId: string,
  page: Readonly<{ state: string | null; after: string; limit: number }>,
): Promise<DeliveryView[]> {
  const { rows } = await db.raw<{ rows: DeliveryView[] }>(
    `SELECT d.event_id, d.place::text AS place, e.kind, d.state, d.attempts, ${timeText('e.at')} AS at,
            CASE WHEN d.state = 'waiting' THEN ${timeText('d.next_at')} END AS next_at, d.last_status, d.last_problem, ${timeText('d.ended_at')} AS ended_at
       FROM webhook_deliveries d JOIN webhook_events e ON e.id = d.event_id
      WHERE d.webhook_id = :webhookId AND (:state::text IS NULL OR d.state = :state) AND d.place > :after::bigint
      ORDER BY d.place LIMIT :limit`,
    { webhookId, ...page },
  )
  return rows
}

/** What was given up begins anew, in its old order. How many. */
export async function redeliverDead(trx: Transaction, webhookId: string): Promise<number> {
  return trx('webhook_deliveries')
    .where({ webhook_id: webhookId, state: 'dead' })
    .update({
      state: 'waiting',
      attempts: 0,
      ended_at: null,
      claimed_until: null,
      next_at: trx.raw('clock_timestamp()'),
    })
}
