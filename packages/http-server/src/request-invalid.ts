import { type BilingualTitle, DomainError, type ProblemValue } from '@fundtrace/problem'
import type { ErrorObject } from 'ajv'
import { tellingComplaints } from './choose-alternative.ts'
import { expectation } from './expectation.ts'
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
  /** The detail in both languages. */
  reason: BilingualTitle
  /** Absent where nothing was sent. */
  value?: ProblemValue
}

function describe(part: RequestPart, complaint: ErrorObject): InvalidValue {
  const { pointer, value } = culpritOf(complaint)
  const shown = showValue(pointer, value)
  const reason = expectation(complaint)
  return { pointer, location: part, detail: reason.en, reason, ...(shown !== undefined && { value: shown }) }
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
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number beyond what JSON keeps'
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : typeof value
}
