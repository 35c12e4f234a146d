import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation } from '../../test/allocation-fixture.ts'
import { approvedPlan, CHECKER, computedPlan, done, MAKER, PEOPLE, recordFunders } from '../../test/qingcheng.ts'

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await approvedPlan(allocation, { programme: PEOPLE })
})
afterAll(() => allocation.close())

describe('a second plan of a fund', () => {
  it('can be computed, to be looked at, and is not approved on top of the one in force', async () => {
    const second = await computedPlan(allocation, { programme: PEOPLE })
    const before = await countRows(allocation.db)
    const refusal = await allocation.post(CHECKER, `/v1/plans/${second.id}/approve`)
    expect(refusal).toMatchObject({ status: 409, body: { code: 'ALLOCATION_FUND_HAS_PLAN', fund_id: 'people-2016' } })
    expect(await countRows(allocation.db)).toEqual(before)
  })

  it('of another year is another fund and is approved', async () => {
    expect((await approvedPlan(allocation, { programme: PEOPLE, year: 2017 })).id).toEqual(expect.any(String))
  })
})

describe('an arrival', () => {
  const ARRIVAL = {
    fund_id: 'people-2016',
    funder_id: 'foshan',
    amount: '7.00',
    document_number: '佛财农〔2016〕63号',
    arrived_on: '2016-06-29',
  }

  it('that is told again under another key is not money that came twice', async () => {
    await done(allocation.post(MAKER, '/v1/arrivals', ARRIVAL))
    const before = await countRows(allocation.db)
    const again = await allocation.post(MAKER, '/v1/arrivals', ARRIVAL)
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'ALLOCATION_ARRIVAL_ALREADY_RECORDED', funder_id: 'foshan' },
    })
    expect(await countRows(allocation.db)).toEqual(before)
  })

  it('in two parts on two days under one document is two arrivals', async () => {
    await done(allocation.post(MAKER, '/v1/arrivals', { ...ARRIVAL, arrived_on: '2016-06-30' }))
  })

  it('cannot be on a day to come', async () => {
    const refusal = await allocation.post(MAKER, '/v1/arrivals', { ...ARRIVAL, arrived_on: '2099-01-01' })
    expect(refusal).toMatchObject({
      status: 422,
      body: { code: 'ALLOCATION_ARRIVAL_IN_FUTURE', arrived_on: '2099-01-01' },
    })
  })
})
