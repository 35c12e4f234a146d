import type { Database } from '@fundtrace/database'
import { comesAgain } from './come-again.ts'
import type { ConsumerDefinition } from './consumer-definition.ts'
import { recordAttempt } from './dead-letter-attempts.ts'
import { reasonText } from './dead-letters.ts'
import { handleEvent } from './handle-event.ts'
import { lockKey, readTurn } from './key-turn.ts'
import { readEnvelope } from './read-envelope.ts'
import { findNext, type WaitingLetter } from './waiting-letters.ts'

/**
 * Handles the waiting messages of one key again, until one fails again or none is left; then the key is free. Answers how
 * many were replayed. A message that fails again keeps its place. Every attempt is recorded, with the decision behind it
 * where an operator made one.
 */
export async function replayDeadLetters(
  db: Database,
  consumer: ConsumerDefinition,
  key: string,
  decisionId?: string,
): Promise<number> {
  let replayed = 0
  while ((await replayNext(db, consumer, key, decisionId)) === 'replayed') replayed += 1
  return replayed
}

async function replayNext(
  db: Database,
  consumer: ConsumerDefinition,
  key: string,
  decisionId: string | undefined,
): Promise<'replayed' | 'failed' | 'none'> {
  let next: WaitingLetter | undefined
  try {
    return await db.transaction(async (trx) => {
      await lockKey(trx, consumer.name, key)
      next = await findNext(trx, consumer.name, key)
      if (next === undefined) return 'none'
      const envelope = readEnvelope({ key, value: next.message })
      const turn = await readTurn(trx, consumer.name, envelope)
      // The same event can wait twice, when its relay published it twice.
      if (!turn.isConsumed) await handleEvent(trx, consumer, envelope, turn.expectedSequence)
      await recordAttempt(trx, next.id, decisionId, { outcome: turn.isConsumed ? 'duplicate' : 'handled' })
      await trx('dead_letters').where({ id: next.id }).update({ state: 'replayed', closed_at: trx.fn.now() })
      return 'replayed'
    })
  } catch (error) {
    if (comesAgain(error) || next === undefined) throw error
    await keepFailure(db, consumer.name, key, next.id, decisionId, error)
    return 'failed'
  }
}

/** A transaction of its own, because the one that failed is rolled back; meanwhile another may have closed the letter. */
const keepFailure = (
  db: Database,
  consumer: string,
  key: string,
  letterId: string,
  decisionId: string | undefined,
  error: unknown,
): Promise<void> =>
  db.transaction(async (trx) => {
    await lockKey(trx, consumer, key)
    const stillOpen = await trx('dead_letters')
      .where({ id: letterId })
      .whereNull('closed_at')
      .update({ state: 'poison' })
    if (stillOpen > 0) await recordAttempt(trx, letterId, decisionId, { outcome: 'failed', reason: reasonText(error) })
  })
