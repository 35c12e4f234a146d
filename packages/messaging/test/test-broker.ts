import type { Topic } from '@fundtrace/contracts'
import { pino } from 'pino'
import { createKafkaTransport } from '../src/kafka/kafka-transport.ts'
import type { KafkaAddress } from '../src/kafka/kafka-address.ts'
import { createPostgresTransport } from '../src/postgres/postgres-transport.ts'
import type { Transport } from '../src/transport.ts'

/** What carries the messages in a test, for real: the contract suites know nothing else of it. */
export type TestBroker = Readonly<{
  /** How a process of this service reaches the broker. */
  addressFor: (service: string) => TransportAddress
  makeTopic: (topic: Topic) => Promise<void>
}>

/** One that a test may end at any moment. */
export type RestartableBroker = TestBroker &
  Readonly<{
    /** Breaks every connection that is open now; answers when connecting works again. */
    restart: () => Promise<void>
    close: () => Promise<void>
  }>

/** Plain data, so that it can be handed to another process. */
export type TransportAddress =
  | Readonly<{ kind: 'postgres'; url: string; service: string }>
  | Readonly<{ kind: 'kafka'; kafka: KafkaAddress; service: string }>

export const openTransport = (address: TransportAddress): Transport =>
  address.kind === 'postgres'
    ? createPostgresTransport(address)
    : createKafkaTransport({ ...address, log: pino({ level: 'silent' }) })
