import type { Database } from '@fundtrace/database'

export type OutboxState = Readonly<{ total: number; waiting: number; oldestWaitingSeconds: number }>

/** How much was announced, how much of it no transport has taken yet, and for how long. */
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
