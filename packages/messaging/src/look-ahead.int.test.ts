import Type from 'typebox'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { counted, countedUpTo, delivered } from '../test/counting-consumer.ts'
import { type CountingDatabase, countsOf, makeCountingDatabase } from '../test/counting-database.ts'
import { makeGate } from '../test/test-reader.ts'
import { ComeAgain } from './come-again.ts'
import { type ConsumerDefinition, handlerInTwoSteps, type Run } from './consumer-definition.ts'
import { createLookAhead } from './look-ahead.ts'

const FUND = 'fund-1'

describe('looking ahead', () => {
  let database: CountingDatabase
  let begun: { count: number; run: Run }[]
  beforeAll(async () => {
    database = await makeCountingDatabase()
  })
  beforeEach(async () => {
    begun = []
    await database.empty()
  })
  afterAll(() => database.close())

  const counts = (): number[] => begun.map(({ count }) => count)
  const lookAheadOf = (prepare: (count: number) => Promise<void>) => {
    const consumer: ConsumerDefinition = {
      name: 'ledger.counting',
      topics: ['test.counts.v1'],
      handlers: {
        Counted: handlerInTwoSteps(
          Type.Object({ count: Type.Integer() }),
          async (_event, { count }, run) => {
            begun.push({ count, run })
            await prepare(count)
            return count
          },
          async (trx, event, _data, count) => {
            await trx('counts').insert({ key: event.subject, count })
          },
        ),
      },
    }
    return createLookAhead(database.db, consumer)
  }

  it('begins with what follows, in its order and in one run, while the first is not done, and with each once', async () => {
    const gate = makeGate()
    const lookAhead = lookAheadOf((count) => (count === 1 ? gate.opened : Promise.resolve()))
    const messages = countedUpTo(FUND, 6).map((event) => delivered(event))
    const other = delivered(counted('fund-2', 1))
    const [first, ...rest] = messages
    const handling = first && lookAhead.takeIn(first, [...rest.slice(0, 2), other, ...rest.slice(2)])
    await expect.poll(counts).toEqual([1, 2, 3, 4])
    expect(await countsOf(database.db, FUND)).toEqual([])
    gate.open()
    expect(await handling).toBe('handled')
    for (const [index, message] of rest.entries())
      expect(await lookAhead.takeIn(message, rest.slice(index + 1))).toBe('handled')
    expect(counts()).toEqual([1, 2, 3, 4, 5, 6])
    expect(new Set(begun.map(({ run }) => run)).size).toBe(1)
    expect(await countsOf(database.db, FUND)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('does not begin with what is no direct successor, or comes after something that has not begun', async () => {
    const lookAhead = lookAheadOf(async () => undefined)
    const [one, two, four] = [1, 2, 4].map((count) => delivered(counted(FUND, count)))
    const broken = delivered(counted(FUND, 2, { data: { count: 'two' } }))
    if (one === undefined || two === undefined || four === undefined) throw new Error('made above')
    expect(await lookAhead.takeIn(four, [])).toBe('poison')
    expect(await lookAhead.takeIn(one, [two])).toBe('parked')
    expect(counts()).toEqual([])
    await database.empty()
    expect(await lookAhead.takeIn(one, [four, two])).toBe('handled')
    expect(await lookAhead.takeIn(broken, [delivered(counted(FUND, 3))])).toBe('poison')
    expect(counts()).toEqual([1])
  })

  it('forgets what began after one that was not done, and begins anew, in another run', async () => {
    let isAway = true
    const lookAhead = lookAheadOf((count) =>
      isAway && count === 1 ? Promise.reject(new ComeAgain(new Error('not now'))) : Promise.resolve(),
    )
    const messages = countedUpTo(FUND, 3).map((event) => delivered(event))
    const [first, ...rest] = messages
    if (first === undefined) throw new Error('made above')
    await expect(lookAhead.takeIn(first, rest)).rejects.toThrow('not now')
    expect(await countsOf(database.db, FUND)).toEqual([])
    isAway = false
    for (const [index, message] of messages.entries())
      expect(await lookAhead.takeIn(message, messages.slice(index + 1))).toBe('handled')
    expect(counts()).toEqual([1, 2, 3, 1, 2, 3])
    expect(begun[3]?.run).not.toBe(begun[0]?.run)
    expect(await countsOf(database.db, FUND)).toEqual([1, 2, 3])
  })
})
