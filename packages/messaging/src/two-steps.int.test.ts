import Type from 'typebox'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { counted, delivered } from '../test/counting-consumer.ts'
import { type CountingDatabase, countsOf, makeCountingDatabase } from '../test/counting-database.ts'
import { ComeAgain } from './come-again.ts'
import { type ConsumerDefinition, handlerInTwoSteps } from './consumer-definition.ts'
import { listDeadLetters } from './dead-letters.ts'
import { replayDeadLetters } from './replay-dead-letters.ts'
import { takeIn } from './take-in.ts'

const FUND = 'fund-1'

describe('a handler in two steps', () => {
  let database: CountingDatabase
  let prepared: number[]
  beforeAll(async () => {
    database = await makeCountingDatabase()
  })
  beforeEach(async () => {
    prepared = []
    await database.empty()
  })
  afterAll(() => database.close())

  const consumer = (prepare: (count: number) => Promise<number>): ConsumerDefinition => ({
    name: 'ledger.counting',
    topics: ['test.counts.v1'],
    handlers: {
      Counted: handlerInTwoSteps(
        Type.Object({ count: Type.Integer() }),
        async (_event, { count }) => {
          prepared.push(count)
          return prepare(count)
        },
        async (trx, event, _data, count) => {
          await trx('counts').insert({ key: event.subject, count })
        },
      ),
    },
  })
  const tenfold = consumer(async (count) => count * 10)
  const take = (count: number, changes = {}, definition = tenfold) =>
    takeIn(database.db, definition, delivered(counted(FUND, count, changes)))

  it('writes what came of the first step, which no connection waited for', async () => {
    const event = counted(FUND, 1)
    const alone = consumer(async (count) => {
      const { rows } = await database.db.raw<{ rows: { open: string }[] }>(
        `SELECT count(*) AS open FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
      )
      expect(rows[0]?.open).toBe('0')
      return count * 10
    })
    expect(await takeIn(database.db, alone, delivered(event))).toBe('handled')
    expect(await takeIn(database.db, alone, delivered(event))).toBe('duplicate')
    expect(await countsOf(database.db, FUND)).toEqual([10])
    expect(prepared).toEqual([1])
  })

  it('does the first step of nothing that is not in its turn, of its schema, or behind a message that waits', async () => {
    await take(1, { data: { count: 'one' } })
    await take(2)
    await takeIn(database.db, tenfold, delivered(counted('fund-2', 5)))
    expect(prepared).toEqual([])
    expect((await listDeadLetters(database.db, tenfold.name)).map(({ state }) => state)).toEqual([
      'poison',
      'parked',
      'poison',
    ])
  })

  it('comes again when it is told "not now", and is poison when the first step fails for good', async () => {
    const first = counted(FUND, 1)
    const away = consumer(() => Promise.reject(new ComeAgain(new Error('nobody answers'))))
    await expect(takeIn(database.db, away, delivered(first))).rejects.toThrow('nobody answers')
    expect(await listDeadLetters(database.db, tenfold.name)).toEqual([])
    expect(await takeIn(database.db, tenfold, delivered(first))).toBe('handled')

    const broken = consumer(() => Promise.reject(new Error('it cannot be')))
    expect(await take(2, {}, broken)).toBe('poison')
    expect((await listDeadLetters(database.db, tenfold.name))[0]?.reason).toBe('it cannot be')
    await expect(replayDeadLetters(database.db, away, FUND)).rejects.toThrow('nobody answers')
    expect(await replayDeadLetters(database.db, tenfold, FUND)).toBe(1)
    expect(await countsOf(database.db, FUND)).toEqual([10, 20])
  })
})
