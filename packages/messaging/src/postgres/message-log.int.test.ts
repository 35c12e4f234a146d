import { KEPT } from '@fundtrace/contracts'
import { randomBytes } from 'node:crypto'
import { connect, type Database } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePostgresBroker, type PostgresBroker } from '../../test/postgres-broker.ts'
import { openTransport } from '../../test/test-broker.ts'
import { collect, valuesOf } from '../../test/test-reader.ts'
import type { Transport } from '../transport.ts'
import { readOffset, saveOffset } from './message-log.ts'

const NOT_ALLOWED = { code: '42501' }

describe('the message log', () => {
  let broker: PostgresBroker
  const opened: { destroy: () => Promise<void> }[] = []
  beforeAll(async () => {
    broker = await makePostgresBroker()
  })
  afterAll(() => Promise.all(opened.map((pool) => pool.destroy())))

  const as = (role: 'allocation' | 'ledger' | 'disbursement'): Database => {
    const db = connect(broker.database.urlAs(role), { application: 'test', connectionsMax: 2 })
    opened.push(db)
    return db
  }
  const asOwner = (): Database => {
    const db = connect(broker.database.ownerUrl, { application: 'test', connectionsMax: 1 })
    opened.push(db)
    return db
  }
  const transportOf = (service: string): Transport => {
    const transport = openTransport(broker.addressFor(service))
    opened.push({ destroy: transport.close })
    return transport
  }
  /** Allocation writes it, ledger reads it, disbursement has nothing to do with it. */
  const makeTopic = async (): Promise<string> => {
    const name = `test.${randomBytes(5).toString('hex')}.v1`
    await broker.makeTopic({ name, writers: ['allocation'], readers: ['ledger'], ...KEPT, partitions: 2 })
    return name
  }
  const message = (topic: string) => ({ topic, partition: 0, messages: [{ key: 'fund', value: 'said' }] })

  it('lets only a writer of a topic append to it', async () => {
    const topic = await makeTopic()
    await expect(transportOf('ledger').publish(message(topic))).rejects.toThrow(`may not append to ${topic}/0`)
    await expect(transportOf('disbursement').publish(message(topic))).rejects.toThrow('may not append')
    const row = { topic, partition: 0, position: 0, key: 'fund', value: 'forged' }
    for (const role of ['ledger', 'disbursement'] as const)
      await expect(as(role)('messages').insert(row)).rejects.toMatchObject(NOT_ALLOWED)
    await transportOf('allocation').publish(message(topic))
    expect(valuesOf(await collect(transportOf('ledger').readAll(topic)))).toEqual(['said'])
  })

  it('does not let a writer append in the name of another', async () => {
    const topic = await makeTopic()
    const row = { topic, partition: 0, position: 0, key: 'fund', value: 'forged', appended_by: 'fundtrace_ledger' }
    await expect(as('allocation')('messages').insert(row)).rejects.toMatchObject(NOT_ALLOWED)
  })

  it('shows a topic to those who have a right to it, and says so to others instead of showing it empty', async () => {
    const topic = await makeTopic()
    await transportOf('allocation').publish(message(topic))
    const stranger = transportOf('disbursement')
    expect(await as('disbursement')('messages').where({ topic })).toEqual([])
    await expect(collect(stranger.readAll(topic))).rejects.toThrow(
      `${topic} does not exist, or this role may not read it`,
    )
    const faults: unknown[] = []
    await stranger.subscribe({
      group: 'disbursement.curious',
      topics: [topic],
      onMessage: async () => expect.unreachable('a stranger read a message'),
      onFault: (error) => faults.push(error),
    })
    await expect.poll(() => faults).toEqual([expect.objectContaining({ message: expect.stringContaining(topic) })])
  })

  it('lets nobody change or remove a message, not even its owner', async () => {
    const topic = await makeTopic()
    await transportOf('allocation').publish(message(topic))
    for (const db of [as('allocation'), as('ledger'), as('disbursement'), asOwner()]) {
      await expect(db('messages').where({ topic }).update({ value: 'edited' })).rejects.toMatchObject(NOT_ALLOWED)
      await expect(db('messages').where({ topic }).delete()).rejects.toMatchObject(NOT_ALLOWED)
      await expect(db.raw('TRUNCATE messages')).rejects.toMatchObject(NOT_ALLOWED)
    }
    expect(valuesOf(await collect(transportOf('ledger').readAll(topic)))).toEqual(['said'])
  })

  it("keeps a group's offsets out of another service's reach", async () => {
    const place = { topic: await makeTopic(), partition: 0 }
    const ledger = as('ledger')
    const stranger = as('disbursement')
    await saveOffset(ledger, 'ledger.requests', place, '7')
    expect(await readOffset(stranger, 'ledger.requests', place)).toBe('0')
    expect(await stranger('consumer_offsets').where(place).update({ position: 0 })).toBe(0)
    await expect(saveOffset(stranger, 'ledger.requests', place, '9')).rejects.toMatchObject(NOT_ALLOWED)
    await expect(saveOffset(stranger, 'ledger.payments', place, '1')).rejects.toMatchObject(NOT_ALLOWED)
    expect(await readOffset(ledger, 'ledger.requests', place)).toBe('7')
  })

  it('never moves an offset backwards', async () => {
    const place = { topic: await makeTopic(), partition: 0 }
    const ledger = as('ledger')
    await saveOffset(ledger, 'ledger.requests', place, '12')
    await saveOffset(ledger, 'ledger.requests', place, '9')
    expect(await readOffset(ledger, 'ledger.requests', place)).toBe('12')
  })

  it('gives out positions without a gap, visible in their order, while ten append at once', async () => {
    const topic = await makeTopic()
    const ledger = as('ledger')
    const sender = transportOf('allocation')
    let appending = true
    const appends = Promise.all(
      Array.from({ length: 10 }, async (_, appender) => {
        for (let batch = 0; batch < 30; batch += 1)
          await sender.publish({
            topic,
            partition: 0,
            messages: [1, 2, 3].map((number) => ({ key: 'fund', value: `${appender}-${batch}-${number}` })),
          })
      }),
    ).finally(() => {
      appending = false
    })

    // What is visible at any moment is 0, 1, 2 ... without a hole: a reader that goes on after the last never skips one.
    let looks = 0
    while (appending) {
      const { rows } = await ledger.raw<{ rows: { count: string; next: string }[] }>(
        `SELECT count(*) AS count, coalesce(max(position) + 1, 0) AS next FROM messages WHERE topic = ?`,
        [topic],
      )
      expect(rows[0]?.next).toBe(rows[0]?.count)
      looks += 1
    }
    await appends
    expect(looks).toBeGreaterThan(5)
    const all = await collect(transportOf('ledger').readAll(topic))
    expect(all.map(({ position }) => position)).toEqual(Array.from({ length: 900 }, (_, index) => String(index)))
    const values = valuesOf(all)
    for (let index = 0; index < 900; index += 3)
      expect(values.slice(index, index + 3)).toEqual(
        [1, 2, 3].map((number) => values[index]?.replace(/1$/, `${number}`)),
      )
  })

  it('takes back the rights of a service that the topic no longer names, and keeps its messages', async () => {
    const name = await makeTopic()
    await transportOf('allocation').publish(message(name))
    const changed = { name, writers: ['disbursement'], readers: ['ledger'], ...KEPT, partitions: 3 }
    await broker.makeTopic(changed)
    await broker.makeTopic(changed)
    await expect(transportOf('allocation').publish(message(name))).rejects.toThrow('may not append')
    await transportOf('disbursement').publish({ ...message(name), partition: 2 })
    expect(await collect(transportOf('ledger').readAll(name))).toHaveLength(2)
  })

  it('refuses a ping when there is no server', async () => {
    const url = new URL(broker.database.urlAs('ledger'))
    url.port = '1'
    const transport = openTransport({ kind: 'postgres', url: url.href, service: 'ledger' })
    opened.push({ destroy: transport.close })
    await expect(transport.ping()).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })
})
