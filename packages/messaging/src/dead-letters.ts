import type { Envelope } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import type { LoggedMessage } from './transport.ts'

export type DeadLetter = Readonly<{
  id: string
  consumer: string
  topic: string
  partition: number
  position: string
  key: string
  /** Null where the message could not be read, as are the source and the sequence. */
  event_id: string | null
  event_type: string | null
  source: string | null
  sequence: string | null
  state: 'poison' | 'parked' | 'replayed' | 'discarded'
  /** Why it waits now; `first_reason` is why it was put aside. */
  reason: string
  first_reason: string
  recorded_at: Date
  closed_at: Date | null
  /** How many later messages of its key wait behind a poison one. */
  parked_behind: number
  discarded_by: string | null
  discard_reason: string | null
}>

/** Keeps a message that cannot be handled now, under its key's lock. The same message put aside twice is one dead letter. */
export async function putAside(
  trx: Transaction,
  consumer: string,
  message: LoggedMessage,
  envelope: Envelope | undefined,
  state: 'poison' | 'parked',
  reason: unknown,
): Promise<void> {
  await trx('dead_letters')
    .insert({
      consumer,
      topic: message.topic,
      partition: message.partition,
      position: message.position,
      key: storable(message.key),
      event_id: envelope?.id ?? null,
      event_type: envelope?.type ?? null,
      source: envelope?.source ?? null,
      sequence: envelope?.sequence ?? null,
      message: storable(message.value),
      state,
      reason: reasonText(reason),
    })
    .onConflict()
    .ignore()
}

/** True for a message that was put aside and is done with: for one without an event id, whose claim could tell. */
export async function isClosedLetter(trx: Transaction, consumer: string, message: LoggedMessage): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `SELECT FROM dead_letters
      WHERE consumer = :consumer AND topic = :topic AND partition = :partition AND position = :position
        AND md5(message) = md5(:message) AND closed_at IS NOT NULL`,
    {
      consumer,
      topic: message.topic,
      partition: message.partition,
      position: message.position,
      message: storable(message.value),
    },
  )
  return rows.length > 0
}

/** The keys that letters were put aside for, the longest waiting first. */
export async function listLetterKeys(
  db: Database,
  filter: Readonly<{ consumer?: string | undefined; key?: string | undefined; isOpenOnly: boolean }>,
): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { key: string }[] }>(
    `SELECT key FROM dead_letters
      WHERE (:consumer::text IS NULL OR consumer = :consumer)
        AND (:key::text IS NULL OR key = :key)
        AND (closed_at IS NULL OR NOT :isOpenOnly)
      GROUP BY key ORDER BY min(id)`,
    { ...filter, consumer: filter.consumer ?? null, key: filter.key ?? null },
  )
  return rows.map(({ key }) => key)
}

export type DeadLetterFilter = Readonly<{
  consumer?: string | undefined
  keys: readonly string[]
  isOpenOnly: boolean
  /** The last id of the page before; '0' for the first page. */
  after: string
  limit: number
}>

/** In the order in which they were put aside. */
export async function searchDeadLetters(db: Database, filter: DeadLetterFilter): Promise<DeadLetter[]> {
  const { rows } = await db.raw<{ rows: DeadLetter[] }>(
    `SELECT ${COLUMNS} FROM ${LETTERS}
      WHERE d.id > :after
        AND (:consumer::text IS NULL OR d.consumer = :consumer)
        AND d.key = ANY(:keys::text[])
        AND (d.closed_at IS NULL OR NOT :isOpenOnly)
      ORDER BY d.id LIMIT :limit`,
    { ...filter, consumer: filter.consumer ?? null, keys: [...filter.keys] },
  )
  return rows
}

/** All that a consumer ever put aside. */
export async function listDeadLetters(db: Database, consumer: string): Promise<DeadLetter[]> {
  const { rows } = await db.raw<{ rows: DeadLetter[] }>(
    `SELECT ${COLUMNS} FROM ${LETTERS} WHERE d.consumer = ? ORDER BY d.id`,
    [consumer],
  )
  return rows
}

/** With the message, as it was delivered. */
export async function findDeadLetter(
  db: Database,
  id: string,
): Promise<(DeadLetter & Readonly<{ message: string }>) | undefined> {
  const { rows } = await db.raw<{ rows: (DeadLetter & Readonly<{ message: string }>)[] }>(
    `SELECT ${COLUMNS}, d.message FROM ${LETTERS} WHERE d.id = ?`,
    [id],
  )
  return rows[0]
}

export async function countOpenDeadLetters(db: Database): Promise<number> {
  const row = await db('dead_letters').whereNull('closed_at').count({ count: '*' }).first()
  return Number(row?.['count'] ?? 0)
}

const COLUMNS = `d.id, d.consumer, d.topic, d.partition, d.position, d.key, d.event_id, d.event_type, d.source, d.sequence, d.state,
       coalesce(failed.reason, d.reason) AS reason, d.reason AS first_reason, d.recorded_at, d.closed_at,
       CASE d.state WHEN 'poison' THEN
         (SELECT count(*)::int FROM dead_letters p
           WHERE p.consumer = d.consumer AND p.key = d.key AND p.closed_at IS NULL AND p.state = 'parked')
       ELSE 0 END AS parked_behind,
       discarded.decided_by AS discarded_by, discarded.reason AS discard_reason`

const LETTERS = `dead_letters d
       LEFT JOIN dead_letter_decisions discarded ON discarded.dead_letter_id = d.id
       LEFT JOIN LATERAL (SELECT a.reason FROM dead_letter_attempts a
                           WHERE a.dead_letter_id = d.id AND a.outcome = 'failed'
                           ORDER BY a.id DESC LIMIT 1) failed ON true`

const REASON_CHARACTERS_MAX = 2_000

export const reasonText = (reason: unknown): string =>
  storable(reason instanceof Error ? reason.message : String(reason)).slice(0, REASON_CHARACTERS_MAX)

/** PostgreSQL's text cannot hold NUL. What cannot be put aside would come again for ever and stop its partition. */
export const storable = (text: string): string => text.replaceAll('\0', '\u{fffd}')
