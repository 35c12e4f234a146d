import type { AwardManifest, AwardPage, BatchApproved, FundChangeOf, PlanApproved } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { normaliseArea } from '@fundtrace/http-server'
import type { IncomingEvent } from '@fundtrace/messaging'

/** Where a fact stands in its topic, and when its sender told it. */
type Told = Pick<IncomingEvent, 'sequence' | 'time'>

export async function insertPlanShares(trx: Transaction, plan: PlanApproved, { sequence, time }: Told): Promise<void> {
  await trx.raw(
    `INSERT INTO plan_share_copies (fund_id, sequence, place, plan_id, programme_id, fiscal_year, document_number, total,
                                    funder_id, amount, told_at)
     SELECT :fundId, :sequence, n.place, :planId, :programmeId, :year, :document, :total, n.funder_id, n.amount, :time
       FROM unnest(:funders::text[], :amounts::numeric[]) WITH ORDINALITY AS n (funder_id, amount, place)`,
    {
      fundId: plan.fund.id,
      sequence,
      time,
      planId: plan.plan_id,
      programmeId: plan.fund.programme_id,
      year: plan.fund.fiscal_year,
      document: plan.document_number,
      total: plan.total,
      funders: plan.shares.map((share) => share.funder_id),
      amounts: plan.shares.map((share) => share.amount),
    },
  )
}

export async function insertPlanChange(
  trx: Transaction,
  change: FundChangeOf<'plan_changed'>,
  { sequence }: Told,
): Promise<void> {
  const { fund_id, plan_id, replaces_plan_id } = change
  await trx('plan_change_copies').insert({ fund_id, sequence, plan_id, replaces_plan_id })
}

export async function insertAwards(trx: Transaction, page: AwardPage, { sequence, time }: Told): Promise<void> {
  const { awards } = page
  await trx.raw(
    `INSERT INTO award_copies (fund_id, sequence, place, award_id, award_run_id, page, plan_id, programme_id, beneficiary_id, beneficiary_kind,
                               area_code, period, line, amount, told_at)
     SELECT :fundId, :sequence, n.place, n.award_id, :runId, :page, :planId, :programmeId, n.beneficiary_id, n.kind, n.area_code, n.period,
            n.line, n.amount, :time
       FROM unnest(:ids::uuid[], :beneficiaries::text[], :kinds::text[], :areas::text[], :periods::text[], :lines::text[], :amounts::numeric[])
            WITH ORDINALITY AS n (award_id, beneficiary_id, kind, area_code, period, line, amount, place)`,
    {
      fundId: page.fund_id,
      sequence,
      time,
      runId: page.award_run_id,
      page: page.page,
      planId: page.plan_id,
      programmeId: page.programme_id,
      ids: awards.map((award) => award.award_id),
      beneficiaries: awards.map((award) => award.beneficiary_id),
      kinds: awards.map((award) => award.beneficiary_kind),
      areas: awards.map((award) => normaliseArea(award.area_code)),
      periods: awards.map((award) => award.period),
      lines: awards.map((award) => award.line),
      amounts: awards.map((award) => award.amount),
    },
  )
}

export async function insertManifest(trx: Transaction, manifest: AwardManifest, { sequence }: Told): Promise<void> {
  const { fund_id, award_run_id, pages, count, total } = manifest
  await trx('award_manifest_copies').insert({ fund_id, sequence, award_run_id, pages, award_count: count, total })
}

export async function insertPaymentAwards(trx: Transaction, batch: BatchApproved, { sequence }: Told): Promise<void> {
  const { payments } = batch
  await trx.raw(
    `INSERT INTO payment_award_copies (fund_id, sequence, payment_id, award_id, beneficiary_id, attempt)
     SELECT :fundId, :sequence, n.*
       FROM unnest(:ids::uuid[], :awards::uuid[], :beneficiaries::text[], :attempts::integer[]) AS n`,
    {
      fundId: batch.fund_id,
      sequence,
      ids: payments.map((payment) => payment.payment_id),
      awards: payments.map((payment) => payment.award_id),
      beneficiaries: payments.map((payment) => payment.beneficiary_id),
      attempts: payments.map((payment) => payment.attempt),
    },
  )
}
