/**
 * A refusal that a caller can understand: which rule was broken, with the values that broke it.
 *
 * Knows nothing of HTTP. The web edge turns `kind` into a status and the rest into RFC 9457 problem details; a consumer
 * turns it into an answer event. An impossible state is not a DomainError: assert, and let the process crash.
 */
export class DomainError extends Error {
  /** Stable for ever, SERVICE_NOUN_STATE. Clients branch on it. */
  readonly code: string
  readonly kind: ProblemKind
  readonly title: BilingualTitle
  /** The offending values and what would be right; amounts as strings of two places. Must never hold personal data. */
  readonly values: ProblemValues

  constructor(problem: ProblemDescription) {
    super(problem.detail)
    this.name = 'DomainError'
    this.code = problem.code
    this.kind = problem.kind
    this.title = problem.title
    this.values = problem.values ?? {}
  }
}

/** Ordered as a request meets them: cannot be read, not known, not allowed, not there, not now, not by the rules. */
export type ProblemKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'refused'
  | 'too_large'
  | 'unavailable'

export type BilingualTitle = Readonly<{ zh: string; en: string }>

export type ProblemValue = string | number | boolean | null | readonly ProblemValue[] | ProblemValues
export type ProblemValues = Readonly<{ [name: string]: ProblemValue }>

export type ProblemDescription = Readonly<{
  code: string
  kind: ProblemKind
  title: BilingualTitle
  /** One sentence for people, with the offending value in it. */
  detail: string
  values?: ProblemValues
}>

/** What is written into an event, a table or a problem document: the error without its stack. */
export type ProblemRecord = Readonly<{
  code: string
  title: BilingualTitle
  detail: string
  values: ProblemValues
}>

export const toProblemRecord = (error: DomainError): ProblemRecord => ({
  code: error.code,
  title: error.title,
  detail: error.message,
  values: error.values,
})
