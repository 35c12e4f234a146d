import { describe, expect, it } from 'vitest'
import { back, compare, inWords, out, payment, returned, settled } from '../../test/fund-rows.ts'
import type { FundFacts } from './compare-fund.ts'

const result = (parts: Partial<FundFacts>): string[] => inWords(compare(parts))
const REF = 'REF-p'

describe('a payment that the ledger settled', () => {
  const payments = [settled('p')]

  it.each([
    ['one line of its amount is a match', [out(2, REF)], ['payment:p = 2']],
    ['no line: missing', [], ['missing_in_statement payment:p -4000.00']],
    ['a line of more: differs', [out(2, REF, '4000.10')], ['amount_differs payment:p 2 0.10']],
    ['a line of less: differs', [out(2, REF, '3999.99')], ['amount_differs payment:p 2 -0.01']],
    ['booked at nothing: differs', [out(2, REF, '0.00')], ['amount_differs payment:p 2 -4000.00']],
    [
      'the earliest of two equal lines is the match, the other a duplicate',
      [out(3, REF), out(2, REF)],
      ['payment:p = 2', 'duplicate_in_statement payment:p 3 4000.00'],
    ],
    [
      'the earliest line of its amount is the match, an earlier one of another amount a duplicate',
      [out(2, REF, '1.00'), out(3, REF), out(4, REF)],
      ['payment:p = 3', 'duplicate_in_statement payment:p 2 1.00', 'duplicate_in_statement payment:p 4 4000.00'],
    ],
    [
      'several lines of other amounts: the first differs, the others are duplicates',
      [out(2, REF, '1.00'), out(3, REF, '2.00')],
      ['amount_differs payment:p 2 -3999.00', 'duplicate_in_statement payment:p 3 2.00'],
    ],
    [
      'paid and given back: the return is missing in the ledger',
      [out(2, REF), back(3, REF)],
      ['payment:p = 2', 'return_missing_in_ledger payment:p 3 -4000.00'],
    ],
    [
      'tried, bounced and paid is a match of all three lines',
      [out(2, REF), back(3, REF), out(4, REF)],
      ['payment:p = 4 2 3'],
    ],
    [
      'a wrong amount that bounced, then the right one',
      [out(2, REF, '40.00'), back(3, REF, '40.00'), out(4, REF)],
      ['payment:p = 4 2 3'],
    ],
    [
      'bounced, then paid with a wrong amount',
      [out(2, REF), back(3, REF), out(4, REF, '3000.00')],
      ['amount_differs payment:p 4 2 3 -1000.00'],
    ],
    [
      'a wrong and a right amount, both given back: the right one is what stays to be explained',
      [out(2, REF), out(3, REF, '40.00'), back(4, REF), back(5, REF, '40.00')],
      ['payment:p = 2 3 5', 'return_missing_in_ledger payment:p 4 -4000.00'],
    ],
    [
      'given back without having gone out',
      [back(2, REF)],
      ['missing_in_statement payment:p -4000.00', 'return_missing_in_ledger payment:p 2 -4000.00'],
    ],
  ])('%s', (_title, lines, expected) => {
    expect(result({ payments, lines })).toEqual(expected)
  })
})

describe('a payment that the ledger says was sent back before it settled', () => {
  const payments = [returned('p')]

  it.each([
    ['out and back is a match of both lines', [out(2, REF), back(3, REF)], ['payment:p = 2 3']],
    ['no line at all is nothing to compare: the bank may never have booked it', [], []],
    ['out but not back', [out(2, REF)], ['return_missing_in_statement payment:p 2 4000.00']],
    ['back but not out', [back(2, REF)], ['missing_in_statement payment:p 2 -4000.00']],
    ['less came back than went out', [out(2, REF), back(3, REF, '3999.90')], ['amount_differs payment:p 3 2 0.10']],
    ['more went out than came back', [out(2, REF, '4000.10'), back(3, REF)], ['amount_differs payment:p 2 3 0.10']],
    ['twice out, twice back', [out(2, REF), back(3, REF), out(4, REF), back(5, REF)], ['payment:p = 4 5 2 3']],
    [
      'twice out, once back',
      [out(2, REF), out(3, REF), back(4, REF)],
      ['payment:p = 2 4', 'duplicate_in_statement payment:p 3 4000.00'],
    ],
    [
      'once out, twice back',
      [out(2, REF), back(3, REF), back(4, REF)],
      ['payment:p = 2 3', 'duplicate_in_statement payment:p 4 -4000.00'],
    ],
  ])('%s', (_title, lines, expected) => {
    expect(result({ payments, lines })).toEqual(expected)
  })
})

describe('a payment that the ledger settled and then took back', () => {
  const payments = [settled('p', { returned: '2016-06-12' })]

  it.each([
    ['out and back is a match', [out(2, REF), back(3, REF)], ['payment:p = 2 3']],
    [
      'both are due, so both are missed',
      [],
      ['missing_in_statement payment:p -4000.00', 'return_missing_in_statement payment:p 4000.00'],
    ],
    ['out but not back', [out(2, REF)], ['return_missing_in_statement payment:p 2 4000.00']],
  ])('%s', (_title, lines, expected) => {
    expect(result({ payments, lines })).toEqual(expected)
  })

  it('is due on the statement of each of its days by that leg alone', () => {
    const across = [settled('p', { settled: '2016-05-31', returned: '2016-06-01' })]
    expect(result({ payments: across, lines: [back(2, REF, '4000.00', '2016-06-01')] })).toEqual(['payment:p = 2'])
    expect(result({ payments: across, lines: [] })).toEqual(['return_missing_in_statement payment:p 4000.00'])
    expect(result({ payments: across, lines: [out(2, REF), back(3, REF)] })).toEqual([
      'payment:p = 3',
      'outside_statement_period payment:p 2 4000.00',
    ])
  })
})

describe('a payment in transit', () => {
  const payments = [payment('p')]

  it.each([
    ['is not expected', [], []],
    ['but paid by the bank', [out(2, REF)], ['not_settled_in_ledger payment:p 2 4000.00']],
    [
      'but paid twice',
      [out(2, REF), out(3, REF)],
      ['duplicate_in_statement payment:p 3 4000.00', 'not_settled_in_ledger payment:p 2 4000.00'],
    ],
    [
      'but paid and given back',
      [out(2, REF), back(3, REF)],
      ['return_missing_in_ledger payment:p 3 -4000.00', 'not_settled_in_ledger payment:p 2 4000.00'],
    ],
  ])('%s', (_title, lines, expected) => {
    expect(result({ payments, lines })).toEqual(expected)
  })
})

describe('the days of the statement', () => {
  it.each(['2016-06-01', '2016-06-30'])('include %s', (day) => {
    expect(result({ payments: [settled('p', { settled: day })] })).toEqual(['missing_in_statement payment:p -4000.00'])
  })

  it.each(['2016-05-31', '2016-07-01'])('do not include %s, so nothing is missed', (day) => {
    expect(result({ payments: [settled('p', { settled: day })] })).toEqual([])
  })

  it('leave a payment in transit that settled the day after', () => {
    const payments = [settled('p', { settled: '2016-07-01' })]
    expect(result({ payments, lines: [out(2, REF, '4000.00', '2016-06-30')] })).toEqual([
      'not_settled_in_ledger payment:p 2 4000.00',
    ])
  })

  it('leave a payment in transit that came back the day after', () => {
    const payments = [returned('p', { returned: '2016-07-01' })]
    expect(result({ payments, lines: [out(2, REF, '4000.00', '2016-06-30')] })).toEqual([
      'not_settled_in_ledger payment:p 2 4000.00',
    ])
  })

  it('show a line that gives back what the ledger took back before them', () => {
    const payments = [settled('p', { settled: '2016-05-30', returned: '2016-05-31' })]
    expect(result({ payments, lines: [back(2, REF)] })).toEqual(['outside_statement_period payment:p 2 -4000.00'])
  })

  it('show a line of what settled before them as such, for it may be paid once more', () => {
    const payments = [settled('p', { settled: '2016-05-31' })]
    expect(result({ payments, lines: [out(2, REF)] })).toEqual(['outside_statement_period payment:p 2 4000.00'])
  })

  it('of two statements are compared as one', () => {
    const statements = [
      { from: '2016-05-01', to: '2016-05-31' },
      { from: '2016-06-01', to: '2016-06-30' },
    ]
    const payments = [settled('p', { settled: '2016-05-31' })]
    const lines = [{ ...out(2, REF, '4000.00', '2016-06-01'), statementId: 'june' }]
    expect(result({ statements, payments, lines })).toEqual(['payment:p = 2'])
  })
})

describe('payments that cannot be told apart or found', () => {
  it('shares no line out among payments of one reference', () => {
    const payments = [settled('p', { reference: 'SAME' }), settled('q', { reference: 'SAME' })]
    expect(result({ payments, lines: [out(2, 'SAME')] })).toEqual(['ambiguous payment:p 2 -4000.00'])
  })

  it('misses each of them where there is no line', () => {
    const payments = [settled('p', { reference: 'SAME' }), settled('q', { reference: 'SAME' })]
    expect(result({ payments })).toEqual([
      'missing_in_statement payment:p -4000.00',
      'missing_in_statement payment:q -4000.00',
    ])
  })

  it('misses a payment whose reference disbursement never told', () => {
    expect(result({ payments: [settled('p', { reference: null })] })).toEqual([
      'missing_in_statement payment:p -4000.00',
      'status_differs payment:p -4000.00',
    ])
  })
})
