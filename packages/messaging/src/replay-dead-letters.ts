import { type Database, isPassing, type Transaction } from '@fundtrace/database'
import type { ConsumerDefinition } from './consumer-definition.ts'
import { reasonText } from './dead-letters.ts'
import { handleEvent } from './handle-event.ts'
import { lockKey, readTurn } from './key-turn.ts'
import { readEnvelope } from './read-envelope.ts'

/**
 * Handles the waiting messages of one key again, until one fails again or none is left; then the key is free. Answers how
 * many were replayed. A message that fails again keeps its place, with the new reason.
 *
 * Sources come in the order in which they got stuck, and the events of one source in the order of their sequences: an event
 * that was missing and came late is handled before those that waited for it.
 */
export async function replayDeadLetters(db: Database, consumer: ConsumerDefinition, key: string): Promise<number> {
  let replayed = 0
  while ((await replayNext(db, consumer, key)) === 'replayed') replayed += 1
  return replayed
}

async function replayNext(
  db: Database,
  consumer: ConsumerDefinition,
  key: string,
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
      await trx('dead_letters').where({ id: next.id }).update({ state: 'replayed', closed_at: trx.fn.now() })
      return 'replayed'
    })
  } catch (error) {
    if (isPassing(error) || next === undefined) throw error
    await db('dead_letters')
      .where({ id: next.id })
      .whereNull('closed_at')
      .update({ state: 'poison', reason: reasonText(error) })
    return 'failed'
  }
}

type WaitingLetter = Readonly<{ id: string; message: string }>

async function findNext(trx: Transaction, consumer: string, key: string): Promise<WaitingLetter | undefined> {
  const { rows } = await trx.raw<{ rows: WaitingLetter[] }>(
    `SELECT id, message
       FROM dead_letters
      WHERE consumer = :consumer AND key = :key AND closed_at IS NULL
        AND source IS NOT DISTINCT FROM (SELECT source FROM dead_letters
                                          WHERE consumer = :consumer AND key = :key AND closed_at IS NULL
                                          ORDER BY id LIMIT 1)
      ORDER BY sequence, id LIMIT 1`,
    { consumer, key },
  )
  return rows[0]
}
