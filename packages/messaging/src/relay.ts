import { setTimeout as pause } from 'node:timers/promises'
import { type Database, listen, type Transaction } from '@fundtrace/database'
import type { Logger } from 'pino'
import { createNudge } from './nudge.ts'
import type { Transport } from './transport.ts'
import { keepTroubleBook } from './trouble.ts'

export type Relay = Readonly<{ close: () => Promise<void> }>

const BATCH_MESSAGES_MAX = 500
/** One message is taken whatever its size. */
const BATCH_BYTES_MAX = 4 * 1024 * 1024
const LOOK_EVERY_MS = 1_000
/** A hundred small transactions a second are then a few dozen rounds a second and not a hundred: rounds cost, not messages. */
const REST_MS = 25

/**
 * Publishes what waits in the outbox: at least once, and in the order of sequences for every key.
 *
 * Each (topic, partition) is published by one relay at a time, under an advisory lock that its transaction holds until the
 * rows are marked. A relay that dies between publishing and marking publishes again: consumers claim event ids. It asks for
 * `published_at IS NULL` and never for "id greater than the last seen", which would skip rows that commit late. A partition
 * that cannot be published is tried again later and later, and the others go on. The first message is published at once; after that the relay
 * rests for a moment, and what is announced meanwhile goes together.
 */
export function startRelay(options: {
  db: Database
  url: string
  transport: Transport
  log: Logger
  /** How late a message is at most when its nudge was lost. */
  lookEveryMs?: number
  /** Told of every batch when it is marked as published. */
  onPublished?: (topic: string, messages: number) => void
}): Relay {
  const { db, transport, log } = options
  const nudge = createNudge()
  const listener = listen(options.url, 'outbox', nudge.wake)
  const troubles = keepTroubleBook({
    onBegin: (outbox, error) => log.warn({ outbox, err: error }, 'relay cannot publish; it keeps trying'),
    onEnd: (outbox, failures) => log.info({ outbox, failures }, 'relay goes on'),
  })
  let closing = false

  const attempt = async (outbox: string, publish: () => Promise<Round>): Promise<Round> => {
    if (closing || !troubles.mayTry(outbox)) return NOTHING
    try {
      const published = await publish()
      troubles.worked(outbox)
      return published
    } catch (error) {
      troubles.failed(outbox, error)
      return NOTHING
    }
  }

  const publishWaiting = async (): Promise<Round> => {
    let published = 0
    let leftSome = false
    for (const { topic, partition } of await listWaiting(db)) {
      const round = await attempt(`${topic}/${partition}`, () =>
        db.transaction((trx) => publishBatch(trx, transport, topic, partition)),
      )
      if (round.published > 0) options.onPublished?.(topic, round.published)
      published += round.published
      leftSome ||= round.leftSome
    }
    return { published, leftSome }
  }

  const run = async (): Promise<void> => {
    while (!closing) {
      const { published, leftSome } = await attempt('database', publishWaiting)
      if (published === 0) await nudge.wait(troubles.millisecondsToNextTry(options.lookEveryMs ?? LOOK_EVERY_MS))
      else if (!leftSome && !closing) await pause(REST_MS)
    }
  }
  const running = run()

  return {
    close: async () => {
      closing = true
      nudge.wake()
      await Promise.all([running, listener.close()])
    },
  }
}

/** `leftSome`: more was waiting than one batch may take. */
type Round = Readonly<{ published: number; leftSome: boolean }>
const NOTHING: Round = { published: 0, leftSome: false }

async function listWaiting(db: Database): Promise<{ topic: string; partition: number }[]> {
  const { rows } = await db.raw<{ rows: { topic: string; partition: number }[] }>(
    `SELECT DISTINCT topic, partition FROM outbox WHERE published_at IS NULL ORDER BY topic, partition`,
  )
  return rows
}

async function publishBatch(trx: Transaction, transport: Transport, topic: string, partition: number): Promise<Round> {
  const lock = await trx.raw<{ rows: { mine: boolean }[] }>(
    `SELECT pg_try_advisory_xact_lock(hashtext('relay ' || :topic), :partition) AS mine`,
    { topic, partition },
  )
  if (lock.rows[0]?.mine !== true) return NOTHING
  const { rows } = await trx.raw<{ rows: { id: string; key: string; value: string; waiting: number }[] }>(
    `WITH waiting AS (
       SELECT id, key, envelope::text AS value
         FROM outbox WHERE published_at IS NULL AND topic = :topic AND partition = :partition
        ORDER BY id LIMIT :limit
     ), sized AS (
       SELECT id, key, value, sum(octet_length(value)) OVER (ORDER BY id) - octet_length(value) AS bytes_before,
              (count(*) OVER ())::int AS waiting
         FROM waiting
     )
     SELECT id, key, value, waiting FROM sized WHERE bytes_before < :bytes ORDER BY id`,
    { topic, partition, limit: BATCH_MESSAGES_MAX, bytes: BATCH_BYTES_MAX },
  )
  if (rows.length === 0) return NOTHING
  await transport.publish({ topic, partition, messages: rows.map(({ key, value }) => ({ key, value })) })
  await trx.raw(`UPDATE outbox SET published_at = clock_timestamp() WHERE id = ANY(:ids::bigint[])`, {
    ids: rows.map((row) => row.id),
  })
  const leftSome = rows.length === BATCH_MESSAGES_MAX || rows.length < (rows[0]?.waiting ?? 0)
  return { published: rows.length, leftSome }
}
