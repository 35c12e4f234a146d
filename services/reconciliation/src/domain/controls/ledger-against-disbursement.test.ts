import { describe, expect, it } from 'vitest'
import { breakInWords, judgeAll } from '../../../test/run-control.ts'
import { LEDGER_AGAINST_DISBURSEMENT, type PaymentFact } from './ledger-against-disbursement.ts'

const side = (state: string | null, parts = {}) =>
  state === null
    ? null
    : {
        state,
        amount: '10.00',
        on: state.endsWith('ed') && state !== 'approved' ? '2016-06-10' : null,
        beneficiary: 'h',
        ...parts,
      }
const words = async (ledger: object | null, disbursement: object | null) =>
  (
    await judgeAll(LEDGER_AGAINST_DISBURSEMENT, [
      { fund: 'f', payment: 'p', reference: 'R', ledger, disbursement } as PaymentFact,
    ])
  ).map(breakInWords)

describe('a payment in ledger and disbursement', () => {
  it.each([
    [null, 'approved'],
    ['in_transit', 'sent'],
    ['settled', 'settled'],
    ['returned', 'returned'],
  ])('agrees as %s and %s', async (ledger, disbursement) => {
    expect(await words(side(ledger), side(disbursement))).toEqual([])
  })

  it.each([
    [null, 'sent', 'missing_right/state payment:p 0.00'],
    [null, 'settled', 'missing_right/state payment:p 10.00'],
    ['settled', null, 'missing_left/state payment:p -10.00'],
    ['in_transit', 'approved', 'status_conflict/state payment:p 0.00'],
    ['in_transit', 'settled', 'status_conflict/state payment:p 10.00'],
    ['settled', 'sent', 'status_conflict/state payment:p -10.00'],
    ['in_transit', 'returned', 'returned_unposted/state payment:p 0.00'],
    ['settled', 'returned', 'returned_unposted/state payment:p -10.00'],
    ['returned', 'settled', 'status_conflict/state payment:p 10.00'],
  ])('is a break as %s and %s', async (ledger, disbursement, expected) => {
    expect(await words(side(ledger), side(disbursement))).toEqual([expected])
  })

  it('is a break of its own for amount, owner and day', async () => {
    expect(
      await words(side('settled'), side('settled', { amount: '10.01', beneficiary: 'x', on: '2016-06-11' })),
    ).toEqual([
      'amount_differs/amount payment:p 0.01',
      'payee_mismatch/beneficiary payment:p 0.00',
      'date_out_of_window/on payment:p 0.00',
    ])
    expect(await words(side('settled', { on: '2016-07-01' }), side('settled'))).toEqual([])
  })
})
