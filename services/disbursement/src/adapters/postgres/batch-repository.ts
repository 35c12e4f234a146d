import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { currentTrace } from '@fundtrace/messaging'
import { type Money, parseMoney } from '@fundtrace/money'
import type { ProblemRecord } from '@fundtrace/problem'
import { BATCH_PAYMENTS_MAX } from '../../domain/batch-lines.ts'
import { batchUnknown } from '../../domain/errors.ts'
import type { Person } from '../../domain/four-eyes.ts'
import { type BatchState, requireMove } from '../../domain/moves.ts'
import type { PaymentTerms } from '../../domain/payment-terms.ts'

export type Batch = Readonly<{
  id: string
  fundId: string
  areaCode: string
  state: BatchState
  count: number
  total: Money
  madeBy: string
  /** In whose place (代岗); null where in his own. */
  madeFor: string | null
  /** Its last approver's subject. */
  approvedBy: string | null
  /** YYYY-MM-DD; null until it is validated, where nobody said it before. */
  payOn: string | null
  /** Null until it is validated. */
  terms: PaymentTerms | null
  pausedFrom: 'submitted' | 'funded' | null
  /** How often it was submitted. */
  round: number
  /** First and last day of its public notice, both included. */
  noticeFrom: string | null
  noticeUntil: string | null
}>
export type NewBatch = Pick<Batch, 'id' | 'fundId' | 'areaCode' | 'madeBy' | 'madeFor' | 'payOn'>

export const makerOf = ({ madeBy, madeFor }: Pick<Batch, 'madeBy' | 'madeFor'>): Person => ({
  subject: madeBy,
  actingFor: madeFor,
})

/** What a batch takes: everything unpaid under an area, by beneficiary; or these awards, in this order. */
export type ChosenAwards = Readonly<{ areaCode: string } | { awardIds: readonly string[] }>
export type Lines = Readonly<{ count: number; total: Money }>

/**
 * Makes the batch and its payments of whatever is chosen, in one statement, however many there are; null where nothing is. Of two
 * batches that take the same award at once, one gets the others's refusal: `awardsTaken`.
 *
 * References count up in the order of the lines. Rows are written in the order of their awards, so that of two batches over the same
 * awards one waits for the other, and neither for both.
 */
export async function insertBatch(trx: Transaction, batch: NewBatch, chosen: ChosenAwards): Promise<Made> {
  try {
    return await trx.transaction((savepoint) => insertWhole(savepoint, batch, chosen))
  } catch (error) {
    const constraint = violatedConstraint(error)
    if (constraint === 'payments_award_paid_once' || constraint === 'payments_attempt_once') return 'awards taken'
    if (constraint === 'batches_count_within_bounds') return 'too many'
    throw error
  }
}
export type Made = Lines | 'nothing' | 'awards taken' | 'too many'

async function insertWhole(trx: Transaction, batch: NewBatch, chosen: ChosenAwards): Promise<Lines | 'nothing'> {
  const [sql, values] = 'awardIds' in chosen ? NAMED(chosen.awardIds) : UNPAID(batch.fundId, chosen.areaCode)
  const { rows } = await trx.raw<{ rows: { count: number; total: string }[] }>(
    `WITH chosen AS MATERIALIZED (${sql}),
          numbered AS MATERIALIZED (
            SELECT award_id, amount, 'FT' || lpad(nextval('payment_references')::text, 12, '0') AS reference
              FROM (SELECT award_id, amount FROM chosen ORDER BY place) c),
          batch AS (
            INSERT INTO batches (id, fund_id, area_code, count, total, made_by, made_for, pay_on, traceparent)
            SELECT :id, :fundId, :areaCode, count(*), sum(amount), :madeBy, :madeFor, :payOn, :traceparent
              FROM chosen HAVING count(*) > 0 RETURNING count, total),
          lines AS (
            INSERT INTO payments (id, batch_id, award_id, attempt, reference, amount)
            SELECT gen_random_uuid(), :id, n.award_id,
                   1 + coalesce((SELECT max(attempt) FROM payments p WHERE p.award_id = n.award_id), 0), n.reference, n.amount
              FROM numbered n ORDER BY n.award_id),
          made AS (
            INSERT INTO batch_moves (batch_id, place, from_state, to_state, moved_by, moved_for, reason)
            SELECT :id, 1, NULL, 'draft', :madeBy, :madeFor, 'made' FROM batch)
     SELECT count, total FROM batch`,
    {
      id: batch.id,
      fundId: batch.fundId,
      areaCode: batch.areaCode,
      madeBy: batch.madeBy,
      madeFor: batch.madeFor,
      payOn: batch.payOn,
      traceparent: currentTrace().traceparent ?? null,
      ...values,
    },
  )
  const [made] = rows
  return made === undefined ? 'nothing' : { count: made.count, total: parseMoney(made.total) }
}

type Part = [sql: string, values: Readonly<Record<string, string | number | string[]>>]

const NAMED = (awardIds: readonly string[]): Part => [
  `SELECT a.id AS award_id, a.amount, o.place
     FROM unnest(:awardIds::uuid[]) WITH ORDINALITY AS o (id, place) JOIN awards a ON a.id = o.id`,
  { awardIds: [...awardIds] },
]

/**
 * What was never paid or came back. What an officer took out of another batch, or claimed back, is paid again only where somebody names it:
 * with a whole area it is not.
 */
const UNPAID = (fundId: string, areaCode: string): Part => [
  `SELECT a.id AS award_id, a.amount, row_number() OVER (ORDER BY a.beneficiary_id, a.period, a.line) AS place
     FROM awards a JOIN award_runs r ON r.id = a.award_run_id AND r.complete
    WHERE a.fund_id = :fundId AND a.area_code LIKE :area
      AND NOT EXISTS (SELECT FROM payments p JOIN batches b ON b.id = p.batch_id
                       WHERE p.award_id = a.id AND p.state NOT IN ('refused', 'failed', 'returned', 'corrected', 'resent')
                         AND NOT (p.state = 'withdrawn' AND b.state = 'cancelled'))
    ORDER BY place LIMIT :most`,
  { fundId, area: `${areaCode}%`, most: BATCH_PAYMENTS_MAX + 1 },
]

/** Of these awards the ones that cannot be put into a batch: paid, on their way or in another batch. */
export async function findTakenAwards(trx: Transaction, awardIds: readonly string[]): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { award_id: string }[] }>(
    `SELECT award_id FROM payments
      WHERE award_id = ANY(:awardIds::uuid[])
        AND state NOT IN ('refused', 'withdrawn', 'failed', 'returned', 'corrected', 'resent', 'clawed_back')
      ORDER BY award_id`,
    { awardIds: [...awardIds] },
  )
  return rows.map((row) => row.award_id)
}

/** As it is now, to look at. Who moves it takes `lockBatch`. */
export async function readBatch(db: Database | Transaction, id: string): Promise<Batch> {
  const row: BatchRow | undefined = await db('batches')
    .where({ id })
    .first(...BATCH_COLUMNS)
  if (row === undefined) throw batchUnknown(id)
  return toBatch(row)
}

/** Where the batch's trace began; null for a batch that was made untraced, and for an unknown one. */
export async function readTraceparent(db: Database | Transaction, id: string): Promise<string | null> {
  const row: { traceparent: string | null } | undefined = await db('batches').where({ id }).first('traceparent')
  return row?.traceparent ?? null
}

/** The day on which it was made, in Shanghai. */
export async function readMadeOn(trx: Transaction, id: string): Promise<string> {
  const { rows } = await trx.raw<{ rows: { day: string }[] }>(
    `SELECT (made_at AT TIME ZONE 'Asia/Shanghai')::date AS day FROM batches WHERE id = :id`,
    { id },
  )
  if (rows[0] === undefined) throw batchUnknown(id)
  return rows[0].day
}

/**
 * Under the batch's lock: of those who want to move it at once, one moves it and the others see where it is. Parcels and payments are moved
 * under it, too, so it is taken first.
 */
export async function lockBatch(trx: Transaction, id: string): Promise<Batch> {
  const row: BatchRow | undefined = await trx('batches')
    .where({ id })
    .forUpdate()
    .first(...BATCH_COLUMNS)
  if (row === undefined) throw batchUnknown(id)
  return toBatch(row)
}

/** What a move writes beside the state. */
export type BatchChanges = Readonly<
  Partial<
    Pick<Batch, 'approvedBy' | 'payOn' | 'terms' | 'pausedFrom' | 'round' | 'noticeFrom' | 'noticeUntil'> & {
      problem: ProblemRecord | null
    }
  >
>

export async function moveBatch(
  trx: Transaction,
  batch: Pick<Batch, 'id' | 'state'>,
  to: BatchState,
  { officer, reason, ...changes }: Readonly<{ officer: Person; reason: string }> & BatchChanges,
): Promise<void> {
  requireMove(batch.id, batch.state, to)
  await trx('batches')
    .where({ id: batch.id })
    .update({
      state: to,
      ...(changes.approvedBy === undefined ? {} : { approved_by: changes.approvedBy }),
      ...(changes.payOn === undefined ? {} : { pay_on: changes.payOn }),
      ...(changes.terms === undefined ? {} : { terms: jsonOf(changes.terms) }),
      ...(changes.problem === undefined ? {} : { problem: jsonOf(changes.problem) }),
      ...(changes.pausedFrom === undefined ? {} : { paused_from: changes.pausedFrom }),
      ...(changes.round === undefined ? {} : { round: changes.round }),
      ...(changes.noticeFrom === undefined ? {} : { notice_from: changes.noticeFrom }),
      ...(changes.noticeUntil === undefined ? {} : { notice_until: changes.noticeUntil }),
    })
  await trx.raw(
    `INSERT INTO batch_moves (batch_id, place, from_state, to_state, moved_by, moved_for, reason)
     SELECT :batchId, 1 + count(*), :from, :to, :by, :for, :reason FROM batch_moves WHERE batch_id = :batchId`,
    { batchId: batch.id, from: batch.state, to, by: officer.subject, for: officer.actingFor, reason },
  )
}

const jsonOf = (value: PaymentTerms | ProblemRecord | null): string | null =>
  value === null ? null : JSON.stringify(value)

type BatchRow = {
  id: string
  fund_id: string
  area_code: string
  state: BatchState
  count: number
  total: string
  made_by: string
  made_for: string | null
  approved_by: string | null
  pay_on: string | null
  terms: PaymentTerms | null
  paused_from: 'submitted' | 'funded' | null
  round: number
  notice_from: string | null
  notice_until: string | null
}
const BATCH_COLUMNS = [
  'id',
  'fund_id',
  'area_code',
  'state',
  'count',
  'total',
  'made_by',
  'made_for',
  'approved_by',
  'pay_on',
  'terms',
  'paused_from',
  'round',
  'notice_from',
  'notice_until',
] as const
const toBatch = (row: BatchRow): Batch => ({
  id: row.id,
  fundId: row.fund_id,
  areaCode: row.area_code,
  state: row.state,
  count: row.count,
  total: parseMoney(row.total),
  madeBy: row.made_by,
  madeFor: row.made_for,
  approvedBy: row.approved_by,
  payOn: row.pay_on,
  terms: row.terms,
  pausedFrom: row.paused_from,
  round: row.round,
  noticeFrom: row.notice_from,
  noticeUntil: row.notice_until,
})
