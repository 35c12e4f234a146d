import { randomUUID } from 'node:crypto'
import type { Announcement, Topic } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import {
  type OutboxRow,
  type OutboxStatement,
  outboxStatements,
  type RunOutboxStatement,
  writeOutboxRows,
} from './outbox-rows.ts'
import { checkEnvelope } from './read-envelope.ts'
import { currentTrace, type TraceContext } from './trace-context.ts'
import { announceInSpan } from './trace-spans.ts'

/** Where an event comes from: the service that says it, and the request or event that led to it. */
export type Origin = Readonly<{ service: string; correlationId: string; causationId?: string }>

/**
 * Writes announcements of one key in the transaction of the fact they tell of; the relay publishes them after COMMIT.
 *
 * Takes the lock of (source, key) and keeps it until the transaction ends, so sequences follow commits without a gap. Call it
 * last in the transaction: until then other transactions of the same key go on. For several keys, call it in key order.
 * Throws for what no consumer could read (such as a correlation id of more than 64 characters) and for what the topic would not
 * take: a key is not parked for it, and the relay is not stopped by it.
 * The trace that is open here goes on where the announcements are taken in.
 */
export async function appendToOutbox(
  trx: Transaction,
  origin: Origin,
  topic: Topic,
  key: string,
  announcements: readonly Announcement[],
): Promise<void> {
  const ready = announcements.map(({ type, data }) => ({ key, type, data: JSON.stringify(data) }))
  await appendReadyToOutbox(trx, origin, topic, ready)
}

/** `data` is JSON text. */
export type ReadyAnnouncement = Readonly<{ key: string; type: string; data: string }>

/** The same for who has put the text together already, and for many keys at once: their locks are taken in key order. */
export async function appendReadyToOutbox(
  trx: Transaction,
  origin: Origin,
  topic: Topic,
  announcements: readonly ReadyAnnouncement[],
): Promise<void> {
  const [first] = announcements
  if (first === undefined) return
  await announceInSpan(topic.name, first.key, announcements.length, async () => {
    const source = sourceOf(origin, topic)
    const rows = rowsOf(origin, source, announcements, currentTrace())
    const sequences = await writeOutboxRows(throughKnex(trx), source, topic, rows)
    for (const [index, row] of rows.entries())
      refuseTooLarge(topic, announcements[index]?.type, row, `${sequences[index]}`.length)
  })
}

/**
 * The same as statements for who sends them on a connection of its own, with others and without waiting for what they answer. Nobody's trace goes on
 * in them: there facts of many requests are written together.
 */
export function readyOutboxStatements(
  origin: Origin,
  topic: Topic,
  announcements: readonly ReadyAnnouncement[],
): OutboxStatement[] {
  if (announcements.length === 0) return []
  const source = sourceOf(origin, topic)
  const rows = rowsOf(origin, source, announcements, {})
  for (const [index, row] of rows.entries())
    refuseTooLarge(topic, announcements[index]?.type, row, LONGEST_SEQUENCE.length)
  return outboxStatements(source, topic, rows)
}
/** The largest bigint: which one it will be is not known yet. */
const LONGEST_SEQUENCE = '9223372036854775807'

const sourceOf = ({ service }: Origin, { name }: Topic): string => `/${service}/${name}`

function rowsOf(
  origin: Origin,
  source: string,
  announcements: readonly ReadyAnnouncement[],
  trace: TraceContext,
): OutboxRow[] {
  const time = new Date().toISOString()
  return announcements.map(({ key, type, data }) => {
    const id = randomUUID()
    const attributes = {
      specversion: '1.0',
      id,
      source,
      type,
      subject: key,
      time,
      datacontenttype: 'application/json',
      correlationid: origin.correlationId,
      ...(origin.causationId === undefined ? {} : { causationid: origin.causationId }),
      ...trace,
    }
    checkEnvelope({ ...attributes, sequence: 1, data: null })
    return { id, key, head: `${JSON.stringify(attributes).slice(0, -1)},"sequence":`, tail: `,"data":${data}}` }
  })
}

/** Where it throws all the rest is rolled back with it, or was not even tried. */
function refuseTooLarge(
  { name, maxMessageBytes }: Topic,
  type: string | undefined,
  { head, tail }: OutboxRow,
  sequenceDigits: number,
): void {
  const bytes = Buffer.byteLength(head) + sequenceDigits + Buffer.byteLength(tail)
  if (bytes > maxMessageBytes)
    throw new Error(`${type} for ${name} has ${bytes} bytes; a message may have ${maxMessageBytes}`)
}

/** Its placeholders carry no numbers; the statement names each of its own once and in order. */
const throughKnex =
  (trx: Transaction): RunOutboxStatement =>
  async ({ text, values }) => {
    const { rows } = await trx.raw<{ rows: Readonly<Record<string, unknown>>[] }>(text.replace(/\$\d+/g, '?'), values)
    return rows
  }
