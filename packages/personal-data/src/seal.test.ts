import { DomainError } from '@fundtrace/problem'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blindIndex, createKeyRing, open, openBytes, seal, sealBytes } from './personal-data.ts'

const key = (fill: number) => Buffer.alloc(32, fill)
const ring = createKeyRing({ current: 'k1', keys: { k1: key(1) }, indexKey: key(9) })
const rotated = createKeyRing({ current: 'k2', keys: { k1: key(1), k2: key(2) }, indexKey: key(9) })
const context = 'household:441802103-001:card'

const anyText = fc.string({ unit: 'binary', maxLength: 40 })
const anyBytes = fc.uint8Array({ maxLength: 200 })

describe('seal', () => {
  it('opens to the same text, for any text and context', () => {
    fc.assert(
      fc.property(anyText, fc.string({ unit: 'binary', minLength: 1 }), (text, anyContext) => {
        expect(open(ring, seal(ring, text, anyContext), anyContext)).toBe(text)
      }),
    )
  })

  it('names its form and key, shows nothing of the text, and is another each time', () => {
    const sealed = seal(ring, '6217002870012345678', context)
    expect(sealed).toMatch(/^v1\.k1\.[A-Za-z0-9_-]{63}$/)
    expect(seal(ring, '6217002870012345678', context)).not.toBe(sealed)
  })

  it('refuses half a surrogate pair, which would come back as another character', () => {
    expect(codeOf(() => seal(ring, '张\uD842', context))).toBe('PERSONAL_DATA_TEXT_MALFORMED')
  })

  it('takes a context that is empty or cannot be told from another for a mistake of the caller', () => {
    expect(() => seal(ring, '张三', '')).toThrow(/context/)
    expect(() => seal(ring, '张三', 'a\uD842')).toThrow(/context/)
    expect(() => blindIndex(ring, '张三', '')).toThrow(/context/)
  })
})

describe('open', () => {
  it('refuses another context', () => {
    const sealed = seal(ring, '张三', context)
    expect(codeOf(() => open(ring, sealed, 'household:441802103-002:card'))).toBe('PERSONAL_DATA_SEAL_BROKEN')
  })

  it('refuses a seal with any one character changed, whichever it is', () => {
    const sealed = seal(rotated, '441802199001011234', context)
    const otherCharacter = fc.constantFrom(...'ABCabckv0123456789-_.+/= \n'.split(''))
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), otherCharacter, (position, character) => {
        fc.pre(sealed[position] !== character)
        const altered = `${sealed.slice(0, position)}${character}${sealed.slice(position + 1)}`
        expect(codeOf(() => open(rotated, altered, context))).toMatch(/^PERSONAL_DATA_(SEAL_|KEY_UNKNOWN)/)
      }),
      { numRuns: 3000 },
    )
  })

  it('refuses another spelling of the same bytes', () => {
    // 5 bytes of text: the last character carries two bits that belong to no byte.
    const sealed = seal(ring, 'abcde', context)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const opened = alphabet
      .split('')
      .filter((last) => codeOf(() => open(ring, sealed.slice(0, -1) + last, context)) === null)
    expect(opened).toEqual([sealed.slice(-1)])
    expect(codeOf(() => open(ring, `${sealed}=`, context))).toBe('PERSONAL_DATA_SEAL_MALFORMED')
  })

  it('refuses a seal cut at any length', () => {
    const sealed = seal(ring, '441802199001011234', context)
    for (let length = 0; length < sealed.length; length++) {
      expect(codeOf(() => open(ring, sealed.slice(0, length), context))).toMatch(/^PERSONAL_DATA_SEAL_/)
    }
  })

  it('opens old seals after a rotation, while new ones are made under the new key', () => {
    const old = seal(ring, '张三', context)
    const young = seal(rotated, '张三', context)
    expect([open(rotated, old, context), open(rotated, young, context)]).toEqual(['张三', '张三'])
    expect(young).toMatch(/^v1\.k2\./)
  })

  it('names the key that is missing from the ring', () => {
    const sealed = seal(rotated, '张三', context)
    expect(codeOf(() => open(ring, sealed, context))).toBe('PERSONAL_DATA_KEY_UNKNOWN')
    expect(() => open(ring, sealed, context)).toThrow(/under key k2/)
  })

  it('does not open under another key of the same id', () => {
    const impostor = createKeyRing({ current: 'k1', keys: { k1: key(3) }, indexKey: key(9) })
    expect(codeOf(() => open(impostor, seal(ring, '张三', context), context))).toBe('PERSONAL_DATA_SEAL_BROKEN')
  })
})

describe('openBytes', () => {
  it('opens to the same bytes, for any bytes', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(openBytes(rotated, sealBytes(rotated, bytes, context), context)).toEqual(Buffer.from(bytes))
      }),
    )
  })

  it('opens a file that is a part of a larger buffer', () => {
    const sealed = sealBytes(ring, Buffer.from('名单'), context)
    const larger = new Uint8Array([7, ...sealed, 7])
    expect(openBytes(ring, larger.subarray(1, -1), context).toString()).toBe('名单')
  })

  it('refuses a file with any one byte changed, one missing or one more', () => {
    const sealed = sealBytes(rotated, Buffer.from('姓名,账号'), context)
    for (let position = 0; position < sealed.length; position++) {
      const altered = Buffer.from(sealed)
      altered[position] = (altered[position] ?? 0) ^ 1
      expect(codeOf(() => openBytes(rotated, altered, context))).toMatch(/^PERSONAL_DATA_(SEAL_|KEY_UNKNOWN)/)
      expect(codeOf(() => openBytes(rotated, sealed.subarray(0, position), context))).toMatch(/^PERSONAL_DATA_SEAL_/)
    }
    const longer = Buffer.concat([sealed, Buffer.of(0)])
    expect(codeOf(() => openBytes(rotated, longer, context))).toBe('PERSONAL_DATA_SEAL_BROKEN')
  })

  it('refuses another context', () => {
    const sealed = sealBytes(ring, Buffer.from('名单'), context)
    expect(codeOf(() => openBytes(ring, sealed, 'file:2'))).toBe('PERSONAL_DATA_SEAL_BROKEN')
  })
})

describe('blindIndex', () => {
  it('is the same for the same value, also after the sealing keys were rotated', () => {
    expect(blindIndex(ring, '441802199001011234', 'id')).toBe(blindIndex(rotated, '441802199001011234', 'id'))
    expect(blindIndex(ring, '441802199001011234', 'id')).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  it('differs by value, by context, by the border between them and by key', () => {
    const other = createKeyRing({ current: 'k1', keys: { k1: key(1) }, indexKey: key(8) })
    const indexes = [
      blindIndex(ring, 'bc', 'a'),
      blindIndex(ring, 'c', 'ab'),
      blindIndex(ring, 'bc', 'b'),
      blindIndex(ring, 'bd', 'a'),
      blindIndex(other, 'bc', 'a'),
    ]
    expect(new Set(indexes).size).toBe(indexes.length)
  })
})

function codeOf(act: () => unknown): string | null {
  try {
    act()
    return null
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}
