import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromPieces, toPieces } from './cookie-pieces.ts'

describe('the pieces of a cookie', () => {
  it('give back any text, each small enough for a browser', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11_400 }), (length) => {
        const text = 'a1.-_Z'.repeat(2_000).slice(0, length)
        const pieces = toPieces(text)
        for (const piece of pieces) expect(piece.length).toBeLessThan(3_900)
        expect(fromPieces((index) => pieces[index])).toBe(text)
      }),
    )
  })

  it('are nothing when one is missing, or when the first was never written', () => {
    const pieces = toPieces('x'.repeat(8_000))
    expect(pieces).toHaveLength(3)
    expect(fromPieces((index) => (index === 1 ? undefined : pieces[index]))).toBeUndefined()
    expect(fromPieces((index) => (index === 0 ? undefined : pieces[index]))).toBeUndefined()
  })

  it('pass over what is left of a longer text', () => {
    const [long, short] = [toPieces('x'.repeat(8_000)), toPieces('y'.repeat(10))]
    expect(fromPieces((index) => short[index] ?? long[index])).toBe('y'.repeat(10))
  })

  it('are refused where they would not fit into a request', () => {
    expect(() => toPieces('x'.repeat(11_401))).toThrow('does not fit')
  })
})
