import type { TransactionRequested } from '@fundtrace/contracts'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { lockFund } from '../adapters/postgres/fund-repository.ts'
import { shardOf } from '../domain/shard.ts'
import { ask, balancesOf, faultsOf, openLedger, post } from '../../test/ledger-fixture.ts'
import { shortageOf } from '../../test/refusal.ts'
import { arrival, awards, hold, plan, release, returned, settle } from '../../test/requests.ts'

// Twenty-four connections: whoever asks below is really asked at the same time.
const { db, close } = await openLedger({ connectionsMax: 24 })
afterAll(close)
afterEach(async () => expect(await faultsOf(db)).toEqual([]))

const twenty = Array.from({ length: 20 }, (_, index) => `h-${index + 1}`)

describe('twenty at the same moment', () => {
  it('hold exactly as many batches as there is cash for, and the others are told what is missing', async () => {
    const fund = 'cash-for-seven'
    await post(db, fund, plan(fund, { city: '400.00' }))
    await post(db, fund, arrival(fund, 'city', '79.99'))
    await post(db, fund, awards(fund, Object.fromEntries(twenty.map((name) => [name, '10.00']))))

    const outcomes = await atOnce(
      fund,
      twenty.map((name) => hold(fund, name, { [name]: '10.00' })),
    )
    expect(tally(outcomes)).toEqual({ posted: 7, 'LEDGER_AVAILABLE_EXCEEDED cash:city 0.01': 13 })
    expect(await balancesOf(db, fund)).toMatchObject({ 'cash:city': '79.99, 70.00 held' })

    await atOnce(
      fund,
      twenty.map((name) => release(fund, name)),
    )
    const settled = await atOnce(
      fund,
      twenty.map((name) => settle(fund, name, name)),
    )
    expect(tally(settled)).toEqual({ posted: 7, LEDGER_PAYMENT_UNKNOWN: 13 })
    expect(await balancesOf(db, fund)).toMatchObject({ 'cash:city': '9.99', appropriation: '200.00' })
    expect(await numbersOf(fund)).toEqual(Array.from({ length: 36 }, (_, index) => index + 1))
  })

  it('are awarded exactly as much as was appropriated', async () => {
    const fund = 'awards-for-seven'
    await post(db, fund, plan(fund, { city: '79.99' }))
    const outcomes = await atOnce(
      fund,
      twenty.map((name) => awards(fund, { [name]: '10.00' })),
    )
    expect(tally(outcomes)).toEqual({ posted: 7, 'LEDGER_AVAILABLE_EXCEEDED appropriation 0.01': 13 })
    expect(await numbersOf(fund)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('claim exactly as much of a township as it owes', async () => {
    const fund = 'town-for-seven'
    await post(db, fund, plan(fund, { town: '79.99', district: '400.00' }, { funded: 'by_award' }))
    const parts = { town: '10.00', district: '1.00' }
    const outcomes = await atOnce(
      fund,
      twenty.map((name) => awards(fund, { [name]: ['11.00', parts] })),
    )
    expect(tally(outcomes)).toEqual({ posted: 7, 'LEDGER_SHARE_EXCEEDED town 0.01': 13 })
  })

  it('pay one award once, whatever batch it is in', async () => {
    const fund = 'one-award'
    await post(db, fund, plan(fund, { city: '400.00' }))
    await post(db, fund, arrival(fund, 'city', '400.00'))
    await post(db, fund, awards(fund, { zhang: '10.00' }))
    const outcomes = await atOnce(
      fund,
      twenty.map((batch) => hold(fund, batch, { zhang: '10.00' })),
    )
    expect(tally(outcomes)).toEqual({ posted: 1, 'LEDGER_AWARD_NOT_PAYABLE awarded:zhang 10.00': 19 })
  })

  it('post one thing once', async () => {
    const fund = 'one-thing'
    expect(
      tally(
        await atOnce(
          fund,
          twenty.map(() => plan(fund, { city: '40.00' })),
        ),
      ),
    ).toEqual({ posted: 1, LEDGER_ALREADY_POSTED: 19 })
    expect(
      tally(
        await atOnce(
          fund,
          twenty.map(() => arrival(fund, 'city', '4.00')),
        ),
      ),
    ).toEqual({ posted: 1, LEDGER_ALREADY_POSTED: 19 })
    expect(
      tally(
        await atOnce(
          fund,
          twenty.map(() => awards(fund, { zhang: '4.00' })),
        ),
      ),
    ).toEqual({ posted: 1, LEDGER_ALREADY_POSTED: 19 })
    expect(await balancesOf(db, fund)).toEqual({
      appropriation: '36.00',
      'awarded:zhang': '4.00',
      'cash:city': '4.00',
      'due:city': '36.00',
    })
  })

  it('settle a payment or return it, and never both', async () => {
    const fund = 'out-or-back'
    await post(db, fund, plan(fund, { city: '40.00' }))
    await post(db, fund, arrival(fund, 'city', '40.00'))
    await post(db, fund, awards(fund, { zhang: '10.00' }))
    await post(db, fund, hold(fund, 'batch', { zhang: '10.00' }))
    await post(db, fund, release(fund, 'batch'))
    const either = twenty.map((_, index) => (index % 2 === 0 ? settle : returned)(fund, 'batch', 'zhang'))
    expect(tally(await atOnce(fund, either))).toEqual({ posted: 1, LEDGER_PAYMENT_STATE_WRONG: 19 })
  })

  it('open one fund with plans of their own, and each share is owed', async () => {
    const fund = 'opened-by-twenty'
    const plans = twenty.map((name) => plan(fund, { city: '1.00', [name]: '2.00' }, { name }))
    expect(tally(await atOnce(fund, plans))).toEqual({ posted: 20 })
    expect(await balancesOf(db, fund)).toMatchObject({
      appropriation: '60.00',
      'due:city': '20.00',
      'due:h-20': '2.00',
    })
    expect(await numbersOf(fund)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })
})

it('funds of two shards are posted to side by side: neither waits for the lock of the other', async () => {
  const [one, two] = ['side-one', 'side-two'] as const
  expect(shardOf(one)).not.toBe(shardOf(two))
  for (const fund of [one, two]) await post(db, fund, plan(fund, { city: '40.00' }))
  await db.transaction(async (holdsTheLock) => {
    await lockFund(holdsTheLock, one)
    expect(
      tally(
        await atOnce(
          two,
          twenty.map((name) => arrival(two, 'city', '2.00', name)),
        ),
      ),
    ).toEqual({ posted: 20 })
  })
  expect(
    tally(
      await atOnce(
        one,
        twenty.map((name) => arrival(one, 'city', '2.00', name)),
      ),
    ),
  ).toEqual({ posted: 20 })
  expect(await numbersOf(two)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1))
})

it('many funds at once meet no deadlock, and each counts without a gap', async () => {
  const funds = ['f-1', 'f-2', 'f-3', 'f-4']
  await Promise.all(funds.map((fund) => post(db, fund, plan(fund, { city: '40.00', town: '40.00' }))))
  const requests = funds.flatMap((fund) => [
    ...['city', 'town', 'city', 'town'].map((funder, index) => ({
      fund,
      request: arrival(fund, funder, '9.00', `a${index}`),
    })),
    ...twenty.slice(0, 3).map((name) => ({ fund, request: awards(fund, { [name]: '3.00', [`${name}-b`]: '4.00' }) })),
  ])
  await Promise.all(requests.map(({ fund, request }) => post(db, fund, request)))
  for (const fund of funds) expect(await numbersOf(fund)).toEqual(Array.from({ length: 11 }, (_, index) => index + 1))
})

const atOnce = (fund: string, requests: readonly TransactionRequested[]) =>
  Promise.all(requests.map((request) => ask(db, fund, request)))

/** How many were posted, and how many were refused with which code, account (or funder) and missing amount. */
function tally(outcomes: Awaited<ReturnType<typeof atOnce>>): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) {
    const key = 'posting' in outcome ? 'posted' : `${outcome.refusal.code} ${shortageOf(outcome.refusal.values)}`.trim()
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

async function numbersOf(fund: string): Promise<number[]> {
  const numbers: string[] = await db('transactions').where({ fund_id: fund }).orderBy('number').pluck('number')
  return numbers.map(Number)
}
