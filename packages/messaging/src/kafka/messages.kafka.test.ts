import { randomBytes } from 'node:crypto'
import { KEPT, type Topic } from '@fundtrace/contracts'
import { describeWithKafka, kafkaAddress } from '@fundtrace/test-support'
import type { Message } from 'kafkajs'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { counted, countingConsumer } from '../../test/counting-consumer.ts'
import { type CountingDatabase, countsOf, makeCountingDatabase } from '../../test/counting-database.ts'
import { makeKafkaBroker } from '../../test/kafka-broker.ts'
import { publication } from '../../test/publications.ts'
import { openTransport, type TestBroker } from '../../test/test-broker.ts'
import { collect, startReader, valuesOf } from '../../test/test-reader.ts'
import { startConsumer } from '../consumer.ts'
import { listDeadLetters } from '../dead-letters.ts'
import type { Transport } from '../transport.ts'
import { openKafka } from './kafka-client.ts'

const PATIENCE = { timeout: 40_000, interval: 20 }
const log = pino({ level: 'silent' })

describeWithKafka('messages over Kafka', () => {
  let broker: TestBroker
  let database: CountingDatabase
  const opened: Transport[] = []

  beforeAll(async () => {
    broker = await makeKafkaBroker()
    database = await makeCountingDatabase()
  })
  afterEach(() => Promise.all(opened.splice(0).map((transport) => transport.close())))
  afterAll(() => database.close())

  const open = (): Transport => {
    const transport = openTransport(broker.addressFor('ledger'))
    opened.push(transport)
    return transport
  }
  const makeTopic = async (): Promise<Topic> => {
    const name = `test.${randomBytes(5).toString('hex')}.v1`
    const topic = { name, writers: ['ledger'], readers: ['ledger'], ...KEPT, partitions: 1 }
    await broker.makeTopic(topic)
    return topic
  }
  const anyGroup = (): string => `ledger.${randomBytes(5).toString('hex')}`

  it('may have the size that the contracts allow, in the middle of small ones, and no more', async () => {
    const { name, maxMessageBytes } = await makeTopic()
    const transport = open()
    const values = ['before', '资'.repeat(Math.floor(maxMessageBytes / 3)), 'x'.repeat(maxMessageBytes), 'after']
    await transport.publish(publication(name, 0, values))
    const reader = await startReader(transport, { group: anyGroup(), topics: [name] })
    await expect.poll(() => reader.handled.length, PATIENCE).toBe(4)
    expect(valuesOf(reader.handled)).toEqual(values)
    expect(valuesOf(await collect(transport.readAll(name)))).toEqual(values)

    await expect(transport.publish(publication(name, 0, ['x'.repeat(maxMessageBytes + 128 * 1024)]))).rejects.toThrow()
    await transport.publish(publication(name, 0, ['another']))
    await expect.poll(() => valuesOf(reader.handled).at(-1), PATIENCE).toBe('another')
  })

  it('keep their order beyond what goes in one request', async () => {
    const { name } = await makeTopic()
    const transport = open()
    const values = Array.from({ length: 60 }, (_, index) => `${index} `.padEnd(index % 7 === 0 ? 300_000 : 40_000, 'x'))
    await transport.publish(publication(name, 0, values))
    const reader = await startReader(transport, { group: anyGroup(), topics: [name] })
    await expect.poll(() => reader.handled.length, PATIENCE).toBe(60)
    expect(valuesOf(reader.handled)).toEqual(values)
  })

  it('are read as they were written, to the byte', async () => {
    const { name } = await makeTopic()
    const transport = open()
    const values = ['a\u0000b', '扶贫资金 \u{20000}', '👩‍👩‍👧 \u{1F9FE}', '', '\r\n\t"\\']
    await transport.publish(publication(name, 0, values, '基金 \u0000 💴'))
    const messages = await collect(transport.readAll(name))
    expect(valuesOf(messages)).toEqual(values)
    expect(new Set(messages.map(({ key }) => key))).toEqual(new Set(['基金 \u0000 💴']))
  })

  it('of a stranger that are no events go to the dead letters, and those after them are handled', async () => {
    const { name } = await makeTopic()
    await sendAsStranger(name, [
      { key: null, value: null },
      { key: 'tombstone', value: null },
      { key: null, value: JSON.stringify(counted('keyless', 1)) },
      { key: 'bytes', value: Buffer.from([0xff, 0xfe, 0x00]) },
      { key: 'counted', value: JSON.stringify(counted('counted', 1)) },
    ])
    const consumer = countingConsumer([name], undefined, anyGroup())
    const running = await startConsumer({ db: database.db, transport: open(), consumer, log })
    await expect.poll(() => countsOf(database.db, 'counted'), PATIENCE).toEqual([1])
    await running.close()
    const letters = await listDeadLetters(database.db, consumer.name)
    expect(letters.map(({ position, key, state }) => [position, key, state])).toEqual([
      ['0', '', 'poison'],
      ['1', 'tombstone', 'poison'],
      ['2', '', 'poison'],
      ['3', 'bytes', 'poison'],
    ])
  })
})

async function sendAsStranger(topic: string, messages: readonly Message[]): Promise<void> {
  const producer = openKafka({ brokers: kafkaAddress().split(',') }, 'stranger', log).producer()
  await producer.connect()
  await producer.send({ topic, messages: messages.map((message) => ({ ...message, partition: 0 })) })
  await producer.disconnect()
}
