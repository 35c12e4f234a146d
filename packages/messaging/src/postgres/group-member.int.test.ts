import { KEPT } from '@fundtrace/contracts'
import { createServer } from 'node:net'
import { connect } from '@fundtrace/database'
import pg from 'pg'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { countTransactionsDuring } from '../../test/as-admin.ts'
import { makePostgresBroker, type PostgresBroker } from '../../test/postgres-broker.ts'
import { openTransport } from '../../test/test-broker.ts'
import { createPostgresTransport } from './postgres-transport.ts'
import { makeGate, startReader, valuesOf } from '../../test/test-reader.ts'
import type { Transport } from '../transport.ts'
import { saveOffset } from './message-log.ts'

const PATIENCE = { timeout: 20_000, interval: 20 }

describe('a member of a group on PostgreSQL', () => {
  let broker: PostgresBroker
  const toClose: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    broker = await makePostgresBroker()
  })
  afterEach(async () => {
    for (const close of toClose.splice(0).reverse()) await close()
  })

  const open = (service: string): Transport => {
    const transport = openTransport(broker.addressFor(service))
    toClose.push(transport.close)
    return transport
  }
  const makeTopic = async (topic: string, partitions: number): Promise<void> =>
    broker.makeTopic({ name: topic, writers: ['allocation'], readers: ['ledger'], ...KEPT, partitions })
  const publish = (transport: Transport, topic: string, values: readonly string[]): Promise<void> =>
    transport.publish({ topic, partition: 0, messages: values.map((value) => ({ key: 'fund', value })) })

  describe('that loses its session while it handles the first of three messages', () => {
    /** Another has the partition when the member comes back, and has handled two messages. */
    const loseTo = async (topic: string, group: string) => {
      await makeTopic(topic, 1)
      await publish(open('allocation'), topic, ['first', 'second', 'third'])
      const started = makeGate()
      const gate = makeGate()
      const handle = async (): Promise<void> => {
        started.open()
        await gate.opened
      }
      const transport = open('ledger')
      const reader = await startReader(transport, { group, topics: [topic], handle })
      await started.opened

      const another = new pg.Client({ connectionString: broker.database.urlAs('ledger') })
      await another.connect()
      toClose.push(() => another.end())
      const lock = `hashtextextended('${group} ${topic}/0', 0)`
      const taken = another.query(`SELECT pg_advisory_lock(${lock})`)
      const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`
      await expect.poll(() => broker.asAdmin(waiting), PATIENCE).toHaveLength(1)
      await broker.asAdmin(
        `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = '${group} member'`,
      )
      await taken
      const db = connect(broker.database.urlAs('ledger'), { application: 'test', connectionsMax: 1 })
      toClose.push(() => db.destroy())
      await saveOffset(db, group, { topic, partition: 0 }, '2')
      return { reader, transport, gate, giveBack: () => another.query(`SELECT pg_advisory_unlock(${lock})`) }
    }
    const locksOf = (group: string): Promise<unknown[]> =>
      broker.asAdmin(
        `SELECT l.mode FROM pg_locks l JOIN pg_stat_activity a USING (pid)
          WHERE l.locktype = 'advisory' AND a.application_name = '${group} member' ORDER BY l.mode`,
      )

    it('stops after that message while the partition is another’s, and never sets the group back', async () => {
      const [topic, group] = ['test.lost.v1', 'ledger.lost']
      const { reader, transport, gate, giveBack } = await loseTo(topic, group)
      gate.open()
      await expect.poll(() => valuesOf(reader.handled), PATIENCE).toEqual(['first'])
      // It is back and looks again and again; the partition is not its own.
      await expect.poll(() => locksOf(group), PATIENCE).toEqual([{ mode: 'ShareLock' }])
      for (let count = 0; count < 20; count += 1) await transport.ping()
      expect(valuesOf(reader.handled)).toEqual(['first'])
      expect(await transport.measureLag(group, [topic])).toBe(1)
      await giveBack()
      await expect.poll(() => valuesOf(reader.handled), PATIENCE).toEqual(['first', 'third'])
    })

    it('goes on from where the group is, not from where itself was, when it has the partition again', async () => {
      const [topic, group] = ['test.regained.v1', 'ledger.regained']
      const { reader, gate, giveBack } = await loseTo(topic, group)
      await giveBack()
      await expect.poll(() => locksOf(group), PATIENCE).toEqual([{ mode: 'ExclusiveLock' }, { mode: 'ShareLock' }])
      gate.open()
      await expect.poll(() => valuesOf(reader.handled), PATIENCE).toContain('third')
      expect(valuesOf(reader.handled)).toEqual(['first', 'third'])
    })
  })

  it('hears of a message at once and does not wait for its next look', async () => {
    await makeTopic('test.prompt.v1', 1)
    const sender = open('allocation')
    // It would look by itself once an hour: what comes, comes by the nudge.
    const patient = createPostgresTransport({ ...broker.addressFor('ledger'), lookEveryMs: 3_600_000 })
    toClose.push(patient.close)
    const reader = await startReader(patient, { group: 'ledger.prompt', topics: ['test.prompt.v1'] })
    for (let count = 1; count <= 20; count += 1) {
      await publish(sender, 'test.prompt.v1', [`${count}`])
      await expect.poll(() => reader.handled.length, { ...PATIENCE, interval: 5 }).toBe(count)
    }
  })

  it('makes a handful of queries a second while nothing happens', async () => {
    await makeTopic('test.idle.v1', 8)
    const subscription = { group: 'ledger.idle', topics: ['test.idle.v1'] }
    // Three do not share eight evenly: one of them would like to have more all the time.
    const readers = await Promise.all([1, 2, 3].map(() => startReader(open('ledger'), subscription)))
    await publish(open('allocation'), 'test.idle.v1', ['awake'])
    await expect.poll(() => readers.flatMap(({ handled }) => handled), PATIENCE).toHaveLength(1)

    // A look every half second, and now and then a try for one partition more.
    const perReader = async (): Promise<number> => (await countTransactionsDuring(broker.asAdmin, 3)) / readers.length
    await expect.poll(perReader, PATIENCE).toBeLessThan(18)
    expect(await perReader()).toBeGreaterThan(1)
  })

  it('tells once of a server that cannot be reached, keeps trying, and can be closed meanwhile', async () => {
    let attempts = 0
    const server = createServer((socket) => {
      attempts += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    toClose.push(async () => server.close())
    const address = server.address()
    const url = new URL(broker.database.urlAs('ledger'))
    url.port = String(typeof address === 'object' ? address?.port : '')
    const transport = openTransport({ kind: 'postgres', url: url.href, service: 'ledger' })
    const reader = await startReader(transport, { group: 'ledger.cut-off', topics: ['test.cut-off.v1'] })
    await expect.poll(() => attempts, PATIENCE).toBeGreaterThanOrEqual(4)
    expect(reader.faults).toHaveLength(1)
    await transport.close()
    const attemptsAtClose = attempts
    await broker.asAdmin('SELECT 1')
    expect(attempts).toBe(attemptsAtClose)
  })
})
