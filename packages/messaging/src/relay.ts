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

/**
 * Publishes what waits in the outbox: at least once, and in the order of sequences for every key.
 *
 * Each (topic, partition) is published by one relay at a time, under an advisory lock that its transaction holds until the
 * rows are marked. A relay that dies between publishing and marking publishes again: consumers claim event ids. It asks for
 * `published_at IS NULL` and never for "id greater than the last seen", which would skip rows that commit late. A partition
 * that cannot be published is tried again later and later, and the others go on.
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

  const attempt = async (outbox: string, publish: () => Promise<number>): Promise<number> => {
    if (closing || !troubles.mayTry(outbox)) return 0
    try {
      const published = await publish()
      troubles.worked(outbox)
      return published
    } catch (error) {
      troubles.failed(outbox, error)
      return 0
    }
  }

  const publishWaiting = async (): Promise<number> => {
    let published = 0
    for (const { topic, partition } of await listWaiting(db)) {
      const messages = await attempt(`${topic}/${partition}`, () =>
        db.transaction((trx) => publishBatch(trx, transport, topic, partition)),
      )
      if (messages > 0) options.onPublished?.(topic, messages)
      published += messages
    }
    return published
  }

  const run = async (): Promise<void> => {
    while (!closing) {
      const published = await attempt('database', publishWaiting)
      if (published === 0) await nudge.wait(troubles.millisecondsToNextTry(options.lookEveryMs ?? LOOK_EVERY_MS))
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

async function listWaiting(db: Database): Promise<{ topic: string; partition: number }[]> {
  const { rows } = await db.raw<{ rows: { topic: string; partition: number }[] }>(
    `SELECT DISTINCT topic, partition FROM outbox WHERE published_at IS NULL ORDER BY topic, partition`,
  )
  return rows
}

async function publishBatch(trx: Transaction, transport: Transport, topic: string, partition: number): Promise<number> {
  const lock = await trx.raw<{ rows: { mine: boolean }[] }>(
    `SELECT pg_try_advisory_xact_lock(hashtext('relay ' || :topic), :partition) AS mine`,
    { topic, partition },
  )
  if (lock.rows[0]?.mine !== true) return 0
  const { rows } = await trx.raw<{ rows: { id: string; key: string; value: string }[] }>(
    `WITH waiting AS (
       SELECT id, key, envelope::text AS value
         FROM outbox WHERE published_at IS NULL AND topic = :topic AND partition = :partition
        ORDER BY id LIMIT :limit
     ), sized AS (
       SELECT id, key, value, sum(octet_length(value)) OVER (ORDER BY id) - octet_length(value) AS bytes_before FROM waiting
     )
     SELECT id, key, value FROM sized WHERE bytes_before < :bytes ORDER BY id`,
    { topic, partition, limit: BATCH_MESSAGES_MAX, bytes: BATCH_BYTES_MAX },
  )
  if (rows.length === 0) return 0
  await transport.publish({ topic, partition, messages: rows.map(({ key, value }) => ({ key, value })) })
  await trx.raw(`UPDATE outbox SET published_at = clock_timestamp() WHERE id = ANY(:ids::bigint[])`, {
    ids: rows.map((row) => row.id),
  })
  return rows.length
}
