import { parseMoney } from '@fundtrace/money'
import { describe, expect, it } from 'vitest'
import { arrival, back, compare, FUND, inDisbursement, inWords, out, payment, settled } from '../../test/fund-rows.ts'

describe('a line whose reference no record of the ledger has', () => {
  it.each([
    ['unknown, paid out', out(2, 'NOBODY', '7.00'), '7.00'],
    ['unknown, received', back(2, 'NOBODY', '7.00'), '-7.00'],
    ['empty, paid out', out(2, null, '7.00'), '7.00'],
    ['empty, received', back(2, null, '7.00'), '-7.00'],
  ])('is missing in the ledger when it is %s', (_title, line, difference) => {
    const { breaks } = compare({ lines: [line] })
    expect(breaks).toHaveLength(1)
    expect(breaks[0]).toMatchObject({ kind: 'missing_in_ledger', direction: 'paid_out', ledger: null, statement: line })
    expect(breaks[0]?.difference).toEqual(parseMoney(difference))
  })

  it('is shown beside what disbursement knows of it', () => {
    const disbursement = { ...inDisbursement(payment('p')), state: 'approved' as const }
    const { breaks } = compare({ disbursements: [disbursement], lines: [out(2, 'REF-p')] })
    expect(breaks).toMatchObject([{ kind: 'missing_in_ledger', ledger: null, disbursement: { paymentId: 'p' } }])
  })

  it('is in the wrong fund when another fund paid it', () => {
    const elsewhere = new Map([['REF-x', { owner: 'payment', fundId: 'foshan-2016' } as const]])
    const { breaks } = compare({ lines: [out(2, 'REF-x', '7.00'), back(3, 'REF-x', '7.00')], elsewhere })
    expect(breaks.map(({ kind, direction }) => `${kind} ${direction}`)).toEqual([
      'wrong_fund paid_out',
      'wrong_fund paid_out',
    ])
    expect(breaks.map((each) => each.difference.toFixed(2))).toEqual(['7.00', '-7.00'])
    expect(breaks[0]?.explanation.en).toContain('belongs to foshan-2016, not to qingcheng-households-2016')
  })

  it('is in the wrong fund when another fund received money under its document', () => {
    const elsewhere = new Map([['DOC-x', { owner: 'arrival', fundId: null } as const]])
    const { breaks } = compare({ lines: [back(2, 'DOC-x', '7.00')], elsewhere })
    expect(breaks).toMatchObject([{ kind: 'wrong_fund', direction: 'received', fundId: FUND }])
    expect(breaks[0]?.difference).toEqual(parseMoney('7.00'))
    expect(breaks[0]?.explanation.zh).toContain('属于另一项资金')
  })

  it('is not in the wrong fund when this fund has the same reference', () => {
    const elsewhere = new Map([['REF-p', { owner: 'payment', fundId: null } as const]])
    expect(inWords(compare({ payments: [settled('p')], lines: [out(2, 'REF-p')], elsewhere }))).toEqual([
      'payment:p = 2',
    ])
  })
})

describe('a reference that is both a payment and a document', () => {
  it('gives the lines to the payment and still misses the arrival', () => {
    const parts = { payments: [settled('p')], transfers: [arrival('a', 'REF-p', '4000.00')], lines: [out(2, 'REF-p')] }
    expect(inWords(compare(parts))).toEqual(['payment:p = 2', 'missing_in_statement arrival:a -4000.00'])
  })
})

describe('every break', () => {
  it('is explained in one sentence in each language, with its amounts and the line', () => {
    const [first] = compare({ payments: [settled('p')], lines: [out(7, 'REF-p', '4000.10')] }).breaks
    expect(first?.explanation).toEqual({
      zh: '账上金额为 4000.00 元（付款编号 REF-p），银行流水第 7 行为 4000.10 元。',
      en: 'The ledger has 4000.00 (reference REF-p); line 7 of the statement has 4000.10.',
    })
  })
})
