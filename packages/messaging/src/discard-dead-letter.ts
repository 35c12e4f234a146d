import type { Transaction } from '@fundtrace/database'
import { recordDecision } from './dead-letter-decisions.ts'
import { type DeadLetter, findDeadLetter } from './dead-letters.ts'
import { type EventPlace, placeOf } from './event-place.ts'
import { lockKey, readTurn } from './key-turn.ts'
import { findNext } from './waiting-letters.ts'

export type Discard =
  | Readonly<{ outcome: 'unknown' }>
  | Readonly<{ outcome: 'closed'; letter: DeadLetter }>
  /** `wasNext`: it was its turn, so that those behind it may be replayed now. */
  | Readonly<{ outcome: 'discarded'; letter: DeadLetter; decisionId: string; wasNext: boolean }>

/**
 * Gives one waiting message up: its event never takes effect, however often it comes again. In its turn, its number is used up
 * and the sequence goes on. Out of its turn, those before it keep their place, and its number is passed over once they are
 * through: so two neighbours can be discarded, the later one first, without the later one being replayed in between.
 */
export async function discardDeadLetter(
  trx: Transaction,
  order: Readonly<{ letterId: string; reason: string; decidedBy: string }>,
): Promise<Discard> {
  const found = await findDeadLetter(trx, order.letterId)
  if (found === undefined) return { outcome: 'unknown' }
  const { id, consumer, key } = found
  await lockKey(trx, consumer, key)
  // What was read before the lock may be out of date.
  const letter = (await findDeadLetter(trx, id)) ?? found
  if (letter.closed_at !== null) return { outcome: 'closed', letter }

  const wasNext = (await findNext(trx, consumer, key))?.id === id
  const place = placeOf(letter)
  const decisionId = await recordDecision(trx, {
    kind: 'discard',
    consumer,
    key,
    dead_letter_id: id,
    reason: order.reason,
    decided_by: order.decidedBy,
    ...(place && { source: place.source, first_sequence: place.sequence, last_sequence: place.sequence }),
  })
  if (place !== undefined) await claimDiscarded(trx, consumer, place)
  await trx('dead_letters').where({ id }).update({ state: 'discarded', closed_at: trx.fn.now() })
  return { outcome: 'discarded', letter, decisionId, wasNext }
}

async function claimDiscarded(trx: Transaction, consumer: string, place: EventPlace): Promise<void> {
  const turn = await readTurn(trx, consumer, place)
  // The same event can wait twice, when its relay published it twice.
  if (turn.isConsumed) return
  await trx('consumed_events').insert({
    consumer,
    event_id: place.id,
    source: place.source,
    key: place.subject,
    sequence: place.sequence === turn.expectedSequence ? place.sequence : null,
    outcome: 'discarded',
  })
}
