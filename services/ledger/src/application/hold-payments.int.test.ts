import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { balancesOf, faultsOf, openLedger, post, refusalOf } from '../../test/ledger-fixture.ts'
import { arrival, awards, hold, type Parts, plan, release, returned, settle } from '../../test/requests.ts'

const { db, close } = await openLedger()
afterAll(close)
afterEach(async () => expect(await faultsOf(db)).toEqual([]))

describe('a fund of 6 : 3 : 0.5 : 0.5', () => {
  it('takes no fen back where the largest remainder would, and ends exact', async () => {
    const fund = 'twenty-fen'
    await openFunded(fund, { province: '0.12', city: '0.06', county: '0.01', zone: '0.01' })
    const bearers: string[] = []
    for (let fen = 1; fen <= 20; fen += 1) bearers.push(Object.keys(await pay(fund, '0.01')).join())
    expect(bearers.map((funder) => funder.slice(0, 2)).join(' ')).toBe(
      'pr pr ci pr ci pr pr ci pr co pr pr ci pr ci pr pr ci pr zo',
    )
    expect(await borneBy(fund)).toEqual({ province: '0.12', city: '0.06', county: '0.01', zone: '0.01' })
    expect(await balancesOf(db, fund)).toEqual({})
  })

  const published = 'zhanjiang-edz-2016'
  const dues = { province: '42936000.00', foshan: '21468000.00', zhanjiang: '3578000.00', zone: '3578000.00' }
  beforeAll(() => openFunded(published, dues))

  it.each([
    // The exact shares after each payment: 740740.734, 370370.367, 61728.3945, 61728.3945 ...
    ['1234567.89', { province: '740740.74', foshan: '370370.37', zhanjiang: '61728.39', zone: '61728.39' }],
    // ... 740740.740, 370370.370, 61728.395, 61728.395 ...
    ['0.01', { zhanjiang: '0.01' }],
    // ... 740740.782, 370370.391, 61728.3985, 61728.3985 ...
    ['0.07', { province: '0.05', foshan: '0.02' }],
    // ... 740940.780, 370470.390, 61745.065, 61745.065 ...
    ['333.33', { province: '199.99', foshan: '100.00', zhanjiang: '16.67', zone: '16.67' }],
    // ... 800200.038, 400100.019, 66683.3365, 66683.3365, and the dues in the end.
    ['98765.43', { province: '59259.26', foshan: '29629.63', zhanjiang: '4938.27', zone: '4938.27' }],
    ['70226333.27', { province: '42135799.96', foshan: '21067899.98', zhanjiang: '3511316.66', zone: '3511316.67' }],
  ])('splits %s of the published 71,560,000.00 to the fen, following what was paid before', async (amount, parts) => {
    expect(await pay(published, amount)).toEqual(parts)
  })

  it('ends with what each of the four owes', async () => {
    expect(await borneBy(published)).toEqual(dues)
  })

  it('gives back exactly the parts of a returned payment, and pays it anew by what is borne then', async () => {
    const fund = 'returns-2016'
    await openFunded(fund, { province: '0.12', city: '0.06', county: '0.01', zone: '0.01' })
    await post(db, fund, awards(fund, { a: '0.02', b: '0.03', c: '0.15' }))
    expect(await sendBatch(fund, 'first', { a: '0.02', b: '0.03' })).toEqual([
      { province: '0.02' },
      { province: '0.01', city: '0.02' },
    ])

    await post(db, fund, returned(fund, 'first', 'a'))
    expect(await borneBy(fund)).toEqual({ province: '0.01', city: '0.02', county: '0.00', zone: '0.00' })

    // The city stands 1.1 fen above its share of 0.9 fen now, and waits.
    expect(await sendBatch(fund, 'second', { a: '0.02' })).toEqual([{ province: '0.02' }])
    expect(await sendBatch(fund, 'third', { c: '0.15' })).toEqual([
      { province: '0.09', city: '0.04', county: '0.01', zone: '0.01' },
    ])
    expect(await borneBy(fund)).toEqual({ province: '0.12', city: '0.06', county: '0.01', zone: '0.01' })
  })
})

describe('a fund whose awards say who pays for them', () => {
  const fund = 'qingcheng-households-2016'
  const household = (township: string) => ({ district: '2000.00', [township]: '1000.00', charity: '1000.00' })

  it("never takes another township's cash", async () => {
    const shares = { district: '6000.00', fengcheng: '1000.00', dongcheng: '2000.00', charity: '3000.00' }
    await post(db, fund, plan(fund, shares, { funded: 'by_award' }))
    for (const [funder, amount] of Object.entries({ ...shares, dongcheng: '1000.00' })) {
      await post(db, fund, arrival(fund, funder, amount))
    }
    await post(
      db,
      fund,
      awards(fund, {
        liang: ['4000.00', household('dongcheng')],
        huang: ['4000.00', household('dongcheng')],
        chen: ['4000.00', household('fengcheng')],
      }),
    )

    expect(await refusalOf(db, fund, hold(fund, 'both', { liang: '4000.00', huang: '4000.00' }))).toMatchObject({
      code: 'LEDGER_AVAILABLE_EXCEEDED',
      values: { account: 'cash:dongcheng', available: '1000.00', requested: '2000.00', missing: '1000.00' },
    })

    expect(await sendBatch(fund, 'one', { liang: '4000.00', chen: '4000.00' })).toEqual([
      household('dongcheng'),
      household('fengcheng'),
    ])
    await post(db, fund, settle(fund, 'one', 'liang', 'chen'))
    expect(await balancesOf(db, fund)).toMatchObject({ 'awarded:huang': '4000.00', 'due:dongcheng': '1000.00' })
    expect(Object.keys(await balancesOf(db, fund))).not.toContain('cash:fengcheng')
    expect(await refusalOf(db, fund, hold(fund, 'two', { huang: '4000.00' }))).toMatchObject({
      values: { account: 'cash:dongcheng', available: '0.00', requested: '1000.00', missing: '1000.00' },
    })
  })

  it('takes a part of nothing for no part', async () => {
    const other = 'no-township-2016'
    await post(db, other, plan(other, { district: '3.00', fengcheng: '0.00' }, { funded: 'by_award' }))
    await post(db, other, arrival(other, 'district', '3.00'))
    await post(db, other, awards(other, { chen: ['3.00', { district: '3.00', fengcheng: '0.00' }] }))
    expect(await sendBatch(other, 'one', { chen: '3.00' })).toEqual([{ district: '3.00' }])
  })
})

const openFunded = async (fund: string, shares: Parts): Promise<void> => {
  await post(db, fund, plan(fund, shares))
  for (const [funder, amount] of Object.entries(shares)) await post(db, fund, arrival(fund, funder, amount))
}

let payments = 0
/** Awards an amount, pays it, and answers who bore what of it. */
async function pay(fund: string, amount: string): Promise<Parts> {
  payments += 1
  const project = `project-${payments}`
  await post(db, fund, awards(fund, { [project]: amount }))
  const [parts = {}] = await sendBatch(fund, project, { [project]: amount })
  await post(db, fund, settle(fund, project, project))
  return parts
}

/** Holds and releases a batch, and answers the parts of each payment. */
async function sendBatch(fund: string, batch: string, of: Parts): Promise<Parts[]> {
  const { holds } = await post(db, fund, hold(fund, batch, of))
  await post(db, fund, release(fund, batch))
  return holds.map(({ cash }) => Object.fromEntries(cash.map((part) => [part.funder_id, part.amount])))
}

async function borneBy(fund: string): Promise<Parts> {
  const rows: { funder_id: string; borne: string }[] = await db('fund_shares')
    .where({ fund_id: fund })
    .orderBy('ordinal')
    .select('funder_id', 'borne')
  return Object.fromEntries(rows.map((row) => [row.funder_id, row.borne]))
}
