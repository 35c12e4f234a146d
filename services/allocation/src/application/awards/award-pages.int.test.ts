import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation } from '../../../test/allocation-fixture.ts'
import { announced, countAnnounced } from '../../../test/announced.ts'
import { hear, ledgerPostsEverything, rejectedAnswer } from '../../../test/ledger-answers.ts'
import {
  done,
  household,
  HOUSEHOLDS,
  MAKER,
  type PlanReply,
  postedPlan,
  project,
  recordFunders,
  register,
  SHIJIAO,
} from '../../../test/qingcheng.ts'

type Run = { award_run_id: string; count: number; total: string }

const HOUSEHOLD_COUNT = 1_203
let allocation: Allocation
let households: PlanReply
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  const everybody = Array.from({ length: HOUSEHOLD_COUNT }, (_, index) =>
    household(index + 1, index % 3 === 0 ? { area_code: SHIJIAO } : {}),
  )
  await register(allocation, everybody.slice(0, 1_000))
  await register(allocation, everybody.slice(1_000))
  await register(allocation, [project()])
  households = await postedPlan(allocation, { programme: HOUSEHOLDS })
})
afterAll(() => allocation.close())

const grant = (plan: { id: string }, body: object) => allocation.post<Run>(MAKER, `/v1/plans/${plan.id}/awards`, body)

describe('the awards of 1,203 households', () => {
  let run: Run
  beforeAll(async () => {
    run = await done(grant(households, { period: '2016' }))
  })

  it('go out as three pages, 500 at most, and a manifest that proves them complete', async () => {
    expect(run).toMatchObject({ count: HOUSEHOLD_COUNT, total: '4812000.00' })
    const pages = await announced(allocation.db, 'AwardPage', 'households-2016')
    expect(pages.map((page) => [page.data.page, page.data.awards.length])).toEqual([
      [1, 500],
      [2, 500],
      [3, 203],
    ])
    const awards = pages.flatMap((page) => page.data.awards)
    const [manifest] = await announced(allocation.db, 'AwardManifest', 'households-2016')
    expect(manifest?.data).toEqual({
      award_run_id: run.award_run_id,
      plan_id: households.id,
      fund_id: 'households-2016',
      pages: 3,
      count: HOUSEHOLD_COUNT,
      total: '4812000.00',
      hash: createHash('sha256')
        .update(awards.map((award) => `${award.award_id} ${award.amount}\n`).join(''))
        .digest('hex'),
    })
    expect(new Set(awards.map((award) => award.award_id)).size).toBe(HOUSEHOLD_COUNT)
    expect(awards[0]).toEqual({
      award_id: awards[0]?.award_id,
      beneficiary_id: 'h-0001',
      beneficiary_kind: 'household',
      area_code: '441802106',
      period: '2016',
      line: 'whole',
      amount: '4000.00',
    })
  })

  it("ask the ledger for each award with its parts, each paid by the household's own township", async () => {
    const requests = await announced(allocation.db, 'TransactionRequested', 'households-2016')
    const awards = requests.flatMap(({ data }) => (data.kind === 'awards' ? data.awards : []))
    expect(awards).toHaveLength(HOUSEHOLD_COUNT)
    for (const award of awards) {
      const township = (Number(award.beneficiary_id.slice(2)) - 1) % 3 === 0 ? 'shijiao' : 'yuantan'
      expect(award.parts).toEqual([
        { funder_id: 'charity', amount: '1000.00' },
        { funder_id: 'district', amount: '2000.00' },
        { funder_id: township, amount: '1000.00' },
      ])
    }
  })

  it('count in the sequence of their fund without a gap', async () => {
    for (const topic of ['allocation.plans.v1', 'ledger.requests.v1']) {
      const sequences = await allocation
        .db('outbox')
        .where({ topic, key: 'households-2016' })
        .orderBy('id')
        .pluck('sequence')
      expect([topic, sequences]).toEqual([topic, sequences.map((_, index) => String(index + 1))])
    }
  })

  it('are given once, in whatever period', async () => {
    const before = await countRows(allocation.db)
    expect((await grant(households, { period: '2017' })).body).toMatchObject({
      status: 409,
      code: 'ALLOCATION_PLAN_AWARDED',
      plan_id: households.id,
      total: '4812000.00',
    })
    expect(await countRows(allocation.db)).toEqual(before)
  })

  it('are given again to those, and only those, whose page the ledger refused', async () => {
    const requests = await announced(allocation.db, 'TransactionRequested', 'households-2016')
    const second = requests.at(-2)
    if (second?.data.kind !== 'awards') throw new Error('the second page was not asked for')
    expect(await hear(allocation, await rejectedAnswer(allocation, second))).toBe('handled')

    const again = await done(grant(households, { period: '2016' }))
    expect([again.count, again.total]).toEqual([500, '2000000.00'])
    const page = (await announced(allocation.db, 'AwardPage', 'households-2016')).at(-1)
    expect(page?.data.awards.map((award) => award.beneficiary_id).toSorted()).toEqual(
      second.data.awards.map((award) => award.beneficiary_id).toSorted(),
    )
  })
})

describe('everything that was said', () => {
  it('keeps to its contract, with the longest names that are taken', async () => {
    const long = {
      ...HOUSEHOLDS,
      id: 'z'.repeat(58),
      name: '扶'.repeat(195),
      document_number: '号'.repeat(100),
      document_item: '项'.repeat(200),
      base: { of: 'published_people' },
      funding: { kind: 'sole', funder: 'x'.repeat(63) },
    }
    const funder = { id: 'x'.repeat(63), name: '资'.repeat(200), area_code: null }
    await done(allocation.post(MAKER, '/v1/funders', funder))
    const plan = await postedPlan(allocation, { programme: long })
    await done(
      allocation.post(MAKER, '/v1/arrivals', {
        fund_id: plan.fund_id,
        funder_id: funder.id,
        amount: '0.01',
        document_number: '𠮷'.repeat(100),
        arrived_on: '2016-12-31',
      }),
    )
    await done(
      grant(plan, {
        period: '2016-Q4',
        awards: [{ beneficiary_id: 'project-1', line: '线'.repeat(60), amount: '0.01' }],
      }),
    )
    await ledgerPostsEverything(allocation, plan.fund_id)
    expect(await countAnnounced(allocation.db)).toEqual({
      TransactionRequested: 8,
      PlanApproved: 2,
      AwardPage: 5,
      AwardManifest: 3,
      ArrivalRecorded: 1,
    })
  })
})
