import { randomUUID } from 'node:crypto'
import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announced } from '../../test/announced.ts'
import { closeProven } from '../../test/close-proven.ts'
import {
  ask,
  COUNTY,
  type Disbursement,
  makeBatch,
  MAKER,
  openDisbursement,
  openFund,
  PAY_ON,
  TOWNSHIP,
} from '../../test/disbursement-fixture.ts'
import { daysAfter } from '../domain/calendar.ts'
import { todayInShanghai } from './today-in-shanghai.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => closeProven(house))

const make = (order: object) => ask(house, MAKER, 'POST /v1/batches', { body: order })

describe('making a batch', () => {
  it('takes everything unpaid of an area, each award whole, in the order of the beneficiaries', async () => {
    const fund = await openFund(house, ['4000.00', '0.01', '1234567.89'])
    const batch = await makeBatch(house, fund, { area_code: TOWNSHIP })
    expect(batch).toMatchObject({
      fund_id: fund.id,
      area_code: COUNTY,
      count: 3,
      total: '1238567.90',
      made_by: 'chen',
      approved_by: null,
      problem: null,
      pay_on: PAY_ON,
      payments_by_state: [{ state: 'ready', count: 3, total: '1238567.90' }],
      parcels: [],
      approvals: [],
    })
    expect(batch.payments).toMatchObject(
      fund.awards.map(({ award_id, beneficiary_id, amount }) => ({
        award_id,
        beneficiary_id,
        amount,
        attempt: 1,
        state: 'ready',
      })),
    )
    const references = batch.payments.map(({ reference }) => reference)
    expect([...references].sort()).toEqual(references)
    for (const reference of references) expect(reference).toMatch(/^FT\d{12}$/)
    expect(batch.moves).toMatchObject([{ from_state: null, to_state: 'draft', moved_by: 'chen' }])
    expect(await announced(house.db, fund.id)).toEqual([])
  })

  it('takes exactly the lines that are ordered', async () => {
    const fund = await openFund(house, ['1.00', '2.00', '3.00'])
    const [first, , third] = fund.awards
    const batch = await makeBatch(house, fund, {
      lines: [{ award_id: third?.award_id, amount: '3.00' }, { award_id: first?.award_id }],
    })
    expect(batch.payments.map(({ amount }) => amount)).toEqual(['3.00', '1.00'])
    expect(batch.total).toBe('4.00')
  })

  it('is as many lines and as much money as was declared, or nothing', async () => {
    const fund = await openFund(house, ['1.00', '2.00'])
    const before = await fingerprintTables(house.db)
    for (const declared of [
      { count: 3, total: '3.00' },
      { count: 2, total: '3.01' },
    ])
      expect(await make({ fund_id: fund.id, declared })).toMatchObject({
        status: 422,
        body: {
          code: 'DISBURSEMENT_CONTROL_SUM_WRONG',
          declared_count: declared.count,
          declared_total: declared.total,
          count: 2,
          total: '3.00',
        },
      })
    expect(await fingerprintTables(house.db)).toBe(before)
    await makeBatch(house, fund, { declared: { count: 2, total: '3.00' } })
  })

  it('is for a day of the fund’s year or later, and within a year from today', async () => {
    const fund = await openFund(house, ['1.00'])
    const last = daysAfter(todayInShanghai(), 366)
    const before = await fingerprintTables(house.db)
    for (const pay_on of ['2015-12-31', '1916-09-12', daysAfter(last, 1)])
      expect(await make({ fund_id: fund.id, pay_on })).toMatchObject({
        status: 422,
        body: { code: 'DISBURSEMENT_BATCH_PAY_DAY_WRONG', pay_on, first: '2016-01-01', last },
      })
    expect(await fingerprintTables(house.db)).toBe(before)
    await makeBatch(house, fund, { pay_on: last })
  })

  it('takes what an officer took out of another batch only where it is named', async () => {
    const fund = await openFund(house, ['1.00', '2.00'])
    const first = await makeBatch(house, fund)
    const withdrawn = first.payments[0]
    const order = { body: { reason: '已外迁' } }
    expect(await ask(house, MAKER, `POST /v1/payments/${withdrawn?.id}/withdraw`, order)).toMatchObject({ status: 200 })
    expect(await make({ fund_id: fund.id })).toMatchObject({ status: 422, body: { code: 'DISBURSEMENT_BATCH_EMPTY' } })
    const named = await makeBatch(house, fund, { lines: [{ award_id: withdrawn?.award_id }] })
    expect(named.payments).toMatchObject([{ attempt: 2, amount: '1.00' }])
  })

  it('takes nothing of an area next to the one that is ordered', async () => {
    const fund = await openFund(house, ['1.00'])
    const reply = await make({ fund_id: fund.id, area_code: '441802104' })
    expect(reply).toMatchObject({ status: 422, body: { code: 'DISBURSEMENT_BATCH_EMPTY', area_code: '441802104' } })
  })

  it.each<[string, (award: string) => object, number, string, object]>([
    [
      'more than the award',
      (award_id) => ({ lines: [{ award_id, amount: '4000.01' }] }),
      422,
      'DISBURSEMENT_AWARD_EXCEEDED',
      { missing: '0.01', available: '4000.00', account: expect.stringMatching(/^awarded:fund-\d+-h00001$/) },
    ],
    [
      'a part of the award',
      (award_id) => ({ lines: [{ award_id, amount: '3999.99' }] }),
      422,
      'DISBURSEMENT_AWARD_PAID_IN_PART',
      { award: '4000.00' },
    ],
    [
      'an award twice',
      (award_id) => ({ lines: [{ award_id }, { award_id }] }),
      422,
      'DISBURSEMENT_AWARD_NAMED_TWICE',
      {},
    ],
    [
      'an award that is unknown',
      () => ({ lines: [{ award_id: randomUUID() }] }),
      422,
      'DISBURSEMENT_AWARD_UNKNOWN',
      {},
    ],
    [
      'an area and lines together',
      (award_id) => ({ area_code: TOWNSHIP, lines: [{ award_id }] }),
      400,
      'DISBURSEMENT_ORDER_AMBIGUOUS',
      {},
    ],
    ['a fund that is unknown', () => ({ fund_id: 'nowhere' }), 404, 'DISBURSEMENT_FUND_UNKNOWN', {}],
    ['an amount as a number', (award_id) => ({ lines: [{ award_id, amount: 4000 }] }), 400, 'REQUEST_INVALID', {}],
    [
      'an amount finer than a fen',
      (award_id) => ({ lines: [{ award_id, amount: '4000.001' }] }),
      400,
      'REQUEST_INVALID',
      {},
    ],
    [
      'an id that is none',
      () => ({ lines: [{ award_id: 'urn:uuid:00000000-0000-0000-0000-000000000000' }] }),
      400,
      'REQUEST_INVALID',
      {},
    ],
    ['a field that is unknown', () => ({ approved_by: 'li' }), 400, 'REQUEST_INVALID', {}],
  ])('refuses %s, and changes nothing', async (_fact, order, status, code, values) => {
    const fund = await openFund(house, ['4000.00'])
    const before = await fingerprintTables(house.db)
    const reply = await make({ fund_id: fund.id, ...order(fund.awards[0]?.award_id ?? '') })
    expect(reply).toMatchObject({ status, body: { code, ...values } })
    expect(await fingerprintTables(house.db)).toBe(before)
  })

  it("refuses another fund's award, as if it were not there", async () => {
    const [mine, other] = [await openFund(house, ['1.00']), await openFund(house, ['1.00'])]
    const reply = await make({ fund_id: mine.id, lines: [{ award_id: other.awards[0]?.award_id }] })
    expect(reply).toMatchObject({ status: 422, body: { code: 'DISBURSEMENT_AWARD_UNKNOWN' } })
  })

  it('refuses awards that another batch has, naming those and no others, and changes nothing', async () => {
    const fund = await openFund(house, ['1.00', '2.00', '3.00'])
    const lines = fund.awards.map(({ award_id }) => ({ award_id }))
    await makeBatch(house, fund, { lines: lines.slice(1, 2) })
    const before = await fingerprintTables(house.db)
    const reply = await make({ fund_id: fund.id, lines })
    expect(reply).toMatchObject({
      status: 409,
      body: { code: 'DISBURSEMENT_AWARD_TAKEN', award_ids: [lines[1]?.award_id], award_count: 1 },
    })
    expect(await fingerprintTables(house.db)).toBe(before)
    expect((await makeBatch(house, fund)).payments.map(({ amount }) => amount)).toEqual(['1.00', '3.00'])
  })
})
