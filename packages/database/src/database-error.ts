/**
 * SQLSTATE classes and codes after which the same work may succeed when tried again: lost connections (08), server
 * going down or coming up (57P), deadlock and serialisation (40), out of resources (53), timeouts of locks, statements,
 * idle and whole transactions, and I/O errors of the server.
 */
const PASSING_STATES = /^(08|57P|40|53)|^(55P03|57014|25P03|25P04|58030)$/
const PASSING_SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
const PASSING_MESSAGES =
  /Connection terminated|Timeout acquiring a connection|Client has encountered a connection error/

/** True when the fault lies in the moment and not in the request: retry, do not refuse. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = errorField(error, 'code')
  if (code !== undefined && (PASSING_STATES.test(code) || PASSING_SYSTEM_CODES.has(code))) return true
  if (error instanceof AggregateError) return error.errors.some(isPassing)
  if (error.cause !== undefined && isPassing(error.cause)) return true
  return PASSING_MESSAGES.test(error.message)
}

/** The name of the constraint that refused a write, so that a repository can say which rule that was. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return errorField(error, 'code')?.startsWith('23') ? errorField(error, 'constraint') : undefined
}

function errorField(error: Error, name: 'code' | 'constraint'): string | undefined {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : undefined
}
