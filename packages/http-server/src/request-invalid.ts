import { DomainError, type ProblemValue } from '@fundtrace/problem'
import type { ErrorObject } from 'ajv'
import { isPersonalField } from './sensitive-names.ts'

export type RequestPart = 'body' | 'query' | 'params' | 'headers'

const ERRORS_LISTED_MAX = 20
const VALUE_LENGTH_MAX = 100

/** The schema's complaints about one part of a request, in words that say which value was wrong and what would be right. */
export function invalidRequest(part: RequestPart, complaints: readonly ErrorObject[]): DomainError {
  const errors = tellingComplaints(complaints)
    .slice(0, ERRORS_LISTED_MAX)
    .map((complaint) => describe(part, complaint))
  const [first] = errors
  const others = errors.length > 1 ? `, and ${errors.length - 1} more under "errors"` : ''
  return new DomainError({
    code: 'REQUEST_INVALID',
    kind: 'malformed',
    title: { zh: '请求内容不符合要求', en: 'The request is not as it should be' },
    detail:
      first === undefined ? `The ${part} is not as it should be` : `${part}${first.pointer} ${first.detail}${others}`,
    values: { errors },
  })
}

type InvalidValue = {
  /** JSON pointer within the part; empty for the whole of it. */
  pointer: string
  location: RequestPart
  detail: string
  /** Absent where nothing was sent. */
  value?: ProblemValue
}

function describe(part: RequestPart, complaint: ErrorObject): InvalidValue {
  const { pointer, value } = culpritOf(complaint)
  const shown = showValue(pointer, value)
  return { pointer, location: part, detail: expectation(complaint), ...(shown !== undefined && { value: shown }) }
}

/** ajv complains about the object where a property is missing or too many: the culprit is the property. */
function culpritOf({ keyword, instancePath, params, data }: ErrorObject): { pointer: string; value: unknown } {
  const property: unknown = keyword === 'required' ? params['missingProperty'] : params['additionalProperty']
  if (typeof property !== 'string') return { pointer: instancePath, value: data }
  const pointer = `${instancePath}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`
  const isPresent = typeof data === 'object' && data !== null && keyword !== 'required'
  return { pointer: pointer.slice(0, 200), value: isPresent ? Reflect.get(data, property) : undefined }
}

function showValue(pointer: string, value: unknown): ProblemValue | undefined {
  if (value === undefined) return undefined
  if (pointer.split('/').some(isPersonalField)) return '[hidden]'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'string')
    return value.length > VALUE_LENGTH_MAX ? `${value.slice(0, VALUE_LENGTH_MAX)}...` : value
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : typeof value
}

function expectation({ keyword, params, message, parentSchema }: ErrorObject): string {
  if (keyword === 'required') return 'is required'
  if (keyword === 'additionalProperties') return 'is not a field of this request'
  if (keyword === 'enum') return `must be one of ${list(params['allowedValues'])}`
  if (keyword === 'const') return `must be ${JSON.stringify(params['allowedValue'])}`
  if (keyword === 'anyOf' || keyword === 'oneOf') return alternatives(parentSchema?.[keyword])
  // A pattern says little to people; where the schema says it in words, they stand alone.
  if (keyword === 'pattern' && typeof parentSchema?.['description'] === 'string')
    return `must be ${hint(parentSchema).slice(2, -1)}`
  return `${message ?? `breaks the rule "${keyword}"`}${hint(parentSchema)}`
}

function alternatives(branches: unknown): string {
  const constants = Array.isArray(branches) ? branches.map((branch: unknown) => constantOf(branch)) : []
  return constants.length > 0 && constants.every((constant) => constant !== undefined)
    ? `must be one of ${constants.join(', ')}`
    : 'must have one of the forms that the API description gives'
}

const constantOf = (branch: unknown): string | undefined =>
  typeof branch === 'object' && branch !== null && 'const' in branch ? JSON.stringify(branch.const) : undefined

const list = (values: unknown): string =>
  Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : 'the allowed values'

/** What the schema says in words, and its first example. */
function hint(schema: Readonly<Record<string, unknown>> | undefined): string {
  const examples = schema?.['examples']
  const example =
    Array.isArray(examples) && examples.length > 0 ? `for example ${JSON.stringify(examples[0])}` : undefined
  const description = typeof schema?.['description'] === 'string' ? schema['description'] : undefined
  const parts = [description, example].filter((part) => part !== undefined)
  return parts.length > 0 ? ` (${parts.join('; ')})` : ''
}

/**
 * Of a choice between forms ajv reports every branch that did not fit, then the choice. Where all but one branch were
 * out of the question (null is only ever "nothing"), that one's complaints tell more than the choice; else the choice does.
 */
function tellingComplaints(complaints: readonly ErrorObject[]): ErrorObject[] {
  let telling = complaints.filter(({ keyword }) => keyword !== 'if')
  for (const choice of complaints.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')) {
    const inBranches = telling.filter(({ schemaPath }) => schemaPath.startsWith(`${choice.schemaPath}/`))
    const worthTelling = inBranches.filter(({ keyword, params }) => !(keyword === 'type' && params['type'] === 'null'))
    const branches = new Set(
      worthTelling.map(({ schemaPath }) => schemaPath.slice(choice.schemaPath.length).split('/')[1]),
    )
    const dropped = new Set(
      branches.size === 1 ? [choice, ...inBranches.filter((c) => !worthTelling.includes(c))] : inBranches,
    )
    telling = telling.filter((complaint) => !dropped.has(complaint))
  }
  return telling
}
