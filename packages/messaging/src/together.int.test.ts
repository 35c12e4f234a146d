import Type from 'typebox'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { counted, countedUpTo, delivered } from '../test/counting-consumer.ts'
import { type CountingDatabase, countsOf, makeCountingDatabase } from '../test/counting-database.ts'
import { type ConsumerDefinition, handlerTogether, ignored } from './consumer-definition.ts'
import { listDeadLetters } from './dead-letters.ts'
import { createLookAhead } from './look-ahead.ts'

const FUND = 'fund-1'

describe('taking in together', () => {
  let database: CountingDatabase
  let handled: number[][]
  beforeAll(async () => {
    database = await makeCountingDatabase()
  })
  beforeEach(async () => {
    handled = []
    await database.empty()
  })
  afterAll(() => database.close())

  /** Refuses a count of 4. */
  const consumer: ConsumerDefinition = {
    name: 'ledger.counting',
    topics: ['test.counts.v1'],
    handlers: {
      Counted: handlerTogether(Type.Object({ count: Type.Integer() }), async (trx, events) => {
        handled.push(events.map(({ data }) => data.count))
        for (const { event, data } of events) {
          await trx('counts').insert({ key: event.subject, count: data.count })
          if (data.count === 4) throw new Error('four is too many')
        }
      }),
      Looked: ignored,
    },
  }
  const deliverAll = async (messages: readonly ReturnType<typeof delivered>[]): Promise<string[]> => {
    const { takeIn } = createLookAhead(database.db, consumer)
    const outcomes: string[] = []
    for (const [index, message] of messages.entries()) outcomes.push(await takeIn(message, messages.slice(index + 1)))
    return outcomes
  }

  it('handles what follows directly in one call, whatever of other keys lies between, and each of it once', async () => {
    const [one, two, three] = countedUpTo(FUND, 3).map((event) => delivered(event))
    const others = countedUpTo('fund-2', 2).map((event) => delivered(event))
    if (!one || !two || !three || !others[0] || !others[1]) throw new Error('made above')
    const messages = [one, others[0], two, others[1], three]
    expect(await deliverAll(messages)).toEqual(messages.map(() => 'handled'))
    expect(handled).toEqual([
      [1, 2, 3],
      [1, 2],
    ])
    expect(await countsOf(database.db, FUND)).toEqual([1, 2, 3])
    expect(new Set(await deliverAll(messages))).toEqual(new Set(['duplicate']))
    expect(await countsOf(database.db, FUND)).toEqual([1, 2, 3])
  })

  it('takes them in one by one where one is poison: what came before has its effect, what comes after waits', async () => {
    const messages = countedUpTo(FUND, 5).map((event) => delivered(event))
    expect(await deliverAll(messages)).toEqual(['handled', 'handled', 'handled', 'poison', 'parked'])
    expect(await countsOf(database.db, FUND)).toEqual([1, 2, 3])
    expect((await listDeadLetters(database.db, consumer.name)).map(({ reason }) => reason)).toEqual([
      expect.stringContaining('four is too many'),
      expect.any(String),
    ])
  })

  it('claims what is ignored in one transaction, too, and none of it behind a number that is missing', async () => {
    const looked = [1, 2, 3].map((count) => delivered(counted(FUND, count, { type: 'Looked' })))
    const later = delivered(counted(FUND, 5, { type: 'Looked' }))
    expect(await deliverAll([...looked, later])).toEqual(['ignored', 'ignored', 'ignored', 'poison'])
    expect(handled).toEqual([])
    const { rows } = await database.db.raw<{ rows: object[] }>(
      `SELECT count(*)::int AS events, count(DISTINCT xmin::text)::int AS transactions FROM consumed_events WHERE outcome = 'ignored'`,
    )
    expect(rows).toEqual([{ events: 3, transactions: 1 }])
    expect(await deliverAll(looked)).toEqual(looked.map(() => 'duplicate'))
  })

  it('ends where a number is missing, a type or a trace is another, or the data is not of its schema', async () => {
    const trace = (id: string) => ({ traceparent: `00-${id.repeat(32)}-00f067aa0ba902b7-01` })
    const looked = counted(FUND, 3, { type: 'Looked' })
    const messages = [
      counted(FUND, 1, trace('a')),
      counted(FUND, 2, trace('b')),
      looked,
      counted(FUND, 4, { data: { count: 40 } }),
      counted(FUND, 5),
      counted(FUND, 6, { data: { count: 'six' } }),
    ].map((event) => delivered(event))
    const outcomes = await deliverAll(messages)
    expect(outcomes).toEqual(['handled', 'handled', 'ignored', 'handled', 'handled', 'poison'])
    expect(handled).toEqual([[1], [2], [40, 5]])
    expect(await deliverAll([delivered(counted('gap', 2)), delivered(counted('gap', 3))])).toEqual(['poison', 'parked'])
  })
})
