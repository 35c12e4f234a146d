import type { Envelope } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import type { LoggedMessage } from './transport.ts'

export type DeadLetter = Readonly<{
  id: string
  consumer: string
  topic: string
  key: string
  event_id: string | null
  sequence: string | null
  state: 'poison' | 'parked' | 'replayed' | 'discarded'
  reason: string
  recorded_at: Date
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
      source: envelope?.source ?? null,
      sequence: envelope?.sequence ?? null,
      message: storable(message.value),
      state,
      reason: reasonText(reason),
    })
    .onConflict()
    .ignore()
}

export const listDeadLetters = (db: Database, consumer: string): Promise<DeadLetter[]> =>
  db('dead_letters')
    .where({ consumer })
    .orderBy('id')
    .select('id', 'consumer', 'topic', 'key', 'event_id', 'sequence', 'state', 'reason', 'recorded_at')

export async function countOpenDeadLetters(db: Database): Promise<number> {
  const row = await db('dead_letters').whereNull('closed_at').count({ count: '*' }).first()
  return Number(row?.['count'] ?? 0)
}

const REASON_CHARACTERS_MAX = 2_000

export const reasonText = (reason: unknown): string =>
  storable(reason instanceof Error ? reason.message : String(reason)).slice(0, REASON_CHARACTERS_MAX)

/** PostgreSQL's text cannot hold NUL. What cannot be put aside would come again for ever and stop its partition. */
export const storable = (text: string): string => text.replaceAll('\0', '\u{fffd}')
