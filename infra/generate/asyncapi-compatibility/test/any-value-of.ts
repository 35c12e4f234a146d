import fc from 'fast-check'
import { isList, isObject, type Json } from '../json.ts'

/** Values that a sender bound to this schema may send: declared members only, limits reached now and then. */
export function anyValueOf(schema: Json | undefined): fc.Arbitrary<unknown> {
  if (!isObject(schema) || Object.keys(schema).length === 0) return fc.jsonValue({ maxDepth: 1 })
  const { const: constant, anyOf, allOf, type } = schema
  if (constant !== undefined) return fc.constant(constant)
  if (isList(anyOf)) return fc.oneof(...anyOf.map(anyValueOf))
  if (isList(allOf)) return anyValueOf(allOf.reduce(joinObjects))
  if (type === 'object') return anyObject(schema)
  if (type === 'array') return anyList(schema)
  if (type === 'integer') return anyInteger(schema)
  if (type === 'boolean') return fc.boolean()
  return type === 'string' ? anyText(schema) : fc.constant(null)
}

/** The envelope, with the event's own type and data in the place of any. */
const joinObjects = (left: Json, right: Json): Json => ({
  ...Object(left),
  properties: { ...Object(left).properties, ...Object(right).properties },
})

function anyObject({
  properties,
  required,
  patternProperties,
}: {
  readonly [name: string]: Json
}): fc.Arbitrary<unknown> {
  if (isObject(patternProperties))
    return fc.dictionary(fc.string({ maxLength: 5 }), anyValueOf(Object.values(patternProperties)[0]), { maxKeys: 3 })
  const members = Object.entries(isObject(properties) ? properties : {}).map(([name, member]) => [
    name,
    anyValueOf(member),
  ])
  return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: isList(required) ? (required as string[]) : [],
    noNullPrototype: true,
  })
}

function anyList({ items, minItems, maxItems }: { readonly [name: string]: Json }): fc.Arbitrary<unknown> {
  const least = numberOr(minItems, 0)
  const most = Math.max(least, Math.min(numberOr(maxItems, least + 3), least + 5))
  return fc.array(anyValueOf(items), { minLength: least, maxLength: most })
}

function anyInteger({ minimum, maximum }: { readonly [name: string]: Json }): fc.Arbitrary<unknown> {
  const least = numberOr(minimum, -1_000_000)
  const most = Math.max(least, numberOr(maximum, 1_000_000))
  return fc.oneof(fc.constantFrom(least, most), fc.integer({ min: least, max: most }))
}

function anyText({
  minLength,
  maxLength,
  pattern,
  format,
  examples,
}: {
  readonly [name: string]: Json
}): fc.Arbitrary<unknown> {
  const shown = isList(examples) && examples.length > 0 ? fc.constantFrom(...examples) : undefined
  if (shown) return shown
  if (typeof format === 'string') return fc.constantFrom(...(BY_FORMAT[format] ?? ['']))
  // An amount, the only pattern with a lookahead, which stringMatching does not know.
  if (typeof pattern === 'string' && pattern.includes('(?!')) return fc.constantFrom('4000.00', '0.01')
  if (typeof pattern === 'string' && pattern !== TEXT_PATTERN) return fc.stringMatching(new RegExp(pattern, 'u'))
  const least = numberOr(minLength, 0)
  const most = Math.max(least, numberOr(maxLength, least + 300))
  return fc.oneof(
    fc.constantFrom('x'.repeat(least), 'x'.repeat(most)),
    fc.string({ minLength: least, maxLength: Math.min(most, least + 20) }),
  )
}

const TEXT_PATTERN = '^[^\\u0000]*$'
const BY_FORMAT: Readonly<Record<string, readonly string[]>> = {
  date: ['2016-06-30'],
  'date-time': ['2016-07-05T02:30:00.000Z'],
  uuid: ['5f0c3d1e-8a42-4b19-9d36-1c7e2f904b01'],
}

const numberOr = (value: Json | undefined, otherwise: number): number => (typeof value === 'number' ? value : otherwise)
