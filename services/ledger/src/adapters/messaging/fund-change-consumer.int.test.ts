import { TransactionPosted, TransactionRejected } from '@fundtrace/contracts'
import { fingerprintTables } from '@fundtrace/database'
import { listDeadLetters, takeIn } from '@fundtrace/messaging'
import { Compile } from 'typebox/compile'
import { afterAll, describe, expect, it } from 'vitest'
import { answersOf, delivery } from '../../../test/delivery.ts'
import { carriedIn, carriedOut, changedPlan, identified, refund } from '../../../test/fund-changes.ts'
import {
  type AnyRequest,
  balancesOf,
  faultsOf,
  idOf,
  isFundChange,
  named,
  openLedger,
} from '../../../test/ledger-fixture.ts'
import { arrival, plan } from '../../../test/requests.ts'
import { fundChangeConsumer } from './fund-change-consumer.ts'
import { requestConsumer } from './request-consumer.ts'

const { db, close } = await openLedger()
afterAll(close)

const isPosted = Compile(TransactionPosted)
const isRejected = Compile(TransactionRejected)
const messagingTables = ['outbox', 'outbox_sequences', 'consumed_events', 'dead_letters']

const deliver = (fund: string, sequence: number, request: AnyRequest) =>
  takeIn(db, isFundChange(request) ? fundChangeConsumer : requestConsumer, delivery(fund, sequence, request))

async function answersIn(fund: string): Promise<string[]> {
  return (await answersOf(db, fund)).map(({ type, data }) => {
    expect(isPosted.Check(data) || isRejected.Check(data), JSON.stringify(data)).toBe(true)
    const { request } = data as TransactionPosted | TransactionRejected
    return named(`${type} ${request.kind} ${request.id}`)
  })
}

describe('the consumer of fund changes', () => {
  const [fund, next] = ['shanwei-2016', 'shanwei-2017']

  it('answers every kind under its own id, as a plan or as an arrival', async () => {
    await deliver(fund, 1, plan(fund, { province: '60.00', city: '40.00' }))
    await deliver(fund, 2, arrival(fund, 'province', '70.00'))
    const changes = [
      changedPlan(fund, { province: '50.00', city: '40.00' }),
      refund(fund, 'province', '10.00'),
      refund(fund, 'province', '0.01', 'refund', 'too much'),
      identified(fund, 'province', 'city', '10.00'),
      carriedOut(fund, next, { province: '5.00' }),
    ]
    for (const [index, change] of changes.entries()) expect(await deliver(fund, index + 1, change)).toBe('handled')
    expect(await deliver(next, 1, carriedIn(fund, next, { province: '5.00' }))).toBe('handled')

    expect((await answersIn(fund)).slice(2)).toEqual([
      'TransactionPosted plan new plan',
      'TransactionPosted arrival refund to province',
      'TransactionRejected arrival too much',
      'TransactionPosted arrival identification for city',
      'TransactionPosted plan carry',
    ])
    expect(await answersIn(next)).toEqual(['TransactionPosted plan carry'])
    const [, , answer] = await answersOf(db, fund)
    const eventId = idOf('allocation change 1', fund)
    expect(answer).toMatchObject({ causationid: eventId, data: { request: { event_id: eventId }, page: 1, pages: 1 } })
    expect(await faultsOf(db)).toEqual([])
  })

  it('answers a changed plan that moves nothing as posted, without a transaction', async () => {
    const still = 'still-2016'
    await deliver(still, 1, plan(still, { city: '1.00' }))
    await deliver(still, 1, changedPlan(still, { city: '1.00' }))
    const [, answer] = await answersOf(db, still)
    expect(answer).toMatchObject({ type: 'TransactionPosted', data: { request: { kind: 'plan' }, transactions: [] } })
  })

  it('does nothing when a change comes again, and posts nothing when it comes under another event', async () => {
    const change = refund(fund, 'province', '1.00', 'unspent', 'year end')
    expect(await deliver(fund, 6, change)).toBe('handled')
    const before = await fingerprintTables(db)
    expect(await deliver(fund, 6, change)).toBe('duplicate')
    expect(await fingerprintTables(db)).toBe(before)

    const balances = await balancesOf(db, fund)
    expect(await deliver(fund, 7, change)).toBe('handled')
    expect(await balancesOf(db, fund)).toEqual(balances)
    expect((await answersIn(fund)).at(-1)).toBe('TransactionRejected arrival year end')
  })

  it('lets one of two changes of the same plan win when both come at the same moment', async () => {
    const rival = 'rival-2016'
    await deliver(rival, 1, plan(rival, { city: '10.00' }))
    const rivals = ['one plan', 'other plan'].map((name) => changedPlan(rival, { city: '12.00' }, { name }))
    await Promise.all(
      rivals.map((change, index) =>
        takeIn(db, fundChangeConsumer, delivery(rival, 1, change, index === 0 ? 'allocation' : 'allocation-too')),
      ),
    )
    expect((await answersOf(db, rival)).map(({ type }) => type).toSorted()).toEqual([
      'TransactionPosted',
      'TransactionPosted',
      'TransactionRejected',
    ])
    expect(await balancesOf(db, rival)).toEqual({ appropriation: '12.00', 'due:city': '12.00' })
  })

  it.each([
    ['a change that came under the key of another fund', 'stray-2016', refund(fund, 'city', '1.00')],
    ['money for a fund that came under the key of another', 'stray-2017', carriedIn(fund, next, { city: '1.00' })],
    ['an amount of nothing', 'nothing-2016', refund('nothing-2016', 'city', '0.00')],
  ])('sets aside %s, and writes nothing in the book', async (_what, key, change) => {
    const before = await fingerprintTables(db, messagingTables)
    expect(await deliver(key, 1, change)).toBe('poison')
    expect(await fingerprintTables(db, messagingTables)).toBe(before)
    expect((await listDeadLetters(db, fundChangeConsumer.name)).at(-1)?.reason).toMatch(
      /came under the key stray|FundChangeRequested .*: /,
    )
    expect(await answersOf(db, key)).toEqual([])
  })
})
