import { randomUUID } from 'node:crypto'
import type { Announcement, Topic } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import type { ClientBase } from 'pg'
import { type OutboxRow, type OutboxStatement, writeOutboxRows } from './outbox-rows.ts'
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

/**
 * The same for who has put the text together already, and for many keys at once: their locks are taken in key order. On a connection of the
 * driver's own, whose transaction is open, it is in nobody's trace: there facts of many requests are written together.
 */
export async function appendReadyToOutbox(
  to: Transaction | ClientBase,
  origin: Origin,
  topic: Topic,
  announcements: readonly ReadyAnnouncement[],
): Promise<void> {
  const [first] = announcements
  if (first === undefined) return
  if (!('raw' in to)) return append(throughDriver(to), origin, topic, announcements, {})
  await announceInSpan(topic.name, first.key, announcements.length, () =>
    append(throughKnex(to), origin, topic, announcements, currentTrace()),
  )
}

async function append(
  statement: OutboxStatement,
  origin: Origin,
  topic: Topic,
  announcements: readonly ReadyAnnouncement[],
  trace: TraceContext,
): Promise<void> {
  const source = `/${origin.service}/${topic.name}`
  const time = new Date().toISOString()
  const rows = announcements.map(({ key, type, data }): OutboxRow => {
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
  const sequences = await writeOutboxRows(statement, source, topic, rows)
  for (const [index, row] of rows.entries()) refuseTooLarge(topic, announcements[index]?.type, row, sequences[index])
}

/** Asked when the sequence is known: what throws here is rolled back with all the rest. */
function refuseTooLarge(
  { name, maxMessageBytes }: Topic,
  type: string | undefined,
  { head, tail }: OutboxRow,
  sequence: number | undefined,
): void {
  const bytes = Buffer.byteLength(head) + `${sequence}`.length + Buffer.byteLength(tail)
  if (bytes > maxMessageBytes)
    throw new Error(`${type} for ${name} has ${bytes} bytes; a message may have ${maxMessageBytes}`)
}

/** Its placeholders carry no numbers; the statement names each of its own once and in order. */
const throughKnex =
  (trx: Transaction): OutboxStatement =>
  async ({ text, values }) => {
    const { rows } = await trx.raw<{ rows: Readonly<Record<string, unknown>>[] }>(text.replace(/\$\d+/g, '?'), values)
    return rows
  }

const throughDriver =
  (client: ClientBase): OutboxStatement =>
  async ({ name, text, values }) => {
    const { rows } = await client.query<Readonly<Record<string, unknown>>>({
      ...(name === null ? {} : { name }),
      text,
      values,
    })
    return rows
  }
