import type { Envelope } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { comesAgain } from './come-again.ts'
import type { ConsumerDefinition } from './consumer-definition.ts'
import { isClosedLetter, putAside, storable } from './dead-letters.ts'
import { handleEvent, type Prepared, prepareEvent } from './handle-event.ts'
import { lockKey, readTurn } from './key-turn.ts'
import type { Started } from './look-ahead.ts'
import { readEnvelope } from './read-envelope.ts'
import type { LoggedMessage } from './transport.ts'

export type TakeInOutcome = 'handled' | 'ignored' | 'duplicate' | 'poison' | 'parked'

/**
 * Takes one delivered message in, whatever it is: its effect and its claim commit together, a second delivery does nothing,
 * and what cannot be handled goes to the dead letters with its reason, with the later messages of its key behind it.
 *
 * Rejects only for a passing fault, of the database or of whom the handler asks; the message then stays undelivered and comes again.
 */
export async function takeIn(
  db: Database,
  consumer: ConsumerDefinition,
  message: LoggedMessage,
  started?: Started,
): Promise<TakeInOutcome> {
  let envelope: Envelope
  try {
    envelope = started?.envelope ?? readEnvelope(message)
  } catch (error) {
    return setPoisonAside(db, consumer.name, message, undefined, error)
  }
  try {
    const prepared = await (started?.prepared ?? prepareEvent(db, consumer, envelope))
    return await takeTurn(db, consumer, message, envelope, prepared)
  } catch (error) {
    if (comesAgain(error)) throw error
    return setPoisonAside(db, consumer.name, message, envelope, error)
  }
}

const takeTurn = (
  db: Database,
  consumer: ConsumerDefinition,
  message: LoggedMessage,
  envelope: Envelope,
  prepared: Prepared | undefined,
): Promise<TakeInOutcome> =>
  db.transaction(async (trx) => {
    await lockKey(trx, consumer.name, message.key)
    const turn = await readTurn(trx, consumer.name, envelope)
    if (turn.isConsumed) return 'duplicate'
    if (turn.isParked) {
      await putAside(trx, consumer.name, message, envelope, 'parked', 'an earlier message of this key waits')
      return 'parked'
    }
    return handleEvent(trx, consumer, envelope, turn.expectedSequence, prepared)
  })

/** A transaction of its own, because the one that failed is rolled back; meanwhile another member may have had success. */
const setPoisonAside = (
  db: Database,
  consumer: string,
  message: LoggedMessage,
  envelope: Envelope | undefined,
  error: unknown,
): Promise<TakeInOutcome> =>
  db.transaction(async (trx) => {
    await lockKey(trx, consumer, storable(message.key))
    const isDone =
      envelope === undefined
        ? await isClosedLetter(trx, consumer, message)
        : (await readTurn(trx, consumer, envelope)).isConsumed
    if (isDone) return 'duplicate'
    await putAside(trx, consumer, message, envelope, 'poison', error)
    return 'poison'
  })
