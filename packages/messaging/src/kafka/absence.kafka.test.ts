import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { KEPT, type Topic } from '@fundtrace/contracts'
import { describeWithOwnKafka, type OwnKafka, startOwnKafka } from '@fundtrace/test-support'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { announceIn } from '../../test/announce.ts'
import { countingConsumer, upTo } from '../../test/counting-consumer.ts'
import { type CountingDatabase, countsOf, makeCountingDatabase } from '../../test/counting-database.ts'
import { numbered, publication } from '../../test/publications.ts'
import { firstComings, makeGate, startReader, valuesOf } from '../../test/test-reader.ts'
import { startConsumer } from '../consumer.ts'
import { startRelay } from '../relay.ts'
import type { Transport } from '../transport.ts'
import { ensureKafkaTopics } from './ensure-kafka-topics.ts'
import { openKafka } from './kafka-client.ts'
import { createKafkaTransport } from './kafka-transport.ts'

const PATIENCE = { timeout: 60_000, interval: 50 }
/** A broker that is killed starts again in seconds, or in many on a busy machine. */
const LONG = { timeout: 180_000 }
const silent = pino({ level: 'silent' })

describeWithOwnKafka('a Kafka that goes away and comes back', () => {
  let broker: OwnKafka
  const closing: (() => Promise<void>)[] = []

  beforeAll(async () => {
    broker = await startOwnKafka()
  })
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  afterAll(() => broker.remove())

  const open = (options: { log?: pino.Logger } = {}): Transport => {
    const kafka = { brokers: [broker.brokers] }
    // Short, because the broker waits at a restart until the last session of its members has ended.
    const transport = createKafkaTransport({ kafka, service: 'ledger', log: silent, sessionMs: 3_000, ...options })
    closing.push(transport.close)
    return transport
  }
  const topicOf = (partitions: number): Topic => ({
    name: `test.${randomBytes(5).toString('hex')}.v1`,
    writers: ['ledger'],
    readers: ['ledger'],
    ...KEPT,
    partitions,
  })
  const makeTopic = async (topic = topicOf(1)): Promise<Topic> => {
    await ensureKafkaTopics({ kafka: { brokers: [broker.brokers] }, topics: [topic], log: silent })
    return topic
  }

  it('is missed by ping and by one line of each who uses it, however long it is away', LONG, async () => {
    const database: CountingDatabase = await makeCountingDatabase()
    closing.push(database.close)
    const topic = await makeTopic()
    const lines: string[] = []
    const log = pino({ level: 'info' }, { write: (line) => void lines.push(line) })
    const transport = open({ log })
    const running = await startConsumer({ db: database.db, transport, consumer: countingConsumer([topic.name]), log })
    closing.push(running.close)
    const relay = startRelay({ db: database.db, url: database.appUrl, transport, log })
    closing.push(relay.close)
    await announceIn(database.db, topic, 'a', [1])
    await expect.poll(() => countsOf(database.db, 'a'), PATIENCE).toEqual([1])
    await expect.poll(() => transport.ping(), PATIENCE).toBeUndefined()
    // A broker that has just started may be loading its groups yet, which is a fault that is over.
    lines.splice(0)

    await broker.kill()
    await announceIn(database.db, topic, 'a', [2])
    await expect(transport.ping()).rejects.toThrow()
    await expect.poll(() => lines.length, PATIENCE).toBe(2)
    // Time itself is what is tried here: many times as long as it is tried again after.
    await wait(8_000)
    expect(lines).toHaveLength(2)
    await expect(transport.ping()).rejects.toThrow()

    await broker.startAgain()
    await expect.poll(() => countsOf(database.db, 'a'), PATIENCE).toEqual([1, 2])
    await expect.poll(() => transport.ping(), PATIENCE).toBeUndefined()
    await announceIn(database.db, topic, 'a', [3])
    await expect.poll(() => countsOf(database.db, 'a'), PATIENCE).toEqual(upTo(3))
  })

  it('is waited for by who starts before it', LONG, async () => {
    const topic = await makeTopic()
    await open().publish(publication(topic.name, 0, ['early']))
    await broker.kill()
    const transport = open()
    const reader = await startReader(transport, { group: 'ledger.early', topics: [topic.name] })
    await expect(transport.ping()).rejects.toThrow()
    await expect(transport.publish(publication(topic.name, 0, ['lost']))).rejects.toThrow()
    await expect.poll(() => reader.faults, PATIENCE).toHaveLength(1)
    await broker.startAgain()
    await expect.poll(() => valuesOf(reader.handled), PATIENCE).toEqual(['early'])
    await expect.poll(() => transport.ping(), PATIENCE).toBeUndefined()
    await transport.publish(publication(topic.name, 0, ['late']))
    await expect.poll(() => valuesOf(reader.handled), PATIENCE).toEqual(['early', 'late'])
    expect(reader.faults).toHaveLength(1)
  })

  it('finds a member again whose line was full, and whose message in hand ended, while it was away', LONG, async () => {
    const topic = await makeTopic()
    const transport = open()
    // As many as a line takes, so that there is room with the first that is handled.
    await transport.publish(publication(topic.name, 0, numbered('m', 600).slice(0, 200)))
    const gate = makeGate()
    const started = makeGate()
    const reader = await startReader(transport, {
      group: 'ledger.full',
      topics: [topic.name],
      handle: () => {
        started.open()
        return gate.opened
      },
    })
    await started.opened
    await transport.publish(publication(topic.name, 0, numbered('m', 600).slice(200)))
    const faultsBefore = reader.faults.length
    await broker.kill()
    await expect.poll(() => reader.faults.length, PATIENCE).toBeGreaterThan(faultsBefore)
    // Trying in vain to publish is time enough for kafkajs to end the connection.
    await expect(transport.publish(publication(topic.name, 0, ['in vain']))).rejects.toThrow()
    gate.open()
    await expect.poll(() => reader.handled.length, PATIENCE).toBeGreaterThan(0)
    await broker.startAgain()
    await expect.poll(() => firstComings(reader.handled), PATIENCE).toEqual(numbered('m', 600))
  })

  it('has its messages handled no longer by a member that it has not answered for a session', LONG, async () => {
    const topic = await makeTopic()
    const transport = open()
    await transport.publish(publication(topic.name, 0, numbered('m', 190)))
    const reader = await startReader(transport, {
      group: 'ledger.frozen',
      topics: [topic.name],
      // The work of a message: all of them are far more than two sessions.
      handle: () => wait(100),
    })
    await expect.poll(() => reader.handled.length, PATIENCE).toBeGreaterThan(0)
    const faultsBefore = reader.faults.length
    broker.freeze()
    try {
      const handledDuring = async (milliseconds: number): Promise<number> => {
        const before = reader.handled.length
        await wait(milliseconds)
        return reader.handled.length - before
      }
      await expect.poll(() => handledDuring(1_000), PATIENCE).toBe(0)
      expect(reader.handled.length).toBeLessThan(150)
      await expect.poll(() => reader.faults.length - faultsBefore, PATIENCE).toBe(1)
    } finally {
      broker.thaw()
    }
    await expect.poll(() => firstComings(reader.handled), PATIENCE).toEqual(numbered('m', 190))
  })

  it('is told by name which topic it lacks, and goes on when it has it', LONG, async () => {
    const present = await makeTopic()
    const missing = topicOf(2)
    const transport = open()
    const reader = await startReader(transport, { group: 'ledger.missing', topics: [present.name, missing.name] })
    await expect.poll(() => reader.faults, PATIENCE).toHaveLength(1)
    await expect(transport.ping()).rejects.toThrow(missing.name)
    await expect(transport.ping()).rejects.not.toThrow(present.name)
    await makeTopic(missing)
    await expect.poll(() => transport.ping(), PATIENCE).toBeUndefined()
    await transport.publish(publication(missing.name, 1, ['found']))
    await expect.poll(() => valuesOf(reader.handled), PATIENCE).toEqual(['found'])
    expect(reader.faults).toHaveLength(1)
  })

  it('has a topic that was lost and made again read from its first message', LONG, async () => {
    const topic = await makeTopic()
    const transport = open()
    const reader = await startReader(transport, { group: 'ledger.lost', topics: [topic.name] })
    await transport.publish(publication(topic.name, 0, numbered('before', 30)))
    await expect.poll(() => reader.handled.length, PATIENCE).toBe(30)
    const admin = openKafka({ brokers: [broker.brokers] }, 'test', silent).admin()
    await admin.connect()
    await admin.deleteTopics({ topics: [topic.name] })
    await expect.poll(() => admin.listTopics(), PATIENCE).not.toContain(topic.name)
    await makeTopic(topic)
    await admin.disconnect()
    await open().publish(publication(topic.name, 0, numbered('after', 5)))
    await expect.poll(() => valuesOf(reader.handled).slice(30), PATIENCE).toEqual(numbered('after', 5))
  })
})
