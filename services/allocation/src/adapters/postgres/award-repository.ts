import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { formatMoney, type Money, parseMoney } from '@fundtrace/money'
import type { ProblemRecord } from '@fundtrace/problem'
import { awardsRunning } from '../../domain/award/award-errors.ts'
import { awardLineTaken } from '../../domain/errors.ts'
import type { Plan } from './plan-repository.ts'

export type AwardPart = Readonly<{ funder_id: string; amount: string }>
export type NewAward = Readonly<{
  id: string
  beneficiaryId: string
  line: string
  /** The line of the plan that it stands for; null where awards are listed. */
  planLine: number | null
  purpose: string | null
  amount: Money
  parts: readonly AwardPart[] | null
}>
export type AwardRun = Readonly<{
  id: string
  planId: string
  payingPlanId: string
  fundId: string
  programmeId: string
  period: string
  purpose: string | null
  madeBy: string
}>

/** Written page by page until it is closed. */
export async function insertRun(trx: Transaction, run: AwardRun): Promise<void> {
  await trx('award_runs')
    .insert({
      id: run.id,
      plan_id: run.planId,
      paying_plan_id: run.payingPlanId,
      period: run.period,
      purpose: run.purpose,
      made_by: run.madeBy,
      state: 'running',
    })
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'award_runs_one_at_a_time' ? awardsRunning(run.planId, run.id) : error
    })
}

export async function readRun(db: Database | Transaction, id: string): Promise<AwardRun> {
  const { rows } = await db.raw<{ rows: AwardRun[] }>(
    `SELECT r.id, r.plan_id AS "planId", r.paying_plan_id AS "payingPlanId", p.fund_id AS "fundId", p.programme_id AS "programmeId",
            r.period, r.purpose, r.made_by AS "madeBy"
       FROM award_runs r JOIN plans p ON p.id = r.plan_id WHERE r.id = :id`,
    { id },
  )
  const run = rows[0]
  if (run === undefined) throw new Error(`There is no award run ${id}`)
  return run
}

/** The id of the run that is at work on the plan. */
export async function findRunningRun(trx: Transaction, planId: string): Promise<string | undefined> {
  const row: { id: string } | undefined = await trx('award_runs')
    .where({ plan_id: planId, state: 'running' })
    .first('id')
  return row?.id
}

/** Refuses the whole page when one of its lines is awarded already, and says which. `after` awards of the run stand before it. */
export async function insertAwards(
  trx: Transaction,
  run: AwardRun,
  after: number,
  awards: readonly NewAward[],
): Promise<void> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `INSERT INTO awards (id, award_run_id, plan_id, programme_id, period, ordinal, beneficiary_id, line, plan_line, purpose, amount, parts)
     SELECT n.id, :runId, :planId, :programmeId, :period, :after + n.place, n.beneficiary_id, n.line, n.plan_line, n.purpose, n.amount, n.parts::jsonb
       FROM unnest(:ids::uuid[], :beneficiaries::text[], :lines::text[], :planLines::int[], :purposes::text[], :amounts::numeric[], :parts::text[])
         WITH ORDINALITY AS n (id, beneficiary_id, line, plan_line, purpose, amount, parts, place)
     ON CONFLICT (programme_id, period, beneficiary_id, line) WHERE state <> 'refused' DO NOTHING
     RETURNING id`,
    {
      runId: run.id,
      planId: run.planId,
      programmeId: run.programmeId,
      period: run.period,
      after,
      ids: awards.map((award) => award.id),
      beneficiaries: awards.map((award) => award.beneficiaryId),
      lines: awards.map((award) => award.line),
      planLines: awards.map((award) => award.planLine),
      purposes: awards.map((award) => award.purpose),
      amounts: awards.map((award) => formatMoney(award.amount)),
      parts: awards.map((award) => award.parts && JSON.stringify(award.parts)),
    },
  )
  if (rows.length === awards.length) return
  const inserted = new Set(rows.map((row) => row.id))
  const taken = awards.find((award) => !inserted.has(award.id))
  if (taken !== undefined) throw awardLineTaken(run.programmeId, run.period, taken)
}

export type RunProgress = Readonly<{ awards: number; lastPlanLine: number }>

/** How far the run has come, as its awards say. */
export async function readRunProgress(db: Database | Transaction, runId: string): Promise<RunProgress> {
  const { rows } = await db.raw<{ rows: RunProgress[] }>(
    `SELECT coalesce(max(ordinal), 0) AS awards, coalesce(max(plan_line), 0) AS "lastPlanLine" FROM awards WHERE award_run_id = :runId`,
    { runId },
  )
  return rows[0] ?? { awards: 0, lastPlanLine: 0 }
}

/** In the order of the run, in pages: what its manifest proves. */
export async function* readRunAwards(
  trx: Transaction,
  runId: string,
): AsyncGenerator<readonly Readonly<{ id: string; amount: string }>[]> {
  for (let after = 0; ; after += MANIFEST_ROWS) {
    const { rows } = await trx.raw<{ rows: { id: string; amount: string }[] }>(
      `SELECT id, amount FROM awards WHERE award_run_id = :runId AND ordinal > :after AND ordinal <= :upTo ORDER BY ordinal`,
      { runId, after, upTo: after + MANIFEST_ROWS },
    )
    if (rows.length > 0) yield rows
    if (rows.length < MANIFEST_ROWS) return
  }
}

const MANIFEST_ROWS = 10_000

export async function closeRun(
  trx: Transaction,
  runId: string,
  end: Readonly<{ count: number; total: Money; problem: ProblemRecord | null }>,
): Promise<void> {
  await trx('award_runs')
    .where({ id: runId })
    .update({
      state: end.problem === null ? 'done' : 'stopped',
      count: end.count === 0 ? null : end.count,
      total: end.count === 0 ? null : formatMoney(end.total),
      problem: end.problem === null ? null : JSON.stringify(end.problem),
    })
}

/**
 * What a plan in force has left to award: its total less its awards and those of the plans that it replaced, less what the plans that draw
 * on it may award (all but the one in `except`). Under the plan's lock. Yuan.
 */
export async function readLeftToPay(
  trx: Transaction,
  plan: Pick<Plan, 'fundId' | 'programmeId' | 'total'>,
  except: string | null = null,
): Promise<Money> {
  const { rows } = await trx.raw<{ rows: { left: string }[] }>(
    `SELECT (:total::numeric
             - (SELECT coalesce(sum(a.amount), 0) FROM plans p JOIN awards a ON a.plan_id = p.id AND a.state <> 'refused'
                 WHERE p.fund_id = :fundId AND p.programme_id = :programmeId)
             - (SELECT coalesce(sum(total), 0) FROM plans
                 WHERE fund_id = :fundId AND draws_on = :programmeId AND state = 'posted' AND id IS DISTINCT FROM :except))::numeric(21,2)::text AS left`,
    {
      total: plan.total === null ? null : formatMoney(plan.total),
      fundId: plan.fundId,
      programmeId: plan.programmeId,
      except,
    },
  )
  return parseMoney(rows[0]?.left ?? '')
}

export async function confirmAwards(trx: Transaction, ids: readonly string[]): Promise<void> {
  await trx('awards')
    .whereIn('id', [...ids])
    .where({ state: 'granted' })
    .update({ state: 'posted' })
}

/** The ledger refuses a page whole and says which event asked for it: the other pages of the run have answers of their own. */
export async function refuseAwardsOfRequest(trx: Transaction, eventId: string, problem: ProblemRecord): Promise<void> {
  await trx.raw(
    `UPDATE awards SET state = 'refused', problem = :problem
      WHERE state = 'granted' AND id IN (
        SELECT (award ->> 'award_id')::uuid
          FROM outbox, json_array_elements(envelope #> '{data,awards}') AS award WHERE event_id = :eventId)`,
    { eventId, problem: JSON.stringify(problem) },
  )
}

export type AwardListed = Readonly<{
  id: string
  beneficiary_id: string
  period: string
  line: string
  purpose: string | null
  amount: string
  state: string
  problem: ProblemRecord | null
}>

export const listAwards = (
  db: Database,
  planId: string,
  page: { after: string; limit: number },
): Promise<AwardListed[]> =>
  db('awards')
    .where({ plan_id: planId })
    .andWhere('id', '>', page.after)
    .orderBy('id')
    .limit(page.limit)
    .select('id', 'beneficiary_id', 'period', 'line', 'purpose', 'amount', 'state', 'problem')

export type RunListed = Readonly<{
  award_run_id: string
  job_id: string | null
  period: string
  purpose: string | null
  state: 'running' | 'done' | 'stopped'
  count: number | null
  total: string | null
  progress: Readonly<{ done: number; total: number | null }> | null
  made_by: string
  made_at: Date
  problem: ProblemRecord | null
}>

/** The runs of a plan, or the one that is named, newest first. */
export async function listRuns(db: Database, planId: string, runId: string | null = null): Promise<RunListed[]> {
  const { rows } = await db.raw<{ rows: RunListed[] }>(
    `SELECT r.id AS award_run_id, j.id AS job_id, r.period, r.purpose, r.state, r.count, r.total, r.made_by, r.made_at, r.problem,
            CASE WHEN j.id IS NOT NULL THEN json_build_object('done', j.done, 'total', j.total) END AS progress
       FROM award_runs r LEFT JOIN jobs j ON j.subject_id = r.id::text AND j.kind = 'awards'
      WHERE r.plan_id = :planId AND (:runId::uuid IS NULL OR r.id = :runId::uuid) ORDER BY r.made_at DESC, r.id`,
    { planId, runId },
  )
  return rows
}
