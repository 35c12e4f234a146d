import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation } from '../../../test/allocation-fixture.ts'
import {
  arrived,
  expectDone,
  FOSHAN,
  paid,
  recordZone,
  STRANGER,
  ZONE_CHECKER,
  ZONE_MAKER,
  zoneFund,
} from '../../../test/funding.ts'

type Funder = Record<string, unknown> & { funder_id: string }
type Position = {
  total: Record<string, string>
  funders: Funder[]
  largest_deviation: { funder_id: string; amount: string } | null
  carried: { by: string; for: string; amount: string }[]
}

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordZone(allocation)
})
afterAll(() => allocation.close())

const positionOn = async (fundId: string, on: string, who = ZONE_MAKER): Promise<Position> =>
  expectDone(await allocation.get<Position>(who, `/v1/funds/${fundId}/funders?on=${on}`)).body
const rows = (position: Position, ...names: string[]) =>
  position.funders.map((funder) => [funder.funder_id, ...names.map((name) => funder[name])])

describe('the funders of a fund over time', () => {
  it('are told for any day: due, arrived, late by age, off the ratio, and who carries whom', async () => {
    const { fundId } = await zoneFund(allocation, 2016)
    expectDone(
      await allocation.post(ZONE_MAKER, `/v1/funds/${fundId}/due-dates`, {
        reason: '按季度拨付',
        instalments: [
          { funder_id: null, due_on: '2016-06-30', percent: '50' },
          { funder_id: null, due_on: '2016-09-30', percent: '50' },
        ],
      }),
    )
    await arrived(allocation, fundId, ['province', '40000000.00', '2016-07-06'])
    await arrived(allocation, fundId, ['province', '2936000.00', '2016-10-13'])
    await arrived(allocation, fundId, ['foshan', '21468000.00', '2016-06-29'])
    await arrived(allocation, fundId, ['zhanjiang', '1788999.99', '2016-09-02'])
    await paid(allocation, fundId, '2016-08-01', { province: '600.00', foshan: '300.00', zhanjiang: '100.00' })

    const november = await positionOn(fundId, '2016-11-01')
    expect(rows(november, 'promised', 'due', 'arrived', 'arrears', 'borne', 'cash')).toEqual([
      ['province', '42936000.00', '42936000.00', '42936000.00', '0.00', '600.00', '42935400.00'],
      ['foshan', '21468000.00', '21468000.00', '21468000.00', '0.00', '300.00', '21467700.00'],
      ['zhanjiang', '3578000.00', '3578000.00', '1788999.99', '1789000.01', '100.00', '1788899.99'],
      ['zhanjiang-edz', '3578000.00', '3578000.00', '0.00', '3578000.00', '0.00', '0.00'],
    ])
    expect(november.funders[2]?.['arrears_by_age']).toEqual({
      days_0_30: '0.00',
      days_31_90: '1789000.00',
      days_91_180: '0.01',
      days_over_180: '0.00',
    })
    expect(rows(november, 'promised_percent', 'actual_percent', 'ratio_part', 'deviation')).toEqual([
      ['province', '60.00', '64.87', '39715799.99', '3220200.01'],
      ['foshan', '30.00', '32.43', '19857900.00', '1610100.00'],
      ['zhanjiang', '5.00', '2.70', '3309650.00', '-1520650.01'],
      ['zhanjiang-edz', '5.00', '0.00', '3309650.00', '-3309650.00'],
    ])
    expect(november.carried).toEqual([
      { by: 'province', for: 'zhanjiang', amount: '1520650.01' },
      { by: 'province', for: 'zhanjiang-edz', amount: '1699550.00' },
      { by: 'foshan', for: 'zhanjiang-edz', amount: '1610100.00' },
    ])
    expect(november.largest_deviation).toEqual({ funder_id: 'zhanjiang-edz', amount: '-3309650.00' })

    const june = await positionOn(fundId, '2016-06-29')
    expect(rows(june, 'due', 'arrived', 'arrears')).toEqual([
      ['province', '0.00', '0.00', '0.00'],
      ['foshan', '0.00', '21468000.00', '0.00'],
      ['zhanjiang', '0.00', '0.00', '0.00'],
      ['zhanjiang-edz', '0.00', '0.00', '0.00'],
    ])
    expect(june.carried).toEqual([])
  })

  it('owe on the day of the approval where nobody has stated when', async () => {
    const { fundId } = await zoneFund(allocation, 2017)
    expect(rows(await positionOn(fundId, '2016-12-31'), 'promised', 'due')[1]).toEqual([
      'foshan',
      '21468000.00',
      '0.00',
    ])
    const { body } = expectDone(await allocation.get<Position>(ZONE_MAKER, `/v1/funds/${fundId}/funders`))
    expect(body.total).toMatchObject({ promised: '71560000.00', due: '71560000.00', arrears: '71560000.00' })
  })

  it('keep every due date that was ever stated, with its reason', async () => {
    const { fundId } = await zoneFund(allocation, 2018)
    const state = (reason: string, due_on: string) =>
      allocation.post(ZONE_CHECKER, `/v1/funds/${fundId}/due-dates`, {
        reason,
        instalments: [{ funder_id: 'foshan', due_on, amount: '21468000.00' }],
      })
    expectDone(await state('年初约定', '2018-03-31'))
    expectDone(await state('推迟一个月', '2018-04-30'))
    const { body } = await allocation.get<{ due_dates: object[] }>(FOSHAN, `/v1/funds/${fundId}/due-dates`)
    expect(body.due_dates).toMatchObject([
      {
        funder_id: 'foshan',
        version: 2,
        reason: '推迟一个月',
        instalments: [{ due_on: '2018-04-30', amount: '21468000.00' }],
      },
      {
        funder_id: 'foshan',
        version: 1,
        reason: '年初约定',
        instalments: [{ due_on: '2018-03-31', amount: '21468000.00' }],
      },
    ])
    const before = await countRows(allocation.db)
    const short = await allocation.post(ZONE_MAKER, `/v1/funds/${fundId}/due-dates`, {
      reason: '少一分',
      instalments: [{ funder_id: 'foshan', due_on: '2018-04-30', amount: '21467999.99' }],
    })
    expect([short.status, short.body['code']]).toEqual([422, 'ALLOCATION_INSTALMENTS_DIFFER'])
    expect(await countRows(allocation.db)).toEqual(before)
  })
})

describe('a supporting city', () => {
  it('sees what it owes over all its counties; a county what it carries out itself; a stranger nothing', async () => {
    const url = '/v1/funders/foshan/position?on=2016-11-01'
    const { body } = expectDone(await allocation.get<{ total: object; funds: { fund_id: string }[] }>(FOSHAN, url))
    expect(body.funds.map((fund) => fund.fund_id)).toEqual(['edz-2016', 'edz-2017', 'edz-2018'])
    expect(body.total).toMatchObject({ promised: '64404000.00', arrived: '21468000.00', due: '21468000.00' })
    expect((await allocation.get<{ funds: object[] }>(FOSHAN, `${url}&area_code=4418`)).body.funds).toEqual([])
    expect((await allocation.get<{ funds: object[] }>(ZONE_MAKER, url)).body.funds).toHaveLength(3)
    expect((await allocation.get(STRANGER, url)).status).toBe(403)
  })
})

describe('idle money', () => {
  it('is what arrived first and no payment has reached, by fund and funder, for who sees the fund', async () => {
    const idle = async (who: typeof STRANGER, query: string) =>
      expectDone(await allocation.get<{ funds: { fund_id: string }[] }>(who, `/v1/funds/idle?${query}`)).body.funds
    expect(await idle(ZONE_MAKER, 'days=90&on=2017-01-11')).toEqual([
      {
        fund_id: 'edz-2016',
        funder_id: 'foshan',
        name: '佛山市',
        amount: '21467700.00',
        layers: [{ arrived_on: '2016-06-29', days: 196, amount: '21467700.00' }],
      },
      {
        fund_id: 'edz-2016',
        funder_id: 'province',
        name: '广东省',
        amount: '39999400.00',
        layers: [{ arrived_on: '2016-07-06', days: 189, amount: '39999400.00' }],
      },
      {
        fund_id: 'edz-2016',
        funder_id: 'zhanjiang',
        name: '湛江市',
        amount: '1788899.99',
        layers: [{ arrived_on: '2016-09-02', days: 131, amount: '1788899.99' }],
      },
    ])
    expect(await idle(FOSHAN, 'days=190&on=2017-01-11')).toHaveLength(1)
    expect(await idle(STRANGER, 'days=0&on=2017-01-11')).toEqual([])
  })
})
