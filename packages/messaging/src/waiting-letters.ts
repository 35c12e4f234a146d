import type { Database } from '@fundtrace/database'

export type WaitingLetter = Readonly<{
  id: string
  event_id: string | null
  source: string | null
  sequence: string | null
  message: string
}>

/**
 * The message of a key whose turn is next. Sources come in the order in which they got stuck, and the events of one source in
 * the order of their sequences: an event that was missing and came late is handled before those that waited for it.
 */
export async function findNext(db: Database, consumer: string, key: string): Promise<WaitingLetter | undefined> {
  const { rows } = await db.raw<{ rows: WaitingLetter[] }>(
    `SELECT id, event_id, source, sequence, message
       FROM dead_letters
      WHERE consumer = :consumer AND key = :key AND closed_at IS NULL
        AND source IS NOT DISTINCT FROM (SELECT source FROM dead_letters
                                          WHERE consumer = :consumer AND key = :key AND closed_at IS NULL
                                          ORDER BY id LIMIT 1)
      ORDER BY sequence, id LIMIT 1`,
    { consumer, key },
  )
  return rows[0]
}

export async function countWaiting(db: Database, consumer: string, key: string): Promise<number> {
  const row = await db('dead_letters').where({ consumer, key }).whereNull('closed_at').count({ count: '*' }).first()
  return Number(row?.['count'] ?? 0)
}
