import type { Topic } from '@fundtrace/contracts'
import { type Database, isPassing } from '@fundtrace/database'
import { expect } from 'vitest'
import { appendToOutbox } from '../src/outbox.ts'

export const announceIn = (db: Database, topic: Topic, key: string, counts: readonly number[]): Promise<void> =>
  db.transaction((trx) =>
    appendToOutbox(
      trx,
      { service: 'ledger', correlationId: 'test' },
      topic,
      key,
      counts.map((count) => ({ type: 'Counted', data: { count } })),
    ),
  )

/** A transaction that was cut off before its commit is made again; one that may have committed is not. */
export async function announceUntilCommitted(
  db: Database,
  topic: Topic,
  key: string,
  counts: readonly number[],
): Promise<void> {
  const announced = async (): Promise<boolean> =>
    (await db('outbox')
      .where({ key, sequence: counts.at(-1) ?? 0 })
      .first('id')) !== undefined
  await expect
    .poll(
      async () => {
        try {
          if (!(await announced())) await announceIn(db, topic, key, counts)
          return true
        } catch (error) {
          if (isPassing(error)) return false
          throw error
        }
      },
      { timeout: 20_000, interval: 20 },
    )
    .toBe(true)
}
