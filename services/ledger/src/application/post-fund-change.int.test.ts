import { afterAll, describe, expect, it } from 'vitest'
import { changedPlan, carriedIn, carriedOut, identified, refund } from '../../test/fund-changes.ts'
import { type AnyRequest, balancesOf, entriesOf, faultsOf, openLedger, post } from '../../test/ledger-fixture.ts'
import { arrival, awards, hold, plan, release, settle } from '../../test/requests.ts'
import { readFundPosition } from '../adapters/postgres/fund-position.ts'

const { db, close } = await openLedger()
afterAll(async () => {
  expect(await faultsOf(db)).toEqual([])
  await close()
})

/** What each of these requests posted, the last one's entries told. */
async function posted(fund: string, ...requests: readonly AnyRequest[]): Promise<string[]> {
  let entries: string[] = []
  for (const request of requests) entries = entriesOf(await post(db, fund, request))
  return entries
}

describe('a plan that is changed', () => {
  it('is owed by each funder that gives more, and can be awarded', async () => {
    const fund = 'raised-2016'
    await posted(fund, plan(fund, { province: '60.00', city: '40.00' }))
    expect(await posted(fund, changedPlan(fund, { province: '90.00', city: '40.00', county: '0.05' }))).toEqual([
      'Dr due:province 30.00',
      'Dr due:county 0.05',
      'Cr appropriation 30.05',
    ])
    await posted(fund, awards(fund, { zhang: '130.05' }, 'new plan'))
    expect(await balancesOf(db, fund)).toEqual({
      'awarded:zhang': '130.05',
      'due:city': '40.00',
      'due:county': '0.05',
      'due:province': '90.00',
    })
  })

  it('takes a cut off what is still owed, and owes back what was sent beyond it', async () => {
    const fund = 'cut-2016'
    await posted(fund, plan(fund, { province: '60.00', city: '40.00' }), arrival(fund, 'province', '50.00'))
    expect(await posted(fund, changedPlan(fund, { province: '35.00', city: '30.00' }))).toEqual([
      'Cr due:province 10.00',
      'Cr refund:province 15.00',
      'Cr due:city 10.00',
      'Dr appropriation 35.00',
    ])
    expect(await posted(fund, refund(fund, 'province', '15.00'))).toEqual([
      'Dr refund:province 15.00',
      'Cr cash:province 15.00',
    ])
    expect(await balancesOf(db, fund)).toEqual({
      appropriation: '65.00',
      'cash:province': '35.00',
      'due:city': '30.00',
    })
  })

  it('moves what one funder gives to another, whom no plan named before, and nothing of the appropriation', async () => {
    const fund = 'moved-2016'
    await posted(fund, plan(fund, { province: '60.00', city: '40.00' }))
    expect(await posted(fund, changedPlan(fund, { county: '40.00', province: '60.00' }))).toEqual([
      'Cr due:city 40.00',
      'Dr due:county 40.00',
    ])
  })

  it('may move nothing: its awards are accepted all the same, and it can be replaced in its turn', async () => {
    const fund = 'reworded-2016'
    await posted(fund, plan(fund, { province: '60.00' }))
    expect(await posted(fund, changedPlan(fund, { province: '60.00' }))).toEqual([])
    await posted(fund, awards(fund, { zhang: '60.00' }, 'new plan'))
    await posted(fund, changedPlan(fund, { province: '61.00' }, { name: 'third plan', replaces: 'new plan' }))
    expect(await balancesOf(db, fund)).toMatchObject({ appropriation: '1.00', 'due:province': '61.00' })
  })

  it('splits payments by the new shares from then on, given what each has borne', async () => {
    const fund = 'split-2016'
    await posted(fund, plan(fund, { province: '50.00', city: '50.00' }))
    await posted(fund, arrival(fund, 'province', '50.00'), arrival(fund, 'city', '50.00'))
    await posted(fund, awards(fund, { first: '20.00', second: '60.00', third: '20.00' }))
    await posted(fund, hold(fund, 'one', { first: '20.00' }), release(fund, 'one'), settle(fund, 'one', 'first'))
    await posted(
      fund,
      changedPlan(fund, { province: '80.00', city: '20.00' }),
      arrival(fund, 'province', '30.00', 'more'),
    )
    const held = await post(db, fund, hold(fund, 'two', { second: '60.00' }))
    expect(held.holds[0]?.cash).toEqual([
      { funder_id: 'province', amount: '54.00' },
      { funder_id: 'city', amount: '6.00' },
    ])
    const rest = await post(db, fund, hold(fund, 'three', { third: '20.00' }))
    expect(rest.holds[0]?.cash).toEqual([
      { funder_id: 'province', amount: '16.00' },
      { funder_id: 'city', amount: '4.00' },
    ])
  })

  it('keeps its hands off money that was carried in: its shares are the plan’s alone', async () => {
    const [from, to] = ['carrying-2016', 'carrying-2017']
    await posted(from, plan(from, { city: '10.00' }), arrival(from, 'city', '10.00'))
    await posted(from, carriedOut(from, to, { city: '10.00' }, 'kept'))
    await posted(to, carriedIn(from, to, { city: '10.00' }, 'kept'))
    const next = plan(to, { city: '5.00' })
    await posted(to, { ...next, fund: { ...next.fund, fiscal_year: 2017 } })
    expect(await posted(to, changedPlan(to, { city: '7.00' }))).toEqual(['Dr due:city 2.00', 'Cr appropriation 2.00'])
    expect(await balancesOf(db, to)).toEqual({ appropriation: '17.00', 'cash:city': '10.00', 'due:city': '7.00' })
  })
})

describe('unspent money', () => {
  it('goes back out of what nobody was awarded, off the funder’s share', async () => {
    const fund = 'unspent-2016'
    await posted(fund, plan(fund, { province: '60.00', city: '40.00' }))
    await posted(fund, arrival(fund, 'province', '60.00'), arrival(fund, 'city', '40.00'))
    await posted(fund, awards(fund, { zhang: '50.00' }))
    expect(await posted(fund, refund(fund, 'province', '30.00', 'unspent'))).toEqual([
      'Dr appropriation 30.00',
      'Cr refund:province 30.00',
      'Dr refund:province 30.00',
      'Cr cash:province 30.00',
    ])
    const position = await readFundPosition(db, fund)
    expect(position).toMatchObject({ total: '100.00', appropriation: '20.00', refunded: '30.00', refundable: '0.00' })
    expect(position?.shares[0]).toMatchObject({ due: '30.00', arrived: '60.00', cash: '30.00', refunded: '30.00' })
    const held = await post(db, fund, hold(fund, 'batch', { zhang: '50.00' }))
    expect(held.holds[0]?.cash.map((part) => part.amount)).toEqual(['21.43', '28.57'])
  })

  it('is carried over into the next year’s fund, which it opens, and its funders owe nothing more for it', async () => {
    const [from, to] = ['year-2016', 'year-2017']
    await posted(from, plan(from, { province: '60.00', city: '40.00' }))
    await posted(from, arrival(from, 'province', '60.00'), arrival(from, 'city', '40.00'))
    await posted(from, awards(from, { zhang: '50.00' }))
    const parts = { province: '30.00', city: '20.00' }
    expect(await posted(from, carriedOut(from, to, parts, 'year'))).toEqual([
      'Dr appropriation 50.00',
      'Cr clearing:year 50.00',
      'Dr clearing:year 50.00',
      'Cr cash:province 30.00',
      'Cr cash:city 20.00',
    ])
    expect(await posted(to, carriedIn(from, to, parts, 'year'))).toEqual([
      'Dr cash:province 30.00',
      'Dr cash:city 20.00',
      'Cr clearing:year 50.00',
      'Dr clearing:year 50.00',
      'Cr appropriation 50.00',
    ])
    expect(await balancesOf(db, from)).toEqual({
      'awarded:zhang': '50.00',
      'cash:city': '20.00',
      'cash:province': '30.00',
    })
    expect(await balancesOf(db, to)).toEqual({ appropriation: '50.00', 'cash:city': '20.00', 'cash:province': '30.00' })
    expect(await readFundPosition(db, from)).toMatchObject({ carried_out: '50.00', carried_in: '0.00' })
    expect(await readFundPosition(db, to)).toMatchObject({
      fiscal_year: 2017,
      total: '0.00',
      carried_in: '50.00',
      shares: [
        { funder: 'province', due: '30.00', arrears: '0.00', arrived: '0.00' },
        { funder: 'city', due: '20.00', arrears: '0.00', arrived: '0.00' },
      ],
    })
  })
})

describe('money whose funder was not known', () => {
  it('pays off what its true funder owes and goes over with the cash; what is beyond is owed back', async () => {
    const fund = 'identified-2016'
    await posted(fund, plan(fund, { province: '60.00', city: '40.00' }))
    await posted(fund, arrival(fund, 'province', '110.00'))
    expect(await posted(fund, identified(fund, 'province', 'city', '45.00'))).toEqual([
      'Dr unidentified 45.00',
      'Cr due:city 40.00',
      'Cr refund:city 5.00',
      'Dr cash:city 45.00',
      'Cr cash:province 45.00',
    ])
    expect(await posted(fund, identified(fund, 'province', 'province', '5.00'))).toEqual([
      'Dr unidentified 5.00',
      'Cr refund:province 5.00',
    ])
    const position = await readFundPosition(db, fund)
    expect(position).toMatchObject({ unidentified: '0.00', refundable: '10.00' })
    expect(position?.shares).toMatchObject([
      { arrived: '65.00', arrears: '0.00', cash: '65.00', refundable: '5.00' },
      { arrived: '45.00', arrears: '0.00', cash: '45.00', refundable: '5.00' },
    ])
  })
})
