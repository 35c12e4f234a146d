import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@fundtrace/database'
import type { ShardHead, SignedCheckpoint } from '@fundtrace/seal'
import { type CheckpointParts, makeCheckpoint } from './make-checkpoint.ts'
import { sealEarlierRecords } from './seal-earlier-records.ts'

export type CheckpointClock = Readonly<{ close: () => Promise<void> }>

type Log = Readonly<Record<'info' | 'error', (values: object, message: string) => void>>

/**
 * Makes a checkpoint when the last one is `everyMs` old and something was recorded since, and publishes what is not yet published. Every
 * process of the ledger has one: they meet at the lock, and the second finds that none is due.
 */
export function startCheckpointClock(
  db: Database,
  parts: CheckpointParts & Readonly<{ everyMs: number; log: Log; publish: () => Promise<void> }>,
): CheckpointClock {
  const { everyMs, log, publish } = parts
  const closing = new AbortController()
  const runs = (async () => {
    while (!closing.signal.aborted) {
      try {
        await sealEarlierRecords(db, parts.algorithm)
        const made = await db.transaction((trx) => makeCheckpoint(trx, parts, isDue(everyMs)))
        if (made !== null) log.info({ checkpoint: made.body.number, hash: made.hash }, 'signed a checkpoint')
        await publish()
      } catch (error) {
        log.error({ err: error }, 'no checkpoint could be signed or published; tried again')
      }
      // Sooner than one is due, so that several processes keep the interval and not each its own.
      await wait(Math.min(everyMs, ASKS_EVERY_MS_MAX), undefined, { signal: closing.signal }).catch(() => undefined)
    }
  })()
  return {
    close: async () => {
      closing.abort()
      await runs
    },
  }
}

const ASKS_EVERY_MS_MAX = 30_000

export const isDue =
  (everyMs: number) =>
  (last: SignedCheckpoint | undefined, heads: readonly ShardHead[], now: Date): boolean =>
    heads.some(({ head, shard }) => head !== (last?.body.shards[shard]?.head ?? NEVER)) &&
    (last === undefined || now.getTime() - Date.parse(last.body.made_at) >= everyMs)

const NEVER = '0'.repeat(64)
