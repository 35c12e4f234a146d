import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLedger, post } from '../../../test/ledger-fixture.ts'
import { arrival, awards, hold, plan, release, returned, settle } from '../../../test/requests.ts'
import { readFundPosition, readFundPositions } from './fund-position.ts'

const { db, close } = await openLedger()
afterAll(close)

const fund = 'shanwei-2016'

beforeAll(async () => {
  const first = plan(fund, { province: '60.00', city: '30.00', county: '10.00' })
  const areas: Record<string, string | null> = { province: '44', city: '4403', county: null }
  const shares = first.shares.map((share) => ({ ...share, funder_area: areas[share.funder_id] ?? null }))
  await post(db, fund, { ...first, shares, fund: { ...first.fund, area_code: '4415' } })
  await post(db, fund, arrival(fund, 'province', '60.00'))
  await post(db, fund, arrival(fund, 'city', '33.00'))
  await post(db, fund, arrival(fund, 'county', '6.00'))
  await post(db, fund, awards(fund, { zhang: '10.00', li: '20.00', wang: '5.00', chen: '15.00' }))
  await post(db, fund, hold(fund, 'batch', { zhang: '10.00', li: '20.00', wang: '5.00' }))
  await post(db, fund, release(fund, 'batch'))
  await post(db, fund, settle(fund, 'batch', 'zhang'))
  await post(db, fund, returned(fund, 'batch', 'li'))

  const other = plan('foshan-2016', { city: '1.00' })
  await post(db, 'foshan-2016', { ...other, fund: { ...other.fund, area_code: '440608' } })
})

describe('the position of a fund', () => {
  it('gives turnovers of what was planned, came and went, and balances of what is there', async () => {
    expect(await readFundPosition(db, fund)).toEqual({
      id: fund,
      name: '扶贫专项资金',
      programme_id: 'poverty-alleviation',
      fiscal_year: 2016,
      area_code: '4415',
      funded: 'by_plan',
      total: '100.00',
      appropriation: '50.00',
      awarded: '50.00',
      paid: '10.00',
      in_transit: '5.00',
      payable: '35.00',
      returned: '20.00',
      unidentified: '3.00',
      refundable: '0.00',
      refunded: '0.00',
      carried_in: '0.00',
      carried_out: '0.00',
      shares: [
        {
          funder: 'province',
          name: 'province',
          area_code: '44',
          due: '60.00',
          arrived: '60.00',
          arrears: '0.00',
          borne: '9.00',
          cash: '54.00',
          refundable: '0.00',
          refunded: '0.00',
        },
        {
          funder: 'city',
          name: 'city',
          area_code: '4403',
          due: '30.00',
          arrived: '33.00',
          arrears: '0.00',
          borne: '4.50',
          cash: '30.00',
          refundable: '0.00',
          refunded: '0.00',
        },
        {
          funder: 'county',
          name: 'county',
          area_code: null,
          due: '10.00',
          arrived: '6.00',
          arrears: '4.00',
          borne: '1.50',
          cash: '5.00',
          refundable: '0.00',
          refunded: '0.00',
        },
      ],
    })
  })

  it('writes every amount with two places, also where nothing has happened', async () => {
    const position = await readFundPosition(db, 'foshan-2016')
    expect(position).toMatchObject({
      total: '1.00',
      awarded: '0.00',
      paid: '0.00',
      in_transit: '0.00',
      returned: '0.00',
    })
    expect(position?.shares).toMatchObject([
      { due: '1.00', arrived: '0.00', arrears: '1.00', borne: '0.00', cash: '0.00' },
    ])
  })

  it('knows no fund that was never planned', async () => {
    expect(await readFundPosition(db, 'other')).toBeUndefined()
  })

  it.each([
    [['4415'], [fund]],
    [['44'], ['foshan-2016', fund]],
    [['4406'], ['foshan-2016']],
    [['4403'], [fund]],
    [
      ['440608', '4403'],
      ['foshan-2016', fund],
    ],
    [['4418'], []],
    [[], []],
  ])('shows those of areas %j, and of their funders: %j', async (prefixes, ids) => {
    expect((await readFundPositions(db, prefixes)).map(({ id }) => id)).toEqual(ids)
  })
})
