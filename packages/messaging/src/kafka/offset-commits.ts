import { setTimeout as wait } from 'node:timers/promises'

export type Offset = Readonly<{ topic: string; partition: number; offset: string }>

/**
 * Tells the broker how far the group has read: what many partitions have handled in a moment goes in one request, with one in flight. A commit that
 * fails, as it does while the group is shared out anew, goes with the next; what was never committed is delivered again.
 */
export type OffsetCommits = Readonly<{
  mark: (name: string, offset: Offset) => void
  /** The partition is no longer ours to speak for. */
  forget: (name: string) => void
  /** Commits what is marked now; gives up after one failure. */
  flush: () => Promise<void>
}>

const TOGETHER_MS = 20
const RETRY_MS = 500

export function keepOffsetCommits(commit: (offsets: Offset[]) => Promise<void>): OffsetCommits {
  const marked = new Map<string, Offset>()
  let running: Promise<void> | undefined
  let inFlight: Promise<boolean> = Promise.resolve(true)

  const commitNow = async (): Promise<boolean> => {
    const offsets = new Map(marked)
    if (offsets.size === 0) return true
    try {
      await commit([...offsets.values()])
    } catch {
      return false
    }
    for (const [name, offset] of offsets) if (marked.get(name) === offset) marked.delete(name)
    return true
  }

  // Two at once could arrive in the other order, and the older one would count.
  const commitOnce = (): Promise<boolean> => (inFlight = inFlight.then(commitNow))

  const run = async (): Promise<void> => {
    let worked = true
    while (marked.size > 0) {
      await wait(worked ? TOGETHER_MS : RETRY_MS, undefined, { ref: false })
      worked = await commitOnce()
    }
    running = undefined
  }

  return {
    mark: (name, offset) => {
      marked.set(name, offset)
      running ??= run()
    },
    forget: (name) => marked.delete(name),
    flush: async () => {
      await commitOnce()
      marked.clear()
    },
  }
}
