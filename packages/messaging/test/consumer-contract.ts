import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { KEPT, type Envelope, type Topic } from '@fundtrace/contracts'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningConsumer, startConsumer } from '../src/consumer.ts'
import { countOpenDeadLetters, listDeadLetters } from '../src/dead-letters.ts'
import { discardDeadLetter } from '../src/discard-dead-letter.ts'
import { partitionOf } from '../src/partition.ts'
import { replayDeadLetters } from '../src/replay-dead-letters.ts'
import type { Transport } from '../src/transport.ts'
import { type Child, startChild } from './child.ts'
import type { ConsumerProcessOptions } from './consumer-process.ts'
import { type Before, counted, countedUpTo, countingConsumer, upTo } from './counting-consumer.ts'
import { type CountingDatabase, countAll, countsOf, makeCountingDatabase } from './counting-database.ts'
import { seededRandom } from './seeded-random.ts'
import { openTransport, type TestBroker } from './test-broker.ts'

const PATIENCE = { timeout: 60_000, interval: 50 }
/** For thousands of messages on a machine that has other things to do; alone it is about twenty seconds. */
const LONG = { timeout: 480_000 }
const LONG_PATIENCE = { timeout: 400_000, interval: 50 }
const PARTITIONS = 8

/** Proves over a real transport that events take effect once and in order; run with every kind of broker. */
export function describeConsumer(name: string, setUp: () => Promise<TestBroker>): void {
  describe(`a consumer over the ${name} transport`, () => {
    let broker: TestBroker
    let database: CountingDatabase
    let topic: Topic
    let sender: Transport
    const consumers: RunningConsumer[] = []
    const transports: Transport[] = []
    const children: Child[] = []
    const logged: unknown[] = []

    beforeAll(async () => {
      broker = await setUp()
      database = await makeCountingDatabase()
    })
    afterAll(() => database.close())
    beforeEach(async () => {
      await database.empty()
      logged.length = 0
      const topicName = `test.${randomBytes(5).toString('hex')}.v1`
      topic = { name: topicName, writers: ['allocation'], readers: ['ledger'], ...KEPT, partitions: PARTITIONS }
      await broker.makeTopic(topic)
      sender = open('allocation')
    })
    afterEach(async () => {
      await Promise.all(children.splice(0).map((child) => child.kill()))
      await Promise.all(consumers.splice(0).map((consumer) => consumer.close()))
      await Promise.all(transports.splice(0).map((transport) => transport.close()))
    })

    const open = (service: string): Transport => {
      const transport = openTransport(broker.addressFor(service))
      transports.push(transport)
      return transport
    }
    const start = async (before?: Before): Promise<void> => {
      const consumer = countingConsumer([topic.name], before)
      const log = pino({ level: 'info' }, { write: (line: string) => logged.push(JSON.parse(line)) })
      consumers.push(await startConsumer({ db: database.db, transport: open('ledger'), consumer, log }))
    }
    const publish = async (envelopes: readonly Envelope[]): Promise<void> => {
      for (const [partition, messages] of byPartition(envelopes))
        await sender.publish({ topic: topic.name, partition, messages })
    }

    it('puts what comes after a gap aside, saying what was expected, and goes on with other keys', async () => {
      const events = countedUpTo('gap', 5)
      await start()
      await publish(events.filter(({ sequence }) => sequence !== 3))
      await publish(countedUpTo('whole', 20))
      await expect.poll(() => countsOf(database.db, 'whole'), PATIENCE).toEqual(upTo(20))
      await expect.poll(() => countOpenDeadLetters(database.db), PATIENCE).toBe(2)
      expect(await countsOf(database.db, 'gap')).toEqual([1, 2])
      expect(await listDeadLetters(database.db, 'ledger.counting')).toMatchObject([
        { key: 'gap', sequence: '4', state: 'poison', reason: expect.stringContaining('expected 3, got 4') },
        { key: 'gap', sequence: '5', state: 'parked' },
      ])

      // The missing one turns up and joins those that wait; a replay brings all three in order.
      await publish(events.filter(({ sequence }) => sequence === 3))
      await expect.poll(() => countOpenDeadLetters(database.db), PATIENCE).toBe(3)
      expect(await replayDeadLetters(database.db, countingConsumer([topic.name]), 'gap')).toBe(3)
      expect(await countsOf(database.db, 'gap')).toEqual(upTo(5))
    })

    it('puts a poison message aside with its reason, parks its key until a replay, and goes on with other keys', async () => {
      await start()
      await publish([counted('bad', 1), counted('bad', 2, { data: { count: 'two' } }), counted('bad', 3)])
      await publish(countedUpTo('good', 20))
      await expect.poll(() => countsOf(database.db, 'good'), PATIENCE).toEqual(upTo(20))
      await expect.poll(() => countOpenDeadLetters(database.db), PATIENCE).toBe(2)
      expect(await listDeadLetters(database.db, 'ledger.counting')).toMatchObject([
        { key: 'bad', sequence: '2', state: 'poison', reason: expect.stringContaining('/count must be integer') },
        { key: 'bad', sequence: '3', state: 'parked' },
      ])
      expect(await countsOf(database.db, 'bad')).toEqual([1])
      // Said once: not of what is parked behind it, and not of what goes well.
      expect(logged).toMatchObject([{ level: 50, consumer: 'ledger.counting', topic: topic.name, key: 'bad' }])
    })

    it('goes on after a poison message that was discarded, takes it for known when it comes again, and parks nothing new', async () => {
      await start()
      const bad = counted('bad', 2, { data: { count: 'two' } })
      await publish([counted('bad', 1), bad, counted('bad', 3)])
      await expect.poll(() => countOpenDeadLetters(database.db), PATIENCE).toBe(2)
      const [letter] = await listDeadLetters(database.db, 'ledger.counting')
      const order = { letterId: letter?.id ?? '', reason: 'sent in error', decidedBy: 'an operator' }
      await database.db.transaction((trx) => discardDeadLetter(trx, order))
      expect(await replayDeadLetters(database.db, countingConsumer([topic.name]), 'bad')).toBe(1)

      await publish([bad, counted('bad', 4)])
      await expect.poll(() => countsOf(database.db, 'bad'), PATIENCE).toEqual([1, 3, 4])
      expect(await countOpenDeadLetters(database.db)).toBe(0)
    })

    it('waits while its database is in trouble, says so once, and loses nothing', async () => {
      let trouble = true
      let attempts = 0
      await start(async (trx, key) => {
        if (!trouble || key !== 'stuck') return
        attempts += 1
        await trx.raw(`DO $$ BEGIN RAISE SQLSTATE '53100' USING MESSAGE = 'disk full'; END $$`)
      })
      const elsewhere = ['a', 'b', 'c'].filter(
        (key) => partitionOf(key, PARTITIONS) !== partitionOf('stuck', PARTITIONS),
      )
      await publish(roundRobin(['stuck', ...elsewhere].map((key) => countedUpTo(key, 10))))
      for (const key of elsewhere) await expect.poll(() => countsOf(database.db, key), PATIENCE).toEqual(upTo(10))
      await expect.poll(() => attempts, PATIENCE).toBeGreaterThanOrEqual(4)
      expect(logged).toMatchObject([
        { level: 40, consumer: 'ledger.counting', err: { message: expect.stringContaining('disk full') } },
      ])
      expect(await countOpenDeadLetters(database.db)).toBe(0)
      trouble = false
      await expect.poll(() => countsOf(database.db, 'stuck'), PATIENCE).toEqual(upTo(10))
    })

    it('lets every event take effect once and in order while its process is killed again and again', LONG, async () => {
      const keys = Array.from({ length: 10 }, (_, index) => `fund-${index}`)
      await publish(roundRobin(keys.map((key) => countedUpTo(key, 100))))
      const options: ConsumerProcessOptions = {
        databaseUrl: database.appUrl,
        address: broker.addressFor('ledger'),
        topic: topic.name,
      }
      for (const enough of [40, 200, 380]) {
        const victim = startChild('./consumer-process.ts', options)
        children.push(victim)
        await expect.poll(() => countAll(database.db), { ...LONG_PATIENCE, interval: 5 }).toBeGreaterThanOrEqual(enough)
        await victim.kill()
      }
      expect(await countAll(database.db)).toBeLessThan(1_000)
      await start()
      await expect.poll(() => countAll(database.db), LONG_PATIENCE).toBe(1_000)
      for (const key of keys) expect(await countsOf(database.db, key)).toEqual(upTo(100))
      expect(await countOpenDeadLetters(database.db)).toBe(0)
    })

    it(
      'lets 10,000 messages take effect once and in order, through duplicates, delays and a second member',
      LONG,
      async () => {
        const seed = 20_261_121
        const random = seededRandom(seed)
        const keys = Array.from({ length: 50 }, (_, index) => `fund-${index}`)
        const messages = withDuplicates(
          shuffledKeepingOrder(
            keys.map((key) => countedUpTo(key, 200)),
            random,
          ),
          random,
        )
        const slowly: Before = async () => {
          if (random() < 0.02) await wait(random() * 20)
        }
        await start(slowly)
        let sent = 0
        while (sent < messages.length) {
          const batch = messages.slice(sent, sent + 1 + Math.floor(random() * 200))
          await publish(batch)
          if (random() < 0.2) await wait(random() * 20)
          sent += batch.length
          if (consumers.length === 1 && sent > messages.length / 4) await start(slowly)
        }
        expect(messages.length, `seed ${seed}`).toBeGreaterThan(10_500)
        await expect.poll(() => countAll(database.db), LONG_PATIENCE).toBe(10_000)
        const observer = open('ledger')
        await expect.poll(() => observer.measureLag('ledger.counting', [topic.name]), LONG_PATIENCE).toBe(0)
        expect(await countAll(database.db), `seed ${seed}`).toBe(10_000)
        for (const key of keys) expect(await countsOf(database.db, key), `${key}, seed ${seed}`).toEqual(upTo(200))
        expect(await countOpenDeadLetters(database.db)).toBe(0)
      },
    )
  })
}

function byPartition(envelopes: readonly Envelope[]): Map<number, { key: string; value: string }[]> {
  return Map.groupBy(
    envelopes.map((envelope) => ({ key: envelope.subject, value: JSON.stringify(envelope) })),
    ({ key }) => partitionOf(key, PARTITIONS),
  )
}

const roundRobin = (lists: readonly Envelope[][]): Envelope[] =>
  Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat()

/** Any order of the keys, each key's own events in theirs. */
function shuffledKeepingOrder(lists: readonly Envelope[][], random: () => number): Envelope[] {
  const waiting = lists.map((list) => [...list]).filter((list) => list.length > 0)
  const shuffled: Envelope[] = []
  while (waiting.length > 0) {
    const index = Math.floor(random() * waiting.length)
    const next = waiting[index]?.shift()
    if (next !== undefined) shuffled.push(next)
    if (waiting[index]?.length === 0) waiting.splice(index, 1)
  }
  return shuffled
}

/** One in ten comes again, at once or up to 300 messages later. */
function withDuplicates(envelopes: readonly Envelope[], random: () => number): Envelope[] {
  const places = envelopes.map((envelope, place) => ({ envelope, place }))
  const again = places
    .filter(() => random() < 0.1)
    .map(({ envelope, place }) => ({ envelope, place: place + random() * 300 }))
  return [...places, ...again].sort((left, right) => left.place - right.place).map(({ envelope }) => envelope)
}
