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
    const answers = await meetAt(lockOf(plan), () =>
      OFFICERS.map((officer) => allocation.post(officer, `/v1/plans/${plan.id}/approve`)),
    )
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409, 409])
    const refused = answers.filter((answer) => answer.status === 409)
    expect(new Set(refused.map((answer) => answer.body['code']))).toEqual(new Set(['ALLOCATION_PLAN_STATE_WRONG']))
    expect((await countRows(allocation.db))['outbox']).toBe((before['outbox'] ?? 0) + 2)
  })

  it('several runs award one plan: together they never exceed it', async () => {
    const plan = await postedPlan(allocation, { programme: PEOPLE, year: 2017 })
    const answers = await meetAt(lockOf(plan), () =>
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
    const answers = await meetAt(lockOf(plan), () =>
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

  it('two officers ask for another account of one beneficiary: the later one waits, the earlier is superseded', async () => {
    const lock = `SELECT pg_advisory_xact_lock(hashtextextended('bank account h-0001', 0))`
    const answers = await meetAt(lock, () =>
      ['62220201', '62220202'].map((bank_account) =>
        allocation.post(MAKER, '/v1/beneficiaries/h-0001/card-changes', { bank_account, reason: '更正' }),
      ),
    )
    expect(answers.map((answer) => answer.status)).toEqual([201, 201])
    expect((await allocation.db('card_changes').pluck('state')).toSorted()).toEqual(['superseded', 'waiting'])
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
      narrow.post(MAKER, '/v1/beneficiaries/h-0001/card-changes', { bank_account: '62220200', reason: '更正' }),
    )
    await narrow.close()
  })
})

const lockOf = (plan: { id: string }): string => `SELECT FROM plans WHERE id = '${plan.id}' FOR UPDATE`

/** Holds the lock until every one of the requests waits for somebody, so that they are truly at work together. */
async function meetAt<Reply>(lock: string, send: () => Promise<Reply>[]): Promise<Reply[]> {
  const trx = await allocation.owner.transaction()
  await trx.raw(lock)
  const requests = send()
  await expect.poll(countWaiting, { timeout: 20_000 }).toBe(requests.length)
  await trx.commit()
  return Promise.all(requests)
}

async function countWaiting(): Promise<number> {
  const { rows } = await allocation.owner.raw<{ rows: { waiting: number }[] }>(
    `SELECT count(DISTINCT pid)::int AS waiting
       FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()`,
  )
  return rows[0]?.waiting ?? 0
}
