import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskBankAccount, maskIdentityNumber, maskName } from './mask.ts'

describe('masks', () => {
  it('keep four characters at each end of an identity number', () => {
    expect(maskIdentityNumber('441802199001011234')).toBe('4418**********1234')
    expect(maskIdentityNumber('44180219900101123X')).toBe('4418**********123X')
    expect(maskIdentityNumber('441802900101123')).toBe('4418*******1123')
  })

  it('show nothing of what is too short to be an identity number', () => {
    expect(maskIdentityNumber('44180219900101')).toBe('**************')
    expect(maskIdentityNumber('')).toBe('')
  })

  it('keep the last four characters of a bank account, and not its length', () => {
    expect(maskBankAccount('6217002870012341234')).toBe('**** **** **** 1234')
    expect(maskBankAccount('6217 0028 7001 1234')).toBe('**** **** **** 1234')
    expect(maskBankAccount('123456789')).toBe('**** **** **** 6789')
  })

  it('show nothing of what is too short to be a bank account', () => {
    expect(maskBankAccount('12345678')).toBe('**** **** **** ****')
  })

  it.each([
    ['张三', '张*'],
    ['欧阳娜娜', '欧***'],
    ['𠮷野', '𠮷*'],
    ['张', '*'],
    [' ', ''],
  ])('keep the first character of the name %s', (name, mask) => expect(maskName(name)).toBe(mask))

  it('never show more than 8 characters, nor a whole value', () => {
    const anyText = fc.oneof(
      fc.string({ unit: fc.constantFrom('1', '2', 'X', '张', '𠮷'), minLength: 1, maxLength: 40 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    )
    fc.assert(
      fc.property(anyText, fc.constantFrom(maskIdentityNumber, maskBankAccount, maskName), (text, mask) => {
        const shown = Array.from(mask(text).replaceAll(' ', '')).filter((character) => character !== '*')
        expect(shown.length).toBeLessThanOrEqual(8)
        if (/[^*\s]/.test(text)) expect(shown.length).toBeLessThan(Array.from(text).length)
      }),
      { numRuns: 1000 },
    )
  })
})
