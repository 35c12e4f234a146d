import { randomUUID } from 'node:crypto'
import type { Announcement, Envelope, Topic } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { partitionOf } from './partition.ts'
import { checkEnvelope } from './read-envelope.ts'
import { currentTrace } from './trace-context.ts'
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
  if (announcements.length === 0) return
  await announceInSpan(topic.name, key, announcements.length, () => append(trx, origin, topic, key, announcements))
}

async function append(
  trx: Transaction,
  origin: Origin,
  topic: Topic,
  key: string,
  announcements: readonly Announcement[],
): Promise<void> {
  const source = `/${origin.service}/${topic.name}`
  const last = await takeSequences(trx, source, key, announcements.length)
  const envelopes = announcements.map((announcement, index) =>
    checkEnvelope({
      specversion: '1.0',
      id: randomUUID(),
      source,
      type: announcement.type,
      subject: key,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      correlationid: origin.correlationId,
      ...(origin.causationId === undefined ? {} : { causationid: origin.causationId }),
      sequence: last - announcements.length + 1 + index,
      ...currentTrace(),
      data: announcement.data,
    }),
  )
  const texts = envelopes.map((envelope) => textOf(envelope, topic))
  await insertEnvelopes(
    trx,
    { topic: topic.name, partition: partitionOf(key, topic.partitions), source, key },
    envelopes,
    texts,
  )
  await trx.raw(`SELECT pg_notify('outbox', '')`)
}

function textOf(envelope: Envelope, { name, maxMessageBytes }: Topic): string {
  const text = JSON.stringify(envelope)
  const bytes = Buffer.byteLength(text)
  if (bytes > maxMessageBytes)
    throw new Error(`${envelope.type} for ${name} has ${bytes} bytes; a message may have ${maxMessageBytes}`)
  return text
}

async function takeSequences(trx: Transaction, source: string, key: string, count: number): Promise<number> {
  const { rows } = await trx.raw<{ rows: { last_sequence: string }[] }>(
    `INSERT INTO outbox_sequences AS s (source, key, last_sequence) VALUES (:source, :key, :count)
         ON CONFLICT (source, key) DO UPDATE SET last_sequence = s.last_sequence + excluded.last_sequence
     RETURNING last_sequence`,
    { source, key, count },
  )
  const last = rows[0]?.last_sequence
  if (last === undefined) throw new Error(`No sequence was given out for ${source} ${key}`)
  return Number(last)
}

/** In the order of sequences: the relay publishes by `id`. */
async function insertEnvelopes(
  trx: Transaction,
  place: Readonly<{ topic: string; partition: number; source: string; key: string }>,
  envelopes: readonly Envelope[],
  texts: string[],
): Promise<void> {
  await trx.raw(
    `INSERT INTO outbox (event_id, topic, partition, source, key, sequence, envelope)
     SELECT e.id, :topic, :partition, :source, :key, e.sequence, e.envelope::json
       FROM unnest(:ids::uuid[], :sequences::bigint[], :envelopes::text[]) AS e (id, sequence, envelope)
      ORDER BY e.sequence`,
    {
      ...place,
      ids: envelopes.map((envelope) => envelope.id),
      sequences: envelopes.map((envelope) => envelope.sequence),
      envelopes: texts,
    },
  )
}
