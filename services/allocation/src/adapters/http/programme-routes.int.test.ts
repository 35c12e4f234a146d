import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation } from '../../../test/allocation-fixture.ts'
import { done, FUNDERS, HOUSEHOLDS, MAKER, PEOPLE, PROVINCE, recordFunders } from '../../../test/qingcheng.ts'

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
})
afterAll(() => allocation.close())

describe('funders', () => {
  it('are listed as they were recorded, by id', async () => {
    const { funders } = await done(allocation.get<{ funders: object[] }>(MAKER, '/v1/funders'))
    expect(funders).toEqual(FUNDERS.toSorted((left, right) => (left.id < right.id ? -1 : 1)))
  })

  it('take 441800 for 4418, as an area is one funder', async () => {
    const city = { id: 'qingyuan', name: '清远市', area_code: '441800' }
    const { body } = await allocation.post({ role: 'finance', area: '4418' }, '/v1/funders', city)
    expect(body).toEqual({ ...city, area_code: '4418' })
    await expectRefused('/v1/funders', { ...city, id: 'again', area_code: '4418' }, [
      409,
      'ALLOCATION_FUNDER_AREA_TAKEN',
      {
        area_code: '4418',
      },
    ])
  })

  it('are recorded once', async () => {
    const charity = { id: 'charity', name: '慈善会', area_code: null }
    await expectRefused('/v1/funders', charity, [409, 'ALLOCATION_FUNDER_ALREADY_RECORDED', { id: 'charity' }])
  })

  it("are not recorded for another county's area, whose households would make it pay", async () => {
    const before = await countRows(allocation.db)
    const { status, body } = await allocation.post({ role: 'finance', area: '441803' }, '/v1/funders', {
      id: 'not-theirs',
      name: '龙塘镇',
      area_code: '441802105',
    })
    expect([status, body['code']]).toEqual([403, 'ACCESS_AREA_FORBIDDEN'])
    expect(await countRows(allocation.db)).toEqual(before)
  })
})

describe('programmes', () => {
  it('are kept in the words of their document', async () => {
    for (const programme of [HOUSEHOLDS, PEOPLE]) {
      expect(await done(allocation.post(MAKER, '/v1/programmes', programme))).toEqual(programme)
      expect(await done(allocation.get(MAKER, `/v1/programmes/${programme.id}`))).toEqual(programme)
    }
    const { programmes } = await done(allocation.get<{ programmes: object[] }>(MAKER, '/v1/programmes'))
    expect(programmes).toEqual([HOUSEHOLDS, PEOPLE])
  })

  it('take 441800 for 4418', async () => {
    const city = { role: 'finance', area: '441800' } as const
    const programme = { ...PEOPLE, id: 'city', area_code: '441800' }
    expect(await done(allocation.post(city, '/v1/programmes', programme))).toMatchObject({ area_code: '4418' })
    expect((await allocation.get({ ...city, area: '4418' }, '/v1/programmes/city')).status).toBe(200)
    expect((await allocation.get(MAKER, '/v1/programmes/city')).status).toBe(403)
  })

  it('are not overwritten', async () => {
    const other = { ...HOUSEHOLDS, rate: '5000.00', funding: { kind: 'sole', funder: 'district' } }
    await expectRefused('/v1/programmes', other, [409, 'ALLOCATION_PROGRAMME_ALREADY_RECORDED', { id: 'households' }])
    expect(await done(allocation.get(MAKER, '/v1/programmes/households'))).toEqual(HOUSEHOLDS)
  })

  it.each([
    [
      'whose parts are not the rate',
      { rate: '4000.01' },
      [422, 'ALLOCATION_FUNDING_PARTS_DIFFER', { rate: '4000.01', sum: '4000.00' }],
    ],
    [
      'whose ratio has another number of parts than funders',
      { funding: { ...PEOPLE.funding, ratio: '6：3：1' } },
      [422, 'ALLOCATION_RATIO_FUNDERS_DIFFER', { ratio: '6：3：1', funders: PEOPLE.funding.funders }],
    ],
    [
      'whose ratio cannot be read',
      { funding: { ...PEOPLE.funding, ratio: '6:3:x:1' } },
      [400, 'RATIO_MALFORMED', { ratio: '6:3:x:1' }],
    ],
    [
      'that names a funder whom nobody recorded',
      { funding: { kind: 'sole', funder: 'nobody' } },
      [404, 'ALLOCATION_FUNDER_UNKNOWN', { funder_id: 'nobody' }],
    ],
    ['whose rate is finer than a fen', { rate: '4000.001' }, invalid('/rate', '4000.001')],
    ['whose rate is a number', { rate: 4000 }, invalid('/rate', 4000)],
    ['whose rate is nothing', { rate: '0.00' }, invalid('/rate', '0.00')],
    ['whose name and year would be too long for a fund', { name: '扶'.repeat(196) }, [400, 'REQUEST_INVALID', {}]],
    ['that says something unknown', { purpose: '教育' }, invalid('/purpose', '教育')],
    ['of an area that is none', { area_code: '44180' }, invalid('/area_code', '44180')],
    ['of an area that begins with zero', { area_code: '000000' }, [400, 'ACCESS_AREA_MALFORMED', { area: '000000' }]],
  ] as const)('%s are refused', async (_case, changes, expected) => {
    await expectRefused('/v1/programmes', { ...HOUSEHOLDS, id: 'wrong', ...changes }, expected)
  })

  it('are not found under an id that nobody gave', async () => {
    const { status, body } = await allocation.get(MAKER, '/v1/programmes/nothing')
    expect([status, body['code'], body['programme_id']]).toEqual([404, 'ALLOCATION_PROGRAMME_UNKNOWN', 'nothing'])
  })
})

type Refusal = readonly [status: number, code: string, values: object]

function invalid(pointer: string, value: string | number): Refusal {
  return [400, 'REQUEST_INVALID', { errors: [expect.objectContaining({ pointer, value })] }]
}

async function expectRefused(url: string, body: object, [status, code, values]: Refusal): Promise<void> {
  const before = await countRows(allocation.db)
  const answer = await allocation.post(PROVINCE, url, body)
  expect(answer.body).toMatchObject({ status, code, ...values })
  expect(await countRows(allocation.db)).toEqual(before)
}
