import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { type KeyRing, seal } from '@fundtrace/personal-data'
import {
  approveWebhook as keepApproval,
  endWebhook as keepEnd,
  insertWebhook,
  lockWebhook,
  type WebhookEvent,
  webhookSecretContext,
} from '../adapters/postgres/webhook-repository.ts'
import { isAnother } from '../domain/four-eyes.ts'
import { requireWebhookUrl } from '../adapters/webhook/webhook-address.ts'
import { webhookApprovedByAsker, webhookStateWrong } from '../domain/webhook-errors.ts'
import type { Officer } from './officer.ts'

export type WebhookOrder = Readonly<{
  areaCode: string
  url: string
  events: readonly WebhookEvent[]
  secret: string
  reason: string
}>

/** One administrator asks; nothing is sent before another has approved. Its id. */
export async function askWebhook(
  trx: Transaction,
  ring: KeyRing,
  order: WebhookOrder,
  officer: Officer,
  allowLoopback: boolean,
): Promise<string> {
  const url = requireWebhookUrl(order.url, allowLoopback)
  const id = randomUUID()
  await insertWebhook(
    trx,
    {
      id,
      area_code: order.areaCode,
      url: url.href,
      events: [...new Set(order.events)],
      sealed_secret: seal(ring, order.secret, webhookSecretContext(id)),
      reason: order.reason,
    },
    officer,
  )
  return id
}

export async function approveWebhook(trx: Transaction, id: string, officer: Officer): Promise<void> {
  const webhook = await lockWebhook(trx, id)
  if (webhook.state !== 'waiting') throw webhookStateWrong(id, webhook.state)
  if (!isAnother(officer, { subject: webhook.asked_by, actingFor: webhook.asked_for }))
    throw webhookApprovedByAsker(id, officer.subject)
  await keepApproval(trx, id, officer)
}

/** By any administrator of the area: to stop is never dangerous. */
export async function endWebhook(trx: Transaction, id: string, reason: string, officer: Officer): Promise<void> {
  const webhook = await lockWebhook(trx, id)
  if (webhook.state === 'ended') throw webhookStateWrong(id, webhook.state)
  await keepEnd(trx, id, reason, officer)
}
