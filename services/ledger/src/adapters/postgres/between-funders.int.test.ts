import { findFaults, type Transaction } from '@fundtrace/database'
import { parseMoney } from '@fundtrace/money'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, named, openLedger, post } from '../../../test/ledger-fixture.ts'
import { resultOf } from '../../../test/raw-posting.ts'
import { arrival, awards, hold, plan, release, settle } from '../../../test/requests.ts'
import { advanceFunds } from '../../application/advance-funds.ts'
import { clawBackPayment } from '../../application/clawback-payment.ts'
import { recoverClawback } from '../../application/recover-clawback.ts'
import { INTEGRITY_RULES, type IntegrityRule } from './integrity-queries.ts'

/** What goes on between funders and with those who were paid is kept by the database, against SQL, whoever sends it. */
const { db, owner, close } = await openLedger()
afterAll(close)

const fund = 'shanwei-2016'
const other = 'foshan-2016'
const now = new Date('2016-09-01T09:00:00+08:00')
const payment = (award: string): string => idOf(`batch ${award}`, fund)

/** The city owes 40 and has sent 10; of 20 that the province advanced 10 is repaid. Of zhang's 20 5 came back, all of li's; wang's is settled. */
beforeAll(async () => {
  await post(db, fund, plan(fund, { province: '60.00', city: '40.00' }))
  await post(db, other, plan(other, { province: '60.00', city: '40.00' }))
  await post(db, fund, arrival(fund, 'province', '60.00'))
  const entry = { fundId: fund, on: '2016-08-01', documentNumber: '财字〔2016〕8号', reason: '资金调度', askedBy: 'li' }
  const amount = parseMoney('20.00')
  await db.transaction((trx) =>
    advanceFunds(trx, entry, { id: idOf('advance'), lenderId: 'province', borrowerId: 'city', amount }, now),
  )
  await post(db, fund, arrival(fund, 'city', '10.00'))
  const each = { zhang: '20.00', li: '10.00', wang: '10.00' }
  await post(db, fund, awards(fund, { ...each, open: '10.00' }))
  await post(db, fund, hold(fund, 'batch', each))
  await post(db, fund, release(fund, 'batch'))
  await post(db, fund, settle(fund, 'batch', ...Object.keys(each)))
  const clawBack = (award: string, then: 'payable_again' | 'cancelled', recovered: string) =>
    db.transaction(async (trx) => {
      const clawback = {
        id: idOf(`clawback of ${award}`),
        paymentId: payment(award),
        award: then,
        ground: 'died',
      } as const
      await clawBackPayment(trx, entry, clawback, now)
      const recovery = { id: idOf(`recovery of ${award}`), clawbackId: clawback.id, amount: parseMoney(recovered) }
      await recoverClawback(trx, entry, recovery, now)
    })
  await clawBack('zhang', 'payable_again', '5.00')
  await clawBack('li', 'cancelled', '10.00')
})

const said = { document_number: '1', reason: '一', asked_by: 'li' }
const advance = (more: object) => ({
  id: idOf('raw advance'),
  fund_id: fund,
  lender_id: 'province',
  borrower_id: 'city',
  amount: '1.00',
  advanced_on: '2016-08-01',
  ...said,
  ...more,
})
const clawback = (more: object) => ({
  id: idOf('raw clawback'),
  fund_id: fund,
  payment_id: payment('wang'),
  beneficiary_id: 'wang',
  amount: '10.00',
  award: 'cancelled',
  ground: 'died',
  clawed_back_on: '2016-08-01',
  ...said,
  ...more,
})
const recovery = (more: object) => ({
  id: idOf('raw recovery'),
  fund_id: fund,
  clawback_id: idOf('clawback of zhang'),
  amount: '15.00',
  recovered_on: '2016-08-01',
  document_number: '1',
  asked_by: 'li',
  ...more,
})
const repayment = (more: object) => ({
  fund_id: fund,
  advance_id: idOf('advance'),
  cause_id: idOf('raw cause'),
  amount: '10.00',
  ...more,
})
const move = (trx: Transaction, award: string, state: string) =>
  trx('payments')
    .where({ id: payment(award) })
    .update({ state })

const TABLES = ['advances', 'advance_repayments', 'clawbacks', 'recoveries']

describe('the database', () => {
  it.each<[fact: string, work: (trx: Transaction) => Promise<unknown>, met: string]>([
    ['an advance', (trx) => trx('advances').insert(advance({})), 'done'],
    ['an advance to oneself', (trx) => trx('advances').insert(advance({ lender_id: 'city' })), 'advances_between_two'],
    [
      'an advance by a funder of another fund',
      (trx) => trx('advances').insert(advance({ lender_id: 'county' })),
      'advances_lender_of_the_fund',
    ],
    ['an advance of nothing', (trx) => trx('advances').insert(advance({ amount: '0.00' })), 'advances_amount_positive'],
    ['a repayment', (trx) => trx('advance_repayments').insert(repayment({})), 'done'],
    [
      'a repayment beyond the advance',
      (trx) => trx('advance_repayments').insert(repayment({ amount: '10.01' })),
      'advances_repaid_within_amount',
    ],
    [
      'a repayment in another fund',
      (trx) => trx('advance_repayments').insert(repayment({ fund_id: other })),
      'advance_repayments_of_the_fund',
    ],
    ['a clawback', (trx) => trx('clawbacks').insert(clawback({})), 'done'],
    [
      'a clawback of more than the payment',
      (trx) => trx('clawbacks').insert(clawback({ amount: '10.01' })),
      'clawbacks_of_the_payment',
    ],
    [
      'a clawback in another fund',
      (trx) => trx('clawbacks').insert(clawback({ fund_id: other })),
      'clawbacks_of_the_payment',
    ],
    [
      'a payment claimed back twice',
      (trx) => trx('clawbacks').insert(clawback({ payment_id: payment('zhang'), amount: '20.00' })),
      'clawbacks_payment_once',
    ],
    ['the rest of a recovery', (trx) => trx('recoveries').insert(recovery({})), 'done'],
    [
      'more back than was paid',
      (trx) => trx('recoveries').insert(recovery({ amount: '15.01' })),
      'clawbacks_recovered_within_amount',
    ],
    [
      'a recovery in another fund',
      (trx) => trx('recoveries').insert(recovery({ fund_id: other })),
      'recoveries_of_the_fund',
    ],
    [
      'a payment that is called claimed back',
      (trx) => move(trx, 'wang', 'clawed_back'),
      'payments_follow_their_clawbacks',
    ],
    [
      'a cancelled award that is called payable',
      async (trx) => {
        await trx('clawbacks').insert(clawback({}))
        await move(trx, 'wang', 'clawed_back')
      },
      'payments_follow_their_clawbacks',
    ],
    ['a clawback taken back', (trx) => move(trx, 'zhang', 'settled'), 'payments_go_forward'],
    [
      'a second payment of a cancelled award',
      (trx) =>
        trx('payments').insert({
          id: idOf('raw'),
          fund_id: fund,
          batch_id: idOf('raw'),
          award_id: idOf('award li', fund),
          amount: '10.00',
          held_after: 9,
          funders: ['province'],
          parts: ['10.00'],
        }),
      'payments_award_paid_once',
    ],
    [
      'a second payment of an award that is open again',
      (trx) =>
        trx('payments').insert({
          id: idOf('raw'),
          fund_id: fund,
          batch_id: idOf('raw'),
          award_id: idOf('award zhang', fund),
          amount: '20.00',
          held_after: 9,
          funders: ['province'],
          parts: ['20.00'],
        }),
      'done',
    ],
    ['an edited advance', (trx) => trx('advances').update({ amount: '1.00' }), 'no right'],
    ['a clawback that is gone', (trx) => trx('clawbacks').delete(), 'no right'],
    ['a recovery that is gone', (trx) => trx('recoveries').delete(), 'no right'],
    ['a balance', (trx) => trx('accounts').where({ code: 'appropriation' }).update({ balance: '1.00' }), 'no right'],
  ])('meets %s', async (_, work, met) => {
    expect(await resultOf(db, work)).toBe(met)
  })

  it.each(TABLES)('keeps %s as they are also against its owner', async (table) => {
    expect(await resultOf(owner, (trx) => trx(table).delete())).toBe('history_is_append_only')
  })

  // The owner's own hand, past every right: no line of the budget goes below what is in it.
  it.each(['appropriation', 'cash:province', 'claim:city', 'advance:province', 'receivable:zhang', 'awarded:open'])(
    'lets nobody overdraw %s',
    async (code) => {
      const overdraw = (trx: Transaction) => trx('accounts').where({ fund_id: fund, code }).update({ balance: '-0.01' })
      expect(await resultOf(owner, overdraw)).toBe('accounts_balance_covers_holds')
    },
  )
})

it.each<[rule: IntegrityRule, fact: string, sql: string, fault: string]>([
  [
    'claims_are_advances',
    'an advance that is edited',
    `UPDATE advances SET amount = 21.00`,
    'shanwei-2016: claim:city is 10.00, the advances say 11.00',
  ],
  [
    'claims_are_advances',
    'an advance that is gone',
    `DELETE FROM advance_repayments; DELETE FROM advances`,
    'shanwei-2016: advance:advance moves 20.00 between funders, its rows say 0',
  ],
  [
    'claims_lie_within_arrears',
    'a claim on a funder that owes less',
    `UPDATE accounts SET balance = 9.99 WHERE (fund_id, code) = ('${fund}', 'due:city')`,
    'shanwei-2016: claim:city is 10.00, still owed to the fund is 9.99',
  ],
  [
    'receivables_are_what_clawbacks_say',
    'a recovery that is edited',
    `UPDATE recoveries SET amount = 4.00 WHERE amount = 5.00`,
    'shanwei-2016: receivable:zhang is 15.00, the clawbacks say 16.00',
  ],
  [
    'recoveries_return_the_parts_that_were_paid',
    'a recovery that its row does not know',
    `UPDATE recoveries SET amount = 4.00 WHERE amount = 5.00`,
    'shanwei-2016: recovery:recovery of zhang brought 5.00, its row says 4.00',
  ],
  [
    'recoveries_return_the_parts_that_were_paid',
    'a part that came back to another funder',
    `UPDATE entries SET account_id = (SELECT id FROM accounts WHERE (fund_id, code) = ('${fund}', 'cash:city'))
     WHERE account_id = (SELECT id FROM accounts WHERE (fund_id, code) = ('${fund}', 'cash:province')) AND amount = 6.00
       AND journal_id = (SELECT journal_id FROM transactions WHERE reference = 'recovery:${idOf('recovery of li')}')`,
    'shanwei-2016: cash:city has 10.00 back of payment batch li, it paid 4.00',
  ],
  [
    'clawbacks_agree_with_their_payments',
    'a cancelled award that is called payable',
    `UPDATE clawbacks SET award = 'payable_again'`,
    'shanwei-2016: clawback clawback of li leaves its award payable_again, its payment is cancelled',
  ],
  [
    'cash_is_what_came_less_what_went',
    'cash from nowhere',
    `UPDATE accounts SET balance = balance + 0.01 WHERE (fund_id, code) = ('${fund}', 'cash:city')`,
    'shanwei-2016: city has 10.01 in cash, it should be 10.00',
  ],
  [
    'every_payment_is_borne_whole',
    'a funder that bears what came back',
    `UPDATE fund_shares SET borne = 40.00 WHERE (fund_id, funder_id) = ('${fund}', 'city')`,
    'shanwei-2016: city carries 40.00, its parts are 10.00',
  ],
])('%s sees %s', async (rule, _, sql, fault) => {
  expect(await findFaults(db, INTEGRITY_RULES[rule])).toEqual([])
  const trx = await owner.transaction()
  try {
    for (const table of [...TABLES, 'payments', 'entries'])
      await trx.raw('ALTER TABLE ?? DISABLE TRIGGER USER', [table])
    await trx.raw(sql)
    expect((await findFaults(trx, INTEGRITY_RULES[rule])).map(named)).toContain(fault)
  } finally {
    await trx.rollback()
  }
})
