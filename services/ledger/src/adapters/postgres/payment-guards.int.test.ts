import type { Transaction } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, openLedger, post } from '../../../test/ledger-fixture.ts'
import { resultOf } from '../../../test/raw-posting.ts'
import { arrival, awards, hold, plan, release, returned, settle } from '../../../test/requests.ts'

/** What awards, payments and holds may be is kept by the database, against SQL, whoever sends it. */
const { db, owner, close } = await openLedger()
afterAll(close)

const fund = 'shanwei-2016'
const other = 'foshan-2016'
const states = ['held', 'sent', 'paid', 'back'] as const

// Awards and payments are named for what has become of them; 'open' was never paid. Cash of 100.00, of which 40.00 are held,
// 20.00 are spent; 40.00 are available.
beforeAll(async () => {
  for (const id of [fund, other]) {
    await post(db, id, plan(id, { city: '200.00', town: '100.00' }))
    await post(db, id, arrival(id, 'city', '80.00'))
    await post(db, id, arrival(id, 'town', '40.00'))
    await post(
      db,
      id,
      awards(id, { open: '60.00', large: '120.00', ...Object.fromEntries(states.map((name) => [name, '15.00'])) }),
    )
    await post(db, id, hold(id, 'held', { held: '15.00' }))
    await post(db, id, hold(id, 'sent', { sent: '15.00', paid: '15.00', back: '15.00' }))
    await post(db, id, release(id, 'sent'))
    await post(db, id, settle(id, 'sent', 'paid'))
    await post(db, id, returned(id, 'sent', 'back'))
  }
})

const idOfPayment = (of: string) => idOf(of === 'held' ? 'held held' : `sent ${of}`, fund)
const raw = idOf('raw payment')

const insertPayment = (trx: Transaction, award: string, more: object = {}) =>
  trx('payments').insert({
    id: raw,
    fund_id: fund,
    batch_id: idOf('raw batch'),
    award_id: idOf(`award ${award}`, fund),
    amount: '60.00',
    held_after: 9,
    ...more,
  })
const insertHolds = (trx: Transaction, payment: string, holds: Record<string, string>, of = fund) =>
  trx('holds').insert(
    Object.entries(holds).map(([account_code, amount]) => ({ payment_id: payment, fund_id: of, account_code, amount })),
  )
const endHold = (trx: Transaction, payment: string, kind: string, state: string) =>
  trx('holds')
    .where({ payment_id: idOfPayment(payment) })
    .andWhere('account_code', 'like', `${kind}:%`)
    .update({ state })
const movePayment = (trx: Transaction, payment: string, state: string) =>
  trx('payments')
    .where({ id: idOfPayment(payment) })
    .update({ state })

describe.each([
  ['the service', db],
  ['the owner', owner],
])('the database, asked by %s,', (_who, asker) => {
  it.each<[fact: string, award: string, more: object, result: string]>([
    ['takes a payment of an award that was never paid', 'open', {}, 'done'],
    ['takes a new payment of an award that came back', 'back', { amount: '15.00' }, 'done'],
    ['refuses a second payment of an award that is held', 'held', { amount: '15.00' }, 'payments_award_paid_once'],
    [
      'refuses a second payment of an award that is in transit',
      'sent',
      { amount: '15.00' },
      'payments_award_paid_once',
    ],
    ['refuses a second payment of an award that is paid', 'paid', { amount: '15.00' }, 'payments_award_paid_once'],
    ['refuses a payment beyond its award', 'open', { amount: '60.01' }, 'payments_pay_the_award'],
    ['refuses a payment of a part of its award', 'open', { amount: '59.99' }, 'payments_pay_the_award'],
    [
      "refuses a payment of another fund's award",
      'open',
      { award_id: idOf('award open', other) },
      'payments_pay_the_award',
    ],
    ['refuses a payment that is there', 'open', { id: idOfPayment('back') }, 'payments_pkey'],
  ])('%s', async (_fact, award, more, result) => {
    expect(await resultOf(asker, (trx) => insertPayment(trx, award, more))).toBe(result)
  })

  it.each<[fact: string, holds: Record<string, string>, result: string]>([
    [
      'takes holds of a payment on its award and on cash',
      { 'awarded:open': '60.00', 'cash:city': '40.00', 'cash:town': '20.00' },
      'done',
    ],
    ['refuses holds without the award', { 'cash:city': '40.00', 'cash:town': '20.00' }, 'holds_cover_their_payment'],
    ['refuses holds without cash', { 'awarded:open': '60.00' }, 'holds_cover_their_payment'],
    [
      'refuses holds of too little cash',
      { 'awarded:open': '60.00', 'cash:city': '40.00', 'cash:town': '19.99' },
      'holds_cover_their_payment',
    ],
    [
      "refuses holds on another's award",
      { 'awarded:large': '60.00', 'cash:city': '40.00', 'cash:town': '20.00' },
      'holds_cover_their_payment',
    ],
    [
      'refuses a hold on anything else',
      { 'awarded:open': '60.00', 'cash:city': '60.00', appropriation: '1.00' },
      'holds_cover_their_payment',
    ],
    [
      'refuses holds on what is no cash',
      { 'awarded:open': '60.00', appropriation: '60.00' },
      'holds_cover_their_payment',
    ],
    [
      'refuses a hold of nothing',
      { 'awarded:open': '60.00', 'cash:city': '60.00', 'cash:town': '0.00' },
      'holds_amount_positive',
    ],
    [
      'refuses to hold cash that is not there',
      { 'awarded:open': '60.00', 'cash:city': '60.00' },
      'accounts_balance_covers_holds',
    ],
    [
      'refuses a hold on an account that the fund has not',
      { 'awarded:open': '60.00', 'cash:nobody': '60.00' },
      'holds_account_of_the_fund',
    ],
  ])('%s', async (_fact, holds, result) => {
    const work = async (trx: Transaction) => {
      await insertPayment(trx, 'open')
      await insertHolds(trx, raw, holds)
    }
    expect(await resultOf(asker, work)).toBe(result)
  })

  it.each<[fact: string, result: string, work: (trx: Transaction) => Promise<unknown>]>([
    [
      'refuses one more hold of a payment that has its holds',
      'holds_cover_their_payment',
      (trx) => insertHolds(trx, idOfPayment('held'), { 'awarded:open': '1.00' }),
    ],
    [
      "refuses holds of one fund for another's payment",
      'holds_payment_of_the_fund',
      (trx) => insertHolds(trx, idOfPayment('held'), { 'awarded:open': '15.00' }, other),
    ],
    ['ends a hold that is pending', 'done', (trx) => endHold(trx, 'sent', 'cash', 'voided')],
    ['refuses to end a hold that is posted', 'holds_end_once', (trx) => endHold(trx, 'paid', 'cash', 'voided')],
    ['refuses to end a hold that is voided', 'holds_end_once', (trx) => endHold(trx, 'back', 'cash', 'posted')],
    [
      'refuses to end a hold twice in one transaction',
      'holds_end_once',
      async (trx) => {
        await endHold(trx, 'sent', 'cash', 'voided')
        await endHold(trx, 'sent', 'cash', 'voided')
      },
    ],
    ['refuses to write a pending hold as pending', 'holds_end_once', (trx) => endHold(trx, 'sent', 'cash', 'pending')],
    ['refuses to make a hold pending again', 'holds_end_once', (trx) => endHold(trx, 'back', 'cash', 'pending')],
    ['refuses a state of holds that it does not know', 'holds_state', (trx) => endHold(trx, 'sent', 'cash', 'lost')],

    [
      'moves a payment on after its holds',
      'done',
      async (trx) => {
        await endHold(trx, 'held', 'awarded', 'posted')
        await movePayment(trx, 'held', 'in_transit')
      },
    ],
    [
      'refuses to release a payment whose award is still held',
      'payments_follow_their_holds',
      (trx) => movePayment(trx, 'held', 'in_transit'),
    ],
    [
      'refuses to settle a payment whose cash is still held',
      'payments_follow_their_holds',
      (trx) => movePayment(trx, 'sent', 'settled'),
    ],
    [
      'refuses to return a payment whose cash was taken',
      'payments_follow_their_holds',
      async (trx) => {
        await endHold(trx, 'sent', 'cash', 'posted')
        await movePayment(trx, 'sent', 'returned')
      },
    ],
    [
      'refuses to settle a payment whose cash was freed',
      'payments_follow_their_holds',
      async (trx) => {
        await endHold(trx, 'sent', 'cash', 'voided')
        await movePayment(trx, 'sent', 'settled')
      },
    ],
    [
      'refuses to release a payment that holds nothing',
      'payments_follow_their_holds',
      async (trx) => {
        await insertPayment(trx, 'open')
        await trx('payments').where({ id: raw }).update({ state: 'in_transit' })
      },
    ],
    ['refuses to settle what was not released', 'payments_go_forward', (trx) => movePayment(trx, 'held', 'settled')],
    ['refuses to return what was not released', 'payments_go_forward', (trx) => movePayment(trx, 'held', 'returned')],
    ['refuses to return what is settled', 'payments_go_forward', (trx) => movePayment(trx, 'paid', 'returned')],
    ['refuses to settle what came back', 'payments_go_forward', (trx) => movePayment(trx, 'back', 'settled')],
    ['refuses to hold again what came back', 'payments_go_forward', (trx) => movePayment(trx, 'back', 'held')],
  ])('%s', async (_fact, result, work) => {
    expect(await resultOf(asker, work)).toBe(result)
  })
})
