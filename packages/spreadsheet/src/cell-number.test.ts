import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellNumber } from './cell-number.ts'

describe('cellNumber', () => {
  it.each([
    ['1250', '1250'],
    ['1250.00', '1250'],
    ['-0.10', '-0.1'],
    ['1250.0999999999999', '1250.1'],
    ['0.30000000000000004', '0.3'],
    ['9.9999999999999996', '10'],
    ['1.1000000000000001E-2', '0.011'],
    ['1E-6', '0.000001'],
    ['1.5e3', '1500'],
    ['9999999999999.99', '9999999999999.99'],
    ['441802199001012', '441802199001012'],
    ['-0', '0'],
    ['.5', '0.5'],
  ])('shows %s as %s', (written, text) => expect(cellNumber(written)).toEqual({ text }))

  it.each([
    ['4.41802199001012E+17', '441802199001012000'],
    ['6217002870012345', '6217002870012345'],
    ['12345678901234.561', '12345678901234.561'],
    ['1E+300', `1${'0'.repeat(300)}`],
  ])('says of %s that its digits are lost', (written, text) => {
    expect(cellNumber(written)).toEqual({ text, damage: 'number_too_long' })
  })

  it.each(['', '.', 'NaN', 'INF', '1,250', '0x10', '1E999', '1E99999999', '１２'])(
    'takes %j for no number',
    (written) => {
      expect(cellNumber(written)).toBeNull()
    },
  )

  it('gives every amount up to ten million millions back to the fen, however many digits its double is written with', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (fen) => {
        const yuan = `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
        const plain = yuan.replace(/\.?0+$/, '')
        for (const written of [yuan, Number(yuan).toPrecision(17), Number(yuan).toExponential(16)]) {
          expect(cellNumber(written)).toEqual({ text: plain })
        }
      }),
    )
  })
})
