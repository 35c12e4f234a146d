import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './seal.ts'

describe('canonicalJson', () => {
  it('writes the sample of RFC 8785, 3.2.2, as 3.2.3 has it', () => {
    const sample = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`
    expect(canonicalJson(JSON.parse(sample))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('orders names by their UTF-16 code units, as RFC 8785, 3.2.3, shows', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const text = canonicalJson(Object.fromEntries(names.map((name) => [name, null])))
    const written = [...text.matchAll(/"((?:[^"\\]|\\.)*)":null/gu)].map(
      ([, name]) => JSON.parse(`"${name}"`) as string,
    )
    expect(written).toEqual(['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'])
  })

  it('writes one text for a value, whatever the order of its members', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue(), { noNullPrototype: true }),
        (value) => {
          const turned = Object.fromEntries(Object.entries(value).toReversed())
          expect(canonicalJson(turned)).toBe(canonicalJson(value))
          expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
        },
      ),
    )
  })

  it.each([
    ['half a surrogate pair', { name: '\ud800' }],
    ['NaN', { amount: Number.NaN }],
    ['a bigint', { amount: 1n }],
    ['nothing', undefined],
  ])('refuses %s, which JSON cannot say', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'SEAL_JSON_IMPOSSIBLE' }))
  })
})
