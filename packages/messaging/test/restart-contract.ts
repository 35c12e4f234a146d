import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { KEPT, type Topic } from '@fundtrace/contracts'
import { type OwnPostgres, startOwnPostgres } from '@fundtrace/test-support'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startConsumer } from '../src/consumer.ts'
import { countOpenDeadLetters } from '../src/dead-letters.ts'
import { startRelay } from '../src/relay.ts'
import type { Transport } from '../src/transport.ts'
import { announceUntilCommitted } from './announce.ts'
import { countingConsumer, upTo } from './counting-consumer.ts'
import { type CountingDatabase, countAll, countsOf, makeCountingDatabase } from './counting-database.ts'
import { numbered, publication, publishUntilTaken } from './publications.ts'
import { openTransport, type RestartableBroker } from './test-broker.ts'
import { firstComings, startReader, valuesOf } from './test-reader.ts'

/** Each restart of a broker takes seconds, and its members come back after their last session has ended. */
const LONG = { timeout: 300_000 }
const PATIENCE = { timeout: 120_000, interval: 50 }

/** Proves that a transport, and all that is built on it, goes on after its broker or its database went away. */
export function describeRestart(name: string, setUp: () => Promise<RestartableBroker>): void {
  describe(`through restarts, over the ${name} transport`, () => {
    let broker: RestartableBroker
    let postgres: OwnPostgres
    let database: CountingDatabase
    const closing: (() => Promise<void>)[] = []

    beforeAll(async () => {
      broker = await setUp()
      postgres = await startOwnPostgres()
      database = await makeCountingDatabase(postgres)
    })
    afterEach(async () => {
      for (const close of closing.splice(0).reverse()) await close()
    })
    afterAll(async () => {
      await database.close()
      await postgres.remove()
      await broker.close()
    })

    const open = (service: string): Transport => {
      const transport = openTransport(broker.addressFor(service))
      closing.push(transport.close)
      return transport
    }
    const makeTopic = async (partitions: number): Promise<Topic> => {
      const topic: Topic = {
        name: `test.${randomBytes(5).toString('hex')}.v1`,
        writers: ['ledger'],
        readers: ['ledger'],
        ...KEPT,
        partitions,
      }
      await broker.makeTopic(topic)
      return topic
    }

    it('goes on when its connections are cut in the middle of the work', LONG, async () => {
      const { name: topic } = await makeTopic(2)
      const sender = open('ledger')
      const receiver = open('ledger')
      const reader = await startReader(receiver, { group: 'ledger.cut', topics: [topic], handle: () => wait(3) })
      for (let cut = 0; cut < 3; cut += 1) {
        for (let batch = 0; batch < 10; batch += 1)
          for (const partition of [0, 1])
            await publishUntilTaken(
              sender,
              publication(topic, partition, numbered(`p${partition}-${cut}-${batch}-`, 5)),
            )
        await expect.poll(() => reader.handled.length, PATIENCE).toBeGreaterThanOrEqual(cut * 100 + 10)
        await broker.restart()
      }
      const sent = (partition: number): string[] =>
        [0, 1, 2].flatMap((cut) =>
          Array.from({ length: 10 }, (_, batch) => numbered(`p${partition}-${cut}-${batch}-`, 5)).flat(),
        )
      for (const partition of [0, 1])
        await expect.poll(() => firstComings(reader.handled, { partition }), PATIENCE).toEqual(sent(partition))
      await publishUntilTaken(sender, publication(topic, 0, ['last']))
      await expect.poll(() => valuesOf(reader.handled), PATIENCE).toContain('last')
      await expect.poll(() => receiver.ping(), PATIENCE).toBeUndefined()
    })

    it(
      'lets every fact reach its reader once and in order while broker and database are restarted in turn',
      LONG,
      async () => {
        const topic = await makeTopic(4)
        const keys = ['a', 'b', 'c', 'd', 'e', 'f']
        const log = pino({ level: 'silent' })
        const relay = startRelay({ db: database.db, url: database.appUrl, transport: open('ledger'), log })
        closing.push(relay.close)
        const consumer = countingConsumer([topic.name], () => wait(2))
        const running = await startConsumer({ db: database.db, transport: open('ledger'), consumer, log })
        closing.push(running.close)

        const announceRound = async (round: number): Promise<void> => {
          for (const key of keys)
            await announceUntilCommitted(
              database.db,
              topic,
              key,
              upTo(20).map((count) => round * 20 + count),
            )
        }
        const restarts = [broker.restart, postgres.restart, broker.restart, postgres.restart]
        for (const [round, restart] of restarts.entries()) {
          await announceRound(round)
          await expect.poll(() => countAll(database.db), PATIENCE).toBeGreaterThan(round * 120 + 5)
          await restart()
        }
        await announceRound(restarts.length)
        await expect.poll(() => countAll(database.db).catch(() => 0), PATIENCE).toBe(600)
        for (const key of keys) expect(await countsOf(database.db, key)).toEqual(upTo(100))
        expect(await countOpenDeadLetters(database.db)).toBe(0)
      },
    )
  })
}
