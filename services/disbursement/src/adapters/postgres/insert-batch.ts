import { type Transaction, violatedConstraint } from '@fundtrace/database'
import { currentTrace } from '@fundtrace/messaging'
import { parseMoney } from '@fundtrace/money'
import { BATCH_PAYMENTS_MAX } from '../../domain/batch-lines.ts'
import type { Batch, Lines } from './batch-repository.ts'

export type NewBatch = Pick<Batch, 'id' | 'fundId' | 'areaCode' | 'madeBy' | 'madeFor' | 'payOn'>

/** What a batch takes: everything unpaid under an area, by beneficiary; or these awards, in this order. */
type ChosenAwards = Readonly<{ areaCode: string } | { awardIds: readonly string[] }>

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
    if (constraint === 'payments_no_second_word') return 'in doubt'
    if (constraint === 'batches_count_within_bounds') return 'too many'
    throw error
  }
}
export type Made = Lines | 'nothing' | 'awards taken' | 'in doubt' | 'too many'

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
            SELECT id_in_time(), :id, n.award_id,
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

/** The payment `p` of the cancelled batch `b` was withdrawn with it or after it, and nobody's objection held it back. */
const LET_GO_BY_CANCELLING = `
  EXISTS (SELECT FROM payment_moves w JOIN batch_moves c ON c.batch_id = b.id AND c.to_state = 'cancelled' AND c.moved_at <= w.moved_at
           WHERE w.payment_id = p.id AND w.to_state = 'withdrawn')
  AND NOT EXISTS (SELECT FROM objections o WHERE o.payment_id = p.id AND o.decision IS DISTINCT FROM 'dismissed')`

const IN_DOUBT = `findings f JOIN payments d ON d.id = f.payment_id AND f.state <> 'explained' AND f.kind IN ('second_result', 'debited_twice')`

/**
 * The award `a` was never paid or came back, or another batch let it go because it was cancelled. What an officer took out of it before, what somebody
 * objected to, unless in vain, and what was claimed back is paid again only where somebody names it: with a whole area it is not. Never while the bank
 * has said two things of a payment of it.
 */
export const AWARD_WAITS = `
  NOT EXISTS (SELECT FROM payments p JOIN batches b ON b.id = p.batch_id
               WHERE p.award_id = a.id AND p.state NOT IN ('refused', 'failed', 'returned', 'corrected', 'resent')
                 AND NOT (p.state = 'withdrawn' AND b.state = 'cancelled' AND ${LET_GO_BY_CANCELLING}))
  AND NOT EXISTS (SELECT FROM ${IN_DOUBT} WHERE d.award_id = a.id)`

const UNPAID = (fundId: string, areaCode: string): Part => [
  `SELECT a.id AS award_id, a.amount, row_number() OVER (ORDER BY a.beneficiary_id, a.period, a.line) AS place
     FROM awards a JOIN award_runs r ON r.id = a.award_run_id AND r.complete
    WHERE a.fund_id = :fundId AND a.area_code LIKE :area AND ${AWARD_WAITS}
    ORDER BY place LIMIT :most`,
  { fundId, area: `${areaCode}%`, most: BATCH_PAYMENTS_MAX + 1 },
]

/** Of these awards the ones of which a payment is in doubt. */
export async function findDoubtfulAwards(trx: Transaction, awardIds: readonly string[]): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { award_id: string }[] }>(
    `SELECT DISTINCT d.award_id FROM ${IN_DOUBT} WHERE d.award_id = ANY(:awardIds::uuid[]) ORDER BY d.award_id`,
    { awardIds: [...awardIds] },
  )
  return rows.map((row) => row.award_id)
}

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
