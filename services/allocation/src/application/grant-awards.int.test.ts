import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation } from '../../test/allocation-fixture.ts'
import { announced, countAnnounced } from '../../test/announced.ts'
import { hear, ledgerPostsEverything, rejectedAnswer } from '../../test/ledger-answers.ts'
import {
  approvedPlan,
  computedPlan,
  done,
  household,
  HOUSEHOLDS,
  MAKER,
  PEOPLE,
  type PlanReply,
  postedPlan,
  project,
  recordFunders,
  register,
  SHIJIAO,
} from '../../test/qingcheng.ts'

type Run = { award_run_id: string; count: number; total: string }
type Listed = { id: string; beneficiary_id: string; period: string; line: string; amount: string; state: string }

const HOUSEHOLD_COUNT = 1_203
let allocation: Allocation
/** 100 people at 20,000: 2,000,000.00 to award. */
let people: PlanReply
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
  await register(allocation, [project('elsewhere', { area_code: '441803' })], { role: 'finance', area: '4418' })
  people = await postedPlan(allocation, { programme: PEOPLE })
  households = await postedPlan(allocation, { programme: HOUSEHOLDS })
})
afterAll(() => allocation.close())

const grant = (plan: { id: string }, body: object) => allocation.post<Run>(MAKER, `/v1/plans/${plan.id}/awards`, body)
const listed = (amount: string, changes: object = {}) => ({
  beneficiary_id: 'project-1',
  line: 'advance',
  amount,
  ...changes,
})

describe('awards that are listed', () => {
  it('are told to the ledger, and kept under the run', async () => {
    const run = await done(
      grant(people, { period: '2016-H1', awards: [listed('1234567.89'), listed('0.07', { line: 'rest' })] }),
    )
    expect(run).toEqual({ award_run_id: run.award_run_id, count: 2, total: '1234567.96' })
    const request = (await announced(allocation.db, 'TransactionRequested', 'people-2016')).at(-1)
    const ids = await allocation
      .db('awards')
      .where({ award_run_id: run.award_run_id })
      .orderBy('amount', 'desc')
      .pluck('id')
    expect(request?.data).toEqual({
      kind: 'awards',
      plan_id: people.id,
      awards: [
        { award_id: ids[0], beneficiary_id: 'project-1', amount: '1234567.89', parts: null },
        { award_id: ids[1], beneficiary_id: 'project-1', amount: '0.07', parts: null },
      ],
    })
    const { awards } = await done(allocation.get<{ awards: Listed[] }>(MAKER, `/v1/plans/${people.id}/awards`))
    expect(awards.map(({ id: _id, ...award }) => award).toSorted((a, b) => a.line.localeCompare(b.line))).toEqual([
      {
        beneficiary_id: 'project-1',
        period: '2016-H1',
        line: 'advance',
        amount: '1234567.89',
        state: 'granted',
        problem: null,
      },
      { beneficiary_id: 'project-1', period: '2016-H1', line: 'rest', amount: '0.07', state: 'granted', problem: null },
    ])
  })

  it.each([
    [
      'beyond what the plan has left',
      [listed('765432.05', { line: 'more' })],
      {
        status: 422,
        code: 'ALLOCATION_AWARDS_BEYOND_PLAN',
        account: 'appropriation',
        available: '765432.04',
        requested: '765432.05',
        missing: '0.01',
      },
    ],
    [
      'for a line that is awarded already',
      [listed('0.01', { line: 'new' }), listed('0.01')],
      {
        status: 409,
        code: 'ALLOCATION_AWARD_LINE_TAKEN',
        programme_id: 'people',
        period: '2016-H1',
        beneficiary_id: 'project-1',
        line: 'advance',
      },
    ],
    [
      'that name a line twice',
      [listed('0.01', { line: 'twice' }), listed('0.02', { line: 'twice' })],
      { status: 409, code: 'ALLOCATION_AWARD_LINE_TAKEN', line: 'twice' },
    ],
    [
      'to nobody of the register',
      [listed('0.01', { beneficiary_id: 'nobody', line: 'new' })],
      { status: 404, code: 'ALLOCATION_BENEFICIARY_UNKNOWN', beneficiary_id: 'nobody' },
    ],
    [
      'to somebody outside the area of the programme',
      [listed('0.01', { beneficiary_id: 'elsewhere', line: 'new' })],
      {
        status: 422,
        code: 'ALLOCATION_BENEFICIARY_ELSEWHERE',
        beneficiary_id: 'elsewhere',
        area_code: '441803',
        programme_area: '441802',
      },
    ],
    ['of nothing', [listed('0.00', { line: 'new' })], { status: 400, code: 'REQUEST_INVALID' }],
    ['to none at all', [], { status: 400, code: 'REQUEST_INVALID' }],
  ])('%s are refused, and nothing is awarded or told', (_case, awards, problem) =>
    expectRefused(people, { period: '2016-H1', awards }, problem),
  )

  it('may be as much as the plan has left, to the fen', async () => {
    const run = await done(grant(people, { period: '2016-H2', awards: [listed('765432.04')] }))
    expect(run.total).toBe('765432.04')
    await expectRefused(
      people,
      { period: '2016-H2', awards: [listed('0.01', { line: 'one fen' })] },
      {
        code: 'ALLOCATION_AWARDS_BEYOND_PLAN',
        available: '0.00',
        missing: '0.01',
      },
    )
  })
})

describe('the awards of a plan', () => {
  it.each([
    ['that is only computed', computedPlan, 2017, 'computed'],
    ['that the ledger has not posted', approvedPlan, 2018, 'approved'],
  ])('%s are refused', async (_case, make, year, state) => {
    const plan = await make(allocation, { programme: PEOPLE, year })
    await expectRefused(
      plan,
      { period: '2016', awards: [listed('0.01', { line: state })] },
      {
        status: 409,
        code: 'ALLOCATION_PLAN_STATE_WRONG',
        state,
        wanted: 'posted',
      },
    )
  })

  it('must be listed where it names nobody, and must not where it does', async () => {
    await expectRefused(
      people,
      { period: '2016' },
      { status: 422, code: 'ALLOCATION_AWARDS_NOT_NAMED', plan_id: people.id },
    )
    await expectRefused(
      households,
      { period: '2016', awards: [listed('0.01')] },
      {
        status: 422,
        code: 'ALLOCATION_AWARDS_ARE_THE_LINES',
        plan_id: households.id,
      },
    )
  })

  it.each(['16', '2016-13', '2016-H3', '2016-Q5', '2016年'])('are refused for %s, which is no period', (period) =>
    expectRefused(households, { period }, { status: 400, code: 'REQUEST_INVALID' }),
  )

  it.each(['x', '%00', 'urn:uuid:00000000-0000-4000-8000-00000000000f'])('are not listed after %s', async (after) => {
    const { status, body } = await allocation.get(MAKER, `/v1/plans/${people.id}/awards?after=${after}`)
    expect([status, body['code']]).toEqual([400, 'REQUEST_INVALID'])
  })
})

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
      beneficiary_id: 'h-0002',
      beneficiary_kind: 'household',
      area_code: '441802103',
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
    await expectRefused(
      households,
      { period: '2017' },
      {
        status: 409,
        code: 'ALLOCATION_PLAN_AWARDED',
        plan_id: households.id,
        total: '4812000.00',
      },
    )
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
      base: 'people',
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
    await done(grant(plan, { period: '2016-Q4', awards: [listed('0.01', { line: '线'.repeat(60) })] }))
    await ledgerPostsEverything(allocation, plan.fund_id)
    expect(await countAnnounced(allocation.db)).toEqual({
      TransactionRequested: 12,
      PlanApproved: 4,
      AwardPage: 7,
      AwardManifest: 5,
      ArrivalRecorded: 1,
    })
  })
})

async function expectRefused(plan: { id: string }, body: object, problem: object): Promise<void> {
  const before = await countRows(allocation.db)
  const answer = await grant(plan, body)
  expect(answer.body).toMatchObject(problem)
  expect(await countRows(allocation.db)).toEqual(before)
}
