import type { Database, Transaction } from '@fundtrace/database'
import type { EventPlace } from './event-place.ts'

/** Who gave which order about the messages that wait for a key, and why. Rows are only ever added. */
export type DeadLetterDecision = Readonly<{
  id: string
  kind: 'replay' | 'discard' | 'accept_gap'
  consumer: string
  key: string
  /** The message that was discarded. */
  dead_letter_id: string | null
  /** What was given up: a message's own number, as far as it was known, or a gap. */
  source: string | null
  first_sequence: string | null
  last_sequence: string | null
  /** Null of a replay, which gives nothing up. */
  reason: string | null
  decided_by: string
  decided_at: Date
}>

type NewDecision = Readonly<{ kind: DeadLetterDecision['kind']; consumer: string; key: string; decided_by: string }> &
  Readonly<
    Partial<{ dead_letter_id: string; source: string; first_sequence: number; last_sequence: number; reason: string }>
  >

export async function recordDecision(trx: Transaction, decision: NewDecision): Promise<string> {
  const rows: { id: string }[] = await trx('dead_letter_decisions').insert(decision).returning('id')
  const [row] = rows
  if (row === undefined) throw new Error('a decision was not recorded')
  return row.id
}

/** The newest first. */
export const listDecisions = (
  db: Database,
  consumer: string,
  key: string,
  limit: number,
): Promise<DeadLetterDecision[]> =>
  db('dead_letter_decisions').where({ consumer, key }).orderBy('id', 'desc').limit(limit).select('*')

/** In the order in which they were made, after the cursor. */
export async function searchDecisions(
  db: Database,
  filter: Readonly<{ consumer?: string | undefined; keys: readonly string[]; after: string; limit: number }>,
): Promise<DeadLetterDecision[]> {
  const { rows } = await db.raw<{ rows: DeadLetterDecision[] }>(
    `SELECT * FROM dead_letter_decisions
      WHERE id > :after AND (:consumer::text IS NULL OR consumer = :consumer) AND key = ANY(:keys::text[])
      ORDER BY id LIMIT :limit`,
    { ...filter, consumer: filter.consumer ?? null, keys: [...filter.keys] },
  )
  return rows
}

/** The first number from `next` on, before the event's own, that nobody has discarded: the one that is missing. */
export async function passDiscarded(
  trx: Database | Transaction,
  consumer: string,
  { source, subject, sequence }: EventPlace,
  next: number,
): Promise<number> {
  const { rows } = await trx.raw<{ rows: { sequence: string }[] }>(
    `SELECT DISTINCT first_sequence AS sequence
       FROM dead_letter_decisions
      WHERE kind = 'discard' AND consumer = :consumer AND key = :key AND source = :source
        AND first_sequence >= :next AND first_sequence < :sequence
      ORDER BY 1`,
    { consumer, key: subject, source, next, sequence },
  )
  const gap = rows.findIndex((row, index) => Number(row.sequence) !== next + index)
  return next + (gap === -1 ? rows.length : gap)
}
