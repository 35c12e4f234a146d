import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from '@fundtrace/http-server'

const GIVE_UP_AFTER_MS = 60_000
const PAUSE_MS = 1_000

/** What is not up yet is asked again for a while; then its last reason is thrown. */
export async function keepTrying(log: Logger, thing: string, attempt: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + GIVE_UP_AFTER_MS
  for (;;) {
    try {
      await attempt()
      return
    } catch (err) {
      if (Date.now() > deadline) throw err
      log.warn({ thing, err }, 'does not answer yet')
      await wait(PAUSE_MS)
    }
  }
}
