import type { Envelope } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import type { ConsumerDefinition } from './consumer-definition.ts'
import { handleInSequence, readEnvelope } from './take-in.ts'
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

/** Keeps a message that cannot be handled now. The same message put aside twice is one dead letter. */
export async function putAside<State extends 'poison' | 'parked'>(
  db: Database | Transaction,
  consumer: string,
  message: LoggedMessage,
  envelope: Envelope | undefined,
  state: State,
  reason: string,
): Promise<State> {
  await db('dead_letters')
    .insert({
      consumer,
      topic: message.topic,
      partition: message.partition,
      position: message.position,
      key: message.key,
      event_id: envelope?.id ?? null,
      source: envelope?.source ?? null,
      sequence: envelope?.sequence ?? null,
      message: message.value,
      state,
      reason,
    })
    .onConflict(['consumer', 'topic', 'partition', 'position'])
    .ignore()
  return state
}

export async function hasOpenDeadLetters(trx: Transaction, consumer: string, key: string): Promise<boolean> {
  return (await trx('dead_letters').where({ consumer, key }).whereNull('closed_at').first('id')) !== undefined
}

export async function countOpenDeadLetters(db: Database): Promise<number> {
  const row = await db('dead_letters').whereNull('closed_at').count({ count: '*' }).first()
  return Number(row?.['count'] ?? 0)
}

export const listDeadLetters = (db: Database, consumer: string): Promise<DeadLetter[]> =>
  db('dead_letters')
    .where({ consumer })
    .orderBy('id')
    .select('id', 'consumer', 'topic', 'key', 'event_id', 'sequence', 'state', 'reason', 'recorded_at')

/**
 * Handles the waiting messages of one key again, in the order they came, until one fails again or none is left; then the key
 * is free. Answers how many were replayed. A message that fails again keeps its place, with the new reason.
 */
export async function replayDeadLetters(db: Database, consumer: ConsumerDefinition, key: string): Promise<number> {
  let replayed = 0
  for (;;) {
    const next = await firstWaiting(db, consumer.name, key)
    if (next === undefined) return replayed
    try {
      await db.transaction(async (trx) => {
        await handleInSequence(trx, consumer, readEnvelope({ key, value: next.message }))
        await trx('dead_letters').where({ id: next.id }).update({ state: 'replayed', closed_at: trx.fn.now() })
      })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      await db('dead_letters').where({ id: next.id }).update({ state: 'poison', reason })
      return replayed
    }
    replayed += 1
  }
}

const firstWaiting = (
  db: Database,
  consumer: string,
  key: string,
): Promise<{ id: string; message: string } | undefined> =>
  db('dead_letters').where({ consumer, key }).whereNull('closed_at').orderBy('id').first('id', 'message')
