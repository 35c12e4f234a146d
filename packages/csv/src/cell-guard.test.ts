import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardCell, unguardCell } from './cell-guard.ts'

describe('guardCell', () => {
  it.each(['=1+1', '+8613800000000', '-cmd', '@SUM(A1)', '＝1', '\t=1', '\r1', ' =1', '-1+1', '-12.00.1'])(
    'puts an apostrophe before %j, which a spreadsheet would run',
    (cell) => expect(guardCell(cell)).toBe(`'${cell}`),
  )

  it.each(['441802199001', '6217002870012345678', '0012', '12E5', '12345678901234.56'])(
    'puts a tab before %j, of which a spreadsheet would lose digits',
    (cell) => expect(guardCell(cell)).toBe(`\t${cell}`),
  )

  it.each(['-12.00', '-1234567890123.45', '1250.00', '0.01', '44180219900', '44180219900101123X', '张三', "'s", ''])(
    'leaves %j as it is',
    (cell) => expect(guardCell(cell)).toBe(cell),
  )

  it('keeps a negative amount as text when a spreadsheet would lose its fen', () => {
    expect(guardCell('-12345678901234.56')).toBe("'-12345678901234.56")
  })

  it('is undone by unguardCell for every text, but for white space around it', () => {
    const alphabet = ["'", '=', '"', '-', '\t', '\r', ' ', '1', '0', '123456789012', '.', 'a', '张', 'E']
    const anyCell = fc.oneof(
      fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 8 }),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(anyCell, (cell) => {
        expect(unguardCell(guardCell(cell))).toBe(cell.trim())
      }),
      { numRuns: 2000 },
    )
  })
})
