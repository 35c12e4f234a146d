import type { Transaction } from '@fundtrace/database'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { carriedIn, carriedOut, changedPlan, identified } from '../../../test/fund-changes.ts'
import { idOf, named, openLedger, post } from '../../../test/ledger-fixture.ts'
import { arrival, awards, hold, plan, release, returned, settle } from '../../../test/requests.ts'
import { findFaults, INTEGRITY_RULES, type IntegrityRule } from './integrity-queries.ts'

/** An auditor believes no constraint and no trigger: here they are off, and the rules must see what then goes wrong. */
const { db, owner, close } = await openLedger()
afterAll(close)

const fund = 'shanwei-2016'
const byAward = 'qingcheng-2016'
const changed = 'foshan-2016'
const next = 'foshan-2017'

beforeAll(async () => {
  await post(db, fund, plan(fund, { province: '60.00', city: '30.00', county: '10.00' }))
  for (const [funder, amount] of [
    ['province', '60.00'],
    ['city', '30.00'],
    ['county', '10.00'],
  ] as const) {
    await post(db, fund, arrival(fund, funder, amount))
  }
  await post(db, fund, awards(fund, { zhang: '10.00', li: '10.00', chen: '10.00', wang: '10.00' }))
  await post(db, fund, hold(fund, 'batch', { zhang: '10.00', li: '10.00' }))
  await post(db, fund, hold(fund, 'held', { chen: '10.00' }))
  await post(db, fund, release(fund, 'batch'))
  await post(db, fund, settle(fund, 'batch', 'zhang'))
  await post(db, fund, returned(fund, 'batch', 'li'))

  await post(
    db,
    byAward,
    plan(byAward, { district: '20.00', 'town-a': '10.00', 'town-b': '10.00' }, { funded: 'by_award' }),
  )
  await post(db, byAward, arrival(byAward, 'district', '20.00'))
  await post(db, byAward, arrival(byAward, 'town-a', '10.00'))
  await post(db, byAward, awards(byAward, { hu: ['10.00', { district: '5.00', 'town-a': '5.00' }] }))
  await post(db, byAward, hold(byAward, 'batch', { hu: '10.00' }))

  await post(db, changed, plan(changed, { province: '10.00', city: '10.00' }))
  await post(db, changed, arrival(changed, 'province', '15.00'))
  await post(db, changed, changedPlan(changed, { province: '10.00', city: '9.00' }))
  await post(db, changed, identified(changed, 'province', 'city', '5.00'))
  await post(db, changed, carriedOut(changed, next, { province: '3.00' }))
  await post(db, next, carriedIn(changed, next, { province: '3.00' }))
})

it('finds no fault in what the ledger wrote', async () => {
  for (const rule of Object.keys(INTEGRITY_RULES) as IntegrityRule[]) expect(await findFaults(db, rule)).toEqual([])
})

type Fault = [rule: IntegrityRule, fact: string, sql: string, fault: string]

it.each<Fault>([
  [
    'entries_sum_to_zero',
    'an amount that was edited',
    `UPDATE entries SET amount = amount + 0.01 WHERE (fund_id, account_code, account_version) = ('${fund}', 'cash:city', 1)`,
    'shanwei-2016: entries add up to 0.01',
  ],
  [
    'entries_sum_to_zero',
    'a fen that moved to another transaction',
    `UPDATE entries SET amount = amount + CASE account_code WHEN 'cash:city' THEN 0.01 ELSE -0.01 END WHERE fund_id = '${fund}' AND account_code IN ('cash:city', 'cash:county') AND account_version = 1`,
    'shanwei-2016: arrival:arrival of city adds up to 0.01',
  ],
  [
    'plan_shares_add_up_to_the_total',
    'a share of a plan that was edited',
    `UPDATE entries SET amount = 29.99 WHERE (fund_id, account_code, account_version) = ('${fund}', 'due:city', 1)`,
    'shanwei-2016: plan:plan owes 99.99 of 100.00',
  ],
  [
    'shares_are_what_plans_refunds_and_carries_made_them',
    'what a funder owes, edited',
    `UPDATE fund_shares SET due = 30.01 WHERE (fund_id, funder_id) = ('${fund}', 'city')`,
    'shanwei-2016: city owes 30.01, the plans say 30.00',
  ],
  [
    'shares_are_what_plans_refunds_and_carries_made_them',
    'more in arrears than the share',
    `UPDATE accounts SET balance = 9.01 WHERE (fund_id, code) = ('${changed}', 'due:city')`,
    'foshan-2016: due:city is 9.01 of a share of 9.00',
  ],
  [
    'plans_are_replaced_in_a_chain',
    'a plan that replaced nothing',
    `UPDATE plan_changes SET replaces_plan_id = '${idOf('no plan')}'`,
    'foshan-2016: plan new plan replaces no plan, which is not there',
  ],
  [
    'money_is_identified_once',
    'more identified than came',
    `INSERT INTO identifications VALUES ('${idOf('again')}', '${changed}', '${idOf('arrival of province', changed)}', 'city', 0.01)`,
    'foshan-2016: arrival arrival of province came with 5.00 unidentified, 5.01 of it was identified',
  ],
  [
    'money_is_identified_once',
    'an identification that moved something else',
    `UPDATE identifications SET amount = 4.99`,
    'foshan-2016: identified:identification for city posted 5.00, it says 4.99',
  ],
  [
    'carried_in_was_carried_out',
    'a fen that was lost on the way to the next year',
    `UPDATE entries SET amount = 2.99 WHERE (fund_id, account_code) = ('${next}', 'cash:province')`,
    'foshan-2017: carry carry brought 2.99 to cash:province, 3.00 went out',
  ],
  [
    'carried_in_was_carried_out',
    'money that came from nowhere',
    `DELETE FROM carries_in; DELETE FROM carries_out`,
    'foshan-2017: carry:carry:in is carried nowhere',
  ],
  [
    'carried_in_was_carried_out',
    'money that stayed on the way',
    `UPDATE accounts SET balance = 0.01 WHERE (fund_id, code) = ('${changed}', 'clearing:${idOf('carry')}')`,
    'foshan-2016: clearing:carry keeps 0.01',
  ],
  [
    'balances_are_the_sum_of_their_entries',
    'a balance that was edited',
    `UPDATE accounts SET balance = 60.01 WHERE (fund_id, code) = ('${fund}', 'appropriation')`,
    'shanwei-2016: appropriation carries 60.01, its entries say 60.00',
  ],
  [
    'balances_are_the_sum_of_their_entries',
    'a count of entries that was edited',
    `UPDATE accounts SET version = 6 WHERE (fund_id, code) = ('${fund}', 'appropriation')`,
    'shanwei-2016: appropriation carries 60.00, its entries say 60.00',
  ],
  [
    'balances_are_the_sum_of_their_entries',
    'a line that was edited',
    `UPDATE entries SET balance_after = 90.01 WHERE (fund_id, account_code, account_version) = ('${fund}', 'appropriation', 2)`,
    'shanwei-2016: appropriation line 2 carries 90.01 instead of 90.00',
  ],
  [
    'holds_are_what_accounts_keep_back',
    'money held for nobody',
    `UPDATE accounts SET held = 3.01 WHERE (fund_id, code) = ('${fund}', 'cash:city')`,
    'shanwei-2016: cash:city holds 3.01, its holds say 3.00',
  ],
  [
    'awarded_is_paid_in_transit_or_payable',
    'an award that nothing stands behind',
    `UPDATE awards SET amount = 10.01 WHERE id = '${idOf('award wang', fund)}'`,
    'shanwei-2016: awarded 40.01, paid 10.00, in transit 0.00, payable 30.00',
  ],
  [
    'awarded_is_paid_in_transit_or_payable',
    'money in transit that was lost',
    `UPDATE accounts SET balance = 0 WHERE (fund_id, code) = ('${fund}', 'awarded:li')`,
    'shanwei-2016: awarded 40.00, paid 10.00, in transit 0.00, payable 20.00',
  ],
  [
    'every_payment_is_borne_whole',
    'a part that is a fen short',
    `UPDATE holds SET amount = 2.99 WHERE (payment_id, account_code) = ('${idOf('batch zhang', fund)}', 'cash:city')`,
    'shanwei-2016: payment batch zhang is 10.00, its parts are 9.99',
  ],
  [
    'every_payment_is_borne_whole',
    'what a funder bears, edited',
    `UPDATE fund_shares SET borne = 6.01 WHERE (fund_id, funder_id) = ('${fund}', 'city')`,
    'shanwei-2016: city carries 6.01, its parts are 6.00',
  ],
  [
    'awards_are_borne_by_the_funders_they_name',
    'an award that nobody pays for',
    `DELETE FROM award_parts WHERE funder_id = 'town-a'`,
    'qingcheng-2016: award award hu is 10.00, its parts are 5.00',
  ],
  [
    'awards_are_borne_by_the_funders_they_name',
    'an award by plan that names its funder',
    `INSERT INTO award_parts VALUES ('${fund}', '${idOf('award wang', fund)}', 'city', 10.00)`,
    'shanwei-2016: award award wang is 10.00, its parts are 10.00',
  ],
  [
    'awards_are_borne_by_the_funders_they_name',
    'cash of another township',
    `UPDATE holds SET account_code = 'cash:town-b' WHERE account_code = 'cash:town-a'`,
    'qingcheng-2016: payment batch hu takes 5.00 of cash:town-b, its award says 0',
  ],
  [
    'awards_are_borne_by_the_funders_they_name',
    'a claim that no award makes',
    `UPDATE fund_shares SET awarded = 1 WHERE funder_id = 'town-b'`,
    'qingcheng-2016: awards claim 1.00 of town-b, their parts are 0',
  ],
  [
    'payments_agree_with_their_holds_and_transactions',
    'a payment called settled',
    `UPDATE payments SET state = 'settled' WHERE id = '${idOf('held chen', fund)}'`,
    'shanwei-2016: payment held chen is settled, its holds are awarded pending, cash pending, its transactions none',
  ],
  [
    'payments_agree_with_their_holds_and_transactions',
    'a hold that ended by itself',
    `UPDATE holds SET state = 'voided' WHERE (payment_id, account_code) = ('${idOf('held chen', fund)}', 'cash:city')`,
    'shanwei-2016: payment held chen is held, its holds are awarded pending, cash pending, cash voided, its transactions none',
  ],
  [
    'payments_agree_with_their_holds_and_transactions',
    'a payment that lost its transaction',
    `UPDATE transactions SET payment_id = NULL WHERE kind = 'settle'`,
    'shanwei-2016: payment batch zhang is settled, its holds are awarded posted, cash posted, its transactions release',
  ],
  [
    'transactions_are_whole_and_without_a_gap',
    'a last transaction that was cut off',
    `UPDATE funds SET transaction_count = 5 WHERE id = '${byAward}'`,
    'qingcheng-2016: has 4 transactions up to number 4 of 5',
  ],
  [
    'transactions_are_whole_and_without_a_gap',
    'a number that was left out',
    `UPDATE transactions SET number = 9 WHERE fund_id = '${byAward}' AND number = 4`,
    'qingcheng-2016: has 4 transactions up to number 9 of 4',
  ],
  [
    'transactions_are_whole_and_without_a_gap',
    'an entry that is gone',
    `DELETE FROM entries WHERE (fund_id, account_code, account_version) = ('${fund}', 'cash:city', 1)`,
    'shanwei-2016: arrival:arrival of city has 1 entries of 2',
  ],
])('%s finds %s', async (rule, _fact, sql, fault) => {
  expect(await faultsAfter((trx) => trx.raw(sql), rule)).toContain(fault)
})

const TABLES = [
  'transactions',
  'entries',
  'awards',
  'award_parts',
  'payments',
  'holds',
  'plan_changes',
  'identifications',
  'carries_out',
  'carries_in',
]

/** Plants a fault as nobody could, asks the rule, and takes all of it back. */
async function faultsAfter(plant: (trx: Transaction) => Promise<unknown>, rule: IntegrityRule): Promise<string[]> {
  const trx = await owner.transaction()
  try {
    for (const table of TABLES) {
      await trx.raw('ALTER TABLE ?? DISABLE TRIGGER USER', [table])
    }
    await plant(trx)
    return (await findFaults(trx, rule)).map(named)
  } finally {
    await trx.rollback()
  }
}
