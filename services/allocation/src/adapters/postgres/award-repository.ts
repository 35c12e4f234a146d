import type { Database, Transaction } from '@fundtrace/database'
import { formatMoney, type Money, parseMoney } from '@fundtrace/money'
import type { ProblemRecord } from '@fundtrace/problem'
import { awardLineTaken } from '../../domain/errors.ts'

export type NewAward = Readonly<{ id: string; beneficiaryId: string; line: string; amount: Money }>
export type AwardRun = Readonly<{ id: string; planId: string; programmeId: string; period: string; madeBy: string }>

export async function readAwardedOfPlan(trx: Transaction, planId: string): Promise<Money> {
  const { rows } = await trx.raw<{ rows: { awarded: string }[] }>(
    `SELECT coalesce(sum(amount), 0.00)::text AS awarded FROM awards WHERE plan_id = :planId AND state <> 'refused'`,
    { planId },
  )
  return parseMoney(rows[0]?.awarded ?? '')
}

/** Those who have an award out of the plan that the ledger did not refuse. */
export async function readAwardedBeneficiaries(trx: Transaction, planId: string): Promise<Set<string>> {
  const rows: { beneficiary_id: string }[] = await trx('awards')
    .where({ plan_id: planId })
    .whereNot({ state: 'refused' })
    .select('beneficiary_id')
  return new Set(rows.map((row) => row.beneficiary_id))
}

/** Refuses the whole run when one of its lines is awarded already, and says which. */
export async function insertAwards(
  trx: Transaction,
  run: AwardRun,
  awards: readonly NewAward[],
  total: Money,
): Promise<void> {
  await trx('award_runs').insert({
    id: run.id,
    plan_id: run.planId,
    period: run.period,
    count: awards.length,
    total: formatMoney(total),
    made_by: run.madeBy,
  })
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `INSERT INTO awards (id, award_run_id, plan_id, programme_id, period, beneficiary_id, line, amount)
     SELECT n.id, :runId, :planId, :programmeId, :period, n.beneficiary_id, n.line, n.amount
       FROM unnest(:ids::uuid[], :beneficiaries::text[], :lines::text[], :amounts::numeric[]) AS n (id, beneficiary_id, line, amount)
     ON CONFLICT (programme_id, period, beneficiary_id, line) WHERE state <> 'refused' DO NOTHING
     RETURNING id`,
    {
      runId: run.id,
      planId: run.planId,
      programmeId: run.programmeId,
      period: run.period,
      ids: awards.map((award) => award.id),
      beneficiaries: awards.map((award) => award.beneficiaryId),
      lines: awards.map((award) => award.line),
      amounts: awards.map((award) => formatMoney(award.amount)),
    },
  )
  const inserted = new Set(rows.map((row) => row.id))
  const taken = awards.find((award) => !inserted.has(award.id))
  if (taken !== undefined) throw awardLineTaken(run.programmeId, run.period, taken)
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
    .select('id', 'beneficiary_id', 'period', 'line', 'amount', 'state', 'problem')
