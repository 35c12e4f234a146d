import assert from 'node:assert/strict'
import type { Database, Transaction } from '@fundtrace/database'
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
  listWaitingKeys,
  recordDecision,
  replayDeadLetters,
} from '@fundtrace/messaging'
import {
  consumerUnknown,
  gapNone,
  gapTooLong,
  letterClosed,
  letterUnknown,
  noneWaiting,
} from './dead-letter-problems.ts'

/** An order that is committed with its author. What is then replayed under it is counted from the attempts that name it. */
export type DeadLetterOrder = Readonly<{
  decision_id: string
  consumer: string
  key: string
  /** False where what comes first still waits for its own cause to be mended. */
  replays: boolean
  accepted_gap: AcceptedGapOf | null
}>
type AcceptedGapOf = Readonly<{ source: string; first_sequence: number; last_sequence: number }>

export type OrderOutcome = Readonly<{ replayed: number; waiting: number; first_waiting: DeadLetter | null }>

type ReplayOrder = Readonly<{
  consumer: string
  key: string
  accept_gap?: Readonly<{ reason: string }> | undefined
}>

const KEYS_NAMED_MAX = 10

export async function orderReplay(
  trx: Transaction,
  consumers: readonly ConsumerDefinition[],
  { consumer, key, accept_gap }: ReplayOrder,
  decidedBy: string,
): Promise<DeadLetterOrder> {
  if (!consumers.some(({ name }) => name === consumer)) throw unknownAmong(consumers, consumer)
  if (accept_gap !== undefined) return orderGap(trx, consumer, key, accept_gap.reason, decidedBy)
  if ((await findNext(trx, consumer, key)) === undefined) throw await nothingWaits(trx, consumer, key)
  const decision_id = await recordDecision(trx, { kind: 'replay', consumer, key, decided_by: decidedBy })
  return { decision_id, consumer, key, replays: true, accepted_gap: null }
}

async function orderGap(
  trx: Transaction,
  consumer: string,
  key: string,
  reason: string,
  decidedBy: string,
): Promise<DeadLetterOrder> {
  const gap = await acceptGap(trx, { consumer, key, reason, decidedBy })
  if (gap.outcome === 'none_waiting') throw await nothingWaits(trx, consumer, key)
  if (gap.outcome === 'no_gap') throw gapNone(await knownLetter(trx, gap.letterId))
  if (gap.outcome === 'too_long') throw gapTooLong(gap.letterId, gap.source, gap.first, gap.last, GAP_SEQUENCES_MAX)
  const accepted_gap = { source: gap.source, first_sequence: gap.first, last_sequence: gap.last }
  return { decision_id: gap.decisionId, consumer, key, replays: true, accepted_gap }
}

export async function orderDiscard(
  trx: Transaction,
  letterId: string,
  reason: string,
  decidedBy: string,
): Promise<DeadLetterOrder> {
  const discard = await discardDeadLetter(trx, { letterId, reason, decidedBy })
  if (discard.outcome === 'unknown') throw letterUnknown(letterId)
  if (discard.outcome === 'closed') throw letterClosed(discard.letter)
  const { consumer, key } = discard.letter
  return { decision_id: discard.decisionId, consumer, key, replays: discard.wasNext, accepted_gap: null }
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

const nothingWaits = async (db: Database, consumer: string, key: string) =>
  noneWaiting(consumer, key, await listWaitingKeys(db, consumer, KEYS_NAMED_MAX))

async function knownLetter(db: Database, id: string): Promise<DeadLetter> {
  const letter = await findDeadLetter(db, id)
  assert(letter !== undefined, 'dead letters are never deleted')
  return letter
}
