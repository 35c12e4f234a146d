import { randomUUID } from 'node:crypto'
import type { Envelope } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import Type from 'typebox'
import { type ConsumerDefinition, handler, ignored } from '../src/consumer-definition.ts'
import type { LoggedMessage } from '../src/transport.ts'

const Counted = Type.Object({ count: Type.Integer() })

export type Before = (trx: Transaction, key: string, count: number) => Promise<void>

/** Its only effect is a row for every event, so that one too many or too few shows. `before` is where a test gets in. */
export const countingConsumer = (
  topics: readonly string[],
  before: Before = async () => undefined,
  name = 'ledger.counting',
): ConsumerDefinition => ({
  name,
  topics,
  handlers: {
    Counted: handler(Counted, async (trx, event, { count }) => {
      await before(trx, event.subject, count)
      await trx('counts').insert({ key: event.subject, count })
    }),
    Looked: ignored,
  },
})

const SOURCE = '/allocation/test.counts.v1'

/** The event that says `count` of a key; its sequence is the count, unless told otherwise. */
export const counted = (key: string, count: number, changes: Partial<Envelope> = {}): Envelope => ({
  specversion: '1.0',
  id: randomUUID(),
  source: SOURCE,
  type: 'Counted',
  subject: key,
  time: '2026-11-21T08:00:00.000Z',
  datacontenttype: 'application/json',
  correlationid: 'test',
  sequence: count,
  data: { count },
  ...changes,
})

export const countedUpTo = (key: string, last: number): Envelope[] =>
  Array.from({ length: last }, (_, index) => counted(key, index + 1))

let lastPosition = 0

/** The envelope as a transport hands it over, each at a place of its own unless told otherwise. */
export const delivered = (envelope: Envelope, changes: Partial<LoggedMessage> = {}): LoggedMessage => ({
  topic: 'test.counts.v1',
  partition: 0,
  position: String((lastPosition += 1)),
  key: envelope.subject,
  value: JSON.stringify(envelope),
  ...changes,
})

export const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)
