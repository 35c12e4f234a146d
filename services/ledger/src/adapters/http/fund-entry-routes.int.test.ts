import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineHouse } from '../../../test/engine-fixture.ts'
import { carriedOut, changedPlan, refund } from '../../../test/fund-changes.ts'
import {
  type AnyRequest,
  balancesOf,
  entriesOf,
  faultsOf,
  idOf,
  post,
  refusalOf,
} from '../../../test/ledger-fixture.ts'
import { enter, finance, made, openMoneyHouse, paymentOf, told } from '../../../test/money-house.ts'
import { closeMonth } from '../../application/close-month.ts'
import { arrival, awards, hold, plan, release, settle } from '../../../test/requests.ts'

let house: EngineHouse
beforeAll(async () => {
  house = await openMoneyHouse()
})
afterAll(async () => {
  expect(await faultsOf(house.db)).toEqual([])
  await house.close()
})

async function posted(fund: string, ...requests: readonly AnyRequest[]): Promise<string[]> {
  let entries: string[] = []
  for (const request of requests) entries = entriesOf(await post(house.db, fund, request))
  return entries
}

/** Province and city bear 3 : 2; each award is a payment that settled, named like it. */
async function paid(fund: string, each: Readonly<Record<string, string>>, more: Parameters<typeof plan>[2] = {}) {
  await posted(
    fund,
    plan(fund, { province: '60.00', city: '40.00' }, more),
    arrival(fund, 'province', '60.00'),
    arrival(fund, 'city', '40.00'),
    awards(fund, each),
    hold(fund, 'batch', each),
    release(fund, 'batch'),
    settle(fund, 'batch', ...Object.keys(each)),
  )
}

describe('an advance', () => {
  const fund = 'advanced-2016'
  beforeAll(async () => {
    await posted(fund, plan(fund, { province: '60.00', city: '40.00' }), arrival(fund, 'province', '60.00'))
    await posted(fund, awards(fund, { zhang: '50.00', li: '25.00' }))
  })

  it('puts the cash of one funder in the place of another, who owes it: payments go on by what each bears', async () => {
    expect((await refusalOf(house.db, fund, hold(fund, 'early', { zhang: '50.00' }))).code).toBe(
      'LEDGER_AVAILABLE_EXCEEDED',
    )
    expect(
      await told(house, fund, 'advances', { lender_id: 'province', borrower_id: 'city', amount: '20.00' }),
    ).toEqual(['Dr claim:city 20.00', 'Dr cash:city 20.00', 'Cr advance:province 20.00', 'Cr cash:province 20.00'])
    await posted(fund, hold(fund, 'batch', { zhang: '50.00' }), release(fund, 'batch'))
    expect(await posted(fund, settle(fund, 'batch', 'zhang'))).toEqual([
      'Dr in-transit:batch 50.00',
      'Cr cash:province 30.00',
      'Cr cash:city 20.00',
    ])
    await told(house, fund, 'advances', { lender_id: 'province', borrower_id: 'city', amount: '5.00' })
    expect(await balancesOf(house.db, fund)).toEqual({
      'advance:province': '25.00',
      appropriation: '25.00',
      'awarded:li': '25.00',
      'cash:city': '5.00',
      'cash:province': '5.00',
      'claim:city': '25.00',
      'due:city': '40.00',
    })
  })

  it.each([
    [
      'more than the lender has',
      { lender_id: 'province', borrower_id: 'city', amount: '5.01' },
      '422 LEDGER_AVAILABLE_EXCEEDED 0.01',
    ],
    [
      'more than the borrower owes and nobody has advanced',
      { lender_id: 'province', borrower_id: 'city', amount: '15.01' },
      '422 LEDGER_ADVANCE_BEYOND_ARREARS 0.01',
    ],
    ['to oneself', { lender_id: 'city', borrower_id: 'city', amount: '1.00' }, '422 LEDGER_ADVANCE_TO_ITSELF'],
    ['by a stranger', { lender_id: 'foshan', borrower_id: 'city', amount: '1.00' }, '422 LEDGER_FUNDER_UNKNOWN'],
    [
      'that has not happened yet',
      { lender_id: 'province', borrower_id: 'city', amount: '1.00', on: '2100-01-01' },
      '422 LEDGER_EFFECTIVE_IN_FUTURE',
    ],
    [
      'with somebody named by a number',
      { lender_id: 'province', borrower_id: 'city', amount: '1.00', reason: '代付 44180219900307123X' },
      '422 LEDGER_PERSONAL_NUMBER',
    ],
  ])('is refused %s, and nothing changes', async (_, body, refused) => {
    const before = await fingerprintTables(house.db)
    expect(await told(house, fund, 'advances', body)).toEqual([refused])
    expect(await fingerprintTables(house.db)).toBe(before)
  })

  it('keeps what it stands for in the fund while it is open', async () => {
    const claim = { open_claims: { city: '25.00' } }
    for (const request of [
      carriedOut(fund, 'advanced-2017', { province: '1.00' }),
      refund(fund, 'city', '1.00', 'unspent'),
    ]) {
      const { code, values } = await refusalOf(house.db, fund, request)
      expect([code, values]).toEqual(['LEDGER_CLAIM_OPEN', expect.objectContaining(claim)])
    }
    // Cut to 30 the city would owe the fund 30 and others 25; to 24.99 less than the others.
    const cut = changedPlan(fund, { province: '60.00', city: '24.99' })
    expect((await refusalOf(house.db, fund, cut)).code).toBe('LEDGER_CLAIM_OPEN')
  })

  it('is repaid first when money of the borrower arrives, the oldest first', async () => {
    const [first] = (await house.get(finance, `/v1/funds/${fund}/advances`)).body.advances
    expect(await posted(fund, arrival(fund, 'city', '22.00', 'first arrival'))).toEqual([
      'Dr cash:city 22.00',
      'Cr due:city 22.00',
    ])
    const open = (await house.get(finance, `/v1/funds/${fund}/advances`)).body.advances
    expect(open).toMatchObject([{ amount: '5.00', open: '3.00' }])
    expect(open[0].id).not.toBe(first.id)
    expect(await balancesOf(house.db, fund)).toMatchObject({
      'advance:province': '3.00',
      'claim:city': '3.00',
      'cash:province': '27.00',
      'cash:city': '5.00',
      'due:city': '18.00',
    })
    await posted(fund, arrival(fund, 'city', '18.00', 'second arrival'))
    const balances = await balancesOf(house.db, fund)
    expect(Object.keys(balances).filter((code) => /^(claim|advance|due)/.test(code))).toEqual([])
    expect(balances).toMatchObject({ 'cash:province': '30.00', 'cash:city': '20.00' })
  })

  it('can be repaid without an arrival out of what was not needed, so that a year can end', async () => {
    const unused = 'unused-2016'
    await posted(unused, plan(unused, { province: '60.00', city: '40.00' }), arrival(unused, 'province', '60.00'))
    const id = await made(house, unused, 'advances', { lender_id: 'province', borrower_id: 'city', amount: '9.00' })
    expect(await told(house, unused, `advances/${id}/repayments`, { amount: '9.01' })).toEqual([
      '422 LEDGER_REPAYMENT_EXCEEDED 0.01',
    ])
    expect(await told(house, unused, `advances/${id}/repayments`, { amount: '9.00' })).toEqual([
      'Dr advance:province 9.00',
      'Dr cash:province 9.00',
      'Cr claim:city 9.00',
      'Cr cash:city 9.00',
    ])
    await posted(unused, carriedOut(unused, 'unused-2017', { province: '60.00' }, 'unused carry'))
  })
})

describe('a clawback', () => {
  it('makes the beneficiary owe what it was paid, and gives back to each funder exactly its part, in however many recoveries', async () => {
    const fund = 'clawed-2016'
    await paid(fund, { zhang: '33.33', li: '10.00' })
    const id = await made(house, fund, 'clawbacks', {
      payment_id: paymentOf(fund, 'batch', 'zhang'),
      award: 'cancelled',
      ground: 'died',
    })
    expect(await balancesOf(house.db, fund)).toMatchObject({ 'receivable:zhang': '33.33', appropriation: '90.00' })
    expect(await told(house, fund, `clawbacks/${id}/recoveries`, { amount: '0.01' })).toEqual([
      'Dr cash:province 0.01',
      'Cr receivable:zhang 0.01',
    ])
    expect(await told(house, fund, `clawbacks/${id}/recoveries`, { amount: '33.33' })).toEqual([
      '422 LEDGER_RECOVERY_EXCEEDED 0.01',
    ])
    await told(house, fund, `clawbacks/${id}/recoveries`, { amount: '11.11' })
    expect((await house.get(finance, `/v1/funds/${fund}/clawbacks`)).body.clawbacks).toMatchObject([
      { beneficiary_id: 'zhang', amount: '33.33', owed: '22.21', award: 'cancelled', ground: 'died' },
    ])
    await told(house, fund, `clawbacks/${id}/recoveries`, { amount: '22.21' })
    expect(await balancesOf(house.db, fund)).toEqual({
      appropriation: '90.00',
      'cash:city': '36.00',
      'cash:province': '54.00',
    })
    expect((await house.get(finance, `/v1/funds/${fund}/clawbacks`)).body.clawbacks).toEqual([])
    expect((await house.get(finance, `/v1/funds/${fund}/clawbacks?open=false`)).body.clawbacks).toHaveLength(1)
    const again = await refusalOf(house.db, fund, hold(fund, 'again', { zhang: '33.33' }))
    expect(again.code).toBe('LEDGER_AWARD_NOT_PAYABLE')
  })

  it('opens the award again: it can be paid once more, with the money that came back', async () => {
    const fund = 'reopened-2016'
    await paid(fund, { zhang: '100.00' })
    const payment_id = paymentOf(fund, 'batch', 'zhang')
    const body = { payment_id, award: 'payable_again', ground: 'wrong_payee' }
    const id = await made(house, fund, 'clawbacks', body)
    expect(await told(house, fund, 'clawbacks', body)).toEqual(['409 LEDGER_PAYMENT_STATE_WRONG'])
    const early = await refusalOf(house.db, fund, hold(fund, 'early', { zhang: '100.00' }))
    expect([early.code, early.values]).toEqual([
      'MONEY_SPLIT_BEYOND_DUE',
      expect.objectContaining({ missing: '100.00' }),
    ])
    await told(house, fund, `clawbacks/${id}/recoveries`, { amount: '100.00' })
    await posted(fund, hold(fund, 'second', { zhang: '100.00' }), release(fund, 'second'))
    await posted(fund, settle(fund, 'second', 'zhang'))
    expect(await balancesOf(house.db, fund)).toEqual({})
  })

  it('frees what a cancelled award claimed of the funders that it named, who bear no more than they owe', async () => {
    const fund = 'by-award-2016'
    const parts = { district: '20.00', 'town-a': '10.00' }
    await posted(
      fund,
      plan(fund, parts, { funded: 'by_award' }),
      arrival(fund, 'district', '20.00'),
      arrival(fund, 'town-a', '10.00'),
      awards(fund, { zhang: ['30.00', parts] }),
      hold(fund, 'batch', { zhang: '30.00' }),
      release(fund, 'batch'),
      settle(fund, 'batch', 'zhang'),
    )
    const id = await made(house, fund, 'clawbacks', {
      payment_id: paymentOf(fund, 'batch', 'zhang'),
      award: 'cancelled',
      ground: 'not_eligible',
    })
    await posted(fund, awards(fund, { li: ['30.00', parts] }))
    const early = await refusalOf(house.db, fund, hold(fund, 'early', { li: '30.00' }))
    expect([early.code, early.values]).toEqual([
      'LEDGER_BEARING_EXCEEDED',
      expect.objectContaining({ funder_id: 'district', available: '0.00', missing: '20.00' }),
    ])
    await told(house, fund, `clawbacks/${id}/recoveries`, { amount: '30.00' })
    await posted(fund, hold(fund, 'second', { li: '30.00' }), release(fund, 'second'), settle(fund, 'second', 'li'))
    expect(await balancesOf(house.db, fund)).toEqual({})
  })

  it('is of a settled payment of this fund', async () => {
    const fund = 'unsettled-2016'
    await posted(
      fund,
      plan(fund, { city: '10.00' }),
      arrival(fund, 'city', '10.00'),
      awards(fund, { zhang: '10.00' }),
      hold(fund, 'batch', { zhang: '10.00' }),
    )
    const body = { award: 'cancelled', ground: 'other' }
    const payment_id = paymentOf(fund, 'batch', 'zhang')
    expect(await told(house, fund, 'clawbacks', { ...body, payment_id })).toEqual(['409 LEDGER_PAYMENT_STATE_WRONG'])
    expect(await told(house, fund, 'clawbacks', { ...body, payment_id: idOf('nobody') })).toEqual([
      '404 LEDGER_PAYMENT_UNKNOWN',
    ])
    expect(await told(house, fund, `clawbacks/${idOf('nothing')}/recoveries`, { amount: '1.00' })).toEqual([
      '404 LEDGER_CLAWBACK_UNKNOWN',
    ])
  })
})

describe('interest and fees', () => {
  const fund = 'interest-2016'
  beforeAll(async () => {
    await posted(fund, plan(fund, { province: '60.00', city: '40.00' }), arrival(fund, 'province', '30.00'))
    await posted(fund, arrival(fund, 'city', '10.00'))
  })

  it('follow the money in the account, the shares, or one funder, to the fen', async () => {
    expect(await told(house, fund, 'interest', { amount: '0.11' })).toEqual([
      'Dr cash:province 0.08',
      'Dr cash:city 0.03',
      'Cr interest:province 0.08',
      'Cr interest:city 0.03',
    ])
    expect(await told(house, fund, 'interest', { amount: '0.10', split: 'by_due' })).toEqual([
      'Dr cash:province 0.06',
      'Dr cash:city 0.04',
      'Cr interest:province 0.06',
      'Cr interest:city 0.04',
    ])
    expect(await told(house, fund, 'fees', { amount: '0.05', funder_id: 'province' })).toEqual([
      'Dr fee:province 0.05',
      'Cr cash:province 0.05',
    ])
    expect(await told(house, fund, 'fees', { amount: '0.05', funder_id: 'city', split: 'by_due' })).toEqual([
      '400 LEDGER_SPLIT_NAMED_TWICE',
    ])
  })

  it('are never awarded: interest makes up for fees and is paid to the treasury', async () => {
    expect(
      await told(house, fund, 'interest/payments', { funder_id: 'province', amount: '0.10', to: 'treasury' }),
    ).toEqual(['422 LEDGER_INTEREST_EXCEEDED 0.01'])
    expect(
      await told(house, fund, 'interest/payments', { funder_id: 'province', amount: '0.09', to: 'treasury' }),
    ).toEqual([
      'Dr interest:province 0.05',
      'Cr fee:province 0.05',
      'Dr interest:province 0.09',
      'Cr cash:province 0.09',
    ])
    expect(await told(house, fund, 'interest/payments', { funder_id: 'city', amount: '0.07', to: 'funder' })).toEqual([
      'Dr interest:city 0.07',
      'Cr cash:city 0.07',
    ])
    expect(await balancesOf(house.db, fund)).toEqual({
      appropriation: '100.00',
      'cash:city': '10.00',
      'cash:province': '30.00',
      'due:city': '30.00',
      'due:province': '30.00',
    })
  })

  it('are refused where there is nothing to split by', async () => {
    const empty = 'empty-2016'
    await posted(empty, plan(empty, { city: '10.00' }))
    expect(await told(house, empty, 'interest', { amount: '1.00' })).toEqual(['422 LEDGER_SPLIT_BASE_EMPTY'])
    expect(await told(house, empty, 'fees', { amount: '1.00', split: 'by_due' })).toEqual([
      '422 LEDGER_AVAILABLE_EXCEEDED 1.00',
    ])
  })
})

describe('an entry of finance', () => {
  const fund = 'closed-2016'
  it('does not go into a closed month', async () => {
    await posted(fund, plan(fund, { city: '10.00' }), arrival(fund, 'city', '10.00'))
    const by = { now: new Date('2016-08-09T09:00:00+08:00'), officer: 'li' }
    for (const month of ['2016-06', '2016-07'] as const)
      await house.db.transaction((trx) => closeMonth(trx, fund, month, by))
    expect(await told(house, fund, 'fees', { amount: '1.00', on: '2016-07-31' })).toEqual(['422 LEDGER_PERIOD_CLOSED'])
    expect(await told(house, fund, 'fees', { amount: '1.00', on: '2016-08-01' })).toHaveLength(2)
  })

  it('says in the sealed record who wrote it and why', async () => {
    const record = await house
      .db('transactions')
      .where({ fund_id: fund, kind: 'fee' })
      .first('asked_by', 'metadata', 'document_number')
    expect(record).toEqual({
      asked_by: 'finance-441802-li',
      document_number: '财字〔2016〕8号',
      metadata: '{"reason":"资金调度","split":"by_cash"}',
    })
  })

  it('has its effect once under one key', async () => {
    const body = { amount: '1.00', on: '2016-08-02', document_number: '1', reason: '手续费' }
    const [first, second] = [
      await house.post(finance, `/v1/funds/${fund}/fees`, body, 'fee-1'),
      await house.post(finance, `/v1/funds/${fund}/fees`, body, 'fee-1'),
    ]
    expect([first.isReplayed, second.isReplayed, second.body]).toEqual([false, true, first.body])
    expect(await balancesOf(house.db, fund)).toMatchObject({ 'fee:city': '2.00' })
  })
})

describe('the budget', () => {
  it('shows where every fen is, in all and by funder', async () => {
    const fund = 'budget-2016'
    const each = { zhang: '10.00', li: '20.00', wang: '5.00', zhao: '15.00' }
    await posted(
      fund,
      plan(fund, { province: '60.00', city: '40.00' }),
      arrival(fund, 'province', '60.00'),
      awards(fund, each),
    )
    await made(house, fund, 'advances', { lender_id: 'province', borrower_id: 'city', amount: '16.00' })
    await posted(fund, hold(fund, 'sent', { zhang: '10.00', li: '20.00' }), release(fund, 'sent'))
    await posted(fund, settle(fund, 'sent', 'zhang'), hold(fund, 'held', { wang: '5.00' }))
    await made(house, fund, 'clawbacks', {
      payment_id: paymentOf(fund, 'sent', 'zhang'),
      award: 'cancelled',
      ground: 'paid_twice',
    })
    const { body } = await house.get(finance, `/v1/funds/${fund}/budget`)
    expect(body).toMatchObject({
      appropriated: '100.00',
      awarded: '40.00',
      payable: '15.00',
      held: '5.00',
      in_transit: '20.00',
      paid: '0.00',
      free: '60.00',
      receivable: '10.00',
    })
    expect(body.funders).toMatchObject([
      {
        funder: 'province',
        appropriated: '60.00',
        held: '3.00',
        in_transit: '12.00',
        paid: '6.00',
        free: '39.00',
        cash: '38.00',
        cash_available: '23.00',
        advanced: '16.00',
      },
      {
        funder: 'city',
        appropriated: '40.00',
        held: '2.00',
        in_transit: '8.00',
        paid: '4.00',
        free: '26.00',
        arrears: '40.00',
        cash: '12.00',
        cash_available: '2.00',
        to_repay: '16.00',
      },
    ])
  })
})

describe('the routes', () => {
  const fund = 'routes-2016'
  const advance = `/v1/funds/${fund}/advances`
  const postings = [
    [advance, { lender_id: 'a', borrower_id: 'b', amount: '1.00' }],
    [`${advance}/${idOf('advance')}/repayments`, { amount: '1.00' }],
    [`/v1/funds/${fund}/clawbacks`, { payment_id: idOf('payment'), award: 'cancelled', ground: 'died' }],
    [`/v1/funds/${fund}/clawbacks/${idOf('clawback')}/recoveries`, { amount: '1.00' }],
    [`/v1/funds/${fund}/interest`, { amount: '1.00' }],
    [`/v1/funds/${fund}/interest/payments`, { funder_id: 'a', amount: '1.00', to: 'treasury' }],
    [`/v1/funds/${fund}/fees`, { amount: '1.00' }],
  ] as const
  const about = { on: '2016-08-01', document_number: '1', reason: '一' }
  beforeAll(async () => {
    const shares = plan(fund, { foshan: '6.00', county: '4.00' }).shares
    await posted(fund, {
      ...plan(fund, { foshan: '6.00', county: '4.00' }),
      shares: shares.map((share) => ({ ...share, funder_area: share.funder_id === 'foshan' ? '4406' : '441802' })),
    })
  })

  it.each(postings)('%s is for finance of the area alone', async (url, body) => {
    const status = async (role: 'finance' | 'treasury' | 'audit', area: string) =>
      (await house.post({ role, area }, url, { ...about, ...body })).body.code
    expect(await status('finance', '441881')).toBe('ACCESS_AREA_FORBIDDEN')
    expect(await status('finance', '4406')).toBe('ACCESS_AREA_FORBIDDEN')
    expect(await status('treasury', '441802')).toBe('ACCESS_ROLE_FORBIDDEN')
    expect((await house.post(finance, url, { ...about, ...body }, null)).body.code).toBe('IDEMPOTENCY_KEY_MISSING')
    expect((await enter(house, fund, url.slice(`/v1/funds/${fund}/`.length), { ...body, amount: 1.5 })).status).toBe(
      400,
    )
  })

  it.each(['advances', 'clawbacks', 'budget'])('%s is read by the area, its funders and audit', async (path) => {
    const status = async (role: 'finance' | 'audit', area: string) =>
      (await house.get({ role, area }, `/v1/funds/${fund}/${path}`)).status
    expect([await status('finance', '441802'), await status('audit', '44'), await status('finance', '4406')]).toEqual([
      200, 200, 200,
    ])
    expect(await status('audit', '441881')).toBe(403)
    expect((await house.get(finance, `/v1/funds/nobody/${path}`)).body.code).toBe('LEDGER_FUND_UNKNOWN')
  })
})
