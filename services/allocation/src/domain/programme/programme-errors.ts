import type { BilingualTitle, DomainError, ProblemValue } from '@fundtrace/problem'
import { problem } from '../problem.ts'

/** One thing that is wrong with a programme as it is written, and what would be right. */
export type Fault = Readonly<{
  /** JSON pointer to what is wrong: /amount/rates/2. */
  path: string
  value: ProblemValue
  reason: BilingualTitle
  expected: ProblemValue
}>

export const programmeInvalid = (programmeId: string, faults: readonly Fault[]): DomainError =>
  problem(
    'refused',
    'PROGRAMME_INVALID',
    '项目政策有误',
    'The programme cannot be understood as it is written',
    `${programmeId} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}: ${faults
      .slice(0, SHOWN_MAX)
      .map(({ path, reason }) => `${path}: ${reason.en}`)
      .join('; ')}${faults.length > SHOWN_MAX ? ' …' : '.'}`,
    { programme_id: programmeId, errors: faults },
  )

const SHOWN_MAX = 5

export type FunderFault = Fault & Readonly<{ value: string }>

export const funderFault = (funder: string, path: string): FunderFault => ({
  path,
  value: funder,
  reason: { zh: `出资方${funder}未登记`, en: `Nobody recorded the funder ${funder}` },
  expected: 'a funder of GET /v1/funders',
})

/** Names the first, as a request with one funder would, and all of them under `errors`. */
export function programmeFundersUnknown(faults: readonly FunderFault[]): DomainError {
  const funders = [...new Set(faults.map(({ value }) => value))]
  return problem(
    'not_found',
    'FUNDER_UNKNOWN',
    '出资方不存在',
    'There is no such funder',
    `No funder ${funders.join(', ')} is recorded.`,
    { funder_id: funders[0] ?? null, errors: faults },
  )
}

/** A value as it was written, cut to a length that an answer can bear. */
export function shown(value: unknown): ProblemValue {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return inJson(value)
  return (
    (typeof value === 'string' ? value : JSON.stringify(value, (_key, each) => inJson(each)))?.slice(0, 200) ?? null
  )
}

/** Of a bare number of thousands of digits JSON leaves nothing but Infinity, which it would write as null. */
const inJson = <Value>(value: Value): Value | string =>
  typeof value === 'number' && !Number.isFinite(value) ? 'a number beyond what JSON keeps' : value
