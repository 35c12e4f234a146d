import { Text } from '@fundtrace/contracts'
import type { DeadLetter, DeadLetterAttempt, DeadLetterDecision } from '@fundtrace/messaging'
import Type, { type Static, type TSchema } from 'typebox'
import type { DeadLetterOrder, OrderOutcome } from './dead-letter-orders.ts'

const OrNull = <Schema extends TSchema>(schema: Schema) => Type.Union([Type.Null(), schema])
const Time = Type.String({ format: 'date-time' })
/** A number that may pass 2^53. */
const Count = Type.String({ pattern: '^\\d{1,19}$' })

export const DeadLetterReply = Type.Object({
  id: Count,
  consumer: Type.String(),
  topic: Type.String(),
  partition: Type.Integer(),
  position: Type.String(),
  key: Type.String(),
  event_id: OrNull(Type.String()),
  event_type: OrNull(Type.String()),
  source: OrNull(Type.String()),
  sequence: OrNull(Count),
  state: Type.Enum(['poison', 'parked', 'replayed', 'discarded']),
  reason: Type.String({ description: 'why it waits now, or waited last' }),
  first_reason: Type.String({ description: 'why it was put aside' }),
  recorded_at: Time,
  closed_at: OrNull(Time),
  parked_behind: Type.Integer({ description: 'how many later messages of its key wait behind it' }),
  discarded_by: OrNull(Type.String()),
  discard_reason: OrNull(Type.String()),
})
const Decision = Type.Object({
  id: Count,
  consumer: Type.String(),
  key: Type.String(),
  kind: Type.Enum(['replay', 'discard', 'accept_gap']),
  dead_letter_id: OrNull(Count),
  source: OrNull(Type.String()),
  first_sequence: OrNull(Count),
  last_sequence: OrNull(Count),
  reason: OrNull(Type.String()),
  decided_by: Type.String(),
  decided_at: Time,
})
export const DecisionsReply = Type.Object({ decisions: Type.Array(Decision) })
const Attempt = Type.Object({
  outcome: Type.Enum(['handled', 'duplicate', 'failed']),
  reason: OrNull(Type.String()),
  attempted_at: Time,
  ordered_by: OrNull(Type.String()),
})
export const ShownLetterReply = Type.Object({
  ...DeadLetterReply.properties,
  message: Type.String({ description: 'as it was delivered' }),
  attempts: Type.Array(Attempt, { description: 'to handle it again, the newest first' }),
  decisions: Type.Array(Decision, { description: 'about its consumer and key, the newest first' }),
})
export const OutcomeReply = Type.Object({
  decision_id: Count,
  consumer: Type.String(),
  key: Type.String(),
  accepted_gap: OrNull(
    Type.Object({ source: Type.String(), first_sequence: Type.Integer(), last_sequence: Type.Integer() }),
  ),
  replayed: Type.Integer({ description: 'how many messages this order has released' }),
  waiting: Type.Integer({ description: 'how many of the key still wait' }),
  first_waiting: OrNull(DeadLetterReply),
})

export const Reason = Type.String({
  pattern: '^(?=(?:\\s*\\S){4})[^\\u0000]{4,500}$',
  description: 'a reason in words, of 4 to 500 characters',
  examples: ['原系统确认为重复发送'],
})
export const AcceptGap = Type.Object(
  {
    reason: Reason,
    count: Type.Integer({
      minimum: 0,
      description: 'how many are missing; another number is refused and told the right one',
    }),
  },
  { additionalProperties: false },
)
export const LetterParams = Type.Object({
  id: Type.String({ pattern: '^[1-9]\\d{0,17}$', description: 'the number of a dead letter', examples: ['17'] }),
})
export const ConsumerName = Text(100)
export const Key = Text(200)
/** Which letters or decisions are listed, and from where on. */
export const pageOf = (row: string) => ({
  consumer: Type.Optional(ConsumerName),
  key: Type.Optional(Key),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
  after: Type.String({ pattern: '^\\d{1,18}$', description: `the id of a ${row}`, default: '0' }),
})

/** Times as text, as they go over the wire. */
export const letterReply = (letter: DeadLetter): Static<typeof DeadLetterReply> => ({
  ...letter,
  recorded_at: letter.recorded_at.toISOString(),
  closed_at: letter.closed_at?.toISOString() ?? null,
})

export const decisionsReply = (decisions: readonly DeadLetterDecision[]): Static<typeof DecisionsReply> => ({
  decisions: decisions.map((decision) => ({ ...decision, decided_at: decision.decided_at.toISOString() })),
})

export const shownLetterReply = (
  letter: DeadLetter & Readonly<{ message: string }>,
  attempts: readonly DeadLetterAttempt[],
  decisions: readonly DeadLetterDecision[],
): Static<typeof ShownLetterReply> => ({
  ...letterReply(letter),
  message: letter.message,
  attempts: attempts.map((attempt) => ({ ...attempt, attempted_at: attempt.attempted_at.toISOString() })),
  ...decisionsReply(decisions),
})

export const outcomeReply = (
  { decision_id, consumer, key, accepted_gap }: DeadLetterOrder,
  { replayed, waiting, first_waiting }: OrderOutcome,
): Static<typeof OutcomeReply> => ({
  decision_id,
  consumer,
  key,
  accepted_gap,
  replayed,
  waiting,
  first_waiting: first_waiting && letterReply(first_waiting),
})
