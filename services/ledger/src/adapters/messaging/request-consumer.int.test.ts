import {
  POSTED_PAGE_ITEMS,
  TransactionPosted,
  TransactionRejected,
  type TransactionRequested,
} from '@fundtrace/contracts'
import { fingerprintTables } from '@fundtrace/database'
import { listDeadLetters, takeIn } from '@fundtrace/messaging'
import { Compile } from 'typebox/compile'
import { afterAll, describe, expect, it } from 'vitest'
import { answersOf, delivery } from '../../../test/delivery.ts'
import { balancesOf, faultsOf, idOf, openLedger } from '../../../test/ledger-fixture.ts'
import { arrival, awards, hold, plan, release, returned, settle } from '../../../test/requests.ts'
import { requestConsumer } from './request-consumer.ts'

const { db, close } = await openLedger()
afterAll(close)

const messagingTables = ['outbox', 'outbox_sequences', 'consumed_events', 'dead_letters']
const isPosted = Compile(TransactionPosted)
const isRejected = Compile(TransactionRejected)

const deliver = (fund: string, sequence: number, request: TransactionRequested) =>
  takeIn(db, requestConsumer, delivery(fund, sequence, request))

describe('the consumer of requests', () => {
  it('answers every kind of request in the order of the requests, each as its contract says', async () => {
    const fund = 'shanwei-2016'
    const requests = [
      plan(fund, { province: '60.00', city: '40.00' }),
      arrival(fund, 'province', '60.00'),
      arrival(fund, 'city', '39.00'),
      awards(fund, { zhang: '10.00', li: '20.05', wang: '69.95' }),
      hold(fund, 'too much', { zhang: '10.00', li: '20.05', wang: '69.95' }),
      hold(fund, 'batch', { zhang: '10.00', li: '20.05' }),
      release(fund, 'batch'),
      settle(fund, 'batch', 'zhang'),
      returned(fund, 'batch', 'li'),
      returned(fund, 'batch', 'li'),
    ]
    for (const [index, request] of requests.entries()) expect(await deliver(fund, index + 1, request)).toBe('handled')

    const answers = await answersOf(db, fund)
    expect(
      answers.map(
        ({ sequence, type, data }) => `${sequence} ${type} ${(data as { request: { kind: string } }).request.kind}`,
      ),
    ).toEqual([
      '1 TransactionPosted plan',
      '2 TransactionPosted arrival',
      '3 TransactionPosted arrival',
      '4 TransactionPosted awards',
      '5 TransactionRejected hold',
      '6 TransactionPosted hold',
      '7 TransactionPosted release',
      '8 TransactionPosted settle',
      '9 TransactionPosted return',
      '10 TransactionRejected return',
    ])
    for (const { type, data } of answers) {
      expect(type === 'TransactionPosted' ? isPosted.Check(data) : isRejected.Check(data), JSON.stringify(data)).toBe(
        true,
      )
    }
    expect(await faultsOf(db)).toEqual([])
  })

  it('says which event it answers, and keeps the correlation of whoever began', async () => {
    const fund = 'answers-2016'
    const request = plan(fund, { city: '1.00' })
    await deliver(fund, 1, request)
    const [answer] = await answersOf(db, fund)
    const eventId = idOf('allocation event 1', fund)
    expect(answer).toMatchObject({
      source: '/ledger/ledger.transactions.v1',
      subject: fund,
      correlationid: 'correlation-1',
      causationid: eventId,
      data: { request: { kind: 'plan', id: request.plan_id, event_id: eventId }, fund_id: fund },
    })
    expect(await db('transactions').where({ fund_id: fund }).pluck('event_id')).toEqual([eventId])
  })

  it('tells in the answer what it wrote in the book, number and times', async () => {
    const fund = 'told-2016'
    await deliver(fund, 1, plan(fund, { city: '1.00' }))
    const [row] = await db('transactions').where({ fund_id: fund })
    const [answer] = await answersOf(db, fund)
    expect(answer?.data).toMatchObject({
      transactions: [
        {
          transaction_id: row.id,
          number: Number(row.number),
          kind: 'plan',
          reference: row.reference,
          effective_at: '2016-07-01T01:30:00.000Z',
          recorded_at: row.recorded_at.toISOString(),
          payment_id: null,
          entries: [
            { account: 'due:city', amount: '1.00' },
            { account: 'appropriation', amount: '-1.00' },
          ],
        },
      ],
      holds: [],
    })
  })

  it('answers a large batch in pages, one after the other, that together hold all of it', async () => {
    const fund = 'paged-2016'
    const names = Array.from({ length: 2 * POSTED_PAGE_ITEMS + 1 }, (_, index) => `household-${index}`)
    const ones = Object.fromEntries(names.map((name) => [name, '1.00']))
    const total = `${names.length}.00`
    const requests = [
      plan(fund, { city: total }),
      arrival(fund, 'city', total),
      awards(fund, ones),
      hold(fund, 'batch', ones),
      release(fund, 'batch'),
    ]
    for (const [index, request] of requests.entries()) expect(await deliver(fund, index + 1, request)).toBe('handled')
    const answers = (await answersOf(db, fund)).map(({ data }) => data as TransactionPosted)
    for (const kind of ['awards', 'hold', 'release'] as const) {
      const pages = answers.filter(({ request }) => request.kind === kind)
      expect(pages.map(({ page, pages: of }) => [page, of])).toEqual([
        [1, 3],
        [2, 3],
        [3, 3],
      ])
      for (const page of pages) expect(isPosted.Check(page)).toBe(true)
      const told = pages.flatMap(({ transactions, holds }) => [...transactions, ...holds])
      expect(new Set(told.map((item) => JSON.stringify(item))).size).toBe(names.length)
    }
  })

  it('announces a refusal with its reason, and writes nothing else', async () => {
    const fund = 'refused-2016'
    await deliver(fund, 1, plan(fund, { city: '10.00' }))
    const before = await fingerprintTables(db, messagingTables)
    expect(await deliver(fund, 2, awards(fund, { zhang: '10.01' }))).toBe('handled')
    expect(await fingerprintTables(db, messagingTables)).toBe(before)
    const [, answer] = await answersOf(db, fund)
    expect(answer).toMatchObject({
      type: 'TransactionRejected',
      data: {
        request: { kind: 'awards' },
        problem: {
          code: 'LEDGER_AVAILABLE_EXCEEDED',
          title: { zh: '账户可用余额不足', en: 'The account does not have enough available' },
          values: { account: 'appropriation', available: '10.00', requested: '10.01', missing: '0.01' },
        },
      },
    })
    expect(isRejected.Check(answer?.data)).toBe(true)
  })

  it('answers also what only the database refuses, and goes on', async () => {
    const [one, other] = ['first-2016', 'second-2016']
    for (const fund of [one, other]) await deliver(fund, 1, plan(fund, { city: '10.00' }))
    await deliver(one, 2, awards(one, { zhang: '10.00' }))
    const stolen = { ...awards(one, { zhang: '10.00' }), plan_id: idOf('plan', other) }
    expect(await deliver(other, 2, stolen)).toBe('handled')
    expect(await deliver(other, 3, arrival(other, 'city', '1.00'))).toBe('handled')
    expect((await answersOf(db, other)).map(({ type }) => type)).toEqual([
      'TransactionPosted',
      'TransactionRejected',
      'TransactionPosted',
    ])
    expect(await balancesOf(db, other)).toEqual({ appropriation: '10.00', 'cash:city': '1.00', 'due:city': '9.00' })
  })

  it('does nothing when an event comes again, and posts nothing when a request comes under another event', async () => {
    const fund = 'twice-2016'
    const request = plan(fund, { city: '10.00' })
    await deliver(fund, 1, request)
    const before = await fingerprintTables(db)
    expect(await deliver(fund, 1, request)).toBe('duplicate')
    expect(await fingerprintTables(db)).toBe(before)

    expect(await deliver(fund, 2, request)).toBe('handled')
    expect(await balancesOf(db, fund)).toEqual({ appropriation: '10.00', 'due:city': '10.00' })
    expect((await answersOf(db, fund)).map((answer) => answer.type)).toEqual([
      'TransactionPosted',
      'TransactionRejected',
    ])
  })

  it('takes one event once when it is delivered ten times at the same moment', async () => {
    const fund = 'moment-2016'
    await deliver(fund, 1, plan(fund, { city: '10.00' }))
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => deliver(fund, 2, arrival(fund, 'city', '4.00'))),
    )
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'duplicate'), 'handled'])
    expect(await balancesOf(db, fund)).toEqual({ appropriation: '10.00', 'cash:city': '4.00', 'due:city': '6.00' })
    expect(await answersOf(db, fund)).toHaveLength(2)
    expect(await faultsOf(db)).toEqual([])
  })

  it.each([
    [
      'a plan that came under the key of another fund',
      'stray-2016',
      plan('other-2016', { city: '1.00' }),
      /A plan of other-2016 came under the key stray-2016/,
    ],
    ['a request about no possible fund', 'Not A Fund', release('x', 'batch'), /Not A Fund is not the id of a fund/],
    [
      'an id in another spelling',
      'spelling-2016',
      capitals(plan('spelling-2016', { city: '1.00' })),
      /^TransactionRequested .*: /,
    ],
  ])('sets aside %s, and writes nothing in the book', async (_what, key, request, reason) => {
    const before = await fingerprintTables(db, messagingTables)
    expect(await deliver(key, 1, request)).toBe('poison')
    expect(await fingerprintTables(db, messagingTables)).toBe(before)
    expect((await listDeadLetters(db, requestConsumer.name)).at(-1)?.reason).toMatch(reason)
    expect(await answersOf(db, key)).toEqual([])
  })
})

function capitals(request: ReturnType<typeof plan>) {
  return { ...request, plan_id: request.plan_id.toUpperCase() }
}
