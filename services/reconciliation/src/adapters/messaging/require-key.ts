import type { IncomingEvent } from '@fundtrace/messaging'

/** Order, locks and sequences go by the key: an event of one fund under the key of another would slip past all three. */
export function requireKey(event: IncomingEvent, fundId: string): void {
  if (event.subject !== fundId) throw new Error(`${event.type} of ${fundId} came under the key ${event.subject}`)
}
