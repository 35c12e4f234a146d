import type { Logger } from '@fundtrace/http-server'
import type { DeadLetterOrder } from './dead-letter-orders.ts'

/**
 * An event that never takes effect is worth a line that leaves the machine. Called after the commit, and again when the order
 * is sent again: two lines of one decision are better than none after a crash. Never the message, nor the reason in words.
 */
export function logLoss(log: Pick<Logger, 'warn'>, order: DeadLetterOrder, subject: string): void {
  const { decision_id, consumer, key, accepted_gap, discarded } = order
  const decision = { decision_id, decided_by: subject, consumer, key }
  if (accepted_gap !== null) log.warn({ ...decision, ...accepted_gap }, 'a gap was accepted')
  if (discarded !== null) log.warn({ ...decision, ...discarded }, 'a dead letter was discarded')
}
