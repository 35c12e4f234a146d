import type { Kafka, Producer } from 'kafkajs'
import type { Publication } from '../transport.ts'
import { cutIntoRequests } from './cut-into-requests.ts'
import { hangUp } from './hang-up.ts'
import { RETRY } from './kafka-client.ts'

export type Publisher = Readonly<{ publish: (publication: Publication) => Promise<void>; close: () => Promise<void> }>

const ACKNOWLEDGED_BY_ALL = -1

/**
 * Publishes through an idempotent producer, with one request in flight, acknowledged by all replicas in sync: the broker takes a
 * request that is repeated after a lost answer for what it is.
 *
 * Which sequence number the broker saw last is unknown after a failure, so that producer is given up. The caller publishes the same
 * messages again, from the first on, through the next one: a message may stand there twice, but none before an earlier one.
 */
export function openPublisher(kafka: Kafka): Publisher {
  let current: Promise<Producer> | undefined

  const connect = async (): Promise<Producer> => {
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: RETRY,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition ?? 0,
    })
    await producer.connect()
    return producer
  }
  const giveUp = async (producer: Promise<Producer> | undefined): Promise<void> => {
    if (producer === undefined) return
    if (current === producer) current = undefined
    await producer.then(hangUp, neverConnected)
  }

  return {
    publish: async ({ topic, partition, messages }) => {
      if (messages.length === 0) return
      const mine = (current ??= connect())
      try {
        const producer = await mine
        for (const request of cutIntoRequests(messages.map((message) => ({ ...message, partition }))))
          await producer.send({ topic, acks: ACKNOWLEDGED_BY_ALL, messages: request })
      } catch (error) {
        void giveUp(mine)
        throw error
      }
    },
    close: () => giveUp(current),
  }
}

/** Whoever published was told why. */
const neverConnected = (): void => undefined
