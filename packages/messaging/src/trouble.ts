/**
 * Keeps which things are in trouble and when each may be tried again. A fault is told of once when it begins and once when
 * it is over: a broker that is away for an hour is not an hour of log. One thing's trouble never delays another.
 */
export type TroubleBook = Readonly<{
  failed: (thing: string, error: unknown) => void
  worked: (thing: string) => void
  mayTry: (thing: string) => boolean
  /** At most `most`; sooner when something that failed is due before that. */
  millisecondsToNextTry: (most: number) => number
}>

export function keepTroubleBook(options: {
  onBegin: (thing: string, error: unknown) => void
  onEnd?: (thing: string, failures: number) => void
}): TroubleBook {
  const troubles = new Map<string, { failures: number; retryAt: number }>()
  return {
    failed: (thing, error) => {
      const failures = (troubles.get(thing)?.failures ?? 0) + 1
      troubles.set(thing, { failures, retryAt: Date.now() + retryDelayMs(failures) })
      if (failures === 1) options.onBegin(thing, error)
    },
    worked: (thing) => {
      const trouble = troubles.get(thing)
      if (trouble === undefined) return
      troubles.delete(thing)
      options.onEnd?.(thing, trouble.failures)
    },
    mayTry: (thing) => Date.now() >= (troubles.get(thing)?.retryAt ?? 0),
    millisecondsToNextTry: (most) => {
      // What is overdue had its turn, or has become another's: it must not turn the caller's loop into a busy one.
      const waits = [...troubles.values()].map(({ retryAt }) => retryAt - Date.now()).filter((wait) => wait > 0)
      return Math.min(most, ...waits)
    },
  }
}

const RETRY_MS_MIN = 100
const RETRY_MS_MAX = 5_000

/** Twice as long after every failure, up to five seconds. */
const retryDelayMs = (failures: number): number => Math.min(RETRY_MS_MIN * 2 ** (failures - 1), RETRY_MS_MAX)
