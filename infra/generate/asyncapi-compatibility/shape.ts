import { isDeepStrictEqual } from 'node:util'
import { isList, isObject, type Json, type JsonObject } from './json.ts'

/**
 * A JSON schema as far as we can reason about it: exactly the keywords that our contracts use, in the combinations in which they
 * use them. Whatever else a schema may say is `undecided`: equal to itself, and never proved compatible with anything else.
 */
export type Shape =
  | Readonly<{ is: 'anything' | 'null' | 'boolean' }>
  | Readonly<{ is: 'constant'; value: string }>
  | TextShape
  | Readonly<{ is: 'integer'; minimum: number; maximum: number }>
  | Readonly<{ is: 'list'; items: Shape; minItems: number; maxItems: number }>
  | RecordShape
  | Readonly<{ is: 'map'; keys: string; values: Shape }>
  | Readonly<{ is: 'union'; branches: readonly Shape[] }>
  | Undecided

export type TextShape = Readonly<{
  is: 'text'
  minLength: number
  maxLength: number
  pattern: string | undefined
  format: string | undefined
}>
/** A closed one refuses members that it does not know. */
export type RecordShape = Readonly<{ is: 'record'; isClosed: boolean; members: ReadonlyMap<string, Member> }>
type Member = Readonly<{ shape: Shape; isRequired: boolean }>
export type Undecided = Readonly<{ is: 'undecided'; schema: Json; why: string }>

/** Words for people: they change nothing about what a schema accepts. */
const ANNOTATIONS = new Set(['title', 'description', 'examples'])

/** The schema must hold no `$ref` any more. */
export function readShape(schema: Json): Shape {
  if (!isObject(schema)) return undecided(schema, 'it is no object')
  const rules = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !ANNOTATIONS.has(keyword)))
  const keywords = Object.keys(rules).toSorted()
  if (keywords.length === 0) return { is: 'anything' }
  for (const read of READERS) {
    const shape = read(rules)
    if (shape !== undefined) return shape
  }
  return undecided(schema, `we have no rule for ${keywords.join(', ')} together`)
}

const READERS: readonly ((rules: JsonObject) => Shape | undefined)[] = [
  readConstant,
  readNull,
  readBoolean,
  readText,
  readInteger,
  readList,
  readRecord,
  readMap,
  readUnion,
  readIntersection,
]

const undecided = (schema: Json, why: string): Undecided => ({ is: 'undecided', schema, why })

function readConstant(rules: JsonObject): Shape | undefined {
  const { type, const: value } = rules
  if (typeof value !== 'string' || (type !== undefined && type !== 'string')) return undefined
  return hasOnly(rules, ['type', 'const']) ? { is: 'constant', value } : undefined
}

function readNull(rules: JsonObject): Shape | undefined {
  return rules['type'] === 'null' && hasOnly(rules, ['type']) ? { is: 'null' } : undefined
}

function readBoolean(rules: JsonObject): Shape | undefined {
  return rules['type'] === 'boolean' && hasOnly(rules, ['type']) ? { is: 'boolean' } : undefined
}

function readText(rules: JsonObject): Shape | undefined {
  const { type, minLength = 0, maxLength = Infinity, pattern, format } = rules
  if (type !== 'string' || !hasOnly(rules, ['type', 'minLength', 'maxLength', 'pattern', 'format'])) return undefined
  if (typeof minLength !== 'number' || typeof maxLength !== 'number') return undefined
  if (!isTextOrAbsent(pattern) || !isTextOrAbsent(format)) return undefined
  return { is: 'text', minLength, maxLength, pattern, format }
}

function readInteger(rules: JsonObject): Shape | undefined {
  const { type, minimum = -Infinity, maximum = Infinity } = rules
  if (type !== 'integer' || !hasOnly(rules, ['type', 'minimum', 'maximum'])) return undefined
  return typeof minimum === 'number' && typeof maximum === 'number' ? { is: 'integer', minimum, maximum } : undefined
}

function readList(rules: JsonObject): Shape | undefined {
  const { type, items, minItems = 0, maxItems = Infinity } = rules
  if (type !== 'array' || items === undefined || !hasOnly(rules, ['type', 'items', 'minItems', 'maxItems']))
    return undefined
  if (typeof minItems !== 'number' || typeof maxItems !== 'number') return undefined
  return { is: 'list', items: readShape(items), minItems, maxItems }
}

function readRecord(rules: JsonObject): Shape | undefined {
  const { type, properties, required = [], additionalProperties } = rules
  if (type !== 'object' || !isObject(properties) || !isList(required)) return undefined
  if (!hasOnly(rules, ['type', 'properties', 'required', 'additionalProperties'])) return undefined
  if (additionalProperties !== undefined && additionalProperties !== false) return undefined
  // What is required and not declared may be anything: we declare whatever we send.
  if (!required.every((name) => typeof name === 'string' && Object.hasOwn(properties, name))) return undefined
  const members = Object.entries(properties).map(([name, member]): [string, Member] => [
    name,
    { shape: readShape(member), isRequired: required.includes(name) },
  ])
  return { is: 'record', isClosed: additionalProperties === false, members: new Map(members) }
}

function readMap(rules: JsonObject): Shape | undefined {
  const { type, patternProperties } = rules
  if (type !== 'object' || !isObject(patternProperties) || !hasOnly(rules, ['type', 'patternProperties']))
    return undefined
  const [entry, ...more] = Object.entries(patternProperties)
  return entry === undefined || more.length > 0 ? undefined : { is: 'map', keys: entry[0], values: readShape(entry[1]) }
}

function readUnion(rules: JsonObject): Shape | undefined {
  const { anyOf } = rules
  return isList(anyOf) && hasOnly(rules, ['anyOf']) ? { is: 'union', branches: anyOf.map(readShape) } : undefined
}

/** Only what an event is: the envelope, and what the event says of some of its members. */
function readIntersection(rules: JsonObject): Shape | undefined {
  const { allOf } = rules
  if (!isList(allOf) || !hasOnly(rules, ['allOf'])) return undefined
  const [first, ...more] = allOf.map(readShape)
  return first && more.reduce<Shape | undefined>((left, right) => left && intersect(left, right), first)
}

function intersect(left: Shape, right: Shape): Shape | undefined {
  if (left.is === 'anything' || isDeepStrictEqual(left, right)) return right
  if (right.is === 'anything') return left
  if (left.is === 'text' && right.is === 'constant' && takesText(left, right.value)) return right
  return left.is === 'record' && right.is === 'record' ? intersectRecords(left, right) : undefined
}

function intersectRecords(left: RecordShape, right: RecordShape): Shape | undefined {
  if (left.isClosed || right.isClosed) return undefined
  const members = new Map(left.members)
  for (const [name, member] of right.members) {
    const other = members.get(name)
    const shape = other === undefined ? member.shape : intersect(other.shape, member.shape)
    if (shape === undefined) return undefined
    members.set(name, { shape, isRequired: member.isRequired || other?.isRequired === true })
  }
  return { is: 'record', isClosed: false, members }
}

/** False also where it takes a library to say: of a format, or how long a text beyond ASCII is. */
export function takesText(text: TextShape, value: string): boolean {
  return (
    text.format === undefined &&
    /^[ -~]*$/.test(value) &&
    value.length >= text.minLength &&
    value.length <= text.maxLength &&
    (text.pattern === undefined || new RegExp(text.pattern, 'u').test(value))
  )
}

const hasOnly = (rules: JsonObject, keywords: readonly string[]): boolean =>
  Object.keys(rules).every((keyword) => keywords.includes(keyword))

const isTextOrAbsent = (value: Json | undefined): value is string | undefined =>
  value === undefined || typeof value === 'string'
