import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation } from './allocation-fixture.ts'
import {
  CHECKER,
  computedPlan,
  done,
  household,
  HOUSEHOLDS,
  MAKER,
  PEOPLE,
  postedPlan,
  project,
  recordFunders,
  register,
} from './qingcheng.ts'

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await register(allocation, [project(), ...Array.from({ length: 40 }, (_, index) => household(index + 1))])
})
afterAll(() => allocation.close())

const OFFICERS = ['wang', 'zhao', 'qian', 'sun'].map((name) => ({ ...CHECKER, name }))

describe('at once', () => {
  it('several officers approve a plan: one does, the others learn that it is approved', async () => {
    const plan = await computedPlan(allocation, { programme: PEOPLE })
    const before = await countRows(allocation.db)
    const answers = await Promise.all(
      OFFICERS.map((officer) => allocation.post(officer, `/v1/plans/${plan.id}/approve`)),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409, 409])
    const refused = answers.filter((answer) => answer.status === 409)
    expect(new Set(refused.map((answer) => answer.body['code']))).toEqual(new Set(['ALLOCATION_PLAN_STATE_WRONG']))
    expect((await countRows(allocation.db))['outbox']).toBe((before['outbox'] ?? 0) + 2)
  })

  it('several runs award one plan: together they never exceed it', async () => {
    const plan = await postedPlan(allocation, { programme: PEOPLE, year: 2017 })
    const answers = await Promise.all(
      OFFICERS.map((officer) =>
        allocation.post(officer, `/v1/plans/${plan.id}/awards`, {
          period: '2017',
          awards: [{ beneficiary_id: 'project-1', line: officer.name, amount: '900000.00' }],
        }),
      ),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 201, 422, 422])
    for (const { status, body } of answers)
      if (status === 422) expect([body['available'], body['missing']]).toEqual(['200000.00', '700000.00'])
    const { rows } = await allocation.db.raw(`SELECT sum(amount) FROM awards WHERE plan_id = ?`, [plan.id])
    expect(rows).toEqual([{ sum: '1800000.00' }])
  })

  it('two runs award every household of a plan: each household is awarded once', async () => {
    const plan = await postedPlan(allocation, { programme: HOUSEHOLDS })
    const answers = await Promise.all(
      ['2016', '2017'].map((period) => allocation.post(MAKER, `/v1/plans/${plan.id}/awards`, { period })),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409])
    const { rows } = await allocation.db.raw(
      `SELECT count(*)::int, count(DISTINCT beneficiary_id)::int AS households FROM awards WHERE plan_id = ?`,
      [plan.id],
    )
    expect(rows).toEqual([{ count: 40, households: 40 }])
  })

  it('two plans of one programme award one line: it is awarded once', async () => {
    const plans = [
      await postedPlan(allocation, { programme: PEOPLE, year: 2018 }),
      await postedPlan(allocation, { programme: PEOPLE, year: 2019 }),
    ]
    const body = { period: '2018', awards: [{ beneficiary_id: 'project-1', line: 'the same', amount: '1.00' }] }
    const answers = await Promise.all(plans.map((plan) => allocation.post(MAKER, `/v1/plans/${plan.id}/awards`, body)))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409])
    expect(answers.find((answer) => answer.status === 409)?.body['code']).toBe('ALLOCATION_AWARD_LINE_TAKEN')
  })

  it('two officers correct one account: both corrections stand, one after the other', async () => {
    const answers = await Promise.all(
      ['62220201', '62220202'].map((bank_account) =>
        allocation.post(MAKER, '/v1/beneficiaries/h-0001/bank-account', { bank_account, reason: '更正' }),
      ),
    )
    expect(answers.map((answer) => [answer.status, answer.body['version']]).toSorted()).toEqual([
      [201, 2],
      [201, 3],
    ])
  })

  it('two bureaus register the same household: one does, none of the other list stays', async () => {
    const lists = [
      [household(50), household(51)],
      [household(52), household(51)],
    ]
    const answers = await Promise.all(
      lists.map((beneficiaries) => allocation.post(MAKER, '/v1/beneficiaries', { beneficiaries })),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409])
    const registered = await allocation.db('beneficiaries').whereIn('id', ['h-0050', 'h-0051', 'h-0052'])
    expect(registered).toHaveLength(2)
  })
})

describe('with a single connection', () => {
  it('every step works: none waits for a second one while it holds the first', async () => {
    const narrow = await openAllocation({ connectionsMax: 1 })
    await recordFunders(narrow)
    await register(narrow, [project(), household(1)])
    const plan = await postedPlan(narrow, { programme: HOUSEHOLDS })
    await done(narrow.post(MAKER, `/v1/plans/${plan.id}/awards`, { period: '2016' }))
    await done(
      narrow.post(MAKER, '/v1/arrivals', {
        fund_id: plan.fund_id,
        funder_id: 'charity',
        amount: '1000.00',
        document_number: '城慈〔2016〕3号',
        arrived_on: '2016-07-01',
      }),
    )
    await done(
      narrow.post(MAKER, '/v1/beneficiaries/h-0001/bank-account', { bank_account: '62220200', reason: '更正' }),
    )
    await narrow.close()
  })
})
