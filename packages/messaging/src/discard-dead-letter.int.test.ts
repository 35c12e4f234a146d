import type { Envelope } from '@fundtrace/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cutConnections } from '../test/as-admin.ts'
import { type Before, counted, countedUpTo, countingConsumer, delivered, upTo } from '../test/counting-consumer.ts'
import { type CountingDatabase, countsOf, makeCountingDatabase } from '../test/counting-database.ts'
import { makeGate } from '../test/test-reader.ts'
import { listAttempts } from './dead-letter-attempts.ts'
import { listDecisions } from './dead-letter-decisions.ts'
import { countOpenDeadLetters, type DeadLetter, listDeadLetters } from './dead-letters.ts'
import { type Discard, discardDeadLetter } from './discard-dead-letter.ts'
import { replayDeadLetters } from './replay-dead-letters.ts'
import { type TakeInOutcome, takeIn } from './take-in.ts'
import type { LoggedMessage } from './transport.ts'

const FUND = 'fund-1'
const CONSUMER = 'ledger.counting'
const TOPICS = ['test.counts.v1']
const refusing =
  (...refused: number[]): Before =>
  async (_trx, _key, count) => {
    if (refused.includes(count)) throw new Error(`${count} is refused`)
  }

describe('discarding a dead letter', () => {
  let database: CountingDatabase
  beforeAll(async () => {
    database = await makeCountingDatabase()
  })
  beforeEach(() => database.empty())
  afterAll(() => database.close())

  const takeMessage = (message: LoggedMessage, before?: Before): Promise<TakeInOutcome> =>
    takeIn(database.db, countingConsumer(TOPICS, before), message)
  const take = (envelope: Envelope, before?: Before): Promise<TakeInOutcome> => takeMessage(delivered(envelope), before)
  const replay = (before?: Before): Promise<number> =>
    replayDeadLetters(database.db, countingConsumer(TOPICS, before), FUND)
  const letters = (): Promise<DeadLetter[]> => listDeadLetters(database.db, CONSUMER)
  const letterOf = async (sequence: number): Promise<DeadLetter> => {
    const letter = (await letters()).find((one) => one.sequence === String(sequence))
    if (letter === undefined) throw new Error(`no letter of ${sequence}`)
    return letter
  }
  const discardLetter = (letterId: string, decidedBy = 'admin-44-王'): Promise<Discard> =>
    database.db.transaction((trx) => discardDeadLetter(trx, { letterId, reason: '重复发送,作废', decidedBy }))
  const discard = async (sequence: number): Promise<Discard> => discardLetter((await letterOf(sequence)).id)
  const counts = (): Promise<number[]> => countsOf(database.db, FUND)
  const claims = (): Promise<unknown[]> =>
    database.asAdmin(`SELECT event_id, sequence, outcome FROM consumed_events ORDER BY consumed_at`)

  it('uses up its number, so that those behind it are handled in order, and keeps who gave it up and why', async () => {
    for (const event of countedUpTo(FUND, 4)) await take(event, refusing(2))
    const letter = await letterOf(2)
    expect(letter).toMatchObject({ state: 'poison', parked_behind: 2, event_type: 'Counted' })

    expect(await discard(2)).toMatchObject({ outcome: 'discarded', wasNext: true })
    expect(await take(counted(FUND, 5))).toBe('parked')
    expect(await replay()).toBe(3)
    expect(await take(counted(FUND, 6))).toBe('handled')
    expect(await counts()).toEqual([1, 3, 4, 5, 6])
    expect(await letterOf(2)).toMatchObject({
      state: 'discarded',
      reason: '2 is refused',
      discarded_by: 'admin-44-王',
      discard_reason: '重复发送,作废',
      closed_at: expect.any(Date),
    })
    expect(await listDecisions(database.db, CONSUMER, FUND, 10)).toMatchObject([
      { kind: 'discard', dead_letter_id: letter.id, source: letter.source, first_sequence: '2', last_sequence: '2' },
    ])
    expect(await claims()).toContainEqual({ event_id: letter.event_id, sequence: '2', outcome: 'discarded' })
  })

  it('takes the event for a duplicate when it is delivered again, at its old place and at a new one', async () => {
    const bad = delivered(counted(FUND, 1))
    await takeMessage(bad, refusing(1))
    await discard(1)
    expect(await takeMessage(bad)).toBe('duplicate')
    expect(await takeMessage({ ...bad, position: '999999' })).toBe('duplicate')
    expect(await counts()).toEqual([])
    expect(await countOpenDeadLetters(database.db)).toBe(0)
  })

  it('closes what waits twice once one of the two is discarded', async () => {
    const events = countedUpTo(FUND, 2)
    for (const event of events) await take(event, refusing(1))
    for (const event of events) await take(event)
    await discard(1)
    expect(await replay()).toBe(3)
    expect(await counts()).toEqual([2])
  })

  it('discards one that is parked without touching those before it, and passes over its number later', async () => {
    for (const event of countedUpTo(FUND, 5)) await take(event, refusing(2))
    expect(await discard(4)).toMatchObject({ outcome: 'discarded', wasNext: false })
    expect(await discard(3)).toMatchObject({ outcome: 'discarded', wasNext: false })
    expect(await letterOf(2)).toMatchObject({ state: 'poison', parked_behind: 1 })
    expect(await counts()).toEqual([1])

    expect(await replay()).toBe(2)
    expect(await take(counted(FUND, 6))).toBe('handled')
    expect(await counts()).toEqual([1, 2, 5, 6])
  })

  it('passes over the number of the last one too, which nobody waits behind', async () => {
    for (const event of countedUpTo(FUND, 3)) await take(event, refusing(2))
    await discard(3)
    await discard(2)
    expect(await countOpenDeadLetters(database.db)).toBe(0)
    expect(await take(counted(FUND, 4))).toBe('handled')
    expect(await counts()).toEqual([1, 4])
  })

  it('does not take a missing message for given up when the one after it is discarded', async () => {
    await take(counted(FUND, 1))
    for (const count of [3, 4]) await take(counted(FUND, count))
    await discard(3)
    expect(await replay()).toBe(0)
    expect(await letterOf(4)).toMatchObject({ state: 'poison', reason: expect.stringContaining('expected 2, got 4') })
    await take(counted(FUND, 2))
    expect(await replay()).toBe(2)
    expect(await counts()).toEqual([1, 2, 4])
  })

  it('still handles the event that owns a number, when another with a wrong number was discarded', async () => {
    await take(counted(FUND, 3, { data: { count: 300 } }))
    await discard(3)
    for (const event of countedUpTo(FUND, 4)) expect(await take(event)).toBe('handled')
    expect(await counts()).toEqual(upTo(4))
  })

  it('discards an event whose number was had already', async () => {
    await take(counted(FUND, 1))
    const late = counted(FUND, 1)
    expect(await take(late)).toBe('poison')
    await discard(1)
    expect(await take(late)).toBe('duplicate')
    expect(await take(counted(FUND, 2))).toBe('handled')
  })

  it.each([
    ['is no JSON', () => 'no json'],
    ['says nothing of its place', () => '{"id": "17"}'],
    ['went astray: its subject is another key', () => JSON.stringify(counted('fund-9', 1))],
  ])('discards one that %s, for good', async (_what, content) => {
    const unreadable = delivered(counted(FUND, 1), { value: content() })
    expect(await takeMessage(unreadable)).toBe('poison')
    const [letter] = await letters()
    expect(letter).toMatchObject({ event_id: null, event_type: null })
    await discardLetter(letter?.id ?? '')
    expect(await takeMessage(unreadable)).toBe('duplicate')
    expect(await claims()).toEqual([])
    expect(await take(counted(FUND, 1))).toBe('handled')
    if (content().startsWith('{"spec')) expect(await take(counted('fund-9', 1))).toBe('handled')
  })

  it('claims one that is no envelope by what can be told of it, so that it never comes back as a newer program reads it', async () => {
    const event = counted(FUND, 1)
    const unreadable = delivered(event, { value: JSON.stringify({ ...event, time: 'yesterday' }) })
    await takeMessage(unreadable)
    await take(counted(FUND, 2))
    const [letter] = await letters()
    expect(await discardLetter(letter?.id ?? '')).toMatchObject({ wasNext: true })
    expect(await take(event)).toBe('duplicate')
    expect(await replay()).toBe(1)
    expect(await counts()).toEqual([2])
  })

  /** Discards in a transaction that stays open until it is told to commit. */
  const beginDiscard = async (letterId: string) => {
    const [discarded, gate] = [makeGate(), makeGate()]
    const ended = database.db.transaction(async (trx) => {
      const discard = await discardDeadLetter(trx, { letterId, reason: '作废', decidedBy: 'one' })
      discarded.open()
      await gate.opened
      return discard
    })
    await discarded.opened
    return { commit: gate.open, ended }
  }
  const untilOneWaits = async (): Promise<void> => {
    const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`
    await expect.poll(() => database.asAdmin(waiting), { timeout: 5_000 }).toHaveLength(1)
  }

  it('has one effect when two operators discard at once, and tells the second who was first', async () => {
    for (const event of countedUpTo(FUND, 3)) await take(event, refusing(2))
    const { id } = await letterOf(2)
    const first = await beginDiscard(id)
    const second = discardLetter(id, 'two')
    await untilOneWaits().finally(first.commit)
    expect(await first.ended).toMatchObject({ outcome: 'discarded' })
    expect(await second).toMatchObject({ outcome: 'closed', letter: { state: 'discarded', discarded_by: 'one' } })
    expect(await listDecisions(database.db, CONSUMER, FUND, 10)).toHaveLength(1)
    expect(await discardLetter('9999')).toEqual({ outcome: 'unknown' })
  })

  it('lets a message that arrives during the discard wait for its end, so that it is not parked behind nothing', async () => {
    await take(counted(FUND, 1), refusing(1))
    const { commit, ended } = await beginDiscard((await letterOf(1)).id)
    const arriving = take(counted(FUND, 2))
    await untilOneWaits().finally(commit)
    expect(await arriving).toBe('handled')
    await ended
    expect(await counts()).toEqual([2])
  })

  it('leaves nothing of a discard whose connection is cut before its commit', async () => {
    for (const event of countedUpTo(FUND, 2)) await take(event, refusing(1))
    const before = await letters()
    const { id } = await letterOf(1)
    const cut = database.db.transaction(async (trx) => {
      await discardDeadLetter(trx, { letterId: id, reason: '作废', decidedBy: 'one' })
      await cutConnections(database.asAdmin)
    })
    await expect(cut).rejects.toThrow()
    expect(await letters()).toEqual(before)
    expect(await claims()).toEqual([])
    expect(await listDecisions(database.db, CONSUMER, FUND, 10)).toEqual([])
    expect(await discard(1)).toMatchObject({ outcome: 'discarded' })
  })

  it('keeps the first reason and every attempt', async () => {
    await take(counted(FUND, 1), refusing(1))
    await replay(async () => {
      throw new Error('refused again')
    })
    await replay(async () => {
      throw new Error('and again')
    })
    const { id, reason, first_reason } = await letterOf(1)
    expect({ reason, first_reason }).toEqual({ reason: 'and again', first_reason: '1 is refused' })
    await replay()
    expect(await listAttempts(database.db, id, 10)).toMatchObject([
      { outcome: 'handled', reason: null },
      { outcome: 'failed', reason: 'and again' },
      { outcome: 'failed', reason: 'refused again' },
    ])
  })

  describe('in the database', () => {
    it('lets the service add to the record, and change or remove nothing of it', async () => {
      await take(counted(FUND, 1), refusing(1))
      await replay(refusing(1))
      await discard(1)
      for (const change of [
        `UPDATE dead_letter_decisions SET reason = 'other'`,
        `DELETE FROM dead_letter_decisions`,
        `UPDATE dead_letter_attempts SET reason = 'other'`,
        `DELETE FROM dead_letter_attempts`,
        `UPDATE dead_letters SET reason = 'other'`,
        `DELETE FROM dead_letters`,
        `DELETE FROM consumed_events`,
      ])
        await expect(database.db.raw(change), change).rejects.toThrow(/permission denied/u)
      await expect(database.db.raw(`UPDATE dead_letters SET state = 'poison', closed_at = NULL`)).rejects.toThrow(
        /was discarded/u,
      )
    })

    it('refuses a discard without its decision, and a decision without reason or author', async () => {
      await take(counted(FUND, 1), refusing(1))
      const { id } = await letterOf(1)
      await expect(database.db.raw(`UPDATE dead_letters SET state = 'discarded', closed_at = now()`)).rejects.toThrow(
        /nobody decided/u,
      )
      const decide = (reason: string | null, decided_by: string) =>
        database.db('dead_letter_decisions').insert({
          kind: 'discard',
          consumer: CONSUMER,
          key: FUND,
          dead_letter_id: id,
          reason,
          decided_by,
        })
      for (const reason of [null, '', '  ']) await expect(decide(reason, 'one')).rejects.toThrow(/reason_of_a_loss/u)
      await expect(decide('作废', ' ')).rejects.toThrow(/has_its_author/u)
    })
  })
})
