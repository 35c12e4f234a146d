import type { Database } from '@fundtrace/database'
import type { Logger } from 'pino'
import type { ConsumerDefinition } from './consumer-definition.ts'
import { createLookAhead } from './look-ahead.ts'
import type { TakeInOutcome } from './take-in.ts'
import type { Transport } from './transport.ts'

export type RunningConsumer = Readonly<{ close: () => Promise<void> }>

/** Reads a consumer's topics as one member of its group and takes every message in, until closed. */
export async function startConsumer(options: {
  db: Database
  transport: Transport
  consumer: ConsumerDefinition
  log: Logger
  /** Told of every message when its outcome is committed. */
  onTakenIn?: (outcome: TakeInOutcome) => void
}): Promise<RunningConsumer> {
  const { db, transport, consumer } = options
  const lookAhead = createLookAhead(db, consumer)
  const log = options.log.child({ consumer: consumer.name })
  return transport.subscribe({
    group: consumer.name,
    topics: consumer.topics,
    onFault: (error) => log.warn({ err: error }, 'consumer meets a fault; it keeps trying'),
    onMessage: async (message, following) => {
      const outcome = await lookAhead.takeIn(message, following)
      options.onTakenIn?.(outcome)
      const place = { topic: message.topic, partition: message.partition, position: message.position, key: message.key }
      if (outcome === 'poison') log.error(place, 'message goes to the dead letters and parks its key')
      else log.debug({ ...place, outcome }, 'message taken in')
    },
  })
}
