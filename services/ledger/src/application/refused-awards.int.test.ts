import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { balancesOf, openLedger, post, refusalOf } from '../../test/ledger-fixture.ts'
import { byAward, byPlan, expectRefusal, postWorld, type Refusal } from '../../test/refusals.ts'
import { arrival, awards, plan } from '../../test/requests.ts'

const { db, owner, close } = await openLedger()
afterAll(close)
beforeAll(() => postWorld(db))

const plans: Refusal[] = [
  [
    'a plan whose shares are not its total',
    byPlan,
    plan(byPlan, { province: '6.00', city: '4.01' }, { name: 'next', total: '10.00' }),
    'LEDGER_PLAN_SHARES_DIFFER',
    { total: '10.00', shares: '10.01' },
  ],
  [
    'a share below zero',
    byPlan,
    plan(byPlan, { province: '6.00', city: '-1.00' }, { name: 'next' }),
    'LEDGER_SHARE_NEGATIVE',
    { about: 'plan next', funder_id: 'city', amount: '-1.00' },
  ],
  [
    'a funder that is named twice in a plan',
    byPlan,
    { ...plan(byPlan, { city: '2.00' }, { name: 'next', total: '4.00' }), shares: [share('city'), share('city')] },
    'LEDGER_FUNDER_NAMED_TWICE',
    { about: 'plan next', funder_id: 'city' },
  ],
  [
    'a plan that is posted',
    byPlan,
    plan(byPlan, { city: '1.00' }),
    'LEDGER_ALREADY_POSTED',
    { reference: 'plan:plan' },
  ],
  [
    'a plan that means another fund by the same id',
    byPlan,
    plan(byPlan, { city: '1.00' }, { name: 'next', funded: 'by_award' }),
    'LEDGER_FUND_DIFFERS',
    { field: 'funded', open: 'by_plan', requested: 'by_award' },
  ],
  [
    'a first plan, which then opens no fund',
    'new-2016',
    plan('new-2016', { city: '-1.00', province: '2.00' }),
    'LEDGER_SHARE_NEGATIVE',
    { funder_id: 'city' },
  ],
]

const arrivals: Refusal[] = [
  ['money for an unknown fund', 'other', arrival('other', 'city', '1.00'), 'LEDGER_FUND_UNKNOWN', { fund_id: 'other' }],
  [
    'money of somebody who owes no share',
    byPlan,
    arrival(byPlan, 'stranger', '1.00'),
    'LEDGER_FUNDER_UNKNOWN',
    { fund_id: byPlan, funder_id: 'stranger' },
  ],
  [
    'an arrival that is posted',
    byPlan,
    arrival(byPlan, 'city', '33.00'),
    'LEDGER_ALREADY_POSTED',
    { reference: 'arrival:arrival of city' },
  ],
]

const awarding: Refusal[] = [
  [
    'awards beyond the appropriation, with all that is missing',
    byPlan,
    awards(byPlan, { one: '50.00', two: '5.00', three: '0.07' }),
    'LEDGER_AVAILABLE_EXCEEDED',
    { fund_id: byPlan, account: 'appropriation', available: '54.00', requested: '55.07', missing: '1.07' },
  ],
  [
    'an award that is posted, even when the appropriation would not reach',
    byPlan,
    awards(byPlan, { fresh: '500.00', paid: '9.00' }),
    'LEDGER_ALREADY_POSTED',
    { reference: 'award:award paid' },
  ],
  [
    'an award that is twice on a page',
    byPlan,
    {
      ...awards(byPlan, {}),
      awards: [...awards(byPlan, { x: '1.00' }).awards, ...awards(byPlan, { x: '1.00' }).awards],
    },
    'LEDGER_ALREADY_POSTED',
    { reference: 'award:award x' },
  ],
  [
    'an award whose id another fund has',
    byPlan,
    { ...awards(byPlan, {}), awards: [{ ...awards(byAward, { hu: '1.00' }).awards[0]!, parts: null }] },
    'LEDGER_ALREADY_POSTED',
    { reference: 'awards:plan' },
  ],
  [
    'an award of a plan that is not posted in this fund',
    byPlan,
    awards(byPlan, { fresh: '1.00' }, 'unheard of'),
    'LEDGER_PLAN_UNKNOWN',
    { plan_id: 'unheard of' },
  ],
  [
    'an award that names who pays, where the plan says so',
    byPlan,
    awards(byPlan, { fresh: ['1.00', { city: '1.00' }] }),
    'LEDGER_AWARD_PARTS_DIFFER',
    { amount: '1.00', parts: '1.00' },
  ],
  [
    'an award that names nobody, where awards say who pays',
    byAward,
    awards(byAward, { fresh: '1.00' }),
    'LEDGER_AWARD_PARTS_DIFFER',
    { amount: '1.00', parts: null },
  ],
  [
    'parts that are not the award',
    byAward,
    awards(byAward, { fresh: ['1.00', { 'town-a': '0.50', district: '0.49' }] }),
    'LEDGER_AWARD_PARTS_DIFFER',
    { amount: '1.00', parts: '0.99' },
  ],
  [
    'a part below zero',
    byAward,
    awards(byAward, { fresh: ['1.00', { 'town-a': '-1.00', district: '2.00' }] }),
    'LEDGER_SHARE_NEGATIVE',
    { about: 'award award fresh', funder_id: 'town-a', amount: '-1.00' },
  ],
  [
    'a funder that is named twice in an award',
    byAward,
    {
      ...awards(byAward, {}),
      awards: [{ ...awards(byAward, { fresh: '2.00' }).awards[0]!, parts: [part('town-a'), part('town-a')] }],
    },
    'LEDGER_FUNDER_NAMED_TWICE',
    { about: 'award award fresh', funder_id: 'town-a' },
  ],
  [
    'a part of somebody who owes no share',
    byAward,
    awards(byAward, { fresh: ['1.00', { stranger: '1.00' }] }),
    'LEDGER_FUNDER_UNKNOWN',
    { funder_id: 'stranger' },
  ],
  [
    'awards that claim more of a township than it owes, with all that is missing',
    byAward,
    awards(byAward, { one: ['6.00', { 'town-b': '6.00' }], two: ['6.00', { 'town-b': '5.01', district: '0.99' }] }),
    'LEDGER_SHARE_EXCEEDED',
    { funder_id: 'town-b', available: '10.00', requested: '11.01', missing: '1.01' },
  ],
]

describe.each([
  ['plan', plans],
  ['arrival', arrivals],
  ['awards', awarding],
])('%s: the ledger refuses, and changes nothing,', (_kind, refusals) => {
  it.each(refusals)('%s', (...refusal) => expectRefusal(db, refusal))
})

it('nothing is posted on an account that is closed', async () => {
  const fund = 'closed-2016'
  await post(db, fund, plan(fund, { city: '1.00' }))
  await owner('accounts').insert({
    fund_id: fund,
    code: 'unidentified',
    kind: 'unidentified',
    normal_side: 'credit',
    closed_at: '2016-06-01',
  })
  expect(await refusalOf(db, fund, arrival(fund, 'city', '1.01'))).toMatchObject({
    code: 'LEDGER_ACCOUNT_CLOSED',
    values: { account: 'unidentified' },
  })
  expect(await balancesOf(db, fund)).toEqual({ appropriation: '1.00', 'due:city': '1.00' })
})

function share(funder: string) {
  return { funder_id: funder, funder_name: funder, funder_area: null, amount: '2.00' }
}

function part(funder: string) {
  return { funder_id: funder, amount: '1.00' }
}
