import type { Envelope } from '@fundtrace/contracts'
import { isPassing } from '@fundtrace/database'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cutConnections } from '../test/as-admin.ts'
import { type Before, counted, countingConsumer, delivered, upTo } from '../test/counting-consumer.ts'
import { type CountingDatabase, countAll, countsOf, makeCountingDatabase } from '../test/counting-database.ts'
import { makeGate } from '../test/test-reader.ts'
import { type DeadLetter, listDeadLetters } from './dead-letters.ts'
import { type TakeInOutcome, takeIn } from './take-in.ts'
import type { LoggedMessage } from './transport.ts'

const FUND = 'fund-1'

describe('taking a message in', () => {
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
  const claims = (): Promise<Record<string, unknown>[]> =>
    database.db('consumed_events').orderBy('consumed_at').select('event_id', 'outcome', 'sequence', 'key', 'source')

  describe('once', () => {
    it('writes its effect and its claim', async () => {
      const event = counted(FUND, 1)
      expect(await takeEvent(event)).toBe('handled')
      expect(await countsOf(database.db, FUND)).toEqual([1])
      expect(await claims()).toEqual([
        { event_id: event.id, outcome: 'handled', sequence: '1', key: FUND, source: event.source },
      ])
    })

    it('does nothing at a second delivery', async () => {
      const event = counted(FUND, 1)
      await takeEvent(event)
      expect(await takeEvent(event)).toBe('duplicate')
      expect(await countsOf(database.db, FUND)).toEqual([1])
      expect(await letters()).toEqual([])
    })

    it('does nothing at a second delivery while its key is parked for a later message', async () => {
      const event = counted(FUND, 1)
      await takeEvent(event)
      await takeEvent(counted(FUND, 3))
      expect(await takeEvent(event)).toBe('duplicate')
      expect(await letters()).toHaveLength(1)
    })

    it('does nothing at a second delivery that comes while the first is at work', async () => {
      const started = makeGate()
      const gate = makeGate()
      const event = counted(FUND, 1)
      const first = takeEvent(event, async () => {
        started.open()
        await gate.opened
      })
      await started.opened
      const others = [1, 2, 3, 4].map(() => takeEvent(event))
      gate.open()
      expect(await first).toBe('handled')
      expect(await Promise.all(others)).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate'])
      expect(await countsOf(database.db, FUND)).toEqual([1])
      expect(await letters()).toEqual([])
    })

    it('takes no member’s haste for a gap when two deliver the same messages at once', async () => {
      for (const count of upTo(40)) {
        const event = counted(FUND, count)
        const outcomes = await Promise.all([1, 2, 3, 4].map(() => takeEvent(event)))
        expect(outcomes.sort()).toEqual(['duplicate', 'duplicate', 'duplicate', 'handled'])
      }
      expect(await countsOf(database.db, FUND)).toEqual(upTo(40))
      expect(await letters()).toEqual([])
    })

    it('puts nothing aside that failed here and that another member handled meanwhile', async () => {
      const started = makeGate()
      const gate = makeGate()
      const event = counted(FUND, 1)
      const failing = takeEvent(event, async () => {
        started.open()
        await gate.opened
        throw new Error('only here')
      })
      await started.opened
      const other = takeEvent(event)
      const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`
      await expect.poll(() => database.asAdmin(waiting), { timeout: 5_000 }).toHaveLength(1)
      gate.open()
      expect(await Promise.all([failing, other])).toEqual(['duplicate', 'handled'])
      expect(await letters()).toEqual([])
    })

    it('undoes effect and claim together when the handler fails after its effect', async () => {
      const failing = countingConsumer(['test.counts.v1'], async (trx, key, count) => {
        await trx('counts').insert({ key, count })
        throw new Error('after its effect')
      })
      expect(await takeIn(database.db, failing, delivered(counted(FUND, 1)))).toBe('poison')
      expect(await countAll(database.db)).toBe(0)
      expect(await claims()).toEqual([])
    })

    it('does not take a message for handled when its handler has hidden an error of the database', async () => {
      const hiding: Before = async (trx) => {
        await trx.raw('SELECT 1 / 0').catch(() => undefined)
      }
      const consumer = countingConsumer(['test.counts.v1'])
      const onlyHiding = {
        ...consumer,
        handlers: {
          Counted: {
            isData: () => true,
            explain: () => '',
            handle: (trx: Parameters<Before>[0]) => hiding(trx, '', 0),
          },
        },
      }
      expect(await takeIn(database.db, onlyHiding, delivered(counted(FUND, 1)))).toBe('poison')
      expect(await claims()).toEqual([])
      expect(await letters()).toMatchObject([{ reason: expect.stringContaining('transaction is aborted') }])
    })

    it('claims an event that it has nothing to do for, so that the sequence goes on', async () => {
      expect(await takeEvent(counted(FUND, 1, { type: 'Looked', data: null }))).toBe('ignored')
      expect(await takeEvent(counted(FUND, 2))).toBe('handled')
      expect(await claims()).toMatchObject([{ outcome: 'ignored' }, { outcome: 'handled' }])
    })

    it('lets two consumers of one service each take in everything', async () => {
      const event = counted(FUND, 1)
      const other = countingConsumer(['test.counts.v1'], undefined, 'ledger.counting-too')
      expect(await takeEvent(event)).toBe('handled')
      expect(await takeIn(database.db, other, delivered(event))).toBe('handled')
      expect(await countsOf(database.db, FUND)).toEqual([1, 1])
    })
  })

  describe('in sequence', () => {
    it('puts what comes after a gap aside, naming what was expected and what came', async () => {
      await takeEvent(counted(FUND, 1))
      const late = counted(FUND, 3)
      expect(await takeEvent(late)).toBe('poison')
      expect(await letters()).toMatchObject([
        {
          state: 'poison',
          key: FUND,
          sequence: '3',
          reason: `sequence of /allocation/test.counts.v1 ${FUND}: expected 2, got 3 (event ${late.id})`,
        },
      ])
      expect(await countsOf(database.db, FUND)).toEqual([1])
    })

    it('begins at one for every key and every source', async () => {
      expect(await takeEvent(counted(FUND, 1))).toBe('handled')
      expect(await takeEvent(counted(FUND, 1, { source: '/disbursement/test.counts.v1' }))).toBe('handled')
      expect(await takeEvent(counted('fund-2', 1))).toBe('handled')
      expect(await takeEvent(counted('fund-3', 2))).toBe('poison')
    })

    it('puts another event with a number that was had already aside', async () => {
      await takeEvent(counted(FUND, 1))
      expect(await takeEvent(counted(FUND, 1))).toBe('poison')
      expect(await letters()).toMatchObject([{ reason: expect.stringContaining('expected 2, got 1') }])
    })
  })

  describe('while the database is in trouble', () => {
    it.each([
      [
        'a lost connection',
        async (trx: Parameters<Before>[0]) => void (await trx.raw('SELECT pg_terminate_backend(pg_backend_pid())')),
      ],
      [
        'a deadlock',
        async (trx: Parameters<Before>[0]) => void (await trx.raw(`DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$`)),
      ],
      [
        'a lock that takes too long',
        async (trx: Parameters<Before>[0]) => void (await trx.raw(`DO $$ BEGIN RAISE SQLSTATE '55P03'; END $$`)),
      ],
    ])('rejects at %s, so that the message comes again, and takes it for no poison', async (_what, trouble) => {
      const event = counted(FUND, 1)
      const rejection = await takeEvent(event, trouble).catch((error: unknown) => error)
      expect(isPassing(rejection), String(rejection)).toBe(true)
      expect(await letters()).toEqual([])
      expect(await countAll(database.db)).toBe(0)
      expect(await takeEvent(event)).toBe('handled')
    })

    it('rejects when the connection is cut between effect and commit, and the effect is undone', async () => {
      const event = counted(FUND, 1)
      const started = makeGate()
      const gate = makeGate()
      const consumer = countingConsumer(['test.counts.v1'], async (trx, key, count) => {
        await trx('counts').insert({ key, count })
        started.open()
        await gate.opened
      })
      const taking = takeIn(database.db, consumer, delivered(event)).catch((error: unknown) => error)
      await started.opened
      await cutConnections(database.asAdmin)
      gate.open()
      expect(isPassing(await taking)).toBe(true)
      expect(await countAll(database.db)).toBe(0)
      expect(await letters()).toEqual([])
    })
  })
})
