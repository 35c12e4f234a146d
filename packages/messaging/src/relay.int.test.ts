import { randomBytes } from 'node:crypto'
import { KEPT, type Topic } from '@fundtrace/contracts'
import { type Logger, pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { announceIn, announceUntilCommitted } from '../test/announce.ts'
import { countTransactionsDuring, cutConnections } from '../test/as-admin.ts'
import { countingConsumer, upTo } from '../test/counting-consumer.ts'
import { type CountingDatabase, countAll, countsOf, makeCountingDatabase } from '../test/counting-database.ts'
import { makePostgresBroker, type PostgresBroker } from '../test/postgres-broker.ts'
import { openTransport } from '../test/test-broker.ts'
import { collect, makeGate } from '../test/test-reader.ts'
import { startConsumer } from './consumer.ts'
import { appendToOutbox } from './outbox.ts'
import { measureOutbox } from './outbox-state.ts'
import { partitionOf } from './partition.ts'
import { readEnvelope } from './read-envelope.ts'
import { startRelay } from './relay.ts'
import type { LoggedMessage, Publication, Transport } from './transport.ts'

const PATIENCE = { timeout: 20_000, interval: 20 }
const SILENT = pino({ level: 'silent' })
const KEYS = ['fund-1', 'fund-2', 'fund-3', 'fund-4', 'fund-5']

describe('the relay', () => {
  let broker: PostgresBroker
  let database: CountingDatabase
  let topic: Topic
  let transport: Transport
  const toClose: (() => Promise<unknown>)[] = []

  beforeAll(async () => {
    broker = await makePostgresBroker()
    database = await makeCountingDatabase()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await database.empty()
    const name = `test.${randomBytes(5).toString('hex')}.v1`
    topic = { name, writers: ['ledger'], readers: ['ledger'], ...KEPT, partitions: 4 }
    await broker.makeTopic(topic)
    transport = openTransport(broker.addressFor('ledger'))
    toClose.push(transport.close)
  })
  afterEach(async () => {
    for (const close of toClose.splice(0).reverse()) await close()
  })

  const start = (by: Transport = transport, log: Logger = SILENT): void => {
    const relay = startRelay({ db: database.db, url: database.appUrl, transport: by, log })
    toClose.push(relay.close)
  }
  const announce = (key: string, counts: readonly number[]): Promise<void> =>
    announceIn(database.db, topic, key, counts)
  const published = (): Promise<LoggedMessage[]> => collect(transport.readAll(topic.name))
  const sequencesOf = async (key: string): Promise<number[]> =>
    (await published()).filter((message) => message.key === key).map((message) => readEnvelope(message).sequence)
  const waiting = async (): Promise<number> => (await measureOutbox(database.db)).waiting

  it('publishes what waits in the order of sequences, each key in its partition, and marks it', async () => {
    for (const key of KEYS) await announce(key, upTo(30))
    start()
    await announce('fund-1', [31])
    await expect.poll(waiting, PATIENCE).toBe(0)
    expect(await sequencesOf('fund-1')).toEqual(upTo(31))
    for (const key of KEYS.slice(1)) expect(await sequencesOf(key)).toEqual(upTo(30))
    for (const message of await published()) expect(message.partition).toBe(partitionOf(message.key, 4))
  })

  it('publishes nothing of a transaction that rolled back', async () => {
    start()
    const failing = database.db.transaction(async (trx) => {
      await appendToOutbox(trx, { service: 'ledger', correlationId: 'test' }, topic, 'fund-1', [
        { type: 'Counted', data: { count: 1 } },
      ])
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await announce('fund-1', [1])
    await expect.poll(published, PATIENCE).toHaveLength(1)
    expect(readEnvelope((await published())[0] ?? { key: '', value: '' })).toMatchObject({
      sequence: 1,
      data: { count: 1 },
    })
  })

  it('publishes the bytes that were written with the fact', async () => {
    await announce('fund-1', [1])
    const { rows } = await database.db.raw<{ rows: { value: string }[] }>('SELECT envelope::text AS value FROM outbox')
    start()
    await expect.poll(async () => (await published()).map(({ value }) => value), PATIENCE).toEqual([rows[0]?.value])
  })

  it('publishes again after dying between publishing and marking, and the consumer takes it in once', async () => {
    let deaths = 0
    const dying: Transport = {
      ...transport,
      publish: async (publication) => {
        await transport.publish(publication)
        if (deaths < 3) {
          deaths += 1
          throw new Error('died before it could mark')
        }
      },
    }
    await announce('fund-1', upTo(5))
    start(dying)
    await expect.poll(waiting, PATIENCE).toBe(0)
    expect(await sequencesOf('fund-1')).toEqual([...upTo(5), ...upTo(5), ...upTo(5), ...upTo(5)])

    const consumer = await startConsumer({
      db: database.db,
      transport,
      consumer: countingConsumer([topic.name]),
      log: SILENT,
    })
    toClose.push(consumer.close)
    await announce('fund-1', [6])
    await expect.poll(() => countsOf(database.db, 'fund-1'), PATIENCE).toEqual(upTo(6))
    expect(await countAll(database.db)).toBe(6)
  })

  it('does not reorder when two relays run at once while transactions commit', async () => {
    const other = openTransport(broker.addressFor('ledger'))
    toClose.push(other.close)
    start(transport)
    start(other)
    await Promise.all(
      KEYS.map(async (key) => {
        for (const count of upTo(60)) await announce(key, [count])
      }),
    )
    await expect.poll(waiting, PATIENCE).toBe(0)
    for (const key of KEYS) expect(await sequencesOf(key)).toEqual(upTo(60))
  })

  it('lets other partitions go on while one cannot be published, and says so once', async () => {
    const stuck = partitionOf('fund-1', 4)
    const free = KEYS.find((key) => partitionOf(key, 4) !== stuck) ?? ''
    let refusals = 0
    let refuses = true
    const refusing: Transport = {
      ...transport,
      publish: async (publication: Publication) => {
        if (refuses && publication.partition === stuck) {
          refusals += 1
          throw new Error('message too large')
        }
        return transport.publish(publication)
      },
    }
    const { log, lines } = recordingLog()
    await announce('fund-1', [1])
    start(refusing, log)
    for (const count of upTo(60)) {
      await announce(free, [count])
      await expect.poll(waiting, { ...PATIENCE, interval: 2 }).toBe(1)
    }
    expect(await sequencesOf(free)).toEqual(upTo(60))
    await expect.poll(() => refusals, PATIENCE).toBeGreaterThanOrEqual(3)
    expect(lines).toMatchObject([
      { level: 40, outbox: `${topic.name}/${stuck}`, err: { message: 'message too large' } },
    ])
    // Later and later, and not at every commit of the others.
    expect(refusals).toBeLessThan(15)

    refuses = false
    await expect.poll(() => sequencesOf('fund-1'), PATIENCE).toEqual([1])
    await expect.poll(() => lines, PATIENCE).toHaveLength(2)
    expect(lines[1]).toMatchObject({ level: 30, msg: 'relay goes on' })
  })

  it('goes on when the connections to both databases are cut', async () => {
    start()
    for (let cut = 0; cut < 3; cut += 1) {
      for (const key of KEYS)
        await announceUntilCommitted(
          database.db,
          topic,
          key,
          [1, 2, 3].map((n) => cut * 3 + n),
        )
      await Promise.all([broker.restart(), cutConnections(database.asAdmin)])
    }
    await expect.poll(() => waiting().catch(() => -1), PATIENCE).toBe(0)
    // The relay may have published a batch twice; new is only what continues the sequence.
    for (const key of KEYS) expect([...new Set(await sequencesOf(key))]).toEqual(upTo(9))
  })

  it('hears of a commit and does not wait for its next look', async () => {
    // It would look by itself once an hour: what is published, is published by the nudge.
    const relay = startRelay({ db: database.db, url: database.appUrl, transport, log: SILENT, lookEveryMs: 3_600_000 })
    toClose.push(relay.close)
    for (const count of upTo(10)) {
      await announce('fund-1', [count])
      await expect.poll(waiting, { ...PATIENCE, interval: 5 }).toBe(0)
    }
  })

  it('looks about once a second while nothing happens', async () => {
    start()
    await expect.poll(() => countTransactionsDuring(database.asAdmin, 3), PATIENCE).toBeLessThan(10)
  })

  it('waits at its close for the batch that is on its way, and marks it', async () => {
    const started = makeGate()
    const gate = makeGate()
    const story: string[] = []
    const slow: Transport = {
      ...transport,
      publish: async (publication) => {
        started.open()
        await gate.opened
        await transport.publish(publication)
        story.push('published')
      },
    }
    await announce('fund-1', [1])
    const relay = startRelay({ db: database.db, url: database.appUrl, transport: slow, log: SILENT })
    await started.opened
    const closing = relay.close().then(() => story.push('closed'))
    // Twenty round trips are time enough for a close that does not wait.
    for (let count = 0; count < 20; count += 1) await transport.ping()
    expect(story).toEqual([])
    gate.open()
    await closing
    expect(story).toEqual(['published', 'closed'])
    expect(await waiting()).toBe(0)
    await announce('fund-1', [2])
    expect(await sequencesOf('fund-1')).toEqual([1])
  })

  it('goes on when it could not read its outbox for a while, and says both once', async () => {
    const { log, lines } = recordingLog()
    await database.asAdmin('REVOKE SELECT ON outbox FROM fundtrace_ledger')
    start(transport, log)
    await expect.poll(() => lines, PATIENCE).toMatchObject([{ level: 40, outbox: 'database', err: { code: '42501' } }])
    await database.asAdmin('GRANT SELECT ON outbox TO fundtrace_ledger')
    await announce('fund-1', [1])
    await expect.poll(() => sequencesOf('fund-1'), PATIENCE).toEqual([1])
    await expect.poll(() => lines, PATIENCE).toMatchObject([{ level: 40 }, { level: 30, msg: 'relay goes on' }])
  })
})

function recordingLog(): { log: Logger; lines: readonly unknown[] } {
  const lines: unknown[] = []
  return { log: pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) }), lines }
}
