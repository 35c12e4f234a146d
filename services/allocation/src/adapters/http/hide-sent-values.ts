import { DomainError, type ProblemValue } from '@fundtrace/problem'

/**
 * The error handler of a route that takes personal data. In a list with a shifted column or a misnamed field any value may be a
 * person's, so the refusal says where the request is wrong and what would be right, and repeats nothing of it.
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
  typeof complaint === 'object' && complaint !== null && 'value' in complaint
    ? { ...complaint, value: '[hidden]' }
    : complaint
