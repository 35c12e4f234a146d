import { LEDGER_JOURNAL, LEDGER_POSTINGS, PostingsAnswered, type PostingsRequested } from '@fundtrace/contracts'
import { fingerprintTables } from '@fundtrace/database'
import { listDeadLetters, type LoggedMessage, takeIn } from '@fundtrace/messaging'
import { Compile } from 'typebox/compile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answersOf } from '../../../test/delivery.ts'
import { type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import { idOf } from '../../../test/ledger-fixture.ts'
import { engineUnavailable } from '../../application/engine/engine-errors.ts'
import type { PostingDesk } from '../../application/engine/posting-desk.ts'
import { announceBlock } from './announce-block.ts'
import { postingsConsumer } from './postings-consumer.ts'

type Posting = PostingsRequested['postings'][number]
const isAnswer = Compile(PostingsAnswered)
const messagingTables = ['outbox', 'outbox_sequences', 'consumed_events', 'dead_letters', 'dead_letter_attempts']

describe('the consumer of postings', () => {
  let house: EngineHouse
  beforeAll(async () => {
    house = await openEngineHouse(() => undefined, { announce: announceBlock })
  })
  afterAll(() => house.close())

  const open = async (fundId: string): Promise<void> => {
    await house.openFund(fundId)
    await house.openAccounts(fundId, 'a', 'b', '!poor')
  }
  const deliver = (fundId: string, sequence: number, asked: unknown, desk: PostingDesk = house.engine) =>
    takeIn(house.db, postingsConsumer(desk), delivery(fundId, sequence, asked))
  const answers = async (fundId: string): Promise<PostingsAnswered[]> => {
    const told = await answersOf(house.db, fundId, LEDGER_JOURNAL.name)
    return told.flatMap(({ type, data }) => {
      if (type !== 'PostingsAnswered') return []
      expect(isAnswer.Errors(data)).toEqual([])
      return [data as PostingsAnswered]
    })
  }
  const lastAnswer = async (fundId: string): Promise<string[]> =>
    ((await answers(fundId)).at(-1)?.results ?? []).map(
      ({ key, status, number, problem }) => `${key} ${status} ${problem?.code ?? number}`,
    )
  const posted = (fundId: string): Promise<string[]> =>
    house.db('transactions').where({ fund_id: fundId }).orderBy('number').pluck('reference')

  it('posts each for itself, and answers in their order after the journal has told of them', async () => {
    const fund = 'answers-2016'
    await open(fund)
    const rich = posting('rich', 'a', 'poor', '10.00', {
      document_number: '财指〔2016〕3号',
      metadata: { 用途: '村道' },
    })
    expect(
      await deliver(
        fund,
        1,
        ask(fund, [rich, posting('beyond', 'poor', 'a', '10.01'), posting('back', 'poor', 'b', '4.00')]),
      ),
    ).toBe('handled')

    expect(await lastAnswer(fund)).toEqual([
      'rich posted 1',
      'beyond refused LEDGER_AVAILABLE_EXCEEDED',
      'back posted 2',
    ])
    const told = await answersOf(house.db, fund, LEDGER_JOURNAL.name)
    expect(told.map(({ sequence, type }) => `${sequence} ${type}`)).toEqual(['1 JournalPage', '2 PostingsAnswered'])
    const eventId = idOf('postings 1', fund)
    expect(told[1]).toMatchObject({ causationid: eventId, correlationid: 'correlation-1', data: { event_id: eventId } })
    const [row] = await house.db('transactions').where({ fund_id: fund, number: 1 })
    expect(row).toMatchObject({
      reference: expect.stringMatching(/^post:event-[0-9a-f]{16}:rich$/),
      asked_by: '/disbursement/ledger.postings.v1',
      event_id: eventId,
      document_number: '财指〔2016〕3号',
      metadata: '{"用途":"村道"}',
    })
  })

  it('does nothing when an event comes again, and moves nothing when its postings come under another', async () => {
    const fund = 'twice-2016'
    await open(fund)
    const asked = ask(fund, [posting('one', 'a', 'b', '1.00'), posting('two', 'a', 'b', '2.00')])
    await deliver(fund, 1, asked)
    const before = await fingerprintTables(house.db)
    expect(await deliver(fund, 1, asked)).toBe('duplicate')
    expect(await fingerprintTables(house.db)).toBe(before)

    const book = await fingerprintTables(house.db, messagingTables)
    await deliver(fund, 2, ask(fund, [posting('two', 'a', 'b', '2.00'), posting('one', 'a', 'b', '1.01')]))
    expect(await lastAnswer(fund)).toEqual(['two replayed 2', 'one refused LEDGER_KEY_REUSED'])
    expect(await fingerprintTables(house.db, messagingTables)).toBe(book)
  })

  it('answers what it would have answered when it dies between the commit of the postings and its own', async () => {
    const fund = 'killed-2016'
    await open(fund)
    await deliver(fund, 1, ask(fund, [posting('early', 'a', 'b', '5.00')]))
    const dying: PostingDesk = {
      submit: async (...submission) => {
        await house.engine.submit(...submission)
        throw engineUnavailable()
      },
    }
    const asked = ask(fund, [
      posting('one', 'a', 'b', '1.00'),
      posting('early', 'a', 'b', '5.00'),
      posting('one', 'a', 'b', '1.00'),
    ])
    for (let death = 0; death < 2; death += 1)
      await expect(deliver(fund, 2, asked, dying)).rejects.toThrow('could not commit')
    expect(await posted(fund)).toHaveLength(2)
    expect(await answers(fund)).toHaveLength(1)

    expect(await deliver(fund, 2, asked)).toBe('handled')
    expect(await lastAnswer(fund)).toEqual(['one posted 2', 'early replayed 1', 'one replayed 2'])
    expect(await posted(fund)).toHaveLength(2)
    expect(await listDeadLetters(house.db, 'ledger.postings')).toEqual([])
  })

  it('refuses what may not be posted or sealed, and what is of an unknown fund, as an answer', async () => {
    const fund = 'refused-2016'
    await open(fund)
    const card = { note: '6222021234567890123' }
    await deliver(
      fund,
      1,
      ask(fund, [
        posting('chart', 'a', 'b', '1.00', { entries: [entry('cash:province', '1.00'), entry('general:a', '-1.00')] }),
        posting('nowhere', 'a', 'nowhere', '1.00'),
        posting('uneven', 'a', 'b', '1.00', { entries: [entry('general:a', '1.00'), entry('general:b', '-0.99')] }),
        posting('held', 'a', 'b', '1.00', { holds: [{ hold_id: idOf('no hold'), amount: '1.00' }] }),
        posting('personal', 'a', 'b', '1.00', { metadata: card }),
        posting('future', 'a', 'b', '1.00', { effective_at: '2150-01-01T00:00:00+08:00' }),
      ]),
    )
    expect(await lastAnswer(fund)).toEqual([
      'chart refused LEDGER_ACCOUNT_NOT_GENERAL',
      'nowhere refused LEDGER_ACCOUNT_UNKNOWN',
      'uneven refused LEDGER_TRANSACTION_UNBALANCED',
      'held refused LEDGER_HOLD_UNKNOWN',
      'personal refused LEDGER_PERSONAL_NUMBER',
      'future refused LEDGER_EFFECTIVE_IN_FUTURE',
    ])
    expect(JSON.stringify(await answers(fund))).not.toContain(card.note)
    await deliver('nobody-2016', 1, ask('nobody-2016', [posting('one', 'a', 'b', '1.00')]))
    expect(await lastAnswer('nobody-2016')).toEqual(['one refused LEDGER_FUND_UNKNOWN'])
    expect([...(await posted(fund)), ...(await posted('nobody-2016'))]).toEqual([])
  })

  it('posts what is linked together or not at all, whether the engine refuses one or nobody may read it', async () => {
    const fund = 'linked-2016'
    await open(fund)
    const good = posting('good', 'a', 'b', '1.00')
    await deliver(fund, 1, ask(fund, [good, posting('beyond', 'poor', 'a', '0.01')], true))
    expect(await lastAnswer(fund)).toEqual([
      'good refused LEDGER_LINKED_REFUSED',
      'beyond refused LEDGER_AVAILABLE_EXCEEDED',
    ])
    await deliver(
      fund,
      2,
      ask(fund, [good, posting('personal', 'a', 'b', '1.00', { metadata: { id: '11010519491231002X' } })], true),
    )
    expect(await lastAnswer(fund)).toEqual([
      'good refused LEDGER_LINKED_REFUSED',
      'personal refused LEDGER_PERSONAL_NUMBER',
    ])
    expect(await posted(fund)).toEqual([])
    await deliver(fund, 3, ask(fund, [good, posting('other', 'b', 'a', '1.00')], true))
    expect(await lastAnswer(fund)).toEqual(['good posted 1', 'other posted 2'])
  })

  it('keeps the order of a fund’s events, while two funds go side by side', async () => {
    const funds = ['left-2016', 'right-2016']
    for (const fund of funds) await open(fund)
    // What comes in with one event goes out with the next: out of order it would be refused.
    const turn = (sequence: number) =>
      sequence % 2 === 1
        ? posting(`in-${sequence}`, 'a', 'poor', '7.00')
        : posting(`out-${sequence}`, 'poor', 'a', '7.00')
    await Promise.all(
      funds.map(async (fund) => {
        for (let sequence = 1; sequence <= 12; sequence += 1) await deliver(fund, sequence, ask(fund, [turn(sequence)]))
      }),
    )
    for (const fund of funds) {
      const results = (await answers(fund)).flatMap((answer) => answer.results)
      expect(results.map(({ status, number }) => `${status} ${number}`)).toEqual(
        Array.from({ length: 12 }, (_, index) => `posted ${index + 1}`),
      )
    }
  })

  it('answers a full page of 500, and takes one event once when eight deliver it at the same moment', async () => {
    const fund = 'page-2016'
    await open(fund)
    const asked = ask(
      fund,
      Array.from({ length: 500 }, (_, index) => posting(`p-${index}`, 'a', 'b', '0.01')),
    )
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => deliver(fund, 1, asked)))
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'duplicate'), 'handled'])
    const [answer, ...more] = await answers(fund)
    expect(more).toEqual([])
    expect(answer?.results.map(({ key, status, number }) => `${key} ${status} ${number}`)).toEqual(
      asked.postings.map(({ key }, index) => `${key} posted ${index + 1}`),
    )
    expect(await posted(fund)).toHaveLength(500)
  })

  it.each([
    [
      'under the key of another fund',
      'stray-2016',
      ask('left-2016', [posting('stray', 'a', 'b', '1.00')]),
      /came under the key stray-2016/,
    ],
    [
      'with an amount of nothing',
      'nothing-2016',
      ask('nothing-2016', [posting('none', 'a', 'b', '0.00')]),
      /^PostingsRequested .*\/amount/,
    ],
    [
      'of no possible moment',
      'leap-2016',
      ask('leap-2016', [posting('leap', 'a', 'b', '1.00', { effective_at: '2016-12-31T23:59:60Z' })]),
      /effective_at/,
    ],
  ])('sets aside postings %s, parks what comes after, and posts none of it', async (_what, fund, asked, reason) => {
    await open(fund)
    const before = await fingerprintTables(house.db, messagingTables)
    expect(await deliver(fund, 1, asked)).toBe('poison')
    expect(await deliver(fund, 2, ask(fund, [posting('later', 'a', 'b', '1.00')]))).toBe('parked')
    expect(await fingerprintTables(house.db, messagingTables)).toBe(before)
    const letters = await listDeadLetters(house.db, 'ledger.postings')
    expect(letters.filter(({ key }) => key === fund)[0]?.reason).toMatch(reason)
  })
})

const entry = (account: string, amount: string) => ({ account, amount })

/** A debit of one general account and a credit of another. */
const posting = (key: string, debit: string, credit: string, amount: string, more: Partial<Posting> = {}): Posting => ({
  key,
  entries: [entry(`general:${debit}`, amount), entry(`general:${credit}`, `-${amount}`)],
  effective_at: null,
  document_number: null,
  metadata: null,
  holds: [],
  ...more,
})

const ask = (fundId: string, postings: Posting[], linked = false): PostingsRequested => ({
  fund_id: fundId,
  linked,
  postings,
})

/** The nth event of disbursement for this fund. */
const delivery = (fundId: string, sequence: number, data: unknown): LoggedMessage => ({
  topic: LEDGER_POSTINGS.name,
  partition: 0,
  position: `${sequence}`,
  key: fundId,
  value: JSON.stringify({
    specversion: '1.0',
    id: idOf(`postings ${sequence}`, fundId),
    source: `/disbursement/${LEDGER_POSTINGS.name}`,
    type: 'PostingsRequested',
    subject: fundId,
    time: '2016-07-01T01:30:00.000Z',
    datacontenttype: 'application/json',
    correlationid: `correlation-${sequence}`,
    sequence,
    data,
  }),
})
