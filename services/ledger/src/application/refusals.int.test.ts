import type { TransactionRequested } from '@fundtrace/contracts'
import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsOf, idOf, named, openLedger, post, refusalOf } from '../../test/ledger-fixture.ts'
import { arrival, awards, hold, plan, release, returned, settle } from '../../test/requests.ts'

const { db, close } = await openLedger()
afterAll(close)

const byPlan = 'shanwei-2016'
const byAward = 'qingcheng-2016'
const twoTownships = { 'town-a': '10.00', 'town-b': '20.00', district: '30.00' }

/** Everything that can be refused has its state here: awards and payments are named for what has become of them. */
beforeAll(async () => {
  await post(db, byPlan, plan(byPlan, { province: '120.00', city: '60.00' }))
  await post(db, byPlan, arrival(byPlan, 'province', '70.00'))
  await post(db, byPlan, arrival(byPlan, 'city', '33.00'))
  const each = { open: '30.00', more: '60.00', held: '9.00', sent: '9.00', paid: '9.00', back: '9.00' }
  await post(db, byPlan, awards(byPlan, each))
  await post(db, byPlan, hold(byPlan, 'held batch', { held: '9.00' }))
  await post(db, byPlan, hold(byPlan, 'sent batch', { sent: '9.00', paid: '9.00', back: '9.00' }))
  await post(db, byPlan, release(byPlan, 'sent batch'))
  await post(db, byPlan, settle(byPlan, 'sent batch', 'paid'))
  await post(db, byPlan, returned(byPlan, 'sent batch', 'back'))

  await post(db, byAward, plan(byAward, twoTownships, { funded: 'by_award' }))
  await post(db, byAward, arrival(byAward, 'town-a', '10.00'))
  await post(db, byAward, arrival(byAward, 'district', '30.00'))
  await post(db, byAward, awards(byAward, { hu: ['20.00', { 'town-b': '10.00', district: '10.00' }] }))
})

type Refusal = [fact: string, fund: string, request: TransactionRequested, code: string, values: object]

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

const holding: Refusal[] = [
  [
    'a payment of no known award',
    byPlan,
    hold(byPlan, 'new', { nobody: '1.00' }),
    'LEDGER_AWARD_UNKNOWN',
    { award_id: 'award nobody' },
  ],
  ["a payment of another fund's award", byPlan, foreignHold(), 'LEDGER_AWARD_UNKNOWN', { award_id: 'award hu' }],
  [
    'a payment beyond its award, with the account and what is missing',
    byPlan,
    hold(byPlan, 'new', { open: '30.01' }),
    'LEDGER_AWARD_NOT_PAYABLE',
    { account: 'awarded:open', available: '30.00', requested: '30.01', missing: '0.01' },
  ],
  [
    'a payment of a part of its award',
    byPlan,
    hold(byPlan, 'new', { open: '29.99' }),
    'LEDGER_AWARD_NOT_PAYABLE',
    { account: 'awarded:open', available: '30.00', requested: '29.99', missing: '0.00' },
  ],
  ...(['held', 'sent', 'paid'] as const).map(
    (state): Refusal => [
      `a payment of an award that is ${state}`,
      byPlan,
      hold(byPlan, 'new', { back: '9.00', [state]: '9.00' }),
      'LEDGER_AWARD_NOT_PAYABLE',
      { account: `awarded:${state}`, available: '0.00', requested: '9.00', missing: '9.00' },
    ],
  ),
  [
    'two payments of one award in a batch',
    byPlan,
    { ...hold(byPlan, 'new', {}), payments: [paymentOf('open', 'one'), paymentOf('open', 'two')] },
    'LEDGER_AWARD_NOT_PAYABLE',
    { account: 'awarded:open', available: '0.00' },
  ],
  [
    'a payment that is twice in a batch',
    byPlan,
    { ...hold(byPlan, 'new', {}), payments: [paymentOf('open', 'one'), paymentOf('more', 'one')] },
    'LEDGER_PAYMENT_NAMED_TWICE',
    { payment_id: 'one' },
  ],
  [
    'a payment whose id another batch has',
    byPlan,
    { ...hold(byPlan, 'new', {}), payments: [paymentOf('open', 'sent batch paid')] },
    'LEDGER_ALREADY_POSTED',
    { reference: 'hold:new' },
  ],
  [
    'a batch that is held, even with other payments',
    byPlan,
    hold(byPlan, 'held batch', { open: '30.00' }),
    'LEDGER_ALREADY_POSTED',
    { reference: 'hold:held batch' },
  ],
  [
    'a batch that the cash does not reach for, with what all of it lacks',
    byPlan,
    hold(byPlan, 'new', { back: '9.00', more: '60.00', open: '30.00' }),
    'LEDGER_AVAILABLE_EXCEEDED',
    { account: 'cash:province', available: '52.00', requested: '66.00', missing: '14.00' },
  ],
  [
    "a household's payment that its own township has no cash for, whatever other townships have",
    byAward,
    hold(byAward, 'new', { hu: '20.00' }),
    'LEDGER_AVAILABLE_EXCEEDED',
    { account: 'cash:town-b', available: '0.00', requested: '10.00', missing: '10.00' },
  ],
]

const unknown = { batch_id: 'nowhere' }
const moving: Refusal[] = [
  ['the release of an unknown batch', byPlan, release(byPlan, 'nowhere'), 'LEDGER_BATCH_UNKNOWN', unknown],
  ["the release of another fund's batch", byAward, release(byPlan, 'held batch'), 'LEDGER_BATCH_UNKNOWN', {}],
  [
    'the release of a batch that is released',
    byPlan,
    release(byPlan, 'sent batch'),
    'LEDGER_PAYMENT_STATE_WRONG',
    { wanted: 'held' },
  ],
  ...(['settle', 'return'] as const).flatMap((kind): Refusal[] => {
    const of = kind === 'settle' ? settle : returned
    const wrong = (payment: string, state: string): Refusal => [
      `the ${kind} of a payment that is ${state}`,
      byPlan,
      payment === 'held' ? of(byPlan, 'held batch', 'held') : of(byPlan, 'sent batch', 'sent', payment),
      'LEDGER_PAYMENT_STATE_WRONG',
      { payment_id: `${payment === 'held' ? 'held' : 'sent'} batch ${payment}`, state, wanted: 'in_transit' },
    ]
    return [
      wrong('held', 'held'),
      wrong('paid', 'settled'),
      wrong('back', 'returned'),
      [
        `the ${kind} of a payment that is not in its batch`,
        byPlan,
        of(byPlan, 'sent batch', 'sent', 'open'),
        'LEDGER_PAYMENT_UNKNOWN',
        { payment_id: 'sent batch open' },
      ],
      [
        `the ${kind} of another fund's payment`,
        byAward,
        of(byPlan, 'sent batch', 'sent'),
        'LEDGER_PAYMENT_UNKNOWN',
        {},
      ],
      [
        `the ${kind} of a payment that is named twice`,
        byPlan,
        of(byPlan, 'sent batch', 'sent', 'sent'),
        'LEDGER_PAYMENT_NAMED_TWICE',
        { payment_id: 'sent batch sent' },
      ],
    ]
  }),
]

describe.each([
  ['plan', plans],
  ['arrival', arrivals],
  ['awards', awarding],
  ['hold', holding],
  ['release, settle, return', moving],
])('%s: the ledger refuses, and changes nothing,', (_kind, refusals) => {
  it.each(refusals)('%s', async (_fact, fund, request, code, values) => {
    const before = await fingerprintTables(db)
    const problem = await refusalOf(db, fund, request)
    expect(problem.code, problem.detail).toBe(code)
    expect(JSON.parse(named(JSON.stringify(problem.values)))).toMatchObject(values)
    expect(await fingerprintTables(db)).toBe(before)
    expect(await faultsOf(db)).toEqual([])
  })
})

function share(funder: string) {
  return { funder_id: funder, funder_name: funder, funder_area: null, amount: '2.00' }
}
function part(funder: string) {
  return { funder_id: funder, amount: '1.00' }
}
function paymentOf(award: string, payment: string) {
  return { payment_id: idOf(payment, byPlan), award_id: idOf(`award ${award}`, byPlan), amount: '30.00' }
}
function foreignHold() {
  return { ...hold(byPlan, 'new', {}), payments: hold(byAward, 'new', { hu: '20.00' }).payments }
}
