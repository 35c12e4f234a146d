import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation } from '../../../test/allocation-fixture.ts'
import { announced } from '../../../test/announced.ts'
import { approvedPlan, computedPlan, done, MAKER, PEOPLE, recordFunders } from '../../../test/qingcheng.ts'

const ARRIVAL = {
  fund_id: 'people-2016',
  funder_id: 'foshan',
  amount: '21468000.01',
  document_number: '佛财农〔2016〕61号',
  arrived_on: '2016-02-29',
}

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await approvedPlan(allocation, { programme: PEOPLE })
  await computedPlan(allocation, { programme: PEOPLE, year: 2017 })
})
afterAll(() => allocation.close())

describe('an arrival', () => {
  it('is told to the ledger and to everybody as it was recorded', async () => {
    const recorded = await done(allocation.post<{ id: string }>(MAKER, '/v1/arrivals', ARRIVAL))
    expect(recorded).toEqual({ id: recorded.id, ...ARRIVAL })
    const { fund_id, ...rest } = ARRIVAL
    const [event] = await announced(allocation.db, 'ArrivalRecorded')
    expect(event).toMatchObject({ key: fund_id, sequence: 2, data: { arrival_id: recorded.id, fund_id, ...rest } })
    const request = (await announced(allocation.db, 'TransactionRequested')).at(-1)
    expect(request).toMatchObject({ key: fund_id, sequence: 2 })
    expect(request?.data).toEqual({ kind: 'arrival', arrival_id: recorded.id, ...rest })
  })

  it('is listed by its day, with what the ledger said to it', async () => {
    const earlier = { ...ARRIVAL, arrived_on: '2016-02-28', amount: '0.01' }
    await done(allocation.post(MAKER, '/v1/arrivals', earlier))
    const { body } = await allocation.get<{ arrivals: object[] }>(MAKER, '/v1/arrivals?fund_id=people-2016')
    const state = { id: expect.any(String), state: 'recorded', problem: null }
    expect(body.arrivals).toEqual([
      { ...earlier, ...state },
      { ...ARRIVAL, ...state },
    ])
  })

  it.each([
    [
      'of a funder without a share',
      { funder_id: 'shijiao' },
      { status: 422, code: 'ALLOCATION_FUNDER_WITHOUT_SHARE', fund_id: 'people-2016', funder_id: 'shijiao' },
    ],
    [
      'of a fund whose plan nobody approved',
      { fund_id: 'people-2017' },
      { status: 422, code: 'ALLOCATION_FUNDER_WITHOUT_SHARE', fund_id: 'people-2017', funder_id: 'foshan' },
    ],
    [
      'of no fund',
      { fund_id: 'people-2015' },
      { status: 404, code: 'ALLOCATION_FUND_UNKNOWN', fund_id: 'people-2015' },
    ],
    ['of nothing', { amount: '0.00' }, invalid('/amount', '0.00')],
    ['of less than nothing', { amount: '-1.00' }, invalid('/amount', '-1.00')],
    ['of an amount as a number', { amount: 1.5 }, invalid('/amount', 1.5)],
    ['of an amount without fen', { amount: '100' }, invalid('/amount', '100')],
    ['on a day that is none', { arrived_on: '2015-02-29' }, invalid('/arrived_on', '2015-02-29')],
    ['without a document', { document_number: '' }, invalid('/document_number', '')],
  ])('%s is refused, and nothing is recorded or told', async (_case, changes, problem) => {
    const before = await countRows(allocation.db)
    const answer = await allocation.post(MAKER, '/v1/arrivals', { ...ARRIVAL, ...changes })
    expect(answer.body).toMatchObject(problem)
    expect(await countRows(allocation.db)).toEqual(before)
  })
})

function invalid(pointer: string, value: string | number): object {
  return { status: 400, code: 'REQUEST_INVALID', errors: [expect.objectContaining({ pointer, value })] }
}
