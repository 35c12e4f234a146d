import { Envelope } from '@fundtrace/contracts'
import { type Database, isPassing, type Transaction, violatedConstraint } from '@fundtrace/database'
import { Compile } from 'typebox/compile'
import type { ConsumerDefinition, IncomingEvent } from './consumer-definition.ts'
import { hasOpenDeadLetters, putAside } from './dead-letters.ts'
import type { LoggedMessage } from './transport.ts'

export type TakeInOutcome = 'handled' | 'ignored' | 'duplicate' | 'poison' | 'parked'

/**
 * Takes one delivered message in, whatever it is: its effect and its claim commit together, a second delivery does nothing,
 * and what cannot be handled goes to the dead letters with its reason, with the later messages of its key behind it.
 *
 * Rejects only for a passing fault of the database; the message then stays undelivered and comes again.
 */
export async function takeIn(
  db: Database,
  consumer: ConsumerDefinition,
  message: LoggedMessage,
): Promise<TakeInOutcome> {
  let envelope: Envelope
  try {
    envelope = readEnvelope(message)
  } catch (error) {
    return putAside(db, consumer.name, message, undefined, 'poison', reasonOf(error))
  }
  try {
    return await db.transaction((trx) => claimAndHandle(trx, consumer, message, envelope))
  } catch (error) {
    if (isPassing(error)) throw error
    // Two members may hold the same message for a moment; the one that comes second has nothing left to do.
    if (isClaimOfAnother(error)) return 'duplicate'
    return putAside(db, consumer.name, message, envelope, 'poison', reasonOf(error))
  }
}

async function claimAndHandle(
  trx: Transaction,
  consumer: ConsumerDefinition,
  message: LoggedMessage,
  envelope: Envelope,
): Promise<TakeInOutcome> {
  if (await isConsumed(trx, consumer.name, envelope.id)) return 'duplicate'
  if (await hasOpenDeadLetters(trx, consumer.name, message.key)) {
    return putAside(trx, consumer.name, message, envelope, 'parked', 'an earlier message of this key waits')
  }
  return handleInSequence(trx, consumer, envelope)
}

/** Claims and handles an event whose turn it is; also the way of a replayed dead letter. */
export async function handleInSequence(
  trx: Transaction,
  consumer: ConsumerDefinition,
  envelope: Envelope,
): Promise<'handled' | 'ignored'> {
  await refuseGap(trx, consumer.name, envelope)
  const found = consumer.handlers[envelope.type]
  if (found === undefined) throw new Error(`${consumer.name} does not know the event type ${envelope.type}`)
  const outcome = found === 'ignored' ? 'ignored' : 'handled'
  await claim(trx, consumer.name, envelope, outcome)
  if (found !== 'ignored') {
    if (!found.isData(envelope.data))
      throw new Error(`${envelope.type} ${envelope.id}: ${found.explain(envelope.data)}`)
    const { data, ...event } = envelope
    await found.handle(trx, event satisfies IncomingEvent, data)
  }
  return outcome
}

const compiledEnvelope = Compile(Envelope)

export function readEnvelope(message: Pick<LoggedMessage, 'key' | 'value'>): Envelope {
  const parsed: unknown = JSON.parse(message.value)
  if (!compiledEnvelope.Check(parsed)) {
    const first = compiledEnvelope.Errors(parsed)[0]
    throw new Error(`not an event envelope: ${first?.instancePath ?? ''} ${first?.message ?? ''}`)
  }
  if (parsed.subject !== message.key)
    throw new Error(`the subject ${parsed.subject} is not the message's key ${message.key}`)
  return parsed
}

async function isConsumed(trx: Transaction, consumer: string, eventId: string): Promise<boolean> {
  return (await trx('consumed_events').where({ consumer, event_id: eventId }).first('event_id')) !== undefined
}

/** A lost message is never passed over: the key stops until somebody has looked. */
async function refuseGap(trx: Transaction, consumer: string, envelope: Envelope): Promise<void> {
  const { source, subject: key, sequence } = envelope
  const { rows } = await trx.raw<{ rows: { last: string | null }[] }>(
    `SELECT max(sequence) AS last FROM consumed_events WHERE consumer = :consumer AND source = :source AND key = :key`,
    { consumer, source, key },
  )
  const expected = Number(rows[0]?.last ?? 0) + 1
  if (sequence !== expected) {
    throw new Error(`sequence of ${source} ${key}: expected ${expected}, got ${sequence} (event ${envelope.id})`)
  }
}

async function claim(
  trx: Transaction,
  consumer: string,
  envelope: Envelope,
  outcome: 'handled' | 'ignored',
): Promise<void> {
  await trx('consumed_events').insert({
    consumer,
    event_id: envelope.id,
    source: envelope.source,
    key: envelope.subject,
    sequence: envelope.sequence,
    outcome,
  })
}

const isClaimOfAnother = (error: unknown): boolean => violatedConstraint(error) === 'consumed_events_pkey'

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 2_000)
