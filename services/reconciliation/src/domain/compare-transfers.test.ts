import { describe, expect, it } from 'vitest'
import { arrival, back, compare, inWords, out, refund } from '../../test/fund-rows.ts'
import type { FundFacts } from './compare-fund.ts'

const result = (parts: Partial<FundFacts>): string[] => inWords(compare(parts))
const DOC = '粤财农〔2016〕12号'

describe('an arrival in the ledger', () => {
  it.each([
    ['and received by the bank', [arrival('a', DOC, '100.00')], [back(2, DOC, '100.00')], ['arrival:a = 2']],
    ['but not at the bank', [arrival('a', DOC, '100.00')], [], ['missing_in_statement arrival:a -100.00']],
    [
      'of another amount than the bank received: positive when the bank received more',
      [arrival('a', DOC, '100.00')],
      [back(2, DOC, '100.01')],
      ['amount_differs arrival:a 2 0.01'],
    ],
    ['is unknown to the ledger', [], [back(2, DOC, '100.00')], ['missing_in_ledger - 2 100.00']],
    [
      'shares its document with others: each line goes to its amount',
      [arrival('a', DOC, '100.00'), arrival('b', DOC, '200.00'), arrival('c', DOC, '300.00')],
      [back(2, DOC, '300.00'), back(3, DOC, '100.00'), back(4, DOC, '200.00')],
      ['arrival:a = 3', 'arrival:b = 4', 'arrival:c = 2'],
    ],
    [
      'equal to another is matched when there are as many lines',
      [arrival('a', DOC, '100.00'), arrival('b', DOC, '100.00')],
      [back(2, DOC, '100.00'), back(3, DOC, '100.00')],
      ['arrival:a = 2', 'arrival:b = 3'],
    ],
    [
      'equal to another is ambiguous when a line is missing',
      [arrival('a', DOC, '100.00'), arrival('b', DOC, '100.00')],
      [back(2, DOC, '100.00')],
      ['ambiguous arrival:a 2 -100.00'],
    ],
    [
      'is ambiguous when the bank shows it twice',
      [arrival('a', DOC, '100.00')],
      [back(2, DOC, '100.00'), back(3, DOC, '100.00')],
      ['ambiguous arrival:a 2 3 100.00'],
    ],
    [
      'is not taken for one of several lines of other amounts',
      [arrival('a', DOC, '100.00')],
      [back(2, DOC, '90.00'), back(3, DOC, '80.00')],
      ['missing_in_statement arrival:a -100.00', 'missing_in_ledger - 2 90.00', 'missing_in_ledger - 3 80.00'],
    ],
    [
      'says nothing of money that the bank paid out under its document',
      [arrival('a', DOC, '100.00')],
      [back(2, DOC, '100.00'), out(3, DOC, '100.00')],
      ['arrival:a = 2', 'missing_in_ledger - 3 -100.00'],
    ],
    [
      'without a document is found by nothing',
      [arrival('a', null, '100.00')],
      [],
      ['missing_in_statement arrival:a -100.00'],
    ],
    ['of another month is not expected', [arrival('a', DOC, '100.00', '2016-05-31')], [], []],
    [
      'of another month, received in this one',
      [arrival('a', DOC, '100.00', '2016-07-01')],
      [back(2, DOC, '100.00')],
      ['outside_statement_period arrival:a 2 100.00'],
    ],
  ])('%s', (_title, arrivals, lines, expected) => {
    expect(result({ transfers: arrivals, lines, documents: new Set([DOC]) })).toEqual(expected)
  })

  it('makes its breaks positive for money received', () => {
    const { breaks } = compare({ transfers: [arrival('a', DOC, '100.00')] })
    expect(breaks.map((each) => each.direction)).toEqual(['received'])
  })
})

describe('a refund in the ledger', () => {
  it.each([
    ['and paid out by the bank', [refund('a', DOC, '100.00')], [out(2, DOC, '100.00')], ['refund:a = 2']],
    ['but not at the bank', [refund('a', DOC, '100.00')], [], ['missing_in_statement refund:a -100.00']],
    [
      'of another amount than the bank paid out: positive when the bank paid out more',
      [refund('a', DOC, '100.00')],
      [out(2, DOC, '100.01')],
      ['amount_differs refund:a 2 0.01'],
    ],
    [
      'does not explain money that came in under its document',
      [refund('a', DOC, '100.00')],
      [out(2, DOC, '100.00'), back(3, DOC, '100.00')],
      ['refund:a = 2', 'missing_in_ledger - 3 100.00'],
    ],
    [
      'beside an arrival of the same document and amount: each goes to its own side',
      [refund('a', DOC, '100.00'), arrival('b', DOC, '100.00')],
      [back(2, DOC, '100.00'), out(3, DOC, '100.00')],
      ['arrival:b = 2', 'refund:a = 3'],
    ],
    [
      'is ambiguous when the bank shows it twice',
      [refund('a', DOC, '100.00')],
      [out(2, DOC, '100.00'), out(3, DOC, '100.00')],
      ['ambiguous refund:a 2 3 100.00'],
    ],
    [
      'of another month, paid out in this one',
      [refund('a', DOC, '100.00', { movedOn: '2016-07-01' })],
      [out(2, DOC, '100.00')],
      ['outside_statement_period refund:a 2 100.00'],
    ],
    [
      'as a carry-over, out of one fund and into another, is a record on each side',
      [
        refund('a', DOC, '100.00', { record: 'carry' }),
        refund('a', DOC, '30.00', { record: 'carry', direction: 'received' }),
      ],
      [out(2, DOC, '100.00'), back(3, DOC, '30.00')],
      ['carry:a:in = 3', 'carry:a:out = 2'],
    ],
  ])('%s', (_title, transfers, lines, expected) => {
    expect(result({ transfers, lines })).toEqual(expected)
  })

  it('makes its breaks positive for money paid out, and says what it is', () => {
    const { breaks } = compare({ transfers: [refund('a', DOC, '100.00')] })
    expect(breaks.map((each) => [each.direction, each.explanation.zh])).toEqual([
      ['paid_out', `账上记有退款 100.00 元（文号 ${DOC}），银行流水中没有这笔支出。`],
    ])
  })
})
