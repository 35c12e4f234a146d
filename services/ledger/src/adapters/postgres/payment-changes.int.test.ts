import { findFaults, type Transaction } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, named, openLedger, post } from '../../../test/ledger-fixture.ts'
import { returnedLate, voided } from '../../../test/payment-changes.ts'
import { resultOf } from '../../../test/raw-posting.ts'
import { arrival, awards, hold, plan, release, settle } from '../../../test/requests.ts'
import { INTEGRITY_RULES, type IntegrityRule } from './integrity-queries.ts'

/** Voids and late returns are kept by the database, against SQL, whoever sends it. */
const { db, owner, close } = await openLedger()
afterAll(close)

const fund = 'shanwei-2016'
const batchOf: Readonly<Record<string, string>> = {
  held: 'held',
  gone: 'held',
  sent: 'sent',
  paid: 'sent',
  late: 'sent',
}

beforeAll(async () => {
  await post(db, fund, plan(fund, { city: '60.00', town: '30.00' }))
  await post(db, fund, arrival(fund, 'city', '60.00'))
  await post(db, fund, arrival(fund, 'town', '30.00'))
  await post(db, fund, awards(fund, { held: '15.00', gone: '15.00', sent: '15.00', paid: '15.00', late: '15.00' }))
  await post(db, fund, hold(fund, 'held', { held: '15.00', gone: '15.00' }))
  await post(db, fund, voided(fund, 'held', 'gone'))
  await post(db, fund, hold(fund, 'sent', { sent: '15.00', paid: '15.00', late: '15.00' }))
  await post(db, fund, release(fund, 'sent'))
  await post(db, fund, settle(fund, 'sent', 'paid', 'late'))
  await post(db, fund, returnedLate(fund, 'sent', '2016-10-12', 'late'))
})

const idOfPayment = (name: string): string => idOf(`${batchOf[name]} ${name}`, fund)
const move = (trx: Transaction, name: string, to: object) =>
  trx('payments')
    .where({ id: idOfPayment(name) })
    .update(to)
const insertVoid = (trx: Transaction, name: string, more: object = {}) =>
  trx('payment_voids').insert({
    payment_id: idOfPayment(name),
    fund_id: fund,
    batch_id: idOf(batchOf[name] ?? '', fund),
    reason: '撤回',
    event_id: idOf('raw event'),
    funders: ['city', 'town'],
    parts: ['10.00', '5.00'],
    after_number: 1,
    ...more,
  })
describe.each([
  ['the service', db],
  ['the owner', owner],
])('the database, asked by %s,', (_who, asker) => {
  it.each<[fact: string, result: string, work: (trx: Transaction) => Promise<unknown>]>([
    [
      'voids a payment, as somebody asked',
      'done',
      async (trx) => {
        await insertVoid(trx, 'held')
        await move(trx, 'held', { state: 'voided' })
      },
    ],
    [
      'refuses to void what nobody asked to void',
      'payments_follow_their_voids',
      (trx) => move(trx, 'held', { state: 'voided' }),
    ],
    [
      'refuses a void that says something else of what was held',
      'payments_follow_their_voids',
      async (trx) => {
        await insertVoid(trx, 'held', { parts: ['9.00', '6.00'] })
        await move(trx, 'held', { state: 'voided' })
      },
    ],
    ['refuses to void one payment of a batch twice', 'payment_voids_pkey', (trx) => insertVoid(trx, 'gone')],
    ['refuses to void what is with the bank', 'payments_go_forward', (trx) => move(trx, 'sent', { state: 'voided' })],
    [
      'holds a voided payment anew in another batch, with other parts',
      'done',
      (trx) =>
        move(trx, 'gone', {
          state: 'held',
          batch_id: idOf('anew', fund),
          held_after: 9,
          funders: ['city'],
          parts: ['15.00'],
        }),
    ],
    [
      'refuses to hold a payment anew with parts that are not all of it',
      'payments_borne_whole',
      (trx) => move(trx, 'gone', { state: 'held', parts: ['10.00', '4.99'] }),
    ],
    [
      'refuses to move a held payment to another batch',
      'payments_go_forward',
      (trx) => move(trx, 'held', { batch_id: idOf('anew', fund), state: 'in_transit' }),
    ],
    [
      'refuses a late return of what has not settled',
      'payments_go_forward',
      (trx) => move(trx, 'sent', { state: 'returned_late' }),
    ],
    [
      'refuses to settle once more what came back late',
      'payments_go_forward',
      (trx) => move(trx, 'late', { state: 'settled' }),
    ],
    [
      'refuses to call an early return late',
      'payments_go_forward',
      (trx) => move(trx, 'sent', { state: 'returned_late' }),
    ],
    ['returns late what has settled', 'done', (trx) => move(trx, 'paid', { state: 'returned_late' })],
  ])('%s', async (_fact, result, work) => {
    expect(await resultOf(asker, work)).toBe(result)
  })
})

it.each(['UPDATE payment_voids SET reason = reason', 'DELETE FROM payment_voids', 'TRUNCATE payment_voids'])(
  'nobody may %s',
  async (sql) => {
    expect(await resultOf(db, (trx) => trx.raw(sql))).toBe('no right')
    expect(await resultOf(owner, (trx) => trx.raw(sql))).toBe('history_is_append_only')
  },
)

it.each<[rule: IntegrityRule, fact: string, sql: string, fault: string]>([
  [
    'late_returns_return_the_parts_that_were_paid',
    'a part that came back to another funder',
    `UPDATE entries SET account_id = (SELECT id FROM accounts WHERE (fund_id, code) = ('${fund}', 'cash:city'))
      WHERE account_id = (SELECT id FROM accounts WHERE (fund_id, code) = ('${fund}', 'cash:town')) AND amount = 5.00
        AND journal_id = (SELECT journal_id FROM transactions WHERE reference = 'return:${idOfPayment('late')}')`,
    'shanwei-2016: cash:city has 15.00 back of payment sent late, it paid 10.00',
  ],
  [
    'late_returns_return_the_parts_that_were_paid',
    'a payment that stands although its money came back',
    `UPDATE payments SET state = 'settled' WHERE id = '${idOfPayment('late')}'`,
    'shanwei-2016: return:sent late moves cash, its payment is settled',
  ],
  [
    'payments_agree_with_their_transactions',
    'a payment that is called back and is not',
    `UPDATE payments SET state = 'returned_late' WHERE id = '${idOfPayment('paid')}'`,
    'shanwei-2016: payment sent paid is returned_late, its transactions release, settle',
  ],
  [
    'voids_let_go_what_their_payments_held',
    'a void that was struck out',
    `DELETE FROM payment_voids`,
    'shanwei-2016: payment held gone is voided, and nobody asked for it',
  ],
  [
    'voids_let_go_what_their_payments_held',
    'a void that was edited',
    `UPDATE payment_voids SET parts[1] = 9.00`,
    'shanwei-2016: payment held gone of 15.00 let go 14.00',
  ],
  [
    'every_payment_is_borne_whole',
    'a funder that bears what was voided',
    `UPDATE fund_shares SET borne = borne + 10.00 WHERE (fund_id, funder_id) = ('${fund}', 'city')`,
    'shanwei-2016: city carries 40.00, its parts are 30.00',
  ],
])('%s finds %s', async (rule, _fact, sql, fault) => {
  expect(await findFaults(db, INTEGRITY_RULES[rule])).toEqual([])
  const trx = await owner.transaction()
  try {
    for (const table of ['payments', 'entries', 'payment_voids'])
      await trx.raw('ALTER TABLE ?? DISABLE TRIGGER USER', [table])
    await trx.raw(sql)
    expect((await findFaults(trx, INTEGRITY_RULES[rule])).map(named)).toContain(fault)
  } finally {
    await trx.rollback()
  }
})
