import { type Database, fingerprintTables } from '@fundtrace/database'
import type { ConsumerDefinition } from './consumer-definition.ts'
import { takeIn } from './take-in.ts'
import type { Transport } from './transport.ts'

export type Redelivery = Readonly<{ messages: number; duplicates: number; changed: boolean }>

/**
 * Delivers every message of a consumer's topics once more, to the real database, and looks whether anything changed. Meant for
 * a quiet system: what others write meanwhile shows as a change.
 */
export async function redeliverEverything(
  db: Database,
  transport: Transport,
  consumer: ConsumerDefinition,
): Promise<Redelivery> {
  const before = await fingerprintTables(db)
  let messages = 0
  let duplicates = 0
  for (const topic of consumer.topics) {
    for await (const message of transport.readAll(topic)) {
      messages += 1
      if ((await takeIn(db, consumer, message)) === 'duplicate') duplicates += 1
    }
  }
  return { messages, duplicates, changed: (await fingerprintTables(db)) !== before }
}
