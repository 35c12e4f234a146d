import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import { changedPlan, refund } from '../../../test/fund-changes.ts'
import { type AnyRequest, askWithin, newCause } from '../../../test/ledger-fixture.ts'
import { clawedBack, returnedLate } from '../../../test/payment-changes.ts'
import { arrival, awards, hold, plan, release, returned, settle } from '../../../test/requests.ts'
import { expectWaysToBePositions } from '../../../test/way-against-position.ts'
import { fundEntryRoutes } from './fund-entry-routes.ts'
import { moneyWayRoutes } from './money-way-routes.ts'

const FUND = 'way-2016'
const LATE = 'written-up-2016'
let house: EngineHouse

/** Asked on a day, which counts where the request names none. */
const post = async (fund: string, at: string, request: AnyRequest): Promise<void> => {
  const cause = { ...newCause(), at: new Date(`${at}T09:00:00+08:00`) }
  const outcome = await house.db.transaction((trx) => askWithin(trx, fund, request, cause))
  if ('refusal' in outcome) throw outcome.refusal
}
const way = async (query: string, who = { role: 'finance', area: '441802' } as const) => {
  const { body } = await house.get(who, `/v1/reports/money-way?fiscal_year=2016${query}`)
  return new Map<string, Record<string, unknown>>(body.funds.map((fund: { id: string }) => [fund.id, fund]))
}
const monthsOf = (fund: Record<string, unknown> | undefined): string[] =>
  (
    (fund ?? { months: [] })['months'] as {
      month: string
      planned: string
      arrived: string
      awarded: string
      paid: string
    }[]
  ).map(({ month, planned, arrived, awarded, paid }) => [month, planned, arrived, awarded, paid].join(' '))

beforeAll(async () => {
  house = await openEngineHouse((app, { db }) => {
    fundEntryRoutes(app, { db })
    moneyWayRoutes(app, { db })
  })
  const first = plan(FUND, { province: '60.00', county: '40.00' })
  const shares = first.shares.map((share) => ({ ...share, funder_area: share.funder_id === 'province' ? '44' : null }))
  await post(FUND, '2016-03-10', { ...first, shares })
  await post(FUND, '2016-06-30', arrival(FUND, 'province', '50.00'))
  await post(FUND, '2016-06-30', arrival(FUND, 'county', '45.00'))
  await post(FUND, '2016-06-20', awards(FUND, { zhang: '10.00', li: '20.00', wang: '5.00', chen: '15.00' }))
  await post(FUND, '2016-07-01', hold(FUND, 'batch', { zhang: '10.00', li: '20.00', wang: '5.00', chen: '15.00' }))
  await post(FUND, '2016-07-02', release(FUND, 'batch'))
  await post(FUND, '2016-07-04', settle(FUND, 'batch', 'zhang', 'chen'))
  await post(FUND, '2016-07-05', returned(FUND, 'batch', 'li'))
  await post(FUND, '2016-09-01', returnedLate(FUND, 'batch', '2016-09-01', 'chen'))
  await post(
    FUND,
    '2016-10-01',
    clawedBack(FUND, 'batch', 'zhang', { award: 'cancelled', clawed_back_on: '2016-10-01' }),
  )
  await post(FUND, '2016-11-01', changedPlan(FUND, { province: '70.00', county: '30.00' }))
  await post(FUND, '2016-11-30', refund(FUND, 'province', '4.00', 'unspent'))
  const entry = { on: '2016-12-20', document_number: '利息单', reason: '季度结息', amount: '0.30' }
  await house.post({ role: 'finance', area: '441802' }, `/v1/funds/${FUND}/interest`, { ...entry, funder_id: 'county' })

  // A county that wrote its year up in 2026; the bank had paid in September.
  await post(LATE, '2026-01-10', plan(LATE, { province: '9.00' }))
  await post(LATE, '2026-01-10', arrival(LATE, 'province', '9.00'))
  await post(LATE, '2026-01-11', awards(LATE, { a: '4.00', b: '3.00' }))
  await post(LATE, '2026-01-12', hold(LATE, 'batch', { a: '4.00' }))
  await post(LATE, '2026-01-12', release(LATE, 'batch'))
  await post(LATE, '2026-01-12', settle(LATE, 'batch', 'a'))
})
afterAll(() => house.close())

describe("the money's way", () => {
  it('is on a past day what had counted by then', async () => {
    const july = (await way('&on=2016-07-04')).get(FUND)
    expect(july).toMatchObject({
      planned: '100.00',
      arrived: '95.00',
      awarded: '50.00',
      paid: '25.00',
      in_transit: '25.00',
      payable: '0.00',
      idle: '45.00',
      unawarded: '50.00',
      funders: [
        { funder: 'province', area_code: '44', due: '60.00', arrived: '50.00', arrears: '10.00' },
        { funder: 'county', area_code: null, due: '40.00', arrived: '45.00', arrears: '0.00' },
      ],
    })
    expect((await way('&on=2016-03-09')).get(FUND)).toMatchObject({ planned: '0.00', arrived: '0.00', idle: '0.00' })
    expect((await way('&on=2016-07-02')).get(FUND)).toMatchObject({ in_transit: '50.00', paid: '0.00' })
    expect((await way('&on=2016-09-01')).get(FUND)).toMatchObject({ in_transit: '5.00', paid: '10.00' })
  })

  it('is by month, cumulated, up to the day', async () => {
    expect(monthsOf((await way('&on=2016-09-30')).get(FUND)).slice(1)).toEqual([
      '2016-02 0.00 0.00 0.00 0.00',
      '2016-03 100.00 0.00 0.00 0.00',
      '2016-04 100.00 0.00 0.00 0.00',
      '2016-05 100.00 0.00 0.00 0.00',
      '2016-06 100.00 95.00 50.00 0.00',
      '2016-07 100.00 95.00 50.00 25.00',
      '2016-08 100.00 95.00 50.00 25.00',
      '2016-09 100.00 95.00 50.00 10.00',
    ])
  })

  it('is today the position of every fund, to the fen', async () => {
    await house.db.transaction(expectWaysToBePositions)
    expect((await way('')).get(FUND)).toMatchObject({ other: '0.30', refunded: '4.00', unawarded: '56.00' })
  })

  it('dates papers of a year that was written up later into that year, and no award after its payment', async () => {
    const days = ['2016-05-31', '2016-07-04', '2016-12-31']
    const found = await Promise.all(days.map(async (on) => (await way(`&on=${on}`)).get(LATE)))
    expect(
      found.map((fund) => [fund?.['planned'], fund?.['awarded'], fund?.['in_transit'], fund?.['paid']].join(' ')),
    ).toEqual(['9.00 0.00 0.00 0.00', '9.00 4.00 0.00 4.00', '9.00 7.00 0.00 4.00'])
  })

  it('is seen by those who carry a fund out and by those who pay for it, and by nobody else', async () => {
    const seen = async (area: string, query = '') => [...(await way(query, { role: 'finance', area } as never)).keys()]
    expect(await seen('441802')).toEqual([FUND, LATE])
    expect(await seen('441881')).toEqual([])
    expect(await seen('44', '&area_code=441803')).toEqual([])
    const abroad = await house.get(
      { role: 'finance', area: '441881' },
      '/v1/reports/money-way?fiscal_year=2016&area_code=4418',
    )
    expect(abroad.status).toBe(403)
    expect(
      (await house.get({ role: 'finance', area: '440000' }, '/v1/reports/money-way?fiscal_year=2017')).body.funds,
    ).toEqual([])
  })
})
