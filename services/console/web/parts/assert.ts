/** Stands in for node:assert in the browser, where @fundtrace/money states what must be true. */
export default function assert(isTrue: unknown, message: string): asserts isTrue {
  if (!isTrue) throw new Error(message)
}
