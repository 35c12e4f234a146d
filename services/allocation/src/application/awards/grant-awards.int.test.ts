import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation } from '../../../test/allocation-fixture.ts'
import { announced } from '../../../test/announced.ts'
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
} from '../../../test/qingcheng.ts'
import { readBeneficiaryAreas } from '../../adapters/postgres/register-repository.ts'

type Run = { award_run_id: string; count: number; total: string }
type Listed = { id: string; beneficiary_id: string; period: string; line: string; amount: string; state: string }

let allocation: Allocation
/** 100 people at 20,000: 2,000,000.00 to award. */
let people: PlanReply
let households: PlanReply
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await register(allocation, [household(1), project()])
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
    expect(run).toMatchObject({
      award_run_id: run.award_run_id,
      count: 2,
      total: '1234567.96',
      state: 'done',
      job_id: null,
    })
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
        purpose: null,
        amount: '1234567.89',
        state: 'granted',
        problem: null,
      },
      {
        beneficiary_id: 'project-1',
        period: '2016-H1',
        line: 'rest',
        purpose: null,
        amount: '0.07',
        state: 'granted',
        problem: null,
      },
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

describe('a look-up of beneficiaries', () => {
  it('takes as many as a province has in one plan', async () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => `nobody-${index}`)
    expect([...(await readBeneficiaryAreas(allocation.db, [...ids, 'h-0001'])).keys()]).toEqual(['h-0001'])
  })
})

async function expectRefused(plan: { id: string }, body: object, problem: object): Promise<void> {
  const before = await countRows(allocation.db)
  const answer = await grant(plan, body)
  expect(answer.body).toMatchObject(problem)
  expect(await countRows(allocation.db)).toEqual(before)
}
