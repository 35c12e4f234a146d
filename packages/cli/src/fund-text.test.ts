import { describe, expect, it } from 'vitest'
import { fundText, statementTable } from './fund-text.ts'

const FUND = {
  id: 'shanwei-2016',
  name: '汕尾市精准扶贫 2016',
  area_code: '4415',
  total: '2000000000.00',
  appropriation: '2000000000.00',
  awarded: '0.00',
  paid: '0.00',
  in_transit: '0.00',
  payable: '0.00',
  returned: '0.00',
  unidentified: '0.00',
  shares: [
    { funder: 'a', name: '省', due: '1.50', arrived: '1.50', arrears: '0.00', borne: '0.00', cash: '1.50' },
    { funder: 'b', name: '市', due: '2.50', arrived: '0.51', arrears: '1.99', borne: '0.00', cash: '0.51' },
  ],
}

describe('fundText', () => {
  it('adds up what arrived', () => {
    expect(fundText(FUND)).toMatch(/到位 arrived +2\.01 元 {2}0\.000201万元/u)
  })

  it('names who is in arrears and by how much, and nobody else', () => {
    const lines = fundText(FUND)
      .split('\n')
      .filter((line) => line.startsWith('欠拨'))
    expect(lines).toEqual(['欠拨 / in arrears: 市  1.99 元  0.000199万元'])
  })
})

describe('statementTable', () => {
  it('counts days as Shanghai does', () => {
    const line = {
      line: 1,
      kind: 'arrival',
      reference: 'r',
      document_number: null,
      effective_at: '2016-06-28T16:00:00.000Z',
      amount: '1.00',
      balance_after: '1.00',
    }
    expect(statementTable([line])).toContain('2016-06-29 00:00:00')
  })
})
