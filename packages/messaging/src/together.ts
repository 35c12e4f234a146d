import type { Envelope } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { comesAgain } from './come-again.ts'
import { type ConsumerDefinition, type EventHandler, ignored } from './consumer-definition.ts'
import { lockKey, readTurn } from './key-turn.ts'
import type { LookAhead } from './look-ahead.ts'
import { readOrNothing } from './read-envelope.ts'
import { takeIn, type TakeInOutcome } from './take-in.ts'
import { handleInSpan } from './trace-spans.ts'
import type { LoggedMessage } from './transport.ts'

/**
 * Takes a message in together with those that follow it directly: of its key, source, type and trace, in their sequence. One transaction, one call of
 * the handler, one statement for all claims; of a type that is ignored, the claims alone. Where anything is wrong with one of them, nothing is done, and
 * they are taken in one by one.
 */
export function createTogether(db: Database, consumer: ConsumerDefinition): LookAhead {
  /** Those that were taken in with one before them, until their turn comes. */
  const done = new Map<string, Run['outcome']>()
  return {
    takeIn: async (message, following): Promise<TakeInOutcome> => {
      const before = done.get(placeOf(message))
      if (before !== undefined) {
        done.delete(placeOf(message))
        return before
      }
      const run = runOf(consumer, message, following)
      if (run === undefined || !(await takeRun(db, consumer.name, run))) return takeIn(db, consumer, message)
      for (const { message: each } of run.items.slice(1)) done.set(placeOf(each), run.outcome)
      return run.outcome
    },
  }
}

type Item = Readonly<{ message: LoggedMessage; envelope: Envelope }>
/** `handleAll` null: ignored. */
type Run = Readonly<{
  first: Envelope
  items: readonly Item[]
  outcome: 'handled' | 'ignored'
  handleAll: NonNullable<EventHandler['handleAll']> | null
}>

/** Undefined where there is only one. */
function runOf(
  { handlers }: ConsumerDefinition,
  message: LoggedMessage,
  following: readonly LoggedMessage[],
): Run | undefined {
  const first = readOrNothing(message)
  const found = first && handlers[first.type]
  if (first === undefined || found === undefined) return undefined
  const handleAll = found === ignored ? null : found.handleAll
  if (handleAll === undefined) return undefined
  const items: Item[] = []
  for (const each of [message, ...following]) {
    if (each.key !== message.key || each.topic !== message.topic) continue
    const envelope = each === message ? first : readOrNothing(each)
    if (envelope === undefined || !goesWith(first, envelope, items.length)) break
    if (found !== ignored && !found.isData(envelope.data)) break
    items.push({ message: each, envelope })
  }
  const outcome = handleAll === null ? 'ignored' : 'handled'
  return items.length > 1 ? { first, items, outcome, handleAll } : undefined
}

const goesWith = (first: Envelope, next: Envelope, place: number): boolean =>
  next.source === first.source &&
  next.type === first.type &&
  next.sequence === first.sequence + place &&
  traceOf(next) === traceOf(first)

/** What happens to them is told in the trace that they came from. */
const traceOf = ({ traceparent }: Envelope): string | undefined => traceparent?.split('-')[1]

async function takeRun(db: Database, consumer: string, { first, items, outcome, handleAll }: Run): Promise<boolean> {
  try {
    return await db.transaction(async (trx) => {
      await lockKey(trx, consumer, first.subject)
      const turn = await readTurn(trx, consumer, first)
      if (turn.isConsumed || turn.isParked || turn.expectedSequence !== first.sequence) return false
      await handleInSpan(consumer, first, async () => {
        await handleAll?.(
          trx,
          items.map(({ envelope: { data, ...event } }) => ({ event, data })),
        )
        await claimAll(trx, consumer, items, outcome)
        return outcome
      })
      return true
    })
  } catch (error) {
    if (comesAgain(error)) throw error
    return false
  }
}

/** The last statement of the work, as it is for one event (handle-event.ts). */
async function claimAll(
  trx: Transaction,
  consumer: string,
  items: readonly Item[],
  outcome: Run['outcome'],
): Promise<void> {
  await trx.raw(
    `INSERT INTO consumed_events (consumer, event_id, source, key, sequence, outcome)
     SELECT :consumer, n.id, n.source, n.key, n.sequence, :outcome
       FROM unnest(:ids::uuid[], :sources::text[], :keys::text[], :sequences::bigint[]) AS n (id, source, key, sequence)`,
    {
      consumer,
      outcome,
      ids: items.map(({ envelope }) => envelope.id),
      sources: items.map(({ envelope }) => envelope.source),
      keys: items.map(({ envelope }) => envelope.subject),
      sequences: items.map(({ envelope }) => envelope.sequence),
    },
  )
}

const placeOf = ({ topic, partition, position }: LoggedMessage): string => `${topic} ${partition} ${position}`
