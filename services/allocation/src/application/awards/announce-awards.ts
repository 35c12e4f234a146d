import { createHash } from 'node:crypto'
import {
  ALLOCATION_PLANS,
  type Announcement,
  type Award,
  type AwardManifest,
  type AwardPage,
  LEDGER_REQUESTS,
  type RequestOf,
} from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox, type Origin } from '@fundtrace/messaging'
import { addMoney, formatMoney, type Money, parseMoney, ZERO } from '@fundtrace/money'
import { type AwardRun, type NewAward, readRunAwards } from '../../adapters/postgres/award-repository.ts'

export type PlannedAward = NewAward & Readonly<{ kind: Award['beneficiary_kind']; areaCode: string }>

/** As many as one event takes. */
export const AWARDS_PER_PAGE = 500

/** Asks the ledger for a page of awards and tells everybody of it. Both topics know the plan that pays. */
export async function announcePage(
  trx: Transaction,
  origin: Origin,
  run: AwardRun,
  page: number,
  awards: readonly PlannedAward[],
): Promise<void> {
  await appendToOutbox(trx, origin, LEDGER_REQUESTS, run.fundId, [awardsRequested(run.payingPlanId, awards)])
  await appendToOutbox(trx, origin, ALLOCATION_PLANS, run.fundId, [awardPage(run, page, awards)])
}

export type RunEnd = Readonly<{ count: number; total: Money }>

/** Proves what the pages of a run have said: read again from its awards, so that it holds whoever wrote them. None, none is told. */
export async function announceManifest(trx: Transaction, origin: Origin, run: AwardRun): Promise<RunEnd> {
  const hash = createHash('sha256')
  let count = 0
  let total = ZERO
  for await (const awards of readRunAwards(trx, run.id))
    for (const award of awards) {
      hash.update(`${award.id} ${award.amount}\n`)
      count += 1
      total = addMoney(total, parseMoney(award.amount))
    }
  if (count > 0)
    await appendToOutbox(trx, origin, ALLOCATION_PLANS, run.fundId, [
      manifest(run, { count, total }, hash.digest('hex')),
    ])
  return { count, total }
}

const awardsRequested = (
  planId: string,
  page: readonly PlannedAward[],
): Announcement<'TransactionRequested', RequestOf<'awards'>> => ({
  type: 'TransactionRequested',
  data: {
    kind: 'awards',
    plan_id: planId,
    awards: page.map((award) => ({
      award_id: award.id,
      beneficiary_id: award.beneficiaryId,
      amount: formatMoney(award.amount),
      parts: award.parts === null ? null : [...award.parts],
    })),
  },
})

const awardPage = (
  run: AwardRun,
  page: number,
  awards: readonly PlannedAward[],
): Announcement<'AwardPage', AwardPage> => ({
  type: 'AwardPage',
  data: {
    award_run_id: run.id,
    plan_id: run.payingPlanId,
    fund_id: run.fundId,
    programme_id: run.programmeId,
    page,
    awards: awards.map((award) => ({
      award_id: award.id,
      beneficiary_id: award.beneficiaryId,
      beneficiary_kind: award.kind,
      area_code: award.areaCode,
      period: run.period,
      line: award.line,
      amount: formatMoney(award.amount),
    })),
  },
})

const manifest = (run: AwardRun, end: RunEnd, hash: string): Announcement<'AwardManifest', AwardManifest> => ({
  type: 'AwardManifest',
  data: {
    award_run_id: run.id,
    plan_id: run.payingPlanId,
    fund_id: run.fundId,
    pages: Math.ceil(end.count / AWARDS_PER_PAGE),
    count: end.count,
    total: formatMoney(end.total),
    hash,
  },
})
