import type { Topic } from '@fundtrace/contracts'
import { createPostgresTransport } from '../src/postgres/postgres-transport.ts'
import type { Transport } from '../src/transport.ts'

/** What carries the messages in a test, for real: the contract suites know nothing else of it. */
export type TestBroker = Readonly<{
  /** How a process of this service reaches the broker. */
  addressFor: (service: string) => TransportAddress
  makeTopic: (topic: Topic) => Promise<void>
  /** Breaks every connection that is open now, as a restart of the broker does; answers when connecting works again. */
  cutConnections: () => Promise<void>
}>

/** Plain data, so that it can be handed to another process. */
export type TransportAddress = Readonly<{ kind: 'postgres'; url: string; service: string }>

export const openTransport = ({ url, service }: TransportAddress): Transport =>
  createPostgresTransport({ url, service })
