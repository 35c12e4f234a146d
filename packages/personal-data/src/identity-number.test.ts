import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  identityCheckDigit,
  identityNumberFault,
  isIdentityNumber,
  normaliseIdentityNumber,
} from './identity-number.ts'

const today = '2026-11-21'
const numberFor = (first17: string) => first17 + identityCheckDigit(first17)

describe('identityCheckDigit', () => {
  it('is that of the examples in GB 11643', () => {
    expect(identityCheckDigit('11010519491231002')).toBe('X')
    expect(identityCheckDigit('44052418800101001')).toBe('4')
  })

  it('takes anything but 17 digits for a mistake of the caller', () => {
    expect(() => identityCheckDigit('1101051949123100')).toThrow(/17 digits/)
  })
})

describe('identityNumberFault', () => {
  it('finds none in the examples of GB 11643, with either x', () => {
    expect(identityNumberFault('11010519491231002X', today)).toBeNull()
    expect(identityNumberFault('11010519491231002x', today)).toBeNull()
    expect(isIdentityNumber('440524188001010014', today)).toBe(true)
  })

  it.each([
    ['110105491231002', 'old_number'],
    ['', 'length_wrong'],
    ['11010519491231002', 'length_wrong'],
    ['11010519491231002XX', 'length_wrong'],
    ['1101051949123100AX', 'character_wrong'],
    ['11010519491231002Y', 'character_wrong'],
    [' 1010519491231002X', 'character_wrong'],
    ['１１０１０５１９４９１２３１００２X', 'character_wrong'],
    [numberFor('11010520010229002'), 'birth_date_impossible'],
    [numberFor('11010519490431002'), 'birth_date_impossible'],
    [numberFor('11010519491301002'), 'birth_date_impossible'],
    [numberFor('11010519490100002'), 'birth_date_impossible'],
    [numberFor('11010501990101002'), 'birth_date_impossible'],
    [numberFor('11010520261122002'), 'birth_date_in_future'],
    ['110105194912310020', 'check_character_wrong'],
  ])('finds in %j: %s', (text, fault) => {
    expect(identityNumberFault(text, today)).toBe(fault)
    expect(isIdentityNumber(text, today)).toBe(false)
  })

  it('allows 29 February of a leap year and a birth today', () => {
    expect(identityNumberFault(numberFor('11010520000229002'), today)).toBeNull()
    expect(identityNumberFault(numberFor('11010520261121002'), today)).toBeNull()
  })

  it('takes a today that is no date for a mistake of the caller', () => {
    expect(() => identityNumberFault('11010519491231002X', '2026-11-31')).toThrow(/today/)
  })

  it('finds every single wrong character and every two neighbours that were swapped', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(17), fc.constantFrom(...'0123456789X'.split('')), (number, position, character) => {
        fc.pre(number[position] !== character)
        const mistyped = number.slice(0, position) + character + number.slice(position + 1)
        expect(isIdentityNumber(mistyped, today)).toBe(false)
      }),
    )
    fc.assert(
      fc.property(anyNumber, fc.nat(16), (number, position) => {
        const swapped = `${number.slice(0, position)}${number[position + 1]}${number[position]}${number.slice(position + 2)}`
        fc.pre(swapped !== number)
        expect(isIdentityNumber(swapped, today)).toBe(false)
      }),
    )
  })
})

describe('normaliseIdentityNumber', () => {
  it('gives one spelling to one number', () => {
    expect(normaliseIdentityNumber(' 110105 19491231 002x ')).toBe('11010519491231002X')
    expect(normaliseIdentityNumber('１１０１０５１９４９１２３１００２ｘ')).toBe('11010519491231002X')
    expect(normaliseIdentityNumber('11010519491231002Ⅹ')).toBe('11010519491231002X')
  })
})

const anyNumber = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-20'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([area, birth, order]) =>
    numberFor(`${area}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`),
  )
