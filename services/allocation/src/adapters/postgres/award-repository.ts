import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { formatMoney, type Money, parseMoney } from '@fundtrace/money'
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
  await trx
    .raw(
      `INSERT INTO awards (id, award_run_id, plan_id, programme_id, period, beneficiary_id, line, amount)
       SELECT n.id, :runId, :planId, :programmeId, :period, n.beneficiary_id, n.line, n.amount
         FROM unnest(:ids::uuid[], :beneficiaries::text[], :lines::text[], :amounts::numeric[]) AS n (id, beneficiary_id, line, amount)`,
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
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'awards_line_once' ? awardLineTaken() : error
    })
}

export async function confirmAwards(trx: Transaction, ids: readonly string[]): Promise<void> {
  await trx('awards')
    .whereIn('id', [...ids])
    .update({ state: 'posted' })
}

/** The ledger answers page by page and refuses a page whole; what it posts later is confirmed by its own answer. */
export async function refuseAwardsOfPlan(trx: Transaction, planId: string): Promise<void> {
  await trx('awards').where({ plan_id: planId, state: 'granted' }).update({ state: 'refused' })
}

export type AwardListed = Readonly<{
  id: string
  beneficiary_id: string
  period: string
  line: string
  amount: string
  state: string
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
    .select('id', 'beneficiary_id', 'period', 'line', 'amount', 'state')
