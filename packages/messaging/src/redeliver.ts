import { type Database, fingerprintTables } from '@fundtrace/database'
import type { ConsumerDefinition } from './consumer-definition.ts'
import { readEnvelope } from './read-envelope.ts'
import { takeIn } from './take-in.ts'
import type { LoggedMessage, Transport } from './transport.ts'

export type Redelivery = Readonly<{
  messages: number
  duplicates: number
  /** Events that the consumer has taken in and that its topics no longer hold: somebody emptied or lost one. */
  lost: number
  changed: boolean
}>

/**
 * Delivers every message of a consumer's topics once more, to the real database, and looks whether anything changed, and whether all that
 * was ever taken in is still there. Meant for a quiet system: what others write meanwhile shows as a change, unless into `exceptTables`.
 */
export async function redeliverEverything(
  db: Database,
  transport: Transport,
  consumer: ConsumerDefinition,
  exceptTables: readonly string[] = [],
): Promise<Redelivery> {
  const before = await fingerprintTables(db, exceptTables)
  const unseen = await listTakenIn(db, consumer.name)
  let messages = 0
  let duplicates = 0
  for (const topic of consumer.topics) {
    for await (const message of transport.readAll(topic)) {
      messages += 1
      if ((await takeIn(db, consumer, message)) === 'duplicate') duplicates += 1
      unseen.delete(eventIdOf(message))
    }
  }
  return { messages, duplicates, lost: unseen.size, changed: (await fingerprintTables(db, exceptTables)) !== before }
}

/** By event id. What was discarded may never have been a message. */
async function listTakenIn(db: Database, consumer: string): Promise<Set<string>> {
  const ids: string[] = await db('consumed_events')
    .where({ consumer })
    .whereNot('outcome', 'discarded')
    .pluck('event_id')
  return new Set(ids)
}

function eventIdOf(message: LoggedMessage): string {
  try {
    return readEnvelope(message).id
  } catch {
    // Not an event, and counted as a message all the same.
    return ''
  }
}
