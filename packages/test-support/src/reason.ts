/** An error in one line, with what lies below it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.message.trim() === '' ? error.name : error.message.trim()
  return error.cause === undefined ? own : `${own}: ${reasonOf(error.cause)}`
}
