import { MARK, PLANTED } from './plant-rows.ts'

/** As much of JSON Schema as the descriptions of our routes use. */
export type Schema = Readonly<{
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  default?: unknown
  examples?: readonly unknown[]
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  allOf?: readonly Schema[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  minItems?: number
  minimum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
}>

/** A value that the schema takes and that names what was planted wherever it names anything. */
export function sample(schema: Schema, name = ''): unknown {
  if ('const' in schema) return schema.const
  if (schema.enum !== undefined) return schema.enum.find((value) => value !== null)
  const choice = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== 'null')
  if (choice !== undefined) return sample(choice, name)
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => sample(part, name)))
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => schema.required?.includes(key) || /area|fund|beneficiar/.test(key))
          .map(([key, value]) => [key, sample(value, key)]),
      )
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, (_, place) =>
        place === 0 ? sample(schema.items ?? {}, name) : another(sample(schema.items ?? {}, name)),
      )
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, /year/.test(name) ? 2016 : 1)
    case 'boolean':
      return true
    case 'string':
      return sampleText(schema, name)
    case undefined:
    default:
      return schema.examples?.[0] ?? {}
  }
}

/** The same of another id, where a list may not name one twice. */
const another = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(PLANTED.id, `${PLANTED.id.slice(0, -1)}1`))

/** Tried in this order: what a pattern takes of it is what it asks for. */
const CANDIDATES = [
  PLANTED.id,
  '1',
  PLANTED.area,
  PLANTED.amount,
  PLANTED.day,
  PLANTED.month,
  '2016',
  'general:walked',
  '441802103201',
  '441802199001011234',
  '6222020000000000000',
  'a'.repeat(64),
  `${PLANTED.day}T04:00:00Z`,
]

function sampleText({ pattern, format, examples, minLength = 0, maxLength }: Schema, name: string): string {
  if (format === 'date') return PLANTED.day
  if (format === 'date-time') return `${PLANTED.day}T04:00:00Z`
  if (format === 'uuid') return PLANTED.id
  if (pattern !== undefined && pattern !== '^[^\\u0000]*$') {
    const rule = new RegExp(pattern, 'u')
    const named = /area/.test(name) ? [PLANTED.area] : []
    const found = [...named, ...CANDIDATES, ...(examples ?? []).map(String)].find((text) => rule.test(text))
    if (found !== undefined) return found
  }
  const text = /(?:_id|^id|subject|delegator|delegate)$/.test(name) ? PLANTED.id : MARK
  return text.padEnd(minLength, '.').slice(0, maxLength)
}
