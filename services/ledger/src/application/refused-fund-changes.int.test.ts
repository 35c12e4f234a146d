import { afterAll, beforeAll, it } from 'vitest'
import { carriedIn, carriedOut, changedPlan, identified, refund } from '../../test/fund-changes.ts'
import { openLedger, post } from '../../test/ledger-fixture.ts'
import { expectRefusal, type Refusal } from '../../test/refusals.ts'
import { arrival, awards, hold, plan } from '../../test/requests.ts'

const { db, close } = await openLedger()
afterAll(close)

const fund = 'shanwei-2016'
const byAward = 'qingcheng-2016'
const next = 'shanwei-2017'
const double = 'double-2016'

/**
 * By plan: province owes 60 and has sent 70, city owes 40 and has sent 30. 70 is awarded and 30 not, 20 is held: 12 and 8.
 * By award: awards claim 10 of the district and 5 of town-a; all has arrived.
 */
beforeAll(async () => {
  await post(db, fund, plan(fund, { province: '90.00', city: '40.00' }, { name: 'first plan' }))
  await post(
    db,
    fund,
    changedPlan(fund, { province: '60.00', city: '40.00' }, { name: 'plan', replaces: 'first plan' }),
  )
  await post(db, fund, arrival(fund, 'province', '70.00'))
  await post(db, fund, arrival(fund, 'city', '30.00'))
  await post(db, fund, awards(fund, { zhang: '20.00', li: '50.00' }))
  await post(db, fund, hold(fund, 'batch', { zhang: '20.00' }))
  await post(db, fund, identified(fund, 'province', 'province', '4.00', 'posted'))
  await post(db, fund, refund(fund, 'province', '1.00', 'refund', 'posted'))
  await post(db, fund, carriedOut(fund, next, { city: '2.00' }, 'waiting'))
  await post(db, fund, carriedOut(fund, next, { city: '3.00' }, 'posted'))
  await post(db, next, carriedIn(fund, next, { city: '3.00' }, 'posted'))

  await post(db, byAward, plan(byAward, { district: '20.00', 'town-a': '10.00' }, { funded: 'by_award' }))
  await post(db, byAward, arrival(byAward, 'district', '20.00'))
  await post(db, byAward, arrival(byAward, 'town-a', '10.00'))
  await post(db, byAward, awards(byAward, { hu: ['15.00', { district: '10.00', 'town-a': '5.00' }] }))

  await post(db, double, plan(double, { city: '1.00' }))
  await post(db, double, plan(double, { city: '1.00' }, { name: 'plan beside it' }))
})

const newYear = { ...carriedIn(fund, next, { city: '2.00' }, 'waiting') }

it.each<Refusal>([
  [
    'a plan that was posted',
    fund,
    changedPlan(fund, { city: '1.00' }, { name: 'plan' }),
    'LEDGER_ALREADY_POSTED',
    { reference: 'plan:plan' },
  ],
  [
    'a plan that is posted as a first plan after it was a change',
    fund,
    plan(fund, { city: '1.00' }),
    'LEDGER_ALREADY_POSTED',
    { reference: 'plan:plan' },
  ],
  [
    'shares that are not the total',
    fund,
    changedPlan(fund, { city: '1.00' }, { total: '1.01' }),
    'LEDGER_PLAN_SHARES_DIFFER',
    { total: '1.01', shares: '1.00' },
  ],
  [
    'a share below zero',
    fund,
    changedPlan(fund, { province: '101.00', city: '-1.00' }),
    'LEDGER_SHARE_NEGATIVE',
    { funder_id: 'city' },
  ],
  [
    'a change of a plan that is not there',
    fund,
    changedPlan(fund, { city: '1.00' }, { replaces: 'no plan' }),
    'LEDGER_PLAN_UNKNOWN',
    { plan_id: 'no plan' },
  ],
  [
    'a change of a plan that was replaced',
    fund,
    changedPlan(fund, { city: '1.00' }, { replaces: 'first plan' }),
    'LEDGER_PLAN_NOT_IN_FORCE',
    { plan_id: 'first plan', in_force: ['plan'] },
  ],
  [
    'a change of one plan of two',
    double,
    changedPlan(double, { city: '1.00' }),
    'LEDGER_PLAN_NOT_IN_FORCE',
    { plan_id: 'plan' },
  ],
  [
    'a change of a fund that is not there',
    'no-fund',
    changedPlan('no-fund', { city: '1.00' }),
    'LEDGER_FUND_UNKNOWN',
    { fund_id: 'no-fund' },
  ],
  [
    'a cut of what is awarded',
    fund,
    changedPlan(fund, { province: '60.00', city: '14.99' }),
    'LEDGER_AVAILABLE_EXCEEDED',
    { account: 'appropriation', available: '25.00', requested: '25.01', missing: '0.01' },
  ],
  [
    'a cut of what a funder has borne',
    fund,
    changedPlan(fund, { province: '11.99', city: '88.01' }),
    'LEDGER_SHARE_IN_USE',
    { funder_id: 'province', available: '48.00', requested: '48.01', missing: '0.01' },
  ],
  [
    'a cut of what awards claim',
    byAward,
    changedPlan(byAward, { district: '25.00', 'town-a': '4.99' }),
    'LEDGER_SHARE_IN_USE',
    { funder_id: 'town-a', available: '5.00', requested: '5.01', missing: '0.01' },
  ],
  [
    'a plan that leaves a funder out whose share is claimed',
    byAward,
    changedPlan(byAward, { district: '30.00' }),
    'LEDGER_SHARE_IN_USE',
    { funder_id: 'town-a', missing: '5.00' },
  ],

  [
    'a refund that was posted',
    fund,
    refund(fund, 'province', '1.00', 'refund', 'posted'),
    'LEDGER_ALREADY_POSTED',
    { reference: 'refund:posted' },
  ],
  [
    'a refund of more than is owed back',
    fund,
    refund(fund, 'province', '3.01'),
    'LEDGER_AVAILABLE_EXCEEDED',
    { account: 'refund:province', available: '3.00', missing: '0.01' },
  ],
  [
    'a refund to a stranger',
    fund,
    refund(fund, 'stranger', '1.00'),
    'LEDGER_FUNDER_UNKNOWN',
    { funder_id: 'stranger' },
  ],
  [
    'unspent money that is awarded',
    fund,
    refund(fund, 'province', '25.01', 'unspent'),
    'LEDGER_AVAILABLE_EXCEEDED',
    { account: 'appropriation', available: '25.00', missing: '0.01' },
  ],
  [
    'unspent money that has not arrived',
    fund,
    refund(fund, 'city', '25.01', 'unspent'),
    'LEDGER_SHARE_NOT_ARRIVED',
    { funder_id: 'city', available: '25.00', missing: '0.01' },
  ],
  [
    'unspent money that payments hold',
    fund,
    refund(fund, 'city', '17.01', 'unspent'),
    'LEDGER_AVAILABLE_EXCEEDED',
    { account: 'cash:city', available: '17.00', missing: '0.01' },
  ],
  [
    'unspent money that awards claim',
    byAward,
    refund(byAward, 'town-a', '5.01', 'unspent'),
    'LEDGER_SHARE_IN_USE',
    { funder_id: 'town-a', available: '5.00', missing: '0.01' },
  ],

  [
    'an identification that was posted',
    fund,
    identified(fund, 'province', 'city', '1.00', 'posted'),
    'LEDGER_ALREADY_POSTED',
    { reference: 'identified:posted' },
  ],
  [
    'an identification of more than is unidentified of the arrival',
    fund,
    identified(fund, 'province', 'city', '6.01'),
    'LEDGER_IDENTIFICATION_EXCEEDED',
    { arrival_id: 'arrival of province', available: '6.00', missing: '0.01' },
  ],
  [
    'an identification of an arrival that was owed',
    fund,
    identified(fund, 'city', 'province', '0.01'),
    'LEDGER_IDENTIFICATION_EXCEEDED',
    { available: '0.00' },
  ],
  [
    'an identification for a stranger',
    fund,
    identified(fund, 'province', 'stranger', '1.00'),
    'LEDGER_FUNDER_UNKNOWN',
    { funder_id: 'stranger' },
  ],
  [
    'an arrival in the name of another',
    fund,
    { ...identified(fund, 'province', 'province', '1.00'), from_funder_id: 'city' },
    'LEDGER_ARRIVAL_UNKNOWN',
    { funder_id: 'city' },
  ],
  [
    'an arrival that is not there',
    byAward,
    identified(byAward, 'nobody', 'district', '1.00'),
    'LEDGER_ARRIVAL_UNKNOWN',
    { funder_id: 'nobody' },
  ],

  [
    'a carry that went out',
    fund,
    carriedOut(fund, next, { city: '1.00' }, 'posted'),
    'LEDGER_ALREADY_POSTED',
    { reference: 'carry:posted:out' },
  ],
  [
    'a carry that went out of another fund',
    byAward,
    carriedOut(byAward, 'qingcheng-2017', { district: '1.00' }, 'posted'),
    'LEDGER_ALREADY_POSTED',
    { reference: 'carry:posted:out' },
  ],
  [
    'a carry that came in',
    next,
    carriedIn(fund, next, { city: '3.00' }, 'posted'),
    'LEDGER_ALREADY_POSTED',
    { reference: 'carry:posted:in' },
  ],
  [
    'a carry of what is awarded',
    fund,
    carriedOut(fund, next, { province: '20.00', city: '5.01' }),
    'LEDGER_AVAILABLE_EXCEEDED',
    { account: 'appropriation', available: '25.00', missing: '0.01' },
  ],
  [
    'a carry of cash that payments hold',
    fund,
    carriedOut(fund, next, { city: '17.01' }),
    'LEDGER_AVAILABLE_EXCEEDED',
    { account: 'cash:city', missing: '0.01' },
  ],
  [
    'a carry of what awards claim',
    byAward,
    carriedOut(byAward, 'qingcheng-2017', { 'town-a': '5.01' }),
    'LEDGER_SHARE_IN_USE',
    { funder_id: 'town-a', missing: '0.01' },
  ],
  [
    'a carry by a stranger',
    fund,
    carriedOut(fund, next, { stranger: '1.00' }),
    'LEDGER_FUNDER_UNKNOWN',
    { funder_id: 'stranger' },
  ],
  [
    'a carry to the same fund',
    fund,
    carriedOut(fund, fund, { city: '1.00' }),
    'LEDGER_CARRY_STRAYS',
    { field: 'fiscal_year' },
  ],
  [
    'a carry to a fund of the same year',
    fund,
    carriedOut(fund, byAward, { city: '1.00' }),
    'LEDGER_CARRY_STRAYS',
    { field: 'fiscal_year' },
  ],
  [
    'money that went nowhere',
    next,
    carriedIn(fund, next, { city: '2.00' }, 'no carry'),
    'LEDGER_CARRY_UNKNOWN',
    { carry_id: 'no carry' },
  ],
  [
    'more than went out',
    next,
    carriedIn(fund, next, { city: '2.01' }, 'waiting'),
    'LEDGER_CARRY_UNKNOWN',
    { carry_id: 'waiting' },
  ],
  [
    'money that went out of another funder’s cash',
    next,
    carriedIn(fund, next, { province: '2.00' }, 'waiting'),
    'LEDGER_CARRY_UNKNOWN',
    { carry_id: 'waiting' },
  ],
  [
    'money that went out for another fund',
    'shanwei-2018',
    carriedIn(fund, 'shanwei-2018', { city: '2.00' }, 'waiting'),
    'LEDGER_CARRY_UNKNOWN',
    { to_fund_id: 'shanwei-2018' },
  ],
  [
    'a carry into the fund under another programme',
    next,
    { ...newYear, fund: { ...newYear.fund, programme_id: 'other' } },
    'LEDGER_FUND_DIFFERS',
    { field: 'programme_id' },
  ],
])('refuses %s, and nothing changes', (...refusal) => expectRefusal(db, refusal))

const strayed = 'strayed-2017'
it.each<[field: string, opening: object]>([
  ['programme_id', { programme_id: 'other' }],
  ['area_code', { area_code: '440302' }],
  ['fiscal_year', { fiscal_year: 2016 }],
])('refuses to open a fund of another %s with what was carried out for it', async (field, opening) => {
  const parts = { city: '0.01' }
  await post(db, fund, carriedOut(fund, strayed, parts, `for ${field}`))
  const stray = carriedIn(fund, strayed, parts, `for ${field}`, opening)
  await expectRefusal(db, ['', strayed, stray, 'LEDGER_CARRY_STRAYS', { field }])
})
