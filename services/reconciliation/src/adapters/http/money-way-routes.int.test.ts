import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  awardPage,
  batchApproved,
  idOf,
  paymentResults,
  planApproved,
  referenceOf,
  voidRequested,
} from '../../../test/facts.ts'
import { award, giveBack, makeJournal, release, settle } from '../../../test/journal.ts'
import {
  createReconciliation,
  get,
  type Officer,
  serve,
  type TestReconciliation,
  type TestServer,
} from '../../../test/reconciliation-service.ts'
import { makeTeller } from '../../../test/teller.ts'

const FUND = 'way-2016'
const FINANCE: Officer = { roles: ['finance'], areas: ['441802'] }
const NAMES = { zhang: '10.00', li: '20.00', wang: '5.00' }

let service: TestReconciliation
let server: TestServer
beforeAll(async () => {
  service = await createReconciliation()
  server = await serve(service)
  const journal = makeJournal()
  const { zhang, li, wang } = { zhang: idOf('zhang'), li: idOf('li'), wang: idOf('wang') }
  const awardOf = (name: string) => idOf(`award ${name}`)
  await makeTeller(service.db).tell(
    planApproved(FUND, '441802', ['4406']),
    awardPage(FUND, [
      { award_id: awardOf('zhang'), beneficiary_id: 'zhang', amount: '10.00' },
      { award_id: awardOf('li'), beneficiary_id: 'li', amount: '20.00', area_code: '441802105' },
      { award_id: awardOf('wang'), beneficiary_id: 'wang', amount: '5.00', area_code: '441802103001' },
      { award_id: awardOf('tiled roof'), beneficiary_id: 'works', amount: '7.00', beneficiary_kind: 'village' },
    ]),
    batchApproved(FUND, NAMES),
    paymentResults(FUND, ['zhang', 'settled', '10.00', '2016-07-04'], ['li', 'returned', '20.00', '2016-07-08']),
    paymentResults(FUND, ['zhang', 'returned', '10.00', '2016-09-01']),
    voidRequested(FUND, 'wang'),
    journal.page(FUND, [
      award(awardOf('zhang'), 'zhang', '10.00', '2016-06-20'),
      award(awardOf('li'), 'li', '20.00', '2016-06-20'),
      // Written up after the year; the bank had paid in July.
      award(awardOf('wang'), 'wang', '5.00', '2017-02-01'),
      award(awardOf('tiled roof'), 'works', '7.00', '2017-02-01'),
      release(zhang, 'zhang', '10.00', '2016-07-02'),
      release(li, 'li', '20.00', '2016-07-02'),
      release(wang, 'wang', '5.00', '2017-02-02'),
      settle(zhang, 'guangdong', '10.00', '2016-07-04'),
      settle(wang, 'guangdong', '5.00', '2016-07-04'),
      giveBack(li, 'li', '20.00', '2016-07-08'),
    ]),
    journal.page(FUND, [
      {
        kind: 'return',
        reference: `return:${zhang}`,
        on: '2016-09-01',
        entries: [
          ['cash:guangdong', '10.00'],
          ['awarded:zhang', '-10.00'],
        ],
      },
    ]),
  )
})
afterAll(async () => {
  await server.close()
  await service.close()
})

const places = async (on: string, officer = FINANCE): Promise<Record<string, string[]>> => {
  const { funds } = (await get(server.app, officer, `/v1/reports/money-way?fiscal_year=2016&on=${on}`)).json<{
    funds: { id: string; places: Record<string, unknown>[] }[]
  }>()
  return Object.fromEntries(funds.map((fund) => [fund.id, fund.places.map((place) => Object.values(place).join(' '))]))
}

describe('where the money went', () => {
  it('is told by township and kind: receivers, awarded, in transit, paid', async () => {
    expect(await places('2016-07-04')).toEqual({
      [FUND]: ['441802103 household 2 15.00 0.00 15.00', '441802105 household 1 20.00 20.00 0.00'],
    })
    expect(await places('2016-07-08')).toEqual({
      [FUND]: ['441802103 household 2 15.00 0.00 15.00', '441802105 household 1 20.00 0.00 0.00'],
    })
  })

  it('takes a late return back on its day, and counts what was written up later on the last day of its year', async () => {
    expect(await places('2016-12-30')).toEqual({
      [FUND]: ['441802103 household 2 15.00 0.00 5.00', '441802105 household 1 20.00 0.00 0.00'],
    })
    expect(await places('2016-12-31')).toEqual({
      [FUND]: [
        '441802103 household 2 15.00 0.00 5.00',
        '441802103 village 1 7.00 0.00 0.00',
        '441802105 household 1 20.00 0.00 0.00',
      ],
    })
  })

  it('is shown to those who carry the fund out or pay for it', async () => {
    const day = '2016-06-19'
    expect(await places(day, { roles: ['finance'], areas: ['4406'] })).toEqual({ [FUND]: [] })
    expect(await places(day, { roles: ['treasury'], areas: ['441802'] })).toEqual({ [FUND]: [] })
    expect(await places(day, { roles: ['finance'], areas: ['441881'] })).toEqual({})
    const abroad = await get(server.app, FINANCE, '/v1/reports/money-way?fiscal_year=2016&area_code=441881')
    expect(abroad.statusCode).toBe(403)
  })
})

describe('what a beneficiary was paid', () => {
  const beneficiaryOf = (name: string) => `household-${name}`
  const paid = async (who: string, areas: readonly string[] = ['441802']) =>
    (await get(server.app, { roles: ['audit'], areas }, `/v1/beneficiaries/${who}/payments`)).json<{
      payments: Record<string, unknown>[]
    }>().payments

  it("is told with the bank's last word of each payment, to those who carry the fund out or pay for it", async () => {
    const all = await Promise.all(Object.keys(NAMES).map((name) => paid(beneficiaryOf(name))))
    const [zhang, li, wang] = all.map(([first]) => first)
    expect(all.map((payments) => payments.length)).toEqual([1, 1, 1])
    expect(zhang).toMatchObject({ fund_id: FUND, reference: referenceOf('zhang'), amount: '10.00' })
    expect([zhang, li, wang].map((each) => [each?.['state'], each?.['occurred_on']])).toEqual([
      ['returned', '2016-09-01'],
      ['returned', '2016-07-08'],
      ['void', null],
    ])
    expect(await paid(beneficiaryOf('zhang'), ['4406'])).toHaveLength(1)
    expect(await paid(beneficiaryOf('zhang'), ['441881'])).toEqual([])
    const finance = await get(server.app, FINANCE, `/v1/beneficiaries/${beneficiaryOf('zhang')}/payments`)
    expect(finance.statusCode).toBe(403)
  })
})
