import { fromFen, parseMoney, sumMoney, formatMoney } from '@fundtrace/money'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineHouse } from '../../../test/engine-fixture.ts'
import { carriedIn, carriedOut, refund } from '../../../test/fund-changes.ts'
import { type AnyRequest, faultsOf, idOf, named, post } from '../../../test/ledger-fixture.ts'
import { finance, made, openMoneyHouse, paymentOf } from '../../../test/money-house.ts'
import { arrival, awards, hold, plan, release, returned, settle } from '../../../test/requests.ts'

let house: EngineHouse
beforeAll(async () => {
  house = await openMoneyHouse()
})
afterAll(async () => {
  expect(await faultsOf(house.db)).toEqual([])
  await house.close()
})

async function posted(fund: string, ...requests: readonly AnyRequest[]): Promise<void> {
  for (const request of requests) await post(house.db, fund, request)
}

const pay = (fund: string, batch: string, each: Readonly<Record<string, string>>): AnyRequest[] => [
  awards(fund, each),
  hold(fund, batch, each),
  release(fund, batch),
  settle(fund, batch, ...Object.keys(each)),
]

type Traced = { amount: string; through: string[]; id: string; funder_id: string }
const sources = (traced: readonly Traced[]): string[] =>
  traced.map(({ id, amount, through }) =>
    [named(id), amount, ...through.map((each) => named(each).split(':')[0])].join(' '),
  )

async function paymentTrace(fund: string, batch: string, award: string) {
  const { status, body } = await house.get(finance, `/v1/payments/${paymentOf(fund, batch, award)}/trace`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** 'city 40.00: arrival of city 40.00', now; and, where it was another's when it was paid, that too. */
async function partsOf(fund: string, batch: string, award: string): Promise<string[]> {
  const { parts } = await paymentTrace(fund, batch, award)
  return parts.map(
    (part: { funder_id: string; amount: string; recovered: string; paid_with: Traced[]; stands_with: Traced[] }) => {
      const [then, now] = [sources(part.paid_with).join(', '), sources(part.stands_with).join(', ')]
      return `${part.funder_id} ${part.amount}: ${now}${then === now ? '' : ` (paid with ${then})`}`
    },
  )
}

async function arrivalTrace(fund: string, name: string, query = '') {
  const { status, body } = await house.get(finance, `/v1/arrivals/${idOf(name, fund)}/trace${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** Whom an arrival reached, page by page of one, and what became of the rest. */
async function reachOf(fund: string, name: string): Promise<string[]> {
  const reached: string[] = []
  let after = ''
  for (;;) {
    const page = await arrivalTrace(fund, name, `?limit=1${after}`)
    for (const line of page.payments) reached.push(`${line.beneficiary_id} ${line.amount} borne by ${line.borne_by}`)
    if (page.next === null) break
    after = `&after=${page.next}`
  }
  const { became, amount } = await arrivalTrace(fund, name)
  const rest = became.flatMap(({ fund_id, ...sums }: { fund_id: string } & Record<string, string>) =>
    Object.entries(sums).flatMap(([fate, sum]) =>
      fate === 'reached' || sum === '0.00' ? [] : [`${fate} ${sum} in ${fund_id}`],
    ),
  )
  const all = became.flatMap((sums: Record<string, string>) =>
    Object.entries(sums).flatMap(([fate, sum]) => (fate === 'fund_id' ? [] : [parseMoney(sum)])),
  )
  expect(formatMoney(sumMoney(all))).toBe(amount)
  return [...reached, ...rest]
}

describe('a trace', () => {
  it('goes from a payment to the arrivals of each funder, the oldest first, and back', async () => {
    const fund = 'traced-2016'
    await posted(fund, plan(fund, { province: '60.00', city: '40.00' }))
    await posted(fund, arrival(fund, 'province', '20.00', 'first'), arrival(fund, 'province', '40.00', 'second'))
    await posted(
      fund,
      arrival(fund, 'city', '30.00'),
      ...pay(fund, 'batch', { zhang: '25.00', li: '25.00', wang: '10.00' }),
    )
    expect(await partsOf(fund, 'batch', 'zhang')).toEqual([
      'province 15.00: first 15.00',
      'city 10.00: arrival of city 10.00',
    ])
    expect(await partsOf(fund, 'batch', 'li')).toEqual([
      'province 15.00: first 5.00, second 10.00',
      'city 10.00: arrival of city 10.00',
    ])
    expect(await reachOf(fund, 'first')).toEqual(['zhang 15.00 borne by province', 'li 5.00 borne by province'])
    expect(await reachOf(fund, 'second')).toEqual([
      'li 10.00 borne by province',
      'wang 6.00 borne by province',
      'unspent 24.00 in traced-2016',
    ])
  })

  it('is empty for a payment that has not settled, or came back before it did', async () => {
    const fund = 'unsettled-2016'
    await posted(
      fund,
      plan(fund, { city: '30.00' }),
      arrival(fund, 'city', '30.00'),
      awards(fund, { zhang: '10.00', li: '10.00' }),
    )
    await posted(
      fund,
      hold(fund, 'batch', { zhang: '10.00', li: '10.00' }),
      release(fund, 'batch'),
      returned(fund, 'batch', 'li'),
    )
    expect((await paymentTrace(fund, 'batch', 'zhang')).parts).toEqual([
      { funder_id: 'city', amount: '10.00', recovered: '0.00', paid_with: [], stands_with: [] },
    ])
    expect(await reachOf(fund, 'arrival of city')).toEqual(['unspent 30.00 in unsettled-2016'])
  })

  it('shows the lender while an advance is open, and both once it is repaid', async () => {
    const fund = 'lent-2016'
    await posted(fund, plan(fund, { province: '60.00', city: '40.00' }), arrival(fund, 'province', '60.00'))
    await made(house, fund, 'advances', { lender_id: 'province', borrower_id: 'city', amount: '20.00' })
    await posted(fund, ...pay(fund, 'batch', { zhang: '50.00' }))
    expect(await partsOf(fund, 'batch', 'zhang')).toEqual([
      'province 30.00: arrival of province 30.00',
      'city 20.00: arrival of province 20.00 advance',
    ])
    expect(await reachOf(fund, 'arrival of province')).toEqual([
      'zhang 20.00 borne by city',
      'zhang 30.00 borne by province',
      'unspent 10.00 in lent-2016',
    ])
    await posted(fund, arrival(fund, 'city', '15.00'))
    expect(await partsOf(fund, 'batch', 'zhang')).toEqual([
      'province 30.00: arrival of province 30.00',
      'city 20.00: arrival of province 5.00 advance, arrival of city 15.00 advance (paid with arrival of province 20.00 advance)',
    ])
    expect(await reachOf(fund, 'arrival of city')).toEqual(['zhang 15.00 borne by city'])
    expect(await reachOf(fund, 'arrival of province')).toEqual([
      'zhang 5.00 borne by city',
      'zhang 30.00 borne by province',
      'unspent 25.00 in lent-2016',
    ])
  })

  it('brings what was clawed back home to the arrival it came from', async () => {
    const fund = 'recovered-2016'
    await posted(fund, plan(fund, { province: '60.00', city: '40.00' }))
    await posted(
      fund,
      arrival(fund, 'province', '60.00'),
      arrival(fund, 'city', '40.00'),
      ...pay(fund, 'batch', { zhang: '50.00', li: '10.00' }),
    )
    const payment_id = paymentOf(fund, 'batch', 'zhang')
    const id = await made(house, fund, 'clawbacks', { payment_id, award: 'cancelled', ground: 'not_eligible' })
    await made(house, fund, `clawbacks/${id}/recoveries`, { amount: '20.00' })
    expect(await partsOf(fund, 'batch', 'zhang')).toEqual([
      'province 30.00: arrival of province 18.00 (paid with arrival of province 30.00)',
      'city 20.00: arrival of city 12.00 (paid with arrival of city 20.00)',
    ])
    expect(
      (await paymentTrace(fund, 'batch', 'zhang')).parts.map((part: { recovered: string }) => part.recovered),
    ).toEqual(['12.00', '8.00'])
    expect(await reachOf(fund, 'arrival of city')).toEqual([
      'zhang 12.00 borne by city',
      'li 4.00 borne by city',
      'unspent 24.00 in recovered-2016',
    ])
  })

  // Of the city's tape 8 went to zhang, 0.50 to the bank, 2 back and 25 on; last came the interest, which is nobody's arrival.
  it('follows what was carried over into the next fund, and what was refunded or taken by the bank to its end', async () => {
    const [fund, next] = ['carried-2016', 'carried-2017']
    await posted(
      fund,
      plan(fund, { city: '40.00' }),
      arrival(fund, 'city', '10.00', 'first'),
      arrival(fund, 'city', '30.00', 'second'),
    )
    await posted(fund, ...pay(fund, 'batch', { zhang: '8.00' }))
    await made(house, fund, 'interest', { amount: '0.50' })
    await made(house, fund, 'fees', { amount: '0.50' })
    await posted(fund, refund(fund, 'city', '2.00', 'unspent'))
    await posted(fund, carriedOut(fund, next, { city: '25.00' }, 'carry to 2017'))
    expect(await reachOf(fund, 'second')).toEqual([
      'unspent 4.50 in carried-2016',
      'refunded 0.50 in carried-2016',
      'carried_on 25.00 in carried-2016',
    ])
    await posted(
      next,
      carriedIn(fund, next, { city: '25.00' }, 'carry to 2017'),
      plan(next, { city: '1.00' }, { fund: { ...plan(next, {}).fund, fiscal_year: 2017 } }),
    )
    await posted(next, ...pay(next, 'batch', { li: '5.00' }))
    expect(await reachOf(fund, 'second')).toEqual([
      'li 5.00 borne by city',
      'unspent 4.50 in carried-2016',
      'refunded 0.50 in carried-2016',
      'unspent 20.00 in carried-2017',
    ])
    expect(await partsOf(next, 'batch', 'li')).toEqual(['city 5.00: second 5.00 carry'])
    expect(await reachOf(fund, 'first')).toEqual([
      'zhang 8.00 borne by city',
      'refunded 1.50 in carried-2016',
      'fees 0.50 in carried-2016',
    ])
  })

  it('says no name, and is read by the area, its funders and audit alone', async () => {
    const fund = 'seen-2016'
    const shares = plan(fund, { foshan: '10.00' }).shares.map((share) => ({ ...share, funder_area: '4406' }))
    await posted(
      fund,
      { ...plan(fund, { foshan: '10.00' }), shares },
      arrival(fund, 'foshan', '10.00'),
      ...pay(fund, 'batch', { zhang: '1.00' }),
    )
    const urls = [
      `/v1/payments/${paymentOf(fund, 'batch', 'zhang')}/trace`,
      `/v1/arrivals/${idOf('arrival of foshan', fund)}/trace`,
    ]
    for (const url of urls) {
      for (const area of ['441802', '44', '4406'])
        expect((await house.get({ role: 'audit', area }, url)).status).toBe(200)
      expect((await house.get({ role: 'finance', area: '441881' }, url)).body.code).toBe('ACCESS_AREA_FORBIDDEN')
    }
    expect((await house.get(finance, `/v1/payments/${idOf('nobody')}/trace`)).body.code).toBe('LEDGER_PAYMENT_UNKNOWN')
    expect((await house.get(finance, `/v1/arrivals/${idOf('nobody')}/trace`)).body.code).toBe('LEDGER_ARRIVAL_UNKNOWN')
    expect((await house.get(finance, `${urls[1]}?after=x`)).body.code).toBe('LEDGER_CURSOR_MALFORMED')
  })

  it('agrees in both directions, payment by payment and arrival by arrival', async () => {
    const fund = 'agreed-2016'
    await posted(
      fund,
      plan(fund, { province: '60.00', city: '40.00' }),
      arrival(fund, 'province', '17.00', 'p1'),
      arrival(fund, 'city', '9.07', 'c1'),
    )
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`h${index}`, formatMoney(fromFen(BigInt(97 + index * 13)))]),
    )
    await posted(
      fund,
      ...pay(fund, 'batch', many),
      arrival(fund, 'province', '30.00', 'p2'),
      arrival(fund, 'city', '20.00', 'c2'),
    )
    await made(house, fund, 'advances', { lender_id: 'province', borrower_id: 'city', amount: '9.99' })
    await posted(fund, ...pay(fund, 'second', { big: '40.01' }))
    const id = await made(house, fund, 'clawbacks', {
      payment_id: paymentOf(fund, 'batch', 'h7'),
      award: 'cancelled',
      ground: 'other',
    })
    await made(house, fund, `clawbacks/${id}/recoveries`, { amount: '1.01' })
    await posted(fund, arrival(fund, 'city', '3.33', 'c3'))

    const forward: string[] = []
    for (const name of ['p1', 'p2', 'c1', 'c2', 'c3']) {
      const { payments } = await arrivalTrace(fund, name, '?limit=1000')
      for (const line of payments) forward.push(`${name} ${line.payment_id} ${line.borne_by} ${line.amount}`)
    }
    const backward: string[] = []
    for (const [batch, awarded] of [
      ...Object.keys(many).map((each) => ['batch', each] as const),
      ['second', 'big'] as const,
    ]) {
      const { parts, payment_id } = await paymentTrace(fund, batch, awarded)
      for (const part of parts) {
        const all = sumMoney(part.paid_with.map((source: Traced) => parseMoney(source.amount)))
        expect(formatMoney(all)).toBe(part.amount)
        for (const source of part.stands_with)
          backward.push(`${named(source.id)} ${payment_id} ${part.funder_id} ${source.amount}`)
      }
    }
    expect(summed(forward)).toEqual(summed(backward))
  })
})

/** One amount for each arrival, payment and funder: either direction may tell it in pieces. */
function summed(lines: readonly string[]): Record<string, string> {
  const sums: Record<string, string> = {}
  for (const line of lines) {
    const [key, amount] = [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]
    sums[key] = formatMoney(sumMoney([sums[key] ?? '0.00', amount].map(parseMoney)))
  }
  return Object.fromEntries(Object.entries(sums).toSorted(([left], [right]) => (left < right ? -1 : 1)))
}
