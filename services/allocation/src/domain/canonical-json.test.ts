import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Json } from './canonical-json.ts'

const text = fc.string({ unit: 'grapheme' })
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json')),
    fc.dictionary(text, tie('json')),
  ),
}))

describe('canonical JSON', () => {
  it('says the same as JSON and has one spelling, whatever the order of the keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        const written = canonicalJson(value)
        expect(JSON.parse(written)).toEqual(value)
        expect(canonicalJson(turned(value))).toBe(written)
      }),
    )
  })

  it('is as RFC 8785 writes it', () => {
    expect(canonicalJson({ b: [1, '〔2016〕', null], a: { d: true, c: 'a"\\\n' }, e: undefined })).toBe(
      '{"a":{"c":"a\\"\\\\\\n","d":true},"b":[1,"〔2016〕",null]}',
    )
  })
})

function turned(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(turned)
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, turned(member ?? null)]),
  )
}
