import type { Envelope } from '@fundtrace/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Before, counted, countingConsumer, delivered } from '../test/counting-consumer.ts'
import { type CountingDatabase, countsOf, makeCountingDatabase } from '../test/counting-database.ts'
import { makeGate } from '../test/test-reader.ts'
import { type AcceptedGap, acceptGap, GAP_SEQUENCES_MAX } from './accept-gap.ts'
import { listDecisions } from './dead-letter-decisions.ts'
import { countOpenDeadLetters, listDeadLetters } from './dead-letters.ts'
import { discardDeadLetter } from './discard-dead-letter.ts'
import { replayDeadLetters } from './replay-dead-letters.ts'
import { type TakeInOutcome, takeIn } from './take-in.ts'

const FUND = 'fund-1'
const CONSUMER = 'ledger.counting'
const SOURCE = '/allocation/test.counts.v1'
const TOPICS = ['test.counts.v1']
const ORDER = { consumer: CONSUMER, key: FUND, reason: '原消息已丢失', decidedBy: 'admin-44-王' }

describe('accepting a gap', () => {
  let database: CountingDatabase
  beforeAll(async () => {
    database = await makeCountingDatabase()
  })
  beforeEach(() => database.empty())
  afterAll(() => database.close())

  const take = (envelope: Envelope, before?: Before): Promise<TakeInOutcome> =>
    takeIn(database.db, countingConsumer(TOPICS, before), delivered(envelope))
  const replay = (): Promise<number> => replayDeadLetters(database.db, countingConsumer(TOPICS), FUND)
  const accept = (count = 1): Promise<AcceptedGap> =>
    database.db.transaction((trx) => acceptGap(trx, { ...ORDER, count }))
  const discardFirst = async (): Promise<void> => {
    const [letter] = await listDeadLetters(database.db, CONSUMER)
    await database.db.transaction((trx) =>
      discardDeadLetter(trx, { letterId: letter?.id ?? '', reason: '无法读取', decidedBy: 'one' }),
    )
  }
  const counts = (): Promise<number[]> => countsOf(database.db, FUND)

  it('gives up what is missing before the first that waits, and lets the key go on', async () => {
    for (const count of [1, 4, 5]) await take(counted(FUND, count))
    expect(await replay()).toBe(0)
    expect(await accept(2)).toMatchObject({ outcome: 'accepted', source: SOURCE, first: 2, last: 3 })
    expect(await replay()).toBe(2)
    expect(await take(counted(FUND, 6))).toBe('handled')
    expect(await counts()).toEqual([1, 4, 5, 6])
    expect(await listDecisions(database.db, CONSUMER, FUND, 10)).toMatchObject([
      {
        kind: 'accept_gap',
        source: SOURCE,
        first_sequence: '2',
        last_sequence: '3',
        reason: ORDER.reason,
        decided_by: ORDER.decidedBy,
      },
    ])
    expect(
      await database.asAdmin(`SELECT sequence, outcome FROM consumed_events WHERE outcome = 'discarded' ORDER BY 1`),
    ).toEqual([
      { sequence: '2', outcome: 'discarded' },
      { sequence: '3', outcome: 'discarded' },
    ])
  })

  it.each([0, 1, 3])('gives up nothing when the order says that %i are missing, and 2 are', async (count) => {
    for (const sequence of [1, 4]) await take(counted(FUND, sequence))
    const [letter] = await listDeadLetters(database.db, CONSUMER)
    const told = { outcome: 'miscounted', letterId: letter?.id, source: SOURCE, first: 2, last: 3 }
    expect(await accept(count)).toEqual(told)
    expect(await listDecisions(database.db, CONSUMER, FUND, 10)).toEqual([])
    await take(counted(FUND, 2))
    expect(await replay()).toBe(1)
    expect(await counts()).toEqual([1, 2])
  })

  it('accepts only the first gap: the next one stops the key again', async () => {
    for (const count of [2, 4]) await take(counted(FUND, count))
    await accept()
    expect(await replay()).toBe(1)
    expect(await counts()).toEqual([2])
    expect(await accept()).toMatchObject({ outcome: 'accepted', first: 3, last: 3 })
    expect(await replay()).toBe(1)
  })

  it('frees a key whose unreadable message was discarded', async () => {
    await takeIn(database.db, countingConsumer(TOPICS), delivered(counted(FUND, 1), { value: 'no json' }))
    await take(counted(FUND, 2))
    expect(await accept()).toMatchObject({ outcome: 'no_gap' })
    await discardFirst()
    expect(await replay()).toBe(0)
    expect(await accept()).toMatchObject({ outcome: 'accepted', first: 1, last: 1 })
    expect(await replay()).toBe(1)
    expect(await counts()).toEqual([2])
  })

  it('begins where the first number is truly missing, after those that were discarded', async () => {
    for (const count of [2, 5]) await take(counted(FUND, count))
    await discardFirst()
    await replay()
    expect(await accept(4)).toMatchObject({ outcome: 'accepted', first: 1, last: 4 })
    expect(await replay()).toBe(1)
    expect(await counts()).toEqual([5])
  })

  it('puts what turns up after all aside, and never handles it unasked', async () => {
    await take(counted(FUND, 2))
    await accept()
    await replay()
    expect(await take(counted(FUND, 1))).toBe('poison')
    expect(await counts()).toEqual([2])
  })

  it('accepts nothing where nothing is missing', async () => {
    expect(await accept()).toEqual({ outcome: 'none_waiting' })
    await take(counted(FUND, 1), async () => {
      throw new Error('closed')
    })
    await take(counted(FUND, 3))
    const [first] = await listDeadLetters(database.db, CONSUMER)
    expect(await accept()).toEqual({ outcome: 'no_gap', letterId: first?.id })
    expect(await listDecisions(database.db, CONSUMER, FUND, 10)).toEqual([])
  })

  it('accepts no gap so long that the number must be wrong; that message can be discarded instead', async () => {
    const wrong = GAP_SEQUENCES_MAX + 2
    await take(counted(FUND, wrong))
    expect(await accept()).toMatchObject({ outcome: 'too_long', source: SOURCE, first: 1, last: wrong - 1 })
    await discardFirst()
    expect(await take(counted(FUND, 1))).toBe('handled')
    await take(counted('fund-2', wrong - 1))
    const other = await database.db.transaction((trx) =>
      acceptGap(trx, { ...ORDER, key: 'fund-2', count: GAP_SEQUENCES_MAX }),
    )
    expect(other).toMatchObject({ outcome: 'accepted', last: GAP_SEQUENCES_MAX })
  })

  it('gives up once what two operators accept at once', async () => {
    for (const count of [3, 4]) await take(counted(FUND, count))
    const [decided, gate] = [makeGate(), makeGate()]
    const first = database.db.transaction(async (trx) => {
      const accepted = await acceptGap(trx, { ...ORDER, count: 2 })
      decided.open()
      await gate.opened
      return accepted
    })
    await decided.opened
    const second = accept(2)
    const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`
    await expect
      .poll(() => database.asAdmin(waiting), { timeout: 5_000 })
      .toHaveLength(1)
      .finally(gate.open)
    expect([await first, await second]).toMatchObject([{ outcome: 'accepted' }, { outcome: 'no_gap' }])
    await Promise.all([replay(), replay()])
    expect(await counts()).toEqual([3, 4])
    expect(await countOpenDeadLetters(database.db)).toBe(0)
  })
})
