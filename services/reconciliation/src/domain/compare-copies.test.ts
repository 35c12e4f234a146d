import { parseMoney } from '@fundtrace/money'
import { describe, expect, it } from 'vitest'
import { compare, inDisbursement, inWords, out, payment, returned, settled } from '../../test/fund-rows.ts'
import type { DisbursementPayment } from './disbursement-payment.ts'
import type { LedgerPayment } from './ledger-record.ts'

const differences = (ledger: LedgerPayment | null, disbursement: DisbursementPayment | null): string[] =>
  inWords(
    compare({
      payments: ledger === null ? [] : [ledger],
      disbursements: disbursement === null ? [] : [disbursement],
      lines: ledger?.settledOn ? [out(2, ledger.reference)] : [],
    }),
  ).filter((words) => !words.startsWith('payment:p ='))

const inState = (state: DisbursementPayment['state']): DisbursementPayment => ({
  ...inDisbursement(settled('p')),
  state,
})

describe('ledger and disbursement', () => {
  it.each([
    ['in transit and sent', payment('p'), inState('sent')],
    ['settled and settled', settled('p'), inState('settled')],
    ['returned and returned', returned('p'), inState('returned')],
    ['nothing and approved, which moves no money', null, inState('approved')],
  ] as const)('agree on %s', (_title, ledger, disbursement) => {
    expect(differences(ledger, disbursement)).toEqual([])
  })

  it.each([
    ['in transit and settled', payment('p'), inState('settled'), '4000.00'],
    ['settled and sent', settled('p'), inState('sent'), '-4000.00'],
    ['settled and returned', settled('p'), inState('returned'), '-4000.00'],
    ['returned and settled', returned('p'), inState('settled'), '4000.00'],
    ['returned and sent', returned('p'), inState('sent'), '0.00'],
    ['in transit and approved', payment('p'), inState('approved'), '0.00'],
    ['nothing and sent', null, inState('sent'), '0.00'],
    ['nothing and settled', null, inState('settled'), '4000.00'],
  ] as const)('differ on %s by what each counts as paid', (_title, ledger, disbursement, difference) => {
    expect(differences(ledger, disbursement)).toEqual([`status_differs payment:p ${difference}`])
  })

  it('differ on an amount by disbursement minus ledger', () => {
    const disbursement = { ...inState('settled'), amount: parseMoney('4000.01') }
    expect(differences(settled('p'), disbursement)).toEqual(['amount_differs_in_disbursement payment:p 0.01'])
  })

  it('are shown with both rows', () => {
    const [difference] = compare({ payments: [payment('p')], disbursements: [inState('settled')] }).breaks
    expect(difference).toMatchObject({
      ledger: { paymentId: 'p', settledOn: null },
      disbursement: { paymentId: 'p', state: 'settled' },
      statement: null,
    })
  })
})
