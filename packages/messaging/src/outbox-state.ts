import type { Database } from '@fundtrace/database'

export type Waiting = Readonly<{ waiting: number; oldestWaitingSeconds: number }>
export type OutboxState = Waiting & Readonly<{ total: number }>

/** What no transport has taken yet, and for how long: reads waiting rows only, by their index, however long the outbox grows. */
export async function measureWaiting(db: Database): Promise<Waiting> {
  const { rows } = await db.raw<{ rows: { waiting: string; oldest_seconds: string }[] }>(
    `SELECT count(*) AS waiting, coalesce(extract(epoch FROM clock_timestamp() - min(recorded_at)), 0) AS oldest_seconds
       FROM outbox WHERE published_at IS NULL`,
  )
  return { waiting: Number(rows[0]?.waiting), oldestWaitingSeconds: Number(rows[0]?.oldest_seconds) }
}

/** How much was announced over all time, and how much of it waits. */
export async function measureOutbox(db: Database): Promise<OutboxState> {
  const { rows } = await db.raw<{ rows: { total: string; waiting: string; oldest_seconds: string }[] }>(
    `SELECT count(*) AS total,
            count(*) FILTER (WHERE published_at IS NULL) AS waiting,
            coalesce(extract(epoch FROM clock_timestamp() - min(recorded_at) FILTER (WHERE published_at IS NULL)), 0) AS oldest_seconds
       FROM outbox`,
  )
  const row = rows[0]
  return { total: Number(row?.total), waiting: Number(row?.waiting), oldestWaitingSeconds: Number(row?.oldest_seconds) }
}
