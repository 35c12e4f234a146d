import assert from 'node:assert/strict'
import type { Database, Transaction } from '@fundtrace/database'
import type { Caller } from '@fundtrace/http-server'
import {
  acceptGap,
  type ConsumerDefinition,
  countReplayed,
  countWaiting,
  type DeadLetter,
  discardDeadLetter,
  findDeadLetter,
  findNext,
  GAP_SEQUENCES_MAX,
  listLetterKeys,
  recordDecision,
  replayDeadLetters,
} from '@fundtrace/messaging'
import { coveredKeys, requireKey } from './dead-letter-access.ts'
import {
  consumerUnknown,
  gapMiscounted,
  gapNone,
  gapTooLong,
  letterClosed,
  letterUnknown,
  noneWaiting,
} from './dead-letter-problems.ts'
import type { ServiceDefinition } from './service-definition.ts'

/** An order that is committed with its author. What is then replayed under it is counted from the attempts that name it. */
export type DeadLetterOrder = Readonly<{
  decision_id: string
  consumer: string
  key: string
  /** False where what comes first still waits for its own cause to be mended. */
  replays: boolean
  accepted_gap: AcceptedGapOf | null
  discarded: Readonly<{ dead_letter_id: string; sequence: string | null }> | null
}>
type AcceptedGapOf = Readonly<{ source: string; first_sequence: number; last_sequence: number }>

export type OrderOutcome = Readonly<{ replayed: number; waiting: number; first_waiting: DeadLetter | null }>

type ReplayOrder = Readonly<{
  consumer: string
  key: string
  accept_gap?: AcceptGapOrder | undefined
}>
type AcceptGapOrder = Readonly<{ reason: string; count: number }>

/** What of a service its dead letters need. */
export type DeadLetterParts = Pick<ServiceDefinition, 'consumers' | 'areaOfKey'>

const KEYS_NAMED_MAX = 10

export async function orderReplay(
  trx: Transaction,
  parts: DeadLetterParts,
  order: ReplayOrder,
  caller: Caller,
): Promise<DeadLetterOrder> {
  const { consumer, key, accept_gap } = order
  await requireKey(trx, parts.areaOfKey, caller, key)
  if (!parts.consumers.some(({ name }) => name === consumer)) throw unknownAmong(parts.consumers, consumer)
  if (accept_gap !== undefined) return orderGap(trx, parts, { ...order, accept_gap }, caller)
  if ((await findNext(trx, consumer, key)) === undefined) throw await nothingWaits(trx, parts, order, caller)
  const decision_id = await recordDecision(trx, { kind: 'replay', consumer, key, decided_by: caller.subject })
  return { decision_id, consumer, key, replays: true, accepted_gap: null, discarded: null }
}

async function orderGap(
  trx: Transaction,
  parts: DeadLetterParts,
  order: ReplayOrder & Readonly<{ accept_gap: AcceptGapOrder }>,
  caller: Caller,
): Promise<DeadLetterOrder> {
  const { consumer, key, accept_gap } = order
  const gap = await acceptGap(trx, { consumer, key, ...accept_gap, decidedBy: caller.subject })
  if (gap.outcome === 'none_waiting') throw await nothingWaits(trx, parts, order, caller)
  if (gap.outcome === 'no_gap') throw gapNone(await knownLetter(trx, gap.letterId))
  if (gap.outcome === 'too_long') throw gapTooLong(gap.letterId, gap.source, gap.first, gap.last, GAP_SEQUENCES_MAX)
  if (gap.outcome === 'miscounted') throw gapMiscounted(gap.letterId, gap.source, gap.first, gap.last, accept_gap.count)
  const accepted_gap = { source: gap.source, first_sequence: gap.first, last_sequence: gap.last }
  return { decision_id: gap.decisionId, consumer, key, replays: true, accepted_gap, discarded: null }
}

export async function orderDiscard(
  trx: Transaction,
  parts: DeadLetterParts,
  letterId: string,
  reason: string,
  caller: Caller,
): Promise<DeadLetterOrder> {
  const found = await findDeadLetter(trx, letterId)
  if (found === undefined) throw letterUnknown(letterId)
  await requireKey(trx, parts.areaOfKey, caller, found.key)
  const discard = await discardDeadLetter(trx, { letterId, reason, decidedBy: caller.subject })
  if (discard.outcome === 'unknown') throw letterUnknown(letterId)
  if (discard.outcome === 'closed') throw letterClosed(discard.letter)
  const { consumer, key, sequence } = discard.letter
  const discarded = { dead_letter_id: letterId, sequence }
  return { decision_id: discard.decisionId, consumer, key, replays: discard.wasNext, accepted_gap: null, discarded }
}

/** After the order's commit, and again when the order is sent again: replaying goes on where it stopped. */
export async function carryOut(
  db: Database,
  consumers: readonly ConsumerDefinition[],
  { decision_id, consumer, key, replays }: DeadLetterOrder,
): Promise<OrderOutcome> {
  // A letter can outlive its consumer: it may be discarded, and nobody is left to replay the others.
  const definition = consumers.find(({ name }) => name === consumer)
  if (replays && definition !== undefined) await replayDeadLetters(db, definition, key, decision_id)
  const next = await findNext(db, consumer, key)
  return {
    replayed: await countReplayed(db, decision_id),
    waiting: await countWaiting(db, consumer, key),
    first_waiting: next === undefined ? null : await knownLetter(db, next.id),
  }
}

export const unknownAmong = (consumers: readonly ConsumerDefinition[], consumer: string) =>
  consumerUnknown(
    consumer,
    consumers.map(({ name }) => name),
  )

async function nothingWaits(db: Database, parts: DeadLetterParts, { consumer, key }: ReplayOrder, caller: Caller) {
  const keys = await listLetterKeys(db, { consumer, isOpenOnly: true })
  const named = await coveredKeys(db, parts.areaOfKey, caller, keys)
  return noneWaiting(consumer, key, named.slice(0, KEYS_NAMED_MAX))
}

async function knownLetter(db: Database, id: string): Promise<DeadLetter> {
  const letter = await findDeadLetter(db, id)
  assert(letter !== undefined, 'dead letters are never deleted')
  return letter
}
