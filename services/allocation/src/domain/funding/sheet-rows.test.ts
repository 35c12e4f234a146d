import { formatMoney, parseMoney } from '@fundtrace/money'
import { describe, expect, it } from 'vitest'
import { type OpeningColumn, readOpening, whatIsLeft } from './opening-rows.ts'
import type { RowFault } from './sheet-row.ts'
import { readStatementCredits, type StatementColumn } from './statement-credits.ts'

const told = (faults: readonly RowFault[]): string[] =>
  faults.map(({ row, column, value, fault }) => `${row} ${column} ${value}: ${fault.en}`)

describe('a statement', () => {
  const row = (number: number, cells: Partial<Record<StatementColumn, string>>) => ({
    row: number,
    cells: {
      booking_date: '2016-07-05',
      bank_reference: `B-${number}`,
      received: '1',
      reference: '',
      payer: '',
      remark: '',
      ...cells,
    },
  })

  it('gives its credits, their amounts as people write them, and passes over what pays out', () => {
    const { credits, faults } = readStatementCredits(
      [
        row(2, { received: '70,000万元', payer: '广东省财政厅', remark: '粤财农[2016]101号' }),
        row(3, { received: '' }),
        row(4, { received: '0.00' }),
      ],
      '2016-12-31',
    )
    expect(faults).toEqual([])
    expect(credits.map(({ amount, ...credit }) => ({ ...credit, amount: formatMoney(amount) }))).toEqual([
      {
        row: 2,
        bookedOn: '2016-07-05',
        bankReference: 'B-2',
        amount: '700000000.00',
        payer: '广东省财政厅',
        documentNumber: '粤财农〔2016〕101号',
      },
    ])
  })

  it('tells everything that is wrong with it', () => {
    const { faults } = readStatementCredits(
      [
        row(2, { booking_date: '2016-02-30' }),
        row(3, { booking_date: '2017-01-01' }),
        row(4, { bank_reference: '' }),
        row(5, { received: '1.234' }),
        row(6, { received: '-1' }),
        row(7, { bank_reference: 'B-8' }),
        row(8, {}),
      ],
      '2016-12-31',
    )
    expect(told(faults)).toEqual([
      '2 booking_date 2016-02-30: A day is written YYYY-MM-DD',
      '3 booking_date 2017-01-01: The day is after today',
      '4 bank_reference : This must not be empty',
      '5 received 1.234: The amount is finer than one fen',
      '6 received -1: The amount must not be negative',
      '8 bank_reference B-8: The bank reference stands in the file twice',
    ])
  })
})

describe('opening balances', () => {
  const FUNDERS = [
    { id: 'province', name: '广东省' },
    { id: 'foshan', name: '佛山市' },
  ]
  const row = (
    number: number,
    funder: string,
    due: string,
    arrived: string,
    spent: string,
  ): { row: number; cells: Record<OpeningColumn, string> } => ({
    row: number,
    cells: { funder, due, arrived, spent },
  })
  const good = [row(2, '广东省', '600万元', '400万元', '350万元'), row(3, 'foshan', '3,000,000', '3000000.01', '0')]

  it('become what each funder still owes by plan and has in cash', () => {
    const { shares, faults } = readOpening([...good, row(4, '合 计', '9000000', '7000000.01', '3500000')], FUNDERS, {})
    expect(faults).toEqual([])
    expect(
      shares.map((share) => [share.funderId, ...Object.values(whatIsLeft(share)).map((amount) => formatMoney(amount))]),
    ).toEqual([
      ['province', '2500000.00', '500000.00'],
      ['foshan', '3000000.00', '3000000.01'],
    ])
  })

  it.each([
    [
      'in a row that differs',
      [...good, row(4, '合计', '9000000', '7000000', '3500000')],
      {},
      ['4 arrived 7000000: The control total is not the sum of the rows, 7000000.01'],
    ],
    [
      'in the query that differs',
      good,
      { due: '9000000.00', arrived: '7000000.01', spent: '3500000.01' },
      ['1 spent 3500000.01: The control total is not the sum of the rows, 3500000.00'],
    ],
    [
      'that is not there',
      good,
      { due: '9000000.00' },
      ['1 funder : A control total is missing: a row 合计, or all three totals in the query'],
    ],
  ])('need a control total: one %s is refused', (_case, rows, stated, faults) => {
    const totals = Object.fromEntries(Object.entries(stated).map(([name, amount]) => [name, parseMoney(amount)]))
    expect(told(readOpening(rows, FUNDERS, totals).faults)).toEqual(faults)
  })

  it('tell everything that is wrong with them', () => {
    const { faults } = readOpening(
      [
        row(2, '深圳市', '1', '1', '0'),
        row(3, 'province', '10', '5', '6'),
        row(4, 'foshan', '1', '2', '1.5'),
        row(5, 'foshan', '一百', '0', '-1'),
        row(6, 'province', '0', '0', '0'),
        row(7, '合计', '0', '0', '0'),
      ],
      FUNDERS,
      {},
    )
    expect(told(faults)).toEqual([
      '2 funder 深圳市: The funder is not recorded',
      '3 spent 6: More was spent than had arrived',
      '4 spent 1.5: More was spent than is due',
      '5 due 一百: The amount cannot be read',
      '5 spent -1: The amount must not be negative',
      '6 due 0: Nothing is due and nothing has arrived',
    ])
  })

  it('name a funder once', () => {
    const twice = [...good, row(4, '佛山市', '1', '0', '0')]
    expect(told(readOpening(twice, FUNDERS, { due: parseMoney('0.00') }).faults)).toContain(
      '4 funder foshan: The funder stands in the file twice',
    )
  })
})
