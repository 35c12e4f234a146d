import type { Envelope } from '@fundtrace/contracts'
import { isPassing } from '@fundtrace/database'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Before, counted, countedUpTo, countingConsumer, delivered, upTo } from '../test/counting-consumer.ts'
import { type CountingDatabase, countsOf, makeCountingDatabase } from '../test/counting-database.ts'
import { makeGate } from '../test/test-reader.ts'
import { countOpenDeadLetters, type DeadLetter, listDeadLetters } from './dead-letters.ts'
import { replayDeadLetters } from './replay-dead-letters.ts'
import { type TakeInOutcome, takeIn } from './take-in.ts'

const FUND = 'fund-1'
const TOPICS = ['test.counts.v1']
const REFUSED: Before = async (_trx, _key, count) => {
  if (count === 2) throw new Error('closed')
}

describe('replaying dead letters', () => {
  let database: CountingDatabase
  beforeAll(async () => {
    database = await makeCountingDatabase()
  })
  beforeEach(() => database.empty())
  afterAll(() => database.close())

  const take = (envelope: Envelope, before?: Before): Promise<TakeInOutcome> =>
    takeIn(database.db, countingConsumer(TOPICS, before), delivered(envelope))
  const replay = (before?: Before): Promise<number> =>
    replayDeadLetters(database.db, countingConsumer(TOPICS, before), FUND)
  const letters = (): Promise<DeadLetter[]> => listDeadLetters(database.db, 'ledger.counting')
  const counts = (): Promise<number[]> => countsOf(database.db, FUND)

  it('handles what waits in order and frees the key', async () => {
    for (const event of countedUpTo(FUND, 4)) await take(event, REFUSED)
    await take(counted('fund-2', 2))
    expect(await replay()).toBe(3)
    expect(await counts()).toEqual([1, 2, 3, 4])
    expect(await letters()).toMatchObject([
      { state: 'replayed' },
      { state: 'replayed' },
      { state: 'replayed' },
      { key: 'fund-2', state: 'poison' },
    ])
    expect(await take(counted(FUND, 5))).toBe('handled')
    expect(await replay()).toBe(0)
  })

  it('leaves a message that fails again in its place with the new reason, and the key parked', async () => {
    for (const event of countedUpTo(FUND, 4)) await take(event, REFUSED)
    const refusedThree: Before = async (_trx, _key, count) => {
      if (count === 3) throw new Error('still closed')
    }
    expect(await replay(refusedThree)).toBe(1)
    expect(await letters()).toMatchObject([
      { sequence: '2', state: 'replayed', reason: 'closed' },
      { sequence: '3', state: 'poison', reason: 'still closed' },
      { sequence: '4', state: 'parked' },
    ])
    expect(await take(counted(FUND, 5))).toBe('parked')
    expect(await replay()).toBe(3)
    expect(await counts()).toEqual(upTo(5))
  })

  it('puts the events of one source back in the order of their sequences', async () => {
    await take(counted(FUND, 1))
    for (const count of [4, 3, 2]) await take(counted(FUND, count))
    expect((await letters()).map(({ state }) => state)).toEqual(['poison', 'parked', 'parked'])
    expect(await replay()).toBe(3)
    expect(await counts()).toEqual([1, 2, 3, 4])
  })

  it('takes the source first that got stuck first, and stops at what fails', async () => {
    const other = { source: '/disbursement/test.counts.v1' }
    await take(counted(FUND, 2))
    await take(counted(FUND, 1, { ...other, data: { count: 101 } }))
    expect(await replay()).toBe(0)
    await take(counted(FUND, 1))
    expect(await replay()).toBe(3)
    expect(await counts()).toEqual([1, 2, 101])
  })

  it('does an event once that waits twice or was taken in meanwhile', async () => {
    const events = countedUpTo(FUND, 3)
    for (const event of events) await take(event, REFUSED)
    for (const event of events.slice(1)) expect(await take(event)).toBe('parked')
    expect(await countOpenDeadLetters(database.db)).toBe(4)
    expect(await replay()).toBe(4)
    expect(await counts()).toEqual([1, 2, 3])
    expect(await countOpenDeadLetters(database.db)).toBe(0)
  })

  it('stops at a message that cannot be read', async () => {
    const unreadable = delivered(counted(FUND, 1), { value: 'no json' })
    await takeIn(database.db, countingConsumer(TOPICS), unreadable)
    await take(counted(FUND, 1))
    expect(await replay()).toBe(0)
    expect(await letters()).toMatchObject([
      { state: 'poison', reason: expect.stringContaining('not valid JSON') },
      { state: 'parked' },
    ])
  })

  it('rejects at a passing fault of the database and leaves everything as it was', async () => {
    for (const event of countedUpTo(FUND, 3)) await take(event, REFUSED)
    const before = await letters()
    const cutOff: Before = async (trx) => {
      await trx.raw('SELECT pg_terminate_backend(pg_backend_pid())')
    }
    expect(isPassing(await replay(cutOff).catch((error: unknown) => error))).toBe(true)
    expect(await letters()).toEqual(before)
    expect(await replay()).toBe(2)
  })

  it('lets a message that arrives during the replay wait for its end, so that it is not parked behind nothing', async () => {
    for (const event of countedUpTo(FUND, 3)) await take(event, REFUSED)
    const started = makeGate()
    const gate = makeGate()
    const replaying = replay(async (_trx, _key, count) => {
      if (count !== 3) return
      started.open()
      await gate.opened
    })
    await started.opened
    const arriving = take(counted(FUND, 4))
    const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`
    await expect.poll(() => database.asAdmin(waiting), { timeout: 5_000 }).toHaveLength(1)
    gate.open()
    expect(await arriving).toBe('handled')
    expect(await replaying).toBe(2)
    expect(await counts()).toEqual([1, 2, 3, 4])
  })

  it('loses and repeats nothing while messages arrive and two replay at once', async () => {
    for (const event of countedUpTo(FUND, 20)) await take(event, REFUSED)
    const arriving = (async () => {
      for (let count = 21; count <= 60; count += 1) await take(counted(FUND, count))
    })()
    const replayed = await Promise.all([replay(), replay()])
    await arriving
    await replay()
    expect(replayed.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(19)
    expect(await counts()).toEqual(upTo(60))
    expect(await countOpenDeadLetters(database.db)).toBe(0)
  })
})
