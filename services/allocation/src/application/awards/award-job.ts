import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import type { Origin } from '@fundtrace/messaging'
import { formatMoney, isZero, parseMoney, subtractMoney } from '@fundtrace/money'
import {
  type AwardPart,
  type AwardRun,
  closeRun,
  insertAwards,
  readRun,
  readRunProgress,
} from '../../adapters/postgres/award-repository.ts'
import { countReplaced, readWaitingLines, type WaitingLine } from '../../adapters/postgres/award-waiting.ts'
import { lockPlan } from '../../adapters/postgres/plan-repository.ts'
import { readProgrammeOf } from '../../adapters/postgres/programme-repository.ts'
import { awardPartsShifted } from '../../domain/award/award-errors.ts'
import { purposeOf } from '../../domain/award/purpose.ts'
import { type Part, raisedParts } from '../../domain/award/raised-parts.ts'
import { planStateWrong } from '../../domain/errors.ts'
import type { Programme } from '../../domain/programme/programme.ts'
import type { Job } from '../../adapters/postgres/job-repository.ts'
import type { JobHandler } from '../jobs/run-job.ts'
import { announceManifest, announcePage, AWARDS_PER_PAGE, type PlannedAward } from './announce-awards.ts'

export const AWARD_JOB = 'awards'

/**
 * Awards the lines of a plan, 500 to a page: awards, the request to the ledger and the announcement are committed together, so a line is
 * awarded once whatever happens between two pages. The manifest closes the run; only then can anything of it be paid.
 */
export const awardJob: JobHandler = {
  kind: AWARD_JOB,
  run: async ({ db, job, page, finish }) => {
    const run = await readRun(db, job.subject_id)
    const origin = originOf(job)
    let after = await readRunProgress(db, run.id)
    for (let isOpen = true; isOpen; )
      await page(async (trx) => {
        const awards = await nextAwards(trx, run, after.lastPlanLine)
        if (awards.length > 0) {
          await insertAwards(trx, run, after.awards, awards)
          await announcePage(trx, origin, run, Math.ceil(after.awards / AWARDS_PER_PAGE) + 1, awards)
        }
        after = {
          awards: after.awards + awards.length,
          lastPlanLine: awards.at(-1)?.planLine ?? after.lastPlanLine,
        }
        isOpen = awards.length === AWARDS_PER_PAGE
        return { done: after.awards }
      })
    await finish(async (trx) => closeRun(trx, run.id, { ...(await announceManifest(trx, origin, run)), problem: null }))
  },
  refused: async (trx, job, problem) => {
    const run = await readRun(trx, job.subject_id)
    await closeRun(trx, run.id, { ...(await announceManifest(trx, originOf(job), run)), problem })
  },
}

const originOf = (job: Job): Origin => ({ service: 'allocation', correlationId: job.correlation_id })

async function nextAwards(trx: Transaction, run: AwardRun, after: number): Promise<PlannedAward[]> {
  const plan = await lockPlan(trx, run.planId)
  if (plan.state !== 'posted') throw planStateWrong(plan.id, plan.state, 'posted')
  const programme = await readProgrammeOf(trx, plan.programmeId, plan.programmeVersion)
  const names = await lineNames(trx, run)
  const lines = await readWaitingLines(trx, run, { after, limit: AWARDS_PER_PAGE })
  return lines.map((line) => awardOf(run, programme, line, names))
}

/** The line of an award that stands for a whole plan line, and of one that adds what a plan that replaced another raised. */
export const lineNames = async (trx: Transaction, run: AwardRun): Promise<{ whole: string; raised: string }> => ({
  whole: 'whole',
  raised: `raised-${await countReplaced(trx, run)}`,
})

function awardOf(
  run: AwardRun,
  programme: Programme,
  line: WaitingLine,
  names: { whole: string; raised: string },
): PlannedAward {
  const given = parseMoney(line.given)
  const isRaised = !isZero(given)
  return {
    id: randomUUID(),
    beneficiaryId: line.beneficiary_id,
    kind: line.kind,
    areaCode: line.area_code,
    line: isRaised ? names.raised : names.whole,
    planLine: line.line,
    purpose: purposeOf(programme, run.purpose, { id: line.beneficiary_id, kind: line.kind }),
    amount: subtractMoney(parseMoney(line.amount), given),
    parts: isRaised ? partsOnTop(run, line) : line.parts,
  }
}

function partsOnTop(run: AwardRun, line: WaitingLine): AwardPart[] | null {
  if (line.parts === null) return null
  const raised = raisedParts(line.parts.map(toPart), (line.given_parts ?? []).flat().map(toPart))
  if ('shifted' in raised) throw awardPartsShifted(run.planId, line.beneficiary_id, raised.shifted)
  return raised.parts.map((part) => ({ funder_id: part.funderId, amount: formatMoney(part.amount) }))
}

const toPart = (part: AwardPart): Part => ({ funderId: part.funder_id, amount: parseMoney(part.amount) })
