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
    funders: ['city', 'town'],
    parts: ['40.00', '20.00'],
    ...more,
  })
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
    [
      'takes a new payment of an award that came back',
      'back',
      { amount: '15.00', funders: ['city'], parts: ['15.00'] },
      'done',
    ],
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

  it.each<[fact: string, funders: string[], parts: string[], result: string]>([
    ['takes parts of a payment that are all of it', ['city', 'town'], ['40.00', '20.00'], 'done'],
    ['refuses a payment that nobody bears', [], [], 'payments_part_for_each_funder'],
    ['refuses a funder without a part', ['city', 'town'], ['60.00'], 'payments_part_for_each_funder'],
    ['refuses parts of too little cash', ['city', 'town'], ['40.00', '19.99'], 'payments_borne_whole'],
    ['refuses a part of nothing', ['city', 'town'], ['60.00', '0.00'], 'payments_borne_whole'],
    ['refuses a funder that is named twice', ['city', 'city'], ['40.00', '20.00'], 'payments_borne_whole'],
    ['refuses cash that is not there', ['city'], ['60.00'], 'accounts_balance_covers_holds'],
    ['refuses the cash of somebody who is no funder', ['nobody'], ['60.00'], 'payments_hold_accounts_of_the_fund'],
  ])('%s', async (_fact, funders, parts, result) => {
    expect(await resultOf(asker, (trx) => insertPayment(trx, 'open', { funders, parts }))).toBe(result)
  })

  it('keeps back what a payment holds as it goes on, and lets go what the bank has decided', async () => {
    const kept = async (trx: Transaction, ...codes: string[]) =>
      (await trx('accounts').where({ fund_id: fund }).whereIn('code', codes).orderBy('code')).map(({ held }) => held)
    const codes = ['awarded:held', 'cash:city', 'cash:town']
    const work = async (trx: Transaction) => {
      expect(await kept(trx, ...codes)).toEqual(['15.00', '20.00', '10.00'])
      await movePayment(trx, 'held', 'in_transit')
      expect(await kept(trx, ...codes)).toEqual(['0.00', '20.00', '10.00'])
      await movePayment(trx, 'held', 'settled')
      expect(await kept(trx, ...codes)).toEqual(['0.00', '10.00', '5.00'])
    }
    expect(await resultOf(asker, work)).toBe('done')
  })

  it.each<[fact: string, result: string, work: (trx: Transaction) => Promise<unknown>]>([
    ['moves a payment on', 'done', (trx) => movePayment(trx, 'held', 'in_transit')],
    [
      'refuses other parts of a payment that is held',
      'payments_go_forward',
      (trx) =>
        trx('payments')
          .where({ id: idOfPayment('held') })
          .update({ state: 'in_transit', parts: ['9.99', '5.01'] }),
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
