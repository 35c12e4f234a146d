import { findFaults, type Transaction } from '@fundtrace/database'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { carriedIn, carriedOut, changedPlan, identified } from '../../../test/fund-changes.ts'
import { idOf, named, openLedger, post } from '../../../test/ledger-fixture.ts'
import { arrival, awards, hold, plan, release, returned, settle } from '../../../test/requests.ts'
import { shardOf } from '../../domain/shard.ts'
import { INTEGRITY_RULES, type IntegrityRule } from './integrity-queries.ts'

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
  for (const rule of Object.keys(INTEGRITY_RULES) as IntegrityRule[])
    expect(await findFaults(db, INTEGRITY_RULES[rule])).toEqual([])
})

/** An entry: line of an account. */
const lineOf = (of: string, code: string, line: number): string =>
  `line = ${line} AND account_id = (SELECT id FROM accounts WHERE (fund_id, code) = ('${of}', '${code}'))`
/** A transaction, by what it is about. */
const about = (of: string, kind: string, name: string): string =>
  `(fund_id, reference) = ('${of}', '${kind}:${idOf(name, of)}')`
const shard = shardOf(byAward)

type Fault = [rule: IntegrityRule, fact: string, sql: string, fault: string]

it.each<Fault>([
  [
    'entries_sum_to_zero',
    'an amount that was edited',
    `UPDATE entries SET amount = amount + 0.01 WHERE ${lineOf(fund, 'cash:city', 1)}`,
    'shanwei-2016: entries add up to 0.01',
  ],
  [
    'entries_sum_to_zero',
    'a fen that moved to another transaction',
    `UPDATE entries SET amount = amount + 0.01 WHERE ${lineOf(fund, 'cash:city', 1)}; UPDATE entries SET amount = amount - 0.01 WHERE ${lineOf(fund, 'cash:county', 1)}`,
    'shanwei-2016: arrival:arrival of city adds up to 0.01',
  ],
  [
    'plan_shares_add_up_to_the_total',
    'a share of a plan that was edited',
    `UPDATE entries SET amount = 29.99 WHERE ${lineOf(fund, 'due:city', 1)}`,
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
    `UPDATE entries SET amount = 2.99 WHERE ${lineOf(next, 'cash:province', 1)}`,
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
    `UPDATE entries SET balance_after = 90.01 WHERE ${lineOf(fund, 'appropriation', 2)}`,
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
    `UPDATE payments SET parts[2] = 2.99 WHERE id = '${idOf('batch zhang', fund)}'`,
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
    `UPDATE payments SET funders = array_replace(funders, 'town-a', 'town-b')`,
    'qingcheng-2016: payment batch hu takes 5.00 of cash:town-b, its award says 0',
  ],
  [
    'awards_are_borne_by_the_funders_they_name',
    'a claim that no award makes',
    `UPDATE fund_shares SET awarded = 1 WHERE funder_id = 'town-b'`,
    'qingcheng-2016: awards claim 1.00 of town-b, their parts are 0',
  ],
  [
    'payments_agree_with_their_transactions',
    'a payment called settled',
    `UPDATE payments SET state = 'settled' WHERE id = '${idOf('held chen', fund)}'`,
    'shanwei-2016: payment held chen is settled, its transactions none',
  ],
  [
    'holds_are_what_accounts_keep_back',
    'a payment that let its money go',
    `UPDATE payments SET state = 'voided' WHERE id = '${idOf('held chen', fund)}'`,
    'shanwei-2016: awarded:chen holds 10.00, its holds say 0',
  ],
  [
    'payments_agree_with_their_transactions',
    'a payment that lost its transaction',
    `UPDATE transactions SET payment_id = NULL WHERE kind = 'settle'`,
    'shanwei-2016: payment batch zhang is settled, its transactions release',
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
    `DELETE FROM entries WHERE ${lineOf(fund, 'cash:city', 1)}`,
    'shanwei-2016: arrival:arrival of city has 1 entries of 2',
  ],
  [
    'transactions_are_whole_and_without_a_gap',
    'a transaction of a fund that is not there',
    `UPDATE transactions SET fund_id = 'nobody' WHERE ${about(byAward, 'plan', 'plan')}`,
    'nobody: plan:plan is of no fund',
  ],
  [
    'numbers_follow_the_journal',
    'two transactions that changed places',
    `UPDATE transactions SET number = 5 - number WHERE fund_id = '${byAward}'`,
    'qingcheng-2016: arrival:arrival of district has number 3 after 4',
  ],
  [
    'balances_are_the_sum_of_their_entries',
    'a line that was skipped',
    `UPDATE entries SET line = 3 WHERE ${lineOf(fund, 'appropriation', 2)}`,
    'shanwei-2016: appropriation line 3 stands where line 2 belongs',
  ],
  [
    'accounts_keep_their_bounds',
    'an account that carries more than it may',
    `ALTER TABLE accounts DROP CONSTRAINT accounts_balance_below_maximum; UPDATE accounts SET maximum = 10.00 WHERE (fund_id, code) = ('${fund}', 'cash:city')`,
    'shanwei-2016: cash:city has 27.00 of which 3.00 is held; it may be no less than 0.00 no more than 10.00',
  ],
  [
    'accounts_keep_their_bounds',
    'money in an account that is closed',
    `ALTER TABLE accounts DROP CONSTRAINT accounts_closed_empty; UPDATE accounts SET closed_at = now() WHERE (fund_id, code) = ('${fund}', 'awarded:wang')`,
    'shanwei-2016: awarded:wang has 10.00 of which 0.00 is held; it may be no less than 0.00, and is closed',
  ],
  [
    'accounts_keep_their_bounds',
    'an account that is overdrawn',
    `ALTER TABLE accounts DROP CONSTRAINT accounts_balance_covers_holds; UPDATE accounts SET balance = -0.01 WHERE (fund_id, code) = ('${fund}', 'awarded:wang')`,
    'shanwei-2016: awarded:wang has -0.01 of which 0.00 is held; it may be no less than 0.00',
  ],
  [
    'entries_have_their_transaction_and_account',
    'an entry whose transaction is gone',
    `DELETE FROM transactions WHERE ${about(byAward, 'plan', 'plan')}`,
    `Record 1 of shard ${shard}: entry 1 has no transaction`,
  ],
  [
    'entries_have_their_transaction_and_account',
    'an entry whose account is gone',
    `UPDATE entries SET account_id = 0 WHERE ${lineOf(byAward, 'cash:town-a', 1)}`,
    `Record 3 of shard ${shard}: entry 1 has no account`,
  ],
  [
    'entries_have_their_transaction_and_account',
    'an entry on the account of another fund',
    `UPDATE entries SET account_id = (SELECT id FROM accounts WHERE (fund_id, code) = ('${fund}', 'cash:city')) WHERE ${lineOf(byAward, 'cash:town-a', 1)}`,
    `Record 3 of shard ${shard}: entry 1 of qingcheng-2016 is on cash:city of shanwei-2016`,
  ],
  [
    'funds_lie_in_their_shard',
    'a fund that was moved to another shard',
    `UPDATE funds SET shard = 63 - shard WHERE id = '${byAward}'`,
    `qingcheng-2016: lies in shard ${63 - shard}, by its id it is ${shard}`,
  ],
  [
    'records_follow_one_another',
    'a record that was removed',
    `DELETE FROM transactions WHERE ${about(byAward, 'arrival', 'arrival of town-a')}`,
    `Shard ${shard}: record 4 comes after 2`,
  ],
  [
    'records_follow_one_another',
    'a record that was dated back',
    `UPDATE transactions SET recorded_at = '2016-07-01' WHERE ${about(byAward, 'award', 'award hu')}`,
    `Shard ${shard}: record 4 comes after 3, and is older`,
  ],
  [
    'blocks_follow_one_another',
    'a block that was removed',
    `DELETE FROM blocks WHERE shard = ${shard} AND height = 2`,
    `Shard ${shard}: block 3 (records 3 to 3) does not follow block 1, which ends with 1`,
  ],
  [
    'blocks_follow_one_another',
    'a block that was replaced',
    `UPDATE blocks SET hash = sha256('another') WHERE shard = ${shard} AND height = 2`,
    `Shard ${shard}: block 3 (records 3 to 3) does not follow block 2, which ends with 2`,
  ],
  [
    'heads_are_the_last_block_and_record',
    'a tail that was cut off',
    `DELETE FROM blocks WHERE shard = ${shard} AND height = 4; DELETE FROM transactions WHERE ${about(byAward, 'award', 'award hu')}`,
    `Shard ${shard}: its head is block 4 with record 4, its last block is 3 with record 3, its last record 3`,
  ],
  [
    'heads_are_the_last_block_and_record',
    'a record that no block seals',
    `UPDATE transactions SET journal_id = journal_id + 1 WHERE ${about(byAward, 'award', 'award hu')}`,
    `Shard ${shard}: its head is block 4 with record 4, its last block is 4 with record 4, its last record 5`,
  ],
  [
    'heads_are_the_last_block_and_record',
    'a shard without its head',
    `DELETE FROM shard_heads WHERE shard = 0`,
    'Shard 0: has no head',
  ],
  [
    'closed_months_stay_closed',
    'what was posted into a month that was closed',
    `UPDATE transactions SET kind = 'close', reference = 'close:2016-07', number = NULL, entry_count = 0, effective_at = '2016-08-01' WHERE ${about(byAward, 'arrival', 'arrival of town-a')}`,
    'qingcheng-2016: award:award hu counts from 2016-07-01 01:30:00+00, the months before 2016-08-01 00:00:00+00 were closed',
  ],
  [
    'closed_months_stay_closed',
    'a month that was opened again',
    `ALTER TABLE funds DISABLE TRIGGER USER; UPDATE funds SET open_from = '2016-08-01' WHERE id = '${byAward}'`,
    'qingcheng-2016: is open from 2016-08-01 00:00:00+00, its last close says -infinity',
  ],
  [
    'reversals_turn_the_whole_round',
    'a reversal of something else',
    `UPDATE transactions SET kind = 'reversal', reference = 'reversal:x', reverses = (SELECT id FROM transactions WHERE ${about(byAward, 'plan', 'plan')}) WHERE ${about(byAward, 'award', 'award hu')}`,
    'qingcheng-2016: reversal:x reverses plan:plan',
  ],
  [
    'holds_follow_their_records',
    'a hold that nothing placed',
    `INSERT INTO holds (id, fund_id, account_code, amount, placed_in) VALUES ('${idOf('stray')}', '${byAward}', 'cash:district', 1.00, 1)`,
    'qingcheng-2016: hold stray on cash:district is pending, placed by nothing, ended by nothing',
  ],
])('%s finds %s', async (rule, _fact, sql, fault) => {
  expect(await faultsAfter((trx) => trx.raw(sql), rule)).toContain(fault)
})

const TABLES = [
  'transactions',
  'entries',
  'blocks',
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
    return (await findFaults(trx, INTEGRITY_RULES[rule])).map(named)
  } finally {
    await trx.rollback()
  }
}
