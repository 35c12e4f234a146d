import type { Envelope } from '@fundtrace/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Before, counted, countingConsumer, delivered } from '../test/counting-consumer.ts'
import { type CountingDatabase, countsOf, makeCountingDatabase } from '../test/counting-database.ts'
import { type DeadLetter, listDeadLetters } from './dead-letters.ts'
import { type TakeInOutcome, takeIn } from './take-in.ts'
import type { LoggedMessage } from './transport.ts'

const FUND = 'fund-1'

describe('a message that cannot be handled', () => {
  let database: CountingDatabase
  beforeAll(async () => {
    database = await makeCountingDatabase()
  })
  beforeEach(() => database.empty())
  afterAll(() => database.close())

  const take = (message: LoggedMessage, before?: Before): Promise<TakeInOutcome> =>
    takeIn(database.db, countingConsumer(['test.counts.v1'], before), message)
  const takeEvent = (envelope: Envelope, before?: Before): Promise<TakeInOutcome> => take(delivered(envelope), before)
  const letters = (): Promise<DeadLetter[]> => listDeadLetters(database.db, 'ledger.counting')

  it('puts a message aside with the reason that its handler gave, and parks what comes later of its key', async () => {
    const refusing: Before = async (_trx, _key, count) => {
      if (count === 2) throw new Error('the account 4418 is closed')
    }
    expect(await takeEvent(counted(FUND, 1), refusing)).toBe('handled')
    expect(await takeEvent(counted(FUND, 2), refusing)).toBe('poison')
    expect(await takeEvent(counted(FUND, 3), refusing)).toBe('parked')
    expect(await takeEvent(counted(FUND, 1, { source: '/disbursement/test.counts.v1' }), refusing)).toBe('parked')
    expect(await takeEvent(counted('fund-2', 1), refusing)).toBe('handled')
    expect(await letters()).toMatchObject([
      { state: 'poison', sequence: '2', reason: 'the account 4418 is closed' },
      { state: 'parked', sequence: '3', reason: 'an earlier message of this key waits' },
      { state: 'parked', sequence: '1' },
    ])
    expect(await countsOf(database.db, FUND)).toEqual([1])
    expect(await countsOf(database.db, 'fund-2')).toEqual([1])
  })

  it('puts an event of an unknown type aside', async () => {
    expect(await takeEvent(counted(FUND, 1, { type: 'Renamed' }))).toBe('poison')
    expect(await letters()).toMatchObject([{ reason: 'ledger.counting does not know the event type Renamed' }])
  })

  it('puts data that is not of its schema aside, saying where and why', async () => {
    const event = counted(FUND, 1, { data: { count: '1' } })
    expect(await takeEvent(event)).toBe('poison')
    expect(await letters()).toMatchObject([{ reason: `Counted ${event.id}: /count must be integer` }])
  })

  it.each([
    ['that is no JSON', 'no json', 'not an event envelope: not valid JSON'],
    ['that is no envelope', '{}', 'not an event envelope: / must have required properties'],
    ['with an id that is no UUID', { id: '17' }, '/id must match format "uuid"'],
    ['with a time that is none', { time: 'yesterday' }, '/time must match format "date-time"'],
    ['with a causation that is no UUID', { causationid: 'x' }, '/causationid must match format "uuid"'],
    ['with a sequence of 0', { sequence: 0 }, '/sequence must be >= 1'],
    ['with a sequence beyond exact numbers', { sequence: 1e20 }, '/sequence 100000000000000000000'],
    ['of another version', { specversion: '0.3' }, '/specversion must be equal to constant'],
    ['whose subject is not its key', { subject: 'fund-9' }, `the subject fund-9 is not the message's key ${FUND}`],
  ])('puts a message %s aside', async (_what, broken, reason) => {
    const value = typeof broken === 'string' ? broken : JSON.stringify({ ...counted(FUND, 1), ...broken })
    expect(await take(delivered(counted(FUND, 1), { value }))).toBe('poison')
    expect(await letters()).toMatchObject([
      { key: FUND, state: 'poison', event_id: null, reason: expect.stringContaining(reason) },
    ])
    expect(await takeEvent(counted(FUND, 1))).toBe('parked')
  })

  it('puts a message aside that PostgreSQL could not even store, key and all', async () => {
    const odd = delivered(counted(FUND, 1), { value: 'a\0b', key: 'fund\0-1' })
    expect(await take(odd)).toBe('poison')
    const nul = counted('fund\0-2', 1)
    expect(await takeEvent(nul)).toBe('poison')
    const refusing: Before = async () => {
      throw new Error('bad \0 value')
    }
    expect(await takeEvent(counted('fund-3', 1), refusing)).toBe('poison')
    expect(await letters()).toHaveLength(3)
  })

  it('keeps one dead letter of a message that is delivered again', async () => {
    const message = delivered(counted(FUND, 2))
    expect(await take(message)).toBe('poison')
    expect(await take(message)).toBe('parked')
    const unreadable = delivered(counted('fund-2', 1), { value: 'no json' })
    await take(unreadable)
    await take(unreadable)
    expect(await letters()).toHaveLength(2)
  })

  it('keeps both when another message comes from an old place, as when a topic is made anew', async () => {
    const place = { partition: 3, position: '17' }
    await take(delivered(counted(FUND, 2), place))
    await take(delivered(counted('fund-2', 2), place))
    expect(await letters()).toHaveLength(2)
  })
})
