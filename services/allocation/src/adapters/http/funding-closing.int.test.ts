import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation } from '../../../test/allocation-fixture.ts'
import { announced } from '../../../test/announced.ts'
import { runFundingChecks } from '../../application/funding/run-funding-checks.ts'
import {
  aboutChange,
  arrived,
  changesOf,
  expectDone,
  FOSHAN,
  ledgerPosts,
  ledgerRefuses,
  paid,
  PROBLEM,
  recordZone,
  STRANGER,
  ZONE_CHECKER,
  ZONE_MAKER,
  zoneFund,
} from '../../../test/funding.ts'

type Made = { id: string; state: string; problem: object | null }
type YearEnd = Made & {
  total: string
  to_fund_id: string | null
  parts: { funder_id: string; borne: string; amount: string }[]
}

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordZone(allocation)
})
afterAll(() => allocation.close())

const post = async <Body>(who: typeof ZONE_MAKER, url: string, body?: unknown): Promise<Body> =>
  expectDone(await allocation.post<Body>(who, url, body)).body
const codeOf = async (who: typeof ZONE_MAKER, url: string, body?: unknown) =>
  (await allocation.post(who, url, body)).body['code']
const fundersOn = async (fundId: string) =>
  expectDone(await allocation.get<{ funders: Record<string, string>[] }>(FOSHAN, `/v1/funds/${fundId}/funders`)).body
    .funders
async function waitingOf(who: typeof ZONE_MAKER, fundId: string) {
  const { waiting } = expectDone(
    await allocation.get<{ waiting: Record<string, string>[] }>(who, '/v1/funding/waiting'),
  ).body
  return waiting.filter((one) => one['fund_id'] === fundId)
}
/** Another county, and a funder of the fund, which sees it. */
async function refusedElsewhere(url: string): Promise<void> {
  for (const who of [STRANGER, { ...FOSHAN, role: 'finance' } as const])
    expect([url, await codeOf(who, url)]).toEqual([url, 'ACCESS_AREA_FORBIDDEN'])
}
const SMALL = { province: '60.00', foshan: '30.00', zhanjiang: '5.00', 'zhanjiang-edz': '5.00' }

/** Everybody has paid in and 80.00 of 100.00 are paid out, by the ratio. */
async function spentFund(year: number): Promise<string> {
  const { fundId } = await zoneFund(allocation, year, SMALL)
  for (const [funder, amount] of Object.entries(SMALL))
    await arrived(allocation, fundId, [funder, amount, '2016-06-30'])
  await paid(allocation, fundId, '2016-08-01', {
    province: '48.00',
    foshan: '24.00',
    zhanjiang: '4.00',
    'zhanjiang-edz': '4.00',
  })
  await award(fundId, '80.00')
  return fundId
}

/** So much of the fund's plan is awarded; how awards are made is tested elsewhere. */
async function award(fundId: string, amount: string): Promise<void> {
  await allocation.owner.raw(
    `WITH entry AS (INSERT INTO beneficiaries (id, kind, synthetic, recorded_by) VALUES (:id, 'project', true, 'x') ON CONFLICT DO NOTHING),
          run AS (INSERT INTO award_runs (id, plan_id, paying_plan_id, period, count, total, made_by)
                  SELECT gen_random_uuid(), id, id, '2016', 1, :amount, 'x' FROM plans WHERE fund_id = :fundId RETURNING id, plan_id)
     INSERT INTO awards (id, award_run_id, plan_id, programme_id, period, beneficiary_id, line, amount)
     SELECT gen_random_uuid(), id, plan_id, 'edz', :fundId, :id, :amount::text, :amount FROM run`,
    { fundId, amount, id: 'edz-project' },
  )
}

describe('a refund of what was overpaid', () => {
  const order = {
    funder_id: 'foshan',
    amount: '0.03',
    document_number: '湛开财〔2016〕80号',
    refunded_on: '2016-11-01',
    source: 'overpaid',
  }

  it('is asked of the ledger when another officer agrees: first that it was overpaid, then that it goes back', async () => {
    const { fundId } = await zoneFund(allocation, 2030, SMALL)
    const first = await arrived(allocation, fundId, ['foshan', '30.02', '2016-06-29'], '0.02')
    const second = await arrived(allocation, fundId, ['foshan', '0.05', '2016-07-29'], '0.05')
    // Of the 0.03, one fen came in July only.
    const early = { ...order, refunded_on: '2016-07-28' }
    expect(await allocation.post(ZONE_MAKER, `/v1/funds/${fundId}/refunds`, early)).toMatchObject({
      status: 422,
      body: { code: 'ALLOCATION_REFUND_TOO_EARLY', first_day: '2016-07-29' },
    })
    const refund = await post<Made>(ZONE_MAKER, `/v1/funds/${fundId}/refunds`, order)
    expect(await waitingOf(ZONE_CHECKER, fundId)).toMatchObject([{ kind: 'refund', id: refund.id, amount: '0.03' }])
    expect(await codeOf(ZONE_MAKER, `/v1/refunds/${refund.id}/approve`)).toBe('ALLOCATION_APPROVED_BY_MAKER')
    await refusedElsewhere(`/v1/refunds/${refund.id}/approve`)
    await post(ZONE_CHECKER, `/v1/refunds/${refund.id}/approve`)

    const asked = await changesOf(allocation, fundId)
    expect(asked.map(({ data }) => data)).toMatchObject([
      { kind: 'identified', arrival_id: first, from_funder_id: 'foshan', to_funder_id: 'foshan', amount: '0.02' },
      { kind: 'identified', arrival_id: second, amount: '0.01' },
      { kind: 'refund', refund_id: refund.id, source: 'refund', amount: '0.03' },
    ])
    // 0.04 are left, whatever the ledger has answered so far.
    const more = (amount: string) => codeOf(ZONE_MAKER, `/v1/funds/${fundId}/refunds`, { ...order, amount })
    expect(await more('0.05')).toBe('ALLOCATION_REFUND_BEYOND')
    for (const [index, request] of asked.entries()) {
      const amount = ['0.02', '0.01', '0.03'][index] ?? ''
      const entries =
        request.data.kind === 'identified'
          ? { unidentified: amount, 'refund:foshan': `-${amount}` }
          : { 'refund:foshan': amount, 'cash:foshan': `-${amount}` }
      await ledgerPosts(allocation, fundId, aboutChange(request), [
        { kind: request.data.kind, on: '2016-11-01', entries },
      ])
      expect(await more('0.05')).toBe('ALLOCATION_REFUND_BEYOND')
    }
    const { body } = await allocation.get<{ refunds: Made[] }>(FOSHAN, `/v1/funds/${fundId}/refunds`)
    expect(body.refunds).toMatchObject([{ id: refund.id, state: 'posted' }])
    expect((await fundersOn(fundId))[1]).toMatchObject({
      arrived: '30.07',
      overpaid: '0.04',
      refunded: '0.03',
      cash: '30.04',
    })
    expect(await more('0.04')).toBeUndefined()
  })

  it('stays refused with the ledger’s reason', async () => {
    const fundId = 'edz-2030'
    const refund = await post<Made>(ZONE_MAKER, `/v1/funds/${fundId}/refunds`, { ...order, amount: '0.01' })
    await post(ZONE_CHECKER, `/v1/refunds/${refund.id}/approve`)
    for (const request of (await changesOf(allocation, fundId)).slice(3))
      await ledgerRefuses(allocation, fundId, aboutChange(request))
    const { body } = await allocation.get<{ refunds: Made[] }>(FOSHAN, `/v1/funds/${fundId}/refunds`)
    expect(body.refunds.find(({ id }) => id === refund.id)).toMatchObject({ state: 'refused', problem: PROBLEM })
    expect((await fundersOn(fundId))[1]).toMatchObject({ overpaid: '0.04', refunded: '0.03' })
  })
})

describe('a refund of what is unspent', () => {
  it('is dated on a day from which its funder’s money is there, and so leaves no day below zero', async () => {
    const { fundId } = await zoneFund(allocation, 2035, SMALL)
    await arrived(allocation, fundId, ['province', '20.00', '2016-03-01'])
    await arrived(allocation, fundId, ['province', '40.00', '2016-06-30'])
    await paid(allocation, fundId, '2016-05-01', { province: '15.00' })
    const order = { funder_id: 'province', document_number: '湛开财〔2016〕81号', source: 'unspent' }
    const refund = (amount: string, refunded_on: string) =>
      allocation.post<Made>(ZONE_MAKER, `/v1/funds/${fundId}/refunds`, { ...order, amount, refunded_on })
    for (const day of ['2016-02-01', '2016-03-01', '2016-06-29'])
      expect((await refund('5.01', day)).body).toMatchObject({
        code: 'ALLOCATION_REFUND_TOO_EARLY',
        first_day: '2016-06-30',
      })
    const draft = expectDone(await refund('5.00', '2016-03-01')).body
    // Another takes what was there when it was drafted.
    const other = expectDone(await refund('4.00', '2016-03-02')).body
    await post(ZONE_CHECKER, `/v1/refunds/${other.id}/approve`)
    expect(await codeOf(ZONE_CHECKER, `/v1/refunds/${draft.id}/approve`)).toBe('ALLOCATION_REFUND_TOO_EARLY')
    for (const on of ['2016-02-29', '2016-03-02', '2016-05-01', '2016-06-30']) {
      const url = `/v1/funds/${fundId}/funders?on=${on}`
      const { funders } = expectDone(await allocation.get<{ funders: { cash: string }[] }>(FOSHAN, url)).body
      expect([on, funders[0]?.cash.startsWith('-')]).toEqual([on, false])
    }
  })

  it('is told all the same where the books have it before the money came', async () => {
    const { fundId } = await zoneFund(allocation, 2036, SMALL)
    await arrived(allocation, fundId, ['foshan', '1.00', '2016-06-30'])
    await allocation.owner.raw(
      `INSERT INTO refunds (id, fund_id, funder_id, amount, document_number, refunded_on, source, state, made_by, approved_by, approved_at)
       VALUES (gen_random_uuid(), :fundId, 'foshan', 0.50, 'x', '2016-05-01', 'overpaid', 'approved', 'a', 'b', now())`,
      { fundId },
    )
    const { status, body } = await allocation.get(FOSHAN, `/v1/funds/${fundId}/funders?on=2016-06-01`)
    expect([status, body]).toMatchObject([200, { total: { cash: '-0.50' } }])
    await allocation.owner.raw('DELETE FROM refunds WHERE fund_id = ?', [fundId])
  })
})

describe('a year end', () => {
  const order = {
    kind: 'carry_over',
    document_number: '湛开财〔2016〕99号',
    decided_on: '2016-12-31',
    reason: '年终结转',
  }

  it('carries what is unspent into the next year, out of one fund before it is in the other', async () => {
    const fundId = await spentFund(2040)
    expect(await codeOf(ZONE_MAKER, `/v1/funds/${fundId}/year-end`, { ...order, decided_on: '2016-06-29' })).toBe(
      'ALLOCATION_REFUND_TOO_EARLY',
    )
    const draft = await post<YearEnd>(ZONE_MAKER, `/v1/funds/${fundId}/year-end`, order)
    expect(draft).toMatchObject({ total: '20.00', to_fund_id: 'edz-2041', state: 'draft' })
    expect(draft.parts.map(({ funder_id, borne, amount }) => [funder_id, borne, amount])).toEqual([
      ['province', '48.00', '12.00'],
      ['foshan', '24.00', '6.00'],
      ['zhanjiang', '4.00', '1.00'],
      ['zhanjiang-edz', '4.00', '1.00'],
    ])
    expect(await codeOf(ZONE_CHECKER, `/v1/funds/${fundId}/year-end`, order)).toBe('ALLOCATION_YEAR_END_OPEN')
    for (const verb of ['approve', 'withdraw', 'retry']) await refusedElsewhere(`/v1/year-ends/${draft.id}/${verb}`)
    expect(await waitingOf(ZONE_CHECKER, fundId)).toMatchObject([{ kind: 'year_end', id: draft.id, amount: '20.00' }])
    expect(await waitingOf(FOSHAN, fundId)).toEqual([])
    const { year_ends } = (await allocation.get<{ year_ends: Made[] }>(FOSHAN, `/v1/funds/${fundId}/year-ends`)).body
    expect(year_ends).toEqual([draft])
    expect((await allocation.get(STRANGER, `/v1/funds/${fundId}/year-ends`)).status).toBe(403)
    expect((await allocation.get(STRANGER, `/v1/year-ends/${draft.id}`)).status).toBe(403)
    expect(await codeOf(ZONE_MAKER, `/v1/year-ends/${draft.id}/approve`)).toBe('ALLOCATION_APPROVED_BY_MAKER')
    await post(ZONE_CHECKER, `/v1/year-ends/${draft.id}/approve`)
    expect(await waitingOf(ZONE_CHECKER, fundId)).toEqual([])

    const [out] = await changesOf(allocation, fundId)
    if (out === undefined) throw new Error('nothing was asked')
    expect(await changesOf(allocation, 'edz-2041')).toEqual([])
    await ledgerPosts(allocation, fundId, aboutChange(out), [])
    const stateOf = async () => (await allocation.get<Made>(ZONE_MAKER, `/v1/year-ends/${draft.id}`)).body
    expect(await stateOf()).toMatchObject({ state: 'left' })
    const [into] = await changesOf(allocation, 'edz-2041')
    expect(into?.data).toMatchObject({
      kind: 'carried_over',
      direction: 'in',
      from_fund_id: fundId,
      carry_id: draft.id,
    })
    expect(into?.data).toMatchObject({ parts: out.data.kind === 'carried_over' ? out.data.parts : [] })
    if (into === undefined) throw new Error('it did not come in')

    await ledgerRefuses(allocation, 'edz-2041', aboutChange(into))
    expect(await stateOf()).toMatchObject({ state: 'left', problem: PROBLEM })
    await post(ZONE_CHECKER, `/v1/year-ends/${draft.id}/retry`)
    const [, again] = await changesOf(allocation, 'edz-2041')
    await ledgerPosts(allocation, 'edz-2041', aboutChange(again ?? into), [])
    expect(await stateOf()).toMatchObject({ state: 'posted', problem: null })
    expect((await fundersOn(fundId)).map((each) => [each['carried'], each['cash'], each['arrears']])).toEqual([
      ['-12.00', '0.00', '0.00'],
      ['-6.00', '0.00', '0.00'],
      ['-1.00', '0.00', '0.00'],
      ['-1.00', '0.00', '0.00'],
    ])
    const next = expectDone(await allocation.get<{ funders: object[] }>(ZONE_MAKER, '/v1/funds/edz-2041/funders')).body
    expect(next.funders[0]).toMatchObject({ funder_id: 'province', promised: '0.00', carried: '12.00', cash: '12.00' })
    expect(await codeOf(ZONE_MAKER, `/v1/funds/${fundId}/year-end`, order)).toBe('ALLOCATION_YEAR_END_EMPTY')
  })

  it('sends it back to those who bore it, one refund each, and is done when all are answered', async () => {
    const fundId = await spentFund(2050)
    const back = { ...order, kind: 'refund', reason: '收回结余' }
    const stale = await post<YearEnd>(ZONE_MAKER, `/v1/funds/${fundId}/year-end`, back)
    await award(fundId, '5.00')
    expect(await codeOf(ZONE_CHECKER, `/v1/year-ends/${stale.id}/approve`)).toBe('ALLOCATION_YEAR_END_STALE')
    await post(ZONE_MAKER, `/v1/year-ends/${stale.id}/withdraw`)

    const draft = await post<YearEnd>(ZONE_MAKER, `/v1/funds/${fundId}/year-end`, back)
    expect([draft.total, draft.parts.map(({ amount }) => amount)]).toEqual(['15.00', ['9.00', '4.50', '0.75', '0.75']])
    await post(ZONE_CHECKER, `/v1/year-ends/${draft.id}/approve`)
    const asked = await changesOf(allocation, fundId)
    expect(asked.map(({ data }) => data)).toMatchObject(
      ['9.00', '4.50', '0.75', '0.75'].map((amount) => ({ kind: 'refund', source: 'unspent', amount })),
    )
    for (const request of asked) {
      expect((await allocation.get<Made>(FOSHAN, `/v1/year-ends/${draft.id}`)).body.state).toBe('approved')
      const { funder_id, amount } = request.data.kind === 'refund' ? request.data : { funder_id: '', amount: '' }
      const entries = { appropriation: amount, [`cash:${funder_id}`]: `-${amount}` }
      await ledgerPosts(allocation, fundId, aboutChange(request), [{ kind: 'refund', on: '2016-12-31', entries }])
    }
    expect((await allocation.get<Made>(FOSHAN, `/v1/year-ends/${draft.id}`)).body.state).toBe('posted')
    expect((await fundersOn(fundId)).map((each) => [each['refunded'], each['cash'], each['arrears']])).toEqual([
      ['9.00', '3.00', '0.00'],
      ['4.50', '1.50', '0.00'],
      ['0.75', '0.25', '0.00'],
      ['0.75', '0.25', '0.00'],
    ])
  })
})

describe('a county that starts in the middle of the year', () => {
  const FILE = [
    '出资方,应拨,已到位,已支出',
    '广东省,60.00,40.00,38.00',
    '佛山市,30,19,19',
    '湛江市,5,5.01,3',
    'zhanjiang-edz,5,0,0',
    '合计,100,64.01,60',
  ].join('\n')
  const url = (fundId: string, query = '') =>
    `/v1/funds/${fundId}/openings?document_number=${encodeURIComponent('湛开财〔2016〕40号')}&opened_on=2016-07-01${query}`
  type Opened = { opening: Made & { plan_state: string | null; plan_id: string }; totals: object }

  it('opens with what is left: a plan, arrivals, and the gross figures beside them', async () => {
    const dry = expectDone(await allocation.post(ZONE_MAKER, url('edz-2060', '&dry_run=true'), Buffer.from(FILE)))
    expect([dry.status, dry.body]).toEqual([
      200,
      { opening: null, totals: { due: '100.00', arrived: '64.01', spent: '60.00' } },
    ])
    const { opening } = await post<Opened>(ZONE_MAKER, url('edz-2060'), Buffer.from(FILE))
    expect(await codeOf(ZONE_MAKER, `/v1/openings/${opening.id}/approve`)).toBe('ALLOCATION_APPROVED_BY_MAKER')
    for (const verb of ['approve', 'withdraw']) await refusedElsewhere(`/v1/openings/${opening.id}/${verb}`)
    expect((await allocation.get(STRANGER, `/v1/openings/${opening.id}`)).status).toBe(403)
    // What was not spent of what is due.
    expect(await waitingOf(ZONE_CHECKER, 'edz-2060')).toMatchObject([
      { kind: 'opening', id: opening.id, amount: '40.00' },
    ])
    const { openings } = (await allocation.get<{ openings: Made[] }>(ZONE_CHECKER, '/v1/funds/edz-2060/openings')).body
    expect(openings).toEqual([opening])
    expect((await allocation.get(STRANGER, '/v1/funds/edz-2060/openings')).status).toBe(403)
    const approved = await post<Opened['opening']>(ZONE_CHECKER, `/v1/openings/${opening.id}/approve`)
    expect(approved).toMatchObject({ state: 'approved', plan_state: 'approved' })

    const asked = await announced(allocation.db, 'TransactionRequested', 'edz-2060')
    expect(asked.map(({ data }) => data)).toMatchObject([
      {
        kind: 'plan',
        plan_id: approved.plan_id,
        total: '40.00',
        shares: [{ amount: '22.00' }, { amount: '11.00' }, { amount: '2.00' }, { amount: '5.00' }],
      },
      {
        kind: 'arrival',
        funder_id: 'province',
        amount: '2.00',
        document_number: '期初 湛开财〔2016〕40号',
        arrived_on: '2016-07-01',
      },
      { kind: 'arrival', funder_id: 'zhanjiang', amount: '2.01' },
    ])
    expect(await announced(allocation.db, 'PlanApproved', 'edz-2060')).toMatchObject([{ data: { total: '40.00' } }])
    await ledgerPosts(allocation, 'edz-2060', { kind: 'plan', id: approved.plan_id, event_id: asked[0]?.id ?? '' }, [])
    expect((await allocation.get<Opened['opening']>(ZONE_MAKER, `/v1/openings/${opening.id}`)).body.plan_state).toBe(
      'posted',
    )
    expect(
      (await fundersOn('edz-2060')).map((each) =>
        ['promised', 'arrived', 'arrears', 'overpaid', 'borne', 'cash'].map((name) => each[name]),
      ),
    ).toEqual([
      ['60.00', '40.00', '20.00', '0.00', '38.00', '2.00'],
      ['30.00', '19.00', '11.00', '0.00', '19.00', '0.00'],
      ['5.00', '5.01', '0.00', '0.01', '3.00', '2.01'],
      ['5.00', '0.00', '5.00', '0.00', '0.00', '0.00'],
    ])
  })

  it.each([
    ['of a fund that has a plan', 'edz-2060', FILE, 409, 'ALLOCATION_OPENING_FUND_NOT_NEW'],
    ['of no programme', 'none-2060', FILE, 404, 'ALLOCATION_PROGRAMME_UNKNOWN'],
    ['whose control total differs', 'edz-2061', FILE.replace('64.01', '64.02'), 422, 'ALLOCATION_SHEET_ROWS_INVALID'],
    [
      'of which nothing is left',
      'edz-2061',
      '出资方,应拨,已到位,已支出\n佛山市,1,1,1\n合计,1,1,1',
      422,
      'ALLOCATION_OPENING_EMPTY',
    ],
  ])('%s is refused, and nothing is kept', async (_case, fundId, file, status, code) => {
    const before = await countRows(allocation.db)
    const answer = await allocation.post(ZONE_MAKER, url(fundId), Buffer.from(file))
    expect([answer.status, answer.body['code']]).toEqual([status, code])
    expect(await countRows(allocation.db)).toEqual(before)
  })
})

describe('the checks', () => {
  it('find that all of this adds up, and a refund that the ledger moved otherwise', async () => {
    const faults = async () => {
      const checks = await runFundingChecks(allocation.db)
      return checks.flatMap((check) => (check.ok ? [] : [check.name]))
    }
    expect(await faults()).toEqual([])
    await allocation.owner.raw(
      `UPDATE ledger_movements SET amount = amount - 0.01 WHERE (event_id, account) IN
         (SELECT event_id, account FROM ledger_movements WHERE kind = 'refund' AND account = 'cash' LIMIT 1)`,
    )
    expect(await faults()).toEqual(['allocation: each refund is what the ledger moved'])
  })
})
