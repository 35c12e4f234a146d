import { formatMoney } from '@fundtrace/money'
import { describe, expect, it } from 'vitest'
import { JUNE } from '../../test/fund-rows.ts'
import { readRows, type StatementRow } from './statement-rows.ts'

const row = (cells: Partial<StatementRow['cells']>): StatementRow => ({
  line: 2,
  cells: {
    booking_date: '2016-06-10',
    bank_reference: 'BANK-1',
    reference: 'REF-1',
    paid_out: '4,000.00',
    received: '',
    balance: '６０００',
    ...cells,
  },
})
const faultsOf = (cells: Partial<StatementRow['cells']>): string[] =>
  readRows([row(cells)], JUNE).faults.map(({ column, value, fault }) => `${column} "${value}": ${fault.en}`)

describe('a row of a statement', () => {
  it('is read with its amounts as people write them', () => {
    const { lines, faults } = readRows([row({})], JUNE)
    expect(faults).toEqual([])
    expect(
      lines.map((line) => ({ ...line, amount: formatMoney(line.amount), balance: formatMoney(line.balance) })),
    ).toEqual([
      {
        line: 2,
        bookingDate: '2016-06-10',
        bankReference: 'BANK-1',
        reference: 'REF-1',
        direction: 'paid_out',
        amount: '4000.00',
        balance: '6000.00',
      },
    ])
  })

  it('may quote nothing, receive nothing at all and leave the account overdrawn', () => {
    const { lines } = readRows([row({ reference: '', paid_out: '', received: '0', balance: '-1' })], JUNE)
    expect(lines).toMatchObject([{ reference: null, direction: 'received' }])
  })

  it.each([
    [{ booking_date: '2016-6-1' }, ['booking_date "2016-6-1": A day is written YYYY-MM-DD']],
    [{ booking_date: '2016-02-30' }, ['booking_date "2016-02-30": A day is written YYYY-MM-DD']],
    [
      { booking_date: '2016-05-31' },
      ['booking_date "2016-05-31": The day is outside the days stated for the statement'],
    ],
    [
      { booking_date: '2016-07-01' },
      ['booking_date "2016-07-01": The day is outside the days stated for the statement'],
    ],
    [{ bank_reference: '' }, ['bank_reference "": This must not be empty']],
    [{ reference: 'x'.repeat(101) }, [`reference "${'x'.repeat(101)}": At most 100 characters`]],
    [{ paid_out: '' }, ['paid_out "": A line pays out or receives; both are empty']],
    [{ received: '0' }, ['received "0": A line pays out or receives, not both']],
    [{ paid_out: '-1' }, ['paid_out "-1": What is paid out or received is never negative']],
    [{ paid_out: '', received: '-0.01' }, ['received "-0.01": What is paid out or received is never negative']],
    [{ paid_out: '1.234' }, ['paid_out "1.234": The amount is finer than one fen']],
    [{ balance: 'much' }, ['balance "much": The amount cannot be read']],
    [{ balance: '' }, ['balance "": The amount cannot be read']],
  ])('%j is refused', (cells, faults) => {
    expect(faultsOf(cells)).toEqual(faults)
  })

  it('tells everything that is wrong with it', () => {
    expect(faultsOf({ booking_date: '', bank_reference: '', paid_out: 'x', balance: '' })).toHaveLength(4)
  })
})
