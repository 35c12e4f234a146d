import { createHash } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import { formatMoney } from '@fundtrace/money'
import { insertLines, type NewLine, readLastLine, readLines } from '../../adapters/postgres/plan-line-repository.ts'
import {
  completePlan,
  keptProblem,
  lockPlan,
  movePlan,
  type Plan,
  readDrawnElsewhere,
  readPlan,
} from '../../adapters/postgres/plan-repository.ts'
import { readFund, readProgrammeOf, readTownshipFunders } from '../../adapters/postgres/programme-repository.ts'
import { computePlan, type PlanContext, type PlanLine, type PlanTotals } from '../../domain/plan/compute-plan.ts'
import { explanationBytes, lineBytes, lineBytesOf, sharesBytes } from '../../domain/plan/plan-bytes.ts'
import { requireMove } from '../../domain/plan/plan-life.ts'
import { planChangedUnderway } from '../../domain/plan/plan-order-errors.ts'
import type { Receiver } from '../../domain/plan/receiver.ts'
import type { Programme } from '../../domain/programme/programme.ts'
import type { JobHandler, JobWork } from '../jobs/run-job.ts'
import { readReceivers } from '../register/read-receivers.ts'
import { receiversOfProgramme } from './receivers-of-programme.ts'

export const PLAN_JOB = 'plan'

/**
 * Computes the lines of a draft and stores them in pages. A plan is a pure function of its version, register day and revision: taken up
 * after a crash it is computed from the beginning, what is stored already is compared and not written again, and the rest is added.
 */
export const planJob: JobHandler = {
  kind: PLAN_JOB,
  run: async (work) => {
    const plan = await readPlan(work.db, work.job.subject_id)
    if (plan.state !== 'draft') return
    await storePlan(work, plan)
  },
  refused: async (trx, job, problem) => {
    const plan = await lockPlan(trx, job.subject_id)
    if (plan.state === 'draft') await movePlan(trx, plan, { to: 'failed', by: BY_ITSELF }, keptProblem(problem))
  },
}

/** Who moves a plan that is computed, as its history has it. */
const BY_ITSELF = 'allocation'
const LINES_PER_PAGE = 1_000

async function storePlan(work: JobWork, plan: Plan): Promise<void> {
  const { db } = work
  const fund = await readFund(db, plan.fundId)
  const programme = await readProgrammeOf(db, plan.programmeId, plan.programmeVersion)
  const context: PlanContext = {
    year: fund.fiscal_year,
    registerDay: plan.registerDay ?? '',
    publishedPeople: plan.publishedPeople,
    townships: await readTownshipFunders(db),
    drawnElsewhere: await readDrawnElsewhere(db, programme.id, fund.fiscal_year, plan.replaces),
  }
  const store = pageWriter(work, plan.id, await readLastLine(db, plan.id))
  let waiting: PlanLine[] = []
  try {
    const lines = computePlan(programme, context, () => receiversOf(db, programme, plan, fund.fiscal_year))
    let page = await lines.next()
    for (; page.done !== true; page = await lines.next()) {
      waiting.push(...page.value)
      while (waiting.length >= LINES_PER_PAGE) {
        await store.write(waiting.slice(0, LINES_PER_PAGE))
        waiting = waiting.slice(LINES_PER_PAGE)
      }
    }
    if (waiting.length > 0) await store.write(waiting)
    await store.settle()
    await finishPlan(work, plan.id, page.value, store.hash.update(totalsBytes(page.value)).digest('hex'))
  } finally {
    await Promise.allSettled([store.settle()])
  }
}

/** Writes pages in order, one at a time; while the database writes one, the next is computed. `stored` lines are there already. */
function pageWriter(work: JobWork, planId: string, stored: number) {
  const hash = createHash('sha256')
  let writing: Promise<void> = Promise.resolve()

  async function writePage(lines: readonly NewLine[]): Promise<void> {
    const first = lines[0]?.line ?? 1
    if (first <= stored) await compareStored(work.db, planId, lines.slice(0, stored - first + 1))
    const fresh = lines.slice(Math.max(0, stored - first + 1))
    if (fresh.length === 0) return
    await work.page(async (trx) => {
      // Its maker may have taken it back meanwhile.
      requireMove(await readPlan(trx, planId), 'computed')
      await insertLines(trx, planId, fresh)
      return { done: fresh.at(-1)?.line ?? stored }
    })
  }
  return {
    hash,
    write: async (lines: readonly PlanLine[]): Promise<void> => {
      const page = lines.map(toNewLine)
      for (const line of page) hash.update(lineBytesOf(line, line.explanationJson))
      await writing
      writing = writePage(page)
      // Said by the next write or by settle; until then nobody waits for it.
      writing.catch(saidLater)
    },
    settle: (): Promise<void> => writing,
  }
}

const saidLater = (): void => undefined

/** Its totals and shares stand, and with them it is computed; the database asks again whether everything adds up. */
const finishPlan = (work: JobWork, planId: string, totals: PlanTotals, sha256: string): Promise<void> =>
  work.finish(async (trx) => {
    const plan = await lockPlan(trx, planId)
    requireMove(plan, 'computed')
    await completePlan(trx, plan, totals, sha256, BY_ITSELF)
  })

function receiversOf(db: Database, programme: Programme, plan: Plan, year: number): AsyncIterable<readonly Receiver[]> {
  if (plan.registerDay === null || plan.registerRevision === null)
    throw new Error(`Plan ${plan.id} has nobody in the register`)
  return readReceivers(
    db,
    receiversOfProgramme(programme, { day: plan.registerDay, revision: plan.registerRevision }, year),
  )
}

const toNewLine = (line: PlanLine): NewLine => ({
  line: line.line,
  beneficiary_id: line.beneficiaryId,
  area_code: line.areaCode,
  units: line.units,
  amount: formatMoney(line.amount),
  parts: line.parts?.map((part) => ({ funder_id: part.funderId, amount: formatMoney(part.amount) })) ?? null,
  explanationJson: explanationBytes(line.explanation),
})

const totalsBytes = ({ total, kept, shares, explanation }: PlanTotals): string =>
  sharesBytes({
    total: formatMoney(total),
    kept: formatMoney(kept),
    shares: shares.map((share) => ({ funder_id: share.funderId, amount: formatMoney(share.amount) })),
    explanation,
  })

/** What a killed process has stored is what would be stored again, or the plan rests on something that has changed since. */
async function compareStored(db: Database, planId: string, lines: readonly NewLine[]): Promise<void> {
  const stored = await readLines(db, planId, { after: (lines[0]?.line ?? 1) - 1, limit: lines.length })
  for (const [index, line] of lines.entries()) {
    const known = stored[index]
    if (known === undefined || lineBytes(known) !== lineBytesOf(line, line.explanationJson))
      throw planChangedUnderway(planId, line.line)
  }
}
