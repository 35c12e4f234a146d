import { DomainError, type ProblemValue, type ProblemValues } from '@fundtrace/problem'

/**
 * The error handler of a route that takes personal data. In a list with a shifted column or a misnamed field any value may be a
 * person's, so the refusal says where the request is wrong and what would be right, and repeats no value of it.
 */
export function hideSentValues(error: unknown): never {
  if (!(error instanceof DomainError) || error.code !== 'REQUEST_INVALID') throw error
  const { code, kind, title, message: detail, values } = error
  throw new DomainError({
    code,
    kind,
    title,
    detail,
    values: { ...values, errors: listOf(values['errors']).map(hide) },
  })
}

const listOf = (errors: ProblemValue | undefined): readonly ProblemValue[] => (Array.isArray(errors) ? errors : [])

const hide = (complaint: ProblemValue): ProblemValue =>
  isComplaint(complaint) && 'value' in complaint && !isShape(complaint['value']) && !isVerb(complaint)
    ? { ...complaint, value: '[hidden]' }
    : complaint

const isComplaint = (complaint: ProblemValue): complaint is ProblemValues =>
  typeof complaint === 'object' && complaint !== null && !Array.isArray(complaint)

/** What stands for a whole object or list says nothing of anybody. */
const isShape = (value: ProblemValue | undefined): boolean =>
  value === null || (typeof value === 'string' && /^an (object|array of \d{1,9})$/u.test(value))

/** A misspelt kind of change, `household_entred`: two words of lower case are no name, number or account. */
const isVerb = ({ pointer, value }: ProblemValues): boolean =>
  typeof pointer === 'string' &&
  pointer.endsWith('/change') &&
  typeof value === 'string' &&
  /^[a-z]{1,20}(_[a-z]{1,20})+$/u.test(value)
