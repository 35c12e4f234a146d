import type { Envelope } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { type ConsumerDefinition, type IncomingEvent, ignored, type Run } from './consumer-definition.ts'
import { readTurn } from './key-turn.ts'
import { handleInSpan } from './trace-spans.ts'

/**
 * Handles and claims an event under its key's lock, as it comes or as a replayed dead letter. What it throws, apart from
 * passing faults of the database, is the reason why the message is poison. The work is a part of the trace that the event
 * came from; an event that is known already, as every one is in a check that delivers all again, adds nothing to it.
 */
export const handleEvent = (
  trx: Transaction,
  consumer: ConsumerDefinition,
  envelope: Envelope,
  expectedSequence: number,
  prepared?: Prepared,
): Promise<'handled' | 'ignored'> =>
  handleInSpan(consumer.name, envelope, () => handleAndClaim(trx, consumer, envelope, expectedSequence, prepared))

/** What was done for the event before the transaction; undefined where nothing was. */
export type Prepared = Readonly<{ result: unknown }>

/**
 * Does what the event's handler does ahead of the transaction, if it does anything and it is the event's turn. What is read here may be out of
 * date: the transaction looks again under the key's lock, and what was done ahead may be done twice.
 */
export async function prepareEvent(
  db: Database,
  consumer: ConsumerDefinition,
  envelope: Envelope,
  { run = {}, onBegin }: Beginning = {},
): Promise<Prepared | undefined> {
  if (prepareOf(consumer, envelope) === undefined) return undefined
  const turn = await readTurn(db, consumer.name, envelope)
  if (turn.isConsumed || turn.isParked || turn.expectedSequence !== envelope.sequence) return undefined
  return prepareFollower(consumer, envelope, { run, ...(onBegin && { onBegin }) })
}

/** The same for the direct successor of an event that has begun: its turn comes next. */
export async function prepareFollower(
  consumer: ConsumerDefinition,
  envelope: Envelope,
  { run = {}, onBegin }: Beginning,
): Promise<Prepared | undefined> {
  const found = prepareOf(consumer, envelope)
  const { data, ...event } = envelope
  if (found === undefined || !found.isData(data)) return undefined
  const result = found.prepare(event, data, run)
  onBegin?.()
  return { result: await result }
}

type Beginning = Readonly<{ run?: Run; onBegin?: () => void }>

function prepareOf(consumer: ConsumerDefinition, { type }: Envelope) {
  const found = consumer.handlers[type]
  if (found === undefined || found === ignored || found.prepare === undefined) return undefined
  return { isData: found.isData, prepare: found.prepare }
}

async function handleAndClaim(
  trx: Transaction,
  consumer: ConsumerDefinition,
  envelope: Envelope,
  expectedSequence: number,
  prepared: Prepared | undefined,
): Promise<'handled' | 'ignored'> {
  refuseGap(envelope, expectedSequence)
  const found = consumer.handlers[envelope.type]
  if (found === undefined) throw new Error(`${consumer.name} does not know the event type ${envelope.type}`)
  if (found !== ignored) {
    const { data, ...event } = envelope
    if (prepared === undefined && !found.isData(data))
      throw new Error(`${envelope.type} ${envelope.id}: ${found.explain(data)}`)
    const result = prepared === undefined ? await found.prepare?.(event, data, {}) : prepared.result
    await found.handle(trx, event satisfies IncomingEvent, data, result)
  }
  const outcome = found === ignored ? 'ignored' : 'handled'
  await claim(trx, consumer.name, envelope, outcome)
  return outcome
}

/** A lost message is never passed over: the key stops until somebody has looked. */
function refuseGap({ id, source, subject, sequence }: Envelope, expectedSequence: number): void {
  if (sequence !== expectedSequence)
    throw new Error(`sequence of ${source} ${subject}: expected ${expectedSequence}, got ${sequence} (event ${id})`)
}

/**
 * The last statement of the work: had the handler caught an error of the database and gone on, PostgreSQL would answer its
 * COMMIT by rolling back without a word, and this statement is what notices.
 */
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
