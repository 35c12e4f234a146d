import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { passesLuhn } from './bank-card.ts'

describe('passesLuhn', () => {
  it('accepts the known examples', () => {
    for (const card of ['79927398713', '4111111111111111', '378282246310005']) expect(passesLuhn(card)).toBe(true)
  })

  it.each(['79927398710', '4111111111111112', '', '0', '4111 1111 1111 1111', '411111111111111X', '４１１１'])(
    'refuses %j',
    (card) => expect(passesLuhn(card)).toBe(false),
  )

  it('accepts exactly one last digit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: 1, maxLength: 18 }),
        (start) => {
          expect('0123456789'.split('').filter((last) => passesLuhn(start + last))).toHaveLength(1)
        },
      ),
    )
  })

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(fc.nat(15), fc.constantFrom(...'0123456789'.split('')), (position, digit) => {
        const card = '4111111111111111'
        fc.pre(card[position] !== digit)
        expect(passesLuhn(card.slice(0, position) + digit + card.slice(position + 1))).toBe(false)
      }),
    )
  })
})
