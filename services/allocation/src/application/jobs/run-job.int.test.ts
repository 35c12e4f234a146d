import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, openAllocation } from '../../../test/allocation-fixture.ts'
import { announced } from '../../../test/announced.ts'
import { hear, ledgerPostsEverything, rejectedAnswer } from '../../../test/ledger-answers.ts'
import {
  CHECKER,
  computedPlan,
  done,
  household,
  HOUSEHOLDS,
  MAKER,
  type PlanReply,
  recordFunders,
  register,
} from '../../../test/qingcheng.ts'
import { readJob } from '../../adapters/postgres/job-repository.ts'
import { awardJob } from '../awards/award-job.ts'
import { grantAwards } from '../awards/grant-awards.ts'
import { planJob } from '../plans/compute-plan-job.ts'
import { makePlan } from '../plans/make-plan.ts'
import { runPlanChecks } from '../plans/run-plan-checks.ts'
import { createJobRunner } from './job-runner.ts'
import { type JobHandler, runJob, startJob } from './run-job.ts'

const OFFICER = { subject: 'finance-441802-li', actingFor: null, correlationId: 'test' }
const HOUSEHOLD_COUNT = 1_203
let allocation: Allocation
/** Computed without any trouble: what the others must come to. */
let smooth: PlanReply
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  for (let first = 0; first < HOUSEHOLD_COUNT; first += 1_000)
    await register(
      allocation,
      Array.from({ length: Math.min(1_000, HOUSEHOLD_COUNT - first) }, (_, index) => household(first + index + 1)),
    )
  smooth = await computedPlan(allocation, { programme: HOUSEHOLDS })
})
afterAll(() => allocation.close())

const surroundings = (handlers: readonly JobHandler[] = [planJob, awardJob]) => ({
  db: allocation.db,
  handlers,
  isStopping: () => false,
  onFault: (error: unknown) => expect.fail(String(error)),
})
const leaseEnds = (jobId: string) =>
  allocation.owner('jobs').where({ id: jobId }).update({ lease_until: '2016-01-01T00:00:00Z' })

/** Another process of the service takes the job up, and is killed in the middle of its second page. */
async function killedInSecondPage(jobId: string): Promise<void> {
  const script = fileURLToPath(new URL('../../../test/job-process.ts', import.meta.url))
  const argument = JSON.stringify({ databaseUrl: allocation.databaseUrl, jobId })
  const child = spawn(process.execPath, [script, argument], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const [said] = await Promise.race([once(child.stdout, 'data'), ended])
  expect(String(said)).toBe('in the second page\n')
  child.kill('SIGKILL')
  await ended
}

/** A plan with its job, which nobody has taken up yet. */
const draftPlan = () =>
  allocation.db.transaction((trx) =>
    makePlan(
      trx,
      {
        programmeId: 'households',
        version: null,
        fiscalYear: 2016,
        registerDay: smooth.register_day,
        asKnownAt: smooth.register_revision,
        people: null,
        replaces: null,
        reason: null,
      },
      OFFICER,
    ),
  )

describe('a process that is killed while it computes a plan', () => {
  it('leaves whole pages, and whoever takes it up comes to the same bytes, each line once', async () => {
    const { planId, jobId } = await draftPlan()
    await killedInSecondPage(jobId)
    const job = await done(allocation.get<{ state: string; done: number }>(MAKER, `/v1/jobs/${jobId}`))
    expect(job).toMatchObject({ state: 'running', done: 1_000, kind: 'plan', subject_id: planId })
    expect((await allocation.get<PlanReply>(MAKER, `/v1/plans/${planId}`)).body).toMatchObject({
      state: 'draft',
      total: null,
      progress: { done: 1_000, total: null },
    })
    expect(await runJob(surroundings(), jobId), 'its lease has not run out').toBe(false)

    await leaseEnds(jobId)
    const taken = await Promise.all([runJob(surroundings(), jobId), runJob(surroundings(), null)])
    expect(taken.filter(Boolean)).toHaveLength(1)
    const { body } = await allocation.get<PlanReply>(MAKER, `/v1/plans/${planId}`)
    expect(body).toMatchObject({
      state: 'computed',
      lines: HOUSEHOLD_COUNT,
      total: smooth.total,
      content_sha256: smooth.content_sha256,
      progress: { done: HOUSEHOLD_COUNT, total: HOUSEHOLD_COUNT },
    })
    expect(await runJob(surroundings(), jobId), 'it has ended').toBe(false)
  })

  it('has its plan refused when what that rests on has changed meanwhile', async () => {
    const { planId, jobId } = await draftPlan()
    await killedInSecondPage(jobId)
    await allocation.owner('plan_lines').where({ plan_id: planId, line: 7 }).update({ area_code: '441802106' })
    await leaseEnds(jobId)
    expect(await runJob(surroundings(), jobId)).toBe(true)
    expect((await allocation.get<PlanReply>(MAKER, `/v1/plans/${planId}`)).body).toMatchObject({
      state: 'failed',
      problem: { code: 'ALLOCATION_PLAN_CHANGED_UNDERWAY', values: { line: 7 } },
    })
  })
})

describe('a process that is killed while it awards a plan', () => {
  it('leaves whole pages, and whoever takes it up awards the rest, each line once, with one manifest', async () => {
    await done(allocation.post(CHECKER, `/v1/plans/${smooth.id}/approve`))
    await ledgerPostsEverything(allocation, smooth.fund_id)
    const order = { planId: smooth.id, period: '2016', purpose: null, awards: null }
    const { jobId } = await allocation.db.transaction((trx) => grantAwards(trx, order, OFFICER))
    if (jobId === null) throw new Error('no job was started')
    await killedInSecondPage(jobId)
    expect(await readJob(allocation.db, jobId)).toMatchObject({ state: 'running', done: 500, total: HOUSEHOLD_COUNT })
    const again = await allocation.post(MAKER, `/v1/plans/${smooth.id}/awards`, { period: '2016' })
    expect([again.status, again.body['code']]).toEqual([409, 'ALLOCATION_AWARDS_RUNNING'])
    expect(await announced(allocation.db, 'AwardManifest')).toEqual([])

    // What the ledger refuses meanwhile is for another run to award anew.
    const asked = (await announced(allocation.db, 'TransactionRequested')).find(({ data }) => data.kind === 'awards')
    if (asked === undefined) throw new Error('the first page was not asked for')
    expect(await hear(allocation, await rejectedAnswer(allocation, asked))).toBe('handled')

    await leaseEnds(jobId)
    expect(await runJob(surroundings(), jobId)).toBe(true)
    const { body } = await allocation.get<{ award_runs: object[] }>(MAKER, `/v1/plans/${smooth.id}/award-runs`)
    expect(body.award_runs).toMatchObject([
      {
        state: 'done',
        count: HOUSEHOLD_COUNT,
        total: smooth.total,
        progress: { done: HOUSEHOLD_COUNT, total: HOUSEHOLD_COUNT },
      },
    ])
    const pages = await announced(allocation.db, 'AwardPage')
    expect(pages.map(({ data }) => [data.page, data.awards.length])).toEqual([
      [1, 500],
      [2, 500],
      [3, 203],
    ])
    const awards = pages.flatMap(({ data }) => data.awards)
    expect(new Set(awards.map((award) => award.beneficiary_id)).size).toBe(HOUSEHOLD_COUNT)
    const manifests = await announced(allocation.db, 'AwardManifest')
    const hash = createHash('sha256').update(awards.map((award) => `${award.award_id} ${award.amount}\n`).join(''))
    expect(manifests.map(({ data }) => [data.pages, data.count, data.total, data.hash])).toEqual([
      [3, HOUSEHOLD_COUNT, smooth.total, hash.digest('hex')],
    ])
    expect((await runPlanChecks(allocation.db)).filter((check) => !check.ok)).toEqual([])
  })
})

describe('a job', () => {
  const started = (subject: string) =>
    allocation.db.transaction((trx) => startJob(trx, 'sample', subject, { areas: ['441802'], officer: OFFICER }))
  const sample = (run: JobHandler['run']): JobHandler => ({ kind: 'sample', run, refused: () => Promise.resolve() })
  const note = (id: string) => ({ id, name: id, area_code: null, recorded_by: 'li' })

  it('writes nothing more once it has lost its lease to another process', async () => {
    const jobId = await started('lost')
    const other = sample((work) => work.finish(async (trx) => void (await trx('funders').insert(note('by-the-other')))))
    const slow = sample(async (work) => {
      await work.page(() => Promise.resolve({ done: 1, total: 2 }))
      await leaseEnds(jobId)
      expect(await runJob(surroundings([other]), jobId)).toBe(true)
      await work.page(async (trx) => {
        await trx('funders').insert(note('too-late'))
        return { done: 2 }
      })
    })
    expect(await runJob(surroundings([slow]), jobId)).toBe(true)
    expect(await allocation.db('funders').whereIn('id', ['by-the-other', 'too-late']).pluck('id')).toEqual([
      'by-the-other',
    ])
    expect(await readJob(allocation.db, jobId)).toMatchObject({ state: 'done', done: 1, total: 1 })
  })

  it('is put down by a process that ends, and taken up by one that looks for work', async () => {
    const jobId = await started('put down')
    const parts = { db: allocation.db, onFault: (error: unknown) => expect.fail(String(error)) }
    const ending = createJobRunner({
      ...parts,
      handlers: [
        sample(async (work) => {
          await work.page(() => Promise.resolve({ done: 1 }))
          void ending.close()
          await work.page(() => Promise.resolve({ done: 2 }))
        }),
      ],
    })
    await ending.run(jobId)
    expect(await readJob(allocation.db, jobId)).toMatchObject({ state: 'waiting', done: 1, attempts: 0 })

    const looking = createJobRunner({ ...parts, handlers: [sample((work) => work.finish(() => Promise.resolve()))] })
    looking.resumeForEver()
    await expect.poll(() => readJob(allocation.db, jobId), { timeout: 20_000 }).toMatchObject({ state: 'done' })
    await looking.close()
  })

  it('that meets a fault of the program fails, is told of, and is not tried for ever', async () => {
    const jobId = await started('faulty')
    const faults: unknown[] = []
    const fault = new Error('a fault')
    const faulty = sample(() => Promise.reject(fault))
    await runJob({ ...surroundings([faulty]), onFault: (error) => faults.push(error) }, jobId)
    expect(faults).toEqual([fault])
    expect(await readJob(allocation.db, jobId)).toMatchObject({
      state: 'failed',
      problem: { code: 'ALLOCATION_JOB_BROKEN' },
    })
    const { status } = await allocation.get({ ...MAKER, area: '441803' }, `/v1/jobs/${jobId}`)
    expect(status).toBe(403)
  })
})
