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

/** A value as it was written, cut to a length that an answer can bear. */
export function shown(value: unknown): ProblemValue {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return (typeof value === 'string' ? value : JSON.stringify(value))?.slice(0, 200) ?? null
}
