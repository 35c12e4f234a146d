import { KEPT, type Topic } from '@fundtrace/contracts'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CountingDatabase, makeCountingDatabase } from '../test/counting-database.ts'
import { seededRandom } from '../test/seeded-random.ts'
import { appendToOutbox, type Origin, readyOutboxStatements } from './outbox.ts'
import { measureOutbox } from './outbox-state.ts'
import { partitionOf } from './partition.ts'
import { readEnvelope } from './read-envelope.ts'

const COUNTS: Topic = { name: 'ledger.counts.v1', writers: ['ledger'], readers: ['allocation'], ...KEPT, partitions: 8 }
const OTHERS: Topic = { ...COUNTS, name: 'ledger.others.v1' }
const ORIGIN: Origin = { service: 'ledger', correlationId: 'request-1' }
const counted = (count: number) => ({ type: 'Counted', data: { count } })

describe('the outbox', () => {
  let database: CountingDatabase
  beforeAll(async () => {
    database = await makeCountingDatabase()
  })
  afterAll(() => database.close())

  const append = (topic: Topic, key: string, counts: readonly number[], origin = ORIGIN): Promise<void> =>
    database.db.transaction((trx) => appendToOutbox(trx, origin, topic, key, counts.map(counted)))
  const rowsOf = (key: string): Promise<Record<string, unknown>[]> =>
    database.db('outbox').where({ key }).orderBy('id').select('*')
  const sequencesOf = async (key: string): Promise<number[]> =>
    (await rowsOf(key)).map((row) => Number(row['sequence']))

  it('refuses what the topic would not take, to the byte, and writes nothing of it', async () => {
    const small: Topic = { ...COUNTS, name: 'ledger.small.v1', maxMessageBytes: 1_000 }
    const appendText = (key: string, text: string): Promise<void> =>
      database.db.transaction((trx) => appendToOutbox(trx, ORIGIN, small, key, [{ type: 'Told', data: { text } }]))
    await appendText('fund-room', '')
    const [row] = await database
      .db('outbox')
      .where({ key: 'fund-room' })
      .select(database.db.raw('envelope::text AS value'))
    // Chinese characters are three bytes each.
    const room = small.maxMessageBytes - Buffer.byteLength(row.value)
    const fitting = '分'.repeat(Math.floor(room / 3)) + 'x'.repeat(room % 3)
    await expect(appendText('fund-full', `${fitting}x`)).rejects.toThrow('has 1001 bytes; a message may have 1000')
    expect(await rowsOf('fund-full')).toEqual([])
    await appendText('fund-full', fitting)
    expect(await sequencesOf('fund-full')).toEqual([1])
  })

  it('writes an announcement as an envelope that a consumer can read', async () => {
    const causationId = '0b6f1c1e-6a53-4a4f-9c57-0c9a7f3f6a11'
    await append(COUNTS, 'fund-a', [7, 8], { ...ORIGIN, causationId })
    const rows = await database
      .db('outbox')
      .where({ key: 'fund-a' })
      .orderBy('id')
      .select(database.db.raw('*, envelope::text AS value'))
    expect(rows).toMatchObject([
      { topic: COUNTS.name, partition: partitionOf('fund-a', 8), published_at: null },
      { topic: COUNTS.name, partition: partitionOf('fund-a', 8), published_at: null },
    ])
    expect(rows.map(({ value }) => readEnvelope({ key: 'fund-a', value }))).toEqual([
      {
        specversion: '1.0',
        id: rows[0]?.event_id,
        source: '/ledger/ledger.counts.v1',
        type: 'Counted',
        subject: 'fund-a',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        datacontenttype: 'application/json',
        correlationid: 'request-1',
        causationid: causationId,
        sequence: 1,
        data: { count: 7 },
      },
      expect.objectContaining({ sequence: 2, data: { count: 8 } }),
    ])
  })

  it('counts by itself for every key and every topic', async () => {
    await append(COUNTS, 'fund-b', [1, 2])
    await append(OTHERS, 'fund-b', [1])
    await append(COUNTS, 'fund-c', [1])
    await append(COUNTS, 'fund-b', [3])
    expect(await rowsOf('fund-b')).toMatchObject([
      { topic: COUNTS.name, sequence: '1' },
      { topic: COUNTS.name, sequence: '2' },
      { topic: OTHERS.name, sequence: '1' },
      { topic: COUNTS.name, sequence: '3' },
    ])
    expect(await sequencesOf('fund-c')).toEqual([1])
  })

  it('leaves no gap in a sequence and follows the order of commits while transactions meet and some roll back', async () => {
    const random = seededRandom(7)
    const keys = ['fund-x', 'fund-y']
    const committed = await Promise.all(
      Array.from({ length: 20 }, async () => {
        let appended = 0
        for (let turn = 0; turn < 10; turn += 1) {
          const key = keys[Math.floor(random() * keys.length)] ?? ''
          const events = 1 + Math.floor(random() * 3)
          const rollsBack = random() < 0.3
          const outcome = database.db.transaction(async (trx) => {
            await appendToOutbox(
              trx,
              ORIGIN,
              COUNTS,
              key,
              Array.from({ length: events }, (_, index) => counted(index)),
            )
            if (rollsBack) throw new Error('thought better of it')
          })
          if (rollsBack) await expect(outcome).rejects.toThrow('thought better of it')
          else {
            await outcome
            appended += events
          }
        }
        return appended
      }),
    )
    const [x, y] = [await sequencesOf('fund-x'), await sequencesOf('fund-y')]
    expect(x.length + y.length).toBe(committed.reduce((sum, count) => sum + count, 0))
    // In the order of ids, which is the order of publication.
    expect(x).toEqual(x.map((_, index) => index + 1))
    expect(y).toEqual(y.map((_, index) => index + 1))
  })

  it('takes thousands of announcements in one transaction', async () => {
    await append(
      COUNTS,
      'fund-many',
      Array.from({ length: 12_000 }, (_, index) => index),
    )
    const sequences = await sequencesOf('fund-many')
    expect(sequences).toEqual(sequences.map((_, index) => index + 1))
    expect(sequences).toHaveLength(12_000)
  })

  it('takes ready texts of many keys at once as statements for any connection, whoever names which key first', async () => {
    const clients = await Promise.all(
      [1, 2].map(async () => {
        const client = new Client({ connectionString: database.appUrl })
        await client.connect()
        return client
      }),
    )
    const keys = ['fund-q', 'fund-p', 'fund-分']
    const rounds = 15
    await Promise.all(
      clients.map(async (client, index) => {
        const ordered = index === 0 ? keys : keys.toReversed()
        for (let round = 0; round < rounds; round += 1) {
          const ready = [...ordered, ...ordered].map((key, place) => ({
            key,
            type: 'Counted',
            data: `{"count":${place < keys.length ? 1 : 2}}`,
          }))
          await client.query('BEGIN')
          for (const { text, values } of readyOutboxStatements(ORIGIN, COUNTS, ready)) await client.query(text, values)
          await client.query(round % 5 === 4 ? 'ROLLBACK' : 'COMMIT')
        }
      }),
    )
    await Promise.all(clients.map((client) => client.end()))
    for (const key of keys) {
      const rows = await database.db('outbox').where({ key }).orderBy('id').select('sequence', 'partition', 'envelope')
      expect(rows.map(({ sequence }) => Number(sequence))).toEqual(Array.from({ length: 48 }, (_, index) => index + 1))
      const read = rows.map(({ envelope, partition }) => {
        expect(partition).toBe(partitionOf(key, 8))
        return readEnvelope({ key, value: JSON.stringify(envelope) })
      })
      // What one transaction says of a key stays together, in its order.
      expect(read.map(({ sequence, data }) => [sequence, data])).toEqual(
        read.map((_, index) => [index + 1, { count: (index % 2) + 1 }]),
      )
    }
  })

  it('refuses what no consumer could read, and with it the fact', async () => {
    const tooLong = { ...ORIGIN, correlationId: 'r'.repeat(65) }
    await expect(append(COUNTS, 'fund-bad', [1], tooLong)).rejects.toThrow('/correlationid')
    await expect(append(COUNTS, 'k'.repeat(101), [1])).rejects.toThrow('/subject')
    expect(await rowsOf('fund-bad')).toEqual([])
  })

  it('does not let the service change what it has announced', async () => {
    await append(COUNTS, 'fund-fixed', [1])
    const row = database.db('outbox').where({ key: 'fund-fixed' })
    await expect(row.clone().update({ envelope: '{}' })).rejects.toMatchObject({ code: '42501' })
    await expect(row.clone().delete()).rejects.toMatchObject({ code: '42501' })
  })

  it('tells how much waits and for how long', async () => {
    await database.empty()
    expect(await measureOutbox(database.db)).toEqual({ total: 0, waiting: 0, oldestWaitingSeconds: 0 })
    await append(COUNTS, 'fund-d', [1, 2, 3])
    await database.asAdmin(
      `UPDATE outbox SET recorded_at = clock_timestamp() - interval '90 seconds' WHERE sequence = 2`,
    )
    await database.asAdmin(`UPDATE outbox SET published_at = clock_timestamp() WHERE sequence = 1`)
    const state = await measureOutbox(database.db)
    expect(state).toMatchObject({ total: 3, waiting: 2 })
    expect(state.oldestWaitingSeconds).toBeGreaterThanOrEqual(90)
    expect(state.oldestWaitingSeconds).toBeLessThan(120)
  })
})
