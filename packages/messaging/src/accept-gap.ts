import type { Transaction } from '@fundtrace/database'
import { recordDecision } from './dead-letter-decisions.ts'
import { placeOf } from './event-place.ts'
import { lockKey, readTurn } from './key-turn.ts'
import { findNext } from './waiting-letters.ts'

export type AcceptedGap =
  | Readonly<{ outcome: 'none_waiting' }>
  /** What waits first waits for another reason. */
  | Readonly<{ outcome: 'no_gap'; letterId: string }>
  | Readonly<{ outcome: 'too_long'; letterId: string; source: string; first: number; last: number }>
  | Readonly<{ outcome: 'miscounted'; letterId: string; source: string; first: number; last: number }>
  | Readonly<{ outcome: 'accepted'; decisionId: string; source: string; first: number; last: number }>

/** Beyond this, nothing was lost: a number is wrong, and the message that carries it is what has to go. */
export const GAP_SEQUENCES_MAX = 10_000

/**
 * Takes the events before the first waiting one for lost: each missing number is claimed as discarded under an event id made up
 * for it, so that the sequence goes on. The order says how many those are: one forged message with a number far ahead would else
 * make its reader give up numbers that were never issued. Should one of them turn up after all, its number was had: it is put aside, not handled.
 */
export async function acceptGap(
  trx: Transaction,
  order: Readonly<{ consumer: string; key: string; reason: string; count: number; decidedBy: string }>,
): Promise<AcceptedGap> {
  const { consumer, key } = order
  await lockKey(trx, consumer, key)
  const next = await findNext(trx, consumer, key)
  if (next === undefined) return { outcome: 'none_waiting' }
  const place = next.event_id === null ? undefined : placeOf({ ...next, key })
  if (place === undefined) return { outcome: 'no_gap', letterId: next.id }
  const turn = await readTurn(trx, consumer, place)
  if (turn.isConsumed || place.sequence <= turn.expectedSequence) return { outcome: 'no_gap', letterId: next.id }

  const { source } = place
  const first = turn.expectedSequence
  const last = place.sequence - 1
  if (last - first >= GAP_SEQUENCES_MAX) return { outcome: 'too_long', letterId: next.id, source, first, last }
  if (last - first + 1 !== order.count) return { outcome: 'miscounted', letterId: next.id, source, first, last }
  const decisionId = await recordDecision(trx, {
    kind: 'accept_gap',
    consumer,
    key,
    source,
    first_sequence: first,
    last_sequence: last,
    reason: order.reason,
    decided_by: order.decidedBy,
  })
  await trx.raw(
    `INSERT INTO consumed_events (consumer, event_id, source, key, sequence, outcome)
     SELECT :consumer, gen_random_uuid(), :source, :key, number, 'discarded'
       FROM generate_series(:first::bigint, :last::bigint) AS number`,
    { consumer, source, key, first, last },
  )
  return { outcome: 'accepted', decisionId, source, first, last }
}
