import type { Database, Transaction } from '@fundtrace/database'
import { passDiscarded } from './dead-letter-decisions.ts'
import type { EventPlace } from './event-place.ts'

/**
 * One event of a key at a time: takes the consumer's lock of the key until the transaction ends. Two members that hold the
 * same message for a moment, messages of one key from several topics, and a replay of dead letters all stand in this line.
 * Whatever is read before the lock may be out of date; so it comes first.
 */
export async function lockKey(trx: Transaction, consumer: string, key: string): Promise<void> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('consume ' || :consumer || ' ' || :key, 0))`, {
    consumer,
    key,
  })
}

export type KeyTurn = Readonly<{
  isConsumed: boolean
  /** True while a dead letter of the key waits. */
  isParked: boolean
  expectedSequence: number
}>

/** What the consumer knows of an event whose key it has locked; without the lock, what it knew a moment ago. */
export async function readTurn(trx: Database | Transaction, consumer: string, event: EventPlace): Promise<KeyTurn> {
  const { rows } = await trx.raw<{ rows: { consumed: boolean; parked: boolean; last: string | null }[] }>(
    `SELECT EXISTS (SELECT FROM consumed_events WHERE consumer = :consumer AND event_id = :id) AS consumed,
            EXISTS (SELECT FROM dead_letters WHERE consumer = :consumer AND key = :key AND closed_at IS NULL) AS parked,
            (SELECT max(sequence) FROM consumed_events WHERE consumer = :consumer AND source = :source AND key = :key) AS last`,
    { consumer, id: event.id, key: event.subject, source: event.source },
  )
  const row = rows[0]
  const next = Number(row?.last ?? 0) + 1
  return {
    isConsumed: row?.consumed === true,
    isParked: row?.parked === true,
    // Nearly always it is the next one, and nothing more is asked.
    expectedSequence: event.sequence > next ? await passDiscarded(trx, consumer, event, next) : next,
  }
}
