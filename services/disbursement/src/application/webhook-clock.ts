import { setTimeout as sleep } from 'node:timers/promises'
import { claimDue, deliverClaimed, type Delivering } from './deliver-webhook.ts'

const LANES = 4

/** Delivers from now on what is due, several at once; `close` waits for those that are on their way. Any number of processes may do so. */
export function startWebhookClock(
  delivering: Delivering,
  { pollMs, onFault }: Readonly<{ pollMs: number; onFault: (error: unknown) => void }>,
): { close: () => Promise<void> } {
  const stopped = new AbortController()
  const inHand = new Set<Promise<void>>()

  /** True where there may be more. */
  async function begin(): Promise<boolean> {
    if (inHand.size >= LANES) return false
    const claimed = await claimDue(delivering)
    if (claimed === undefined) return false
    const delivery: Promise<void> = deliverClaimed(delivering, claimed)
      .catch(onFault)
      .finally(() => inHand.delete(delivery))
    inHand.add(delivery)
    return true
  }
  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      const isMore = await begin().catch((error: unknown) => {
        onFault(error)
        return false
      })
      if (isMore) continue
      const rest = sleep(pollMs, undefined, { signal: stopped.signal }).catch(() => undefined)
      await Promise.race([rest, ...inHand])
    }
  }
  const running = run()
  return {
    close: async () => {
      stopped.abort()
      await running
      await Promise.all(inHand)
    },
  }
}
