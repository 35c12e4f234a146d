import type { Database } from '@fundtrace/database'
import { type KeyRing, open } from '@fundtrace/personal-data'
import { type ClaimedDelivery, claimDelivery, keepOutcome } from '../adapters/postgres/webhook-delivery-repository.ts'
import { webhookSecretContext } from '../adapters/postgres/webhook-repository.ts'
import { type PostOutcome, postWebhook } from '../adapters/webhook/post-webhook.ts'
import { requireWebhookUrl } from '../adapters/webhook/webhook-address.ts'
import { signatureOf } from '../adapters/webhook/webhook-signature.ts'
import { pauseBefore } from '../domain/webhook-pause.ts'

export type Delivering = Readonly<{
  db: Database
  ring: KeyRing
  allowLoopback: boolean
  /** After so many attempts it is given up, until somebody asks for it again. */
  attemptsMax: number
  firstPauseMs: number
  timeoutMs: number
}>

/** The next one that is due, for so long that a receiver that hangs has been given up by then. */
export const claimDue = ({ db, timeoutMs }: Delivering): Promise<ClaimedDelivery | undefined> =>
  claimDelivery(db, 3 * timeoutMs)

/** At least once: a receiver knows what it had before by its `Fundtrace-Event-Id`. */
export async function deliverClaimed(delivering: Delivering, claimed: ClaimedDelivery): Promise<void> {
  const { status, problem } = await send(delivering, claimed)
  const pauseMs =
    claimed.attempts >= delivering.attemptsMax ? null : pauseBefore(claimed.attempts, delivering.firstPauseMs)
  await keepOutcome(delivering.db, claimed, { status, problem, pauseMs })
}

async function send({ ring, allowLoopback, timeoutMs }: Delivering, claimed: ClaimedDelivery): Promise<PostOutcome> {
  const { webhook_id, event_id, kind, at } = claimed
  const body = JSON.stringify({ id: event_id, type: kind, at, data: claimed.body })
  try {
    const url = requireWebhookUrl(claimed.url, allowLoopback)
    const secret = open(ring, claimed.sealed_secret, webhookSecretContext(webhook_id))
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'fundtrace',
      'fundtrace-event': kind,
      'fundtrace-event-id': event_id,
      'fundtrace-attempt': String(claimed.attempts),
      'fundtrace-signature': signatureOf(secret, Math.floor(Date.now() / 1_000), body),
    }
    return await postWebhook({ url, headers, body, allowLoopback, timeoutMs })
  } catch (error) {
    // A secret that no key opens, or an address that is no longer allowed: the next one must not wait for it.
    return { status: null, problem: `not sent: ${error instanceof Error ? error.name : 'unknown'}` }
  }
}
