const LEDGERS_MAX = 8

/** How many processes post, as whoever starts the house says it: FUNDTRACE_LEDGERS. They divide the funds among themselves. */
export function chosenLedgers(environment: NodeJS.ProcessEnv): number {
  const text = environment['FUNDTRACE_LEDGERS'] || '1'
  const count = /^\d{1,2}$/.test(text) ? Number(text) : 0
  if (count >= 1 && count <= LEDGERS_MAX) return count
  throw new Error(`FUNDTRACE_LEDGERS 应为 1 至 ${LEDGERS_MAX} / must be 1 to ${LEDGERS_MAX}, not ${text}`)
}
