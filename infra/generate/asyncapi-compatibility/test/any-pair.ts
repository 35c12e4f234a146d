import fc from 'fast-check'
import type { Json, JsonObject } from '../json.ts'

/** Two schemas that resemble each other, as two versions of one do: what is sent, what the reader expects. */
export type Pair = Readonly<{ sent: Json; read: Json }>

export function anyPair(depth: number): fc.Arbitrary<Pair> {
  if (depth === 0) return anyLeafPair
  const inner = anyPair(depth - 1)
  return fc.oneof(
    anyLeafPair,
    anyListPair(inner),
    anyMapPair(inner),
    anyUnionPair(inner),
    anyRecordPair(inner),
    anyEventPair(inner),
  )
}

const anyLimits = (least: string, most: string): fc.Arbitrary<JsonObject> =>
  fc
    .subarray([least, most])
    .chain((given) =>
      fc.record(
        Object.fromEntries(
          given.map((limit) => [limit, fc.integer({ min: limit === least ? 0 : 2, max: limit === least ? 2 : 4 })]),
        ),
      ),
    )

const anyLeaf: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>({}, { type: 'null' }, { type: 'boolean' }),
  fc.constantFrom('a', 'b', 'aa').map((value) => ({ type: 'string', const: value })),
  anyLimits('minLength', 'maxLength').map((limits) => ({ type: 'string', ...limits })),
  fc.constantFrom<Json[]>({ type: 'string', pattern: '^a' }, { type: 'string', format: 'date' }),
  anyLimits('minimum', 'maximum').map((limits) => ({ type: 'integer', ...limits })),
)
const anyLeafPair: fc.Arbitrary<Pair> = fc.oneof(
  anyLeaf.map((leaf) => ({ sent: leaf, read: leaf })),
  fc.record({ sent: anyLeaf, read: anyLeaf }),
)

const anyListPair = (inner: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> =>
  fc.tuple(inner, anyLimits('minItems', 'maxItems'), anyLimits('minItems', 'maxItems')).map(([items, sent, read]) => ({
    sent: { type: 'array', items: items.sent, ...sent },
    read: { type: 'array', items: items.read, ...read },
  }))

const anyMapPair = (inner: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> =>
  inner.map(({ sent, read }) => ({
    sent: { type: 'object', patternProperties: { '^.*$': sent } },
    read: { type: 'object', patternProperties: { '^.*$': read } },
  }))

const anyUnionPair = (inner: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> =>
  fc.tuple(inner, inner, fc.boolean(), fc.boolean()).map(([first, second, isSentAlone, isTurned]) => ({
    sent: isSentAlone ? first.sent : { anyOf: [first.sent, second.sent] },
    read: { anyOf: isTurned ? [second.read, first.read] : [first.read, second.read] },
  }))

/** Each member on one side or on both, needed or not; each side open or closed. */
const anyRecordPair = (inner: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> =>
  fc
    .tuple(fc.array(anyMemberPair(inner), { maxLength: 3 }), fc.boolean(), fc.boolean())
    .map(([members, isSentClosed, isReadClosed]) => ({
      sent: recordOf(members, 'sent', isSentClosed),
      read: recordOf(members, 'read', isReadClosed),
    }))

/** An envelope with data in it, as our events are written. */
const anyEventPair = (inner: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> =>
  fc.tuple(inner, fc.array(anyMemberPair(inner), { maxLength: 2 })).map(([data, members]) => ({
    sent: eventOf(data.sent, recordOf(members, 'sent', false)),
    read: eventOf(data.read, recordOf(members, 'read', false)),
  }))

const eventOf = (data: Json, envelope: JsonObject): JsonObject => ({
  allOf: [envelope, { type: 'object', properties: { type: { const: 'Told' }, data } }],
})

type MemberPair = Readonly<{ pair: Pair; sent: Presence; read: Presence }>
type Presence = 'required' | 'optional' | 'absent'
const anyPresence = fc.constantFrom<Presence[]>('required', 'required', 'optional', 'absent')
const anyMemberPair = (inner: fc.Arbitrary<Pair>): fc.Arbitrary<MemberPair> =>
  fc.record({ pair: inner, sent: anyPresence, read: anyPresence })

function recordOf(members: readonly MemberPair[], side: keyof Pair, isClosed: boolean): JsonObject {
  const named = members.map((member, index) => ({
    name: `m${index}`,
    schema: member.pair[side],
    presence: member[side],
  }))
  return {
    type: 'object',
    required: named.filter(({ presence }) => presence === 'required').map(({ name }) => name),
    properties: Object.fromEntries(
      named.filter(({ presence }) => presence !== 'absent').map(({ name, schema }) => [name, schema]),
    ),
    ...(isClosed && { additionalProperties: false }),
  }
}
