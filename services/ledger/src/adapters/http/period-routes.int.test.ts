import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveUntilJuly, postOn } from '../../../test/book-story.ts'
import { type Answer, type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import { faultsOf, idOf } from '../../../test/ledger-fixture.ts'
import { returned, settle } from '../../../test/requests.ts'
import { resultOf } from '../../../test/raw-posting.ts'
import { loadGovernmentAccounts } from '../export/government-accounts-file.ts'
import { bookRoutes } from './book-routes.ts'
import { engineRoutes } from './engine-routes.ts'

const FUND = 'close-2016'
const OFFICER = { role: 'finance', area: '441802', name: 'chen' } as const

let house: EngineHouse
beforeAll(async () => {
  house = await openEngineHouse((app, parts) => {
    engineRoutes(app, parts)
    bookRoutes(app, { db: parts.db, codes: loadGovernmentAccounts() })
  })
  await liveUntilJuly(house.db, FUND)
  await house.openAccounts(FUND, 'a', 'b')
})
afterAll(() => house.close())

const close = (month: string, who: Parameters<EngineHouse['post']>[0] = OFFICER, key?: string): Promise<Answer> =>
  house.post(who, `/v1/funds/${FUND}/periods/${month}/close`, undefined, key)
const read = async (path: string) => (await house.get({ role: 'audit', area: '44' }, `/v1/funds/${FUND}${path}`)).body

describe('the close of a month', () => {
  it('comes in order, from the first month in which anything counts', async () => {
    expect(await close('2016-07')).toMatchObject({
      status: 422,
      body: { code: 'LEDGER_MONTH_OUT_OF_ORDER', next_month: '2016-05' },
    })
    const month = new Date().toISOString().slice(0, 7)
    expect((await close(month)).body.code).toBe('LEDGER_MONTH_OUT_OF_ORDER')
    expect(await close('2016-05', OFFICER, 'may')).toMatchObject({
      status: 201,
      body: { month: '2016-05', entries: 3 },
    })
  })

  it('happens once: sent again it gets its answer, asked for again it is told who closed it', async () => {
    expect(await close('2016-05', OFFICER, 'may')).toMatchObject({ status: 201, isReplayed: true })
    expect(await close('2016-05')).toMatchObject({
      status: 409,
      body: { code: 'LEDGER_MONTH_CLOSED', closed_by: 'finance-441802-chen' },
    })
  })

  it('is sealed with its figures: the openings of the next month add up to the hash', async () => {
    await close('2016-06')
    const { body } = await close('2016-07')
    const { opening_balances: openings, ...period } = await read('/periods/2016-07')
    expect(period).toEqual(body)
    const text = openings
      .map(({ account, balance }: Record<string, string>) => `${account} ${balance}\n`)
      .toSorted()
      .join('')
    expect(period).toMatchObject({
      openings: openings.length,
      openings_sha256: createHash('sha256').update(text).digest('hex'),
    })
    expect(text).toBe(
      `appropriation 399.86\nawarded:wang 99.99\ncash:county 250.00\ncash:foshan 600.00\ndue:county 150.00\nin-transit:${idOf('b1', FUND)} 500.15\n`,
    )
    const record = await house.db('transactions').where({ id: period.transaction_id }).first()
    expect(record).toMatchObject({
      kind: 'close',
      number: null,
      reference: 'close:2016-07',
      asked_by: period.closed_by,
    })
    expect(JSON.parse(record.metadata)).toMatchObject({
      month: '2016-07',
      turnover: period.turnover,
      openings: { sha256: period.openings_sha256 },
      in_transit: { payments: 2, amount: '500.15' },
    })
  })

  it('lists what is in transit, which is what stands on those accounts', async () => {
    const { payments } = await read('/periods/2016-07/in-transit')
    expect(payments).toMatchObject([
      { batch_id: idOf('b1', FUND), state: 'in_transit', since: '2016-07-29T04:00:00.000Z', carried: false },
      { batch_id: idOf('b1', FUND), state: 'in_transit', since: '2016-07-29T04:00:00.000Z', carried: false },
    ])
    expect((await read('/periods/2016-06/in-transit')).payments).toEqual([])
  })

  it('moves what comes late into the open month, and says when it happened; the next close shows what became of the list', async () => {
    // settled_on is 4 July, returned_on 5 July: both lie in the closed month.
    await postOn(house.db, FUND, '2016-08-02', settle(FUND, 'b1', 'zhang'))
    await postOn(house.db, FUND, '2016-08-02', returned(FUND, 'b1', 'li'))
    const late = await house.db('transactions').where({ fund_id: FUND, kind: 'settle' }).first()
    expect(late.effective_at.toISOString()).toBe('2016-07-31T16:00:00.000Z')
    expect(JSON.parse(late.metadata)).toEqual({ happened_at: '2016-07-03T16:00:00.000Z' })
    expect(await close('2016-08')).toMatchObject({ status: 201 })
    const { payments } = await read('/periods/2016-08/in-transit')
    expect(
      payments
        .map(({ payment_id, state, carried }: Record<string, unknown>) => [payment_id, state, carried])
        .toSorted(),
    ).toEqual(
      [
        [idOf('b1 li', FUND), 'returned', true],
        [idOf('b1 zhang', FUND), 'settled', true],
      ].toSorted(),
    )
    await close('2016-09')
    expect((await read('/periods/2016-09/in-transit')).payments).toEqual([])
    expect(await read('/periods')).toMatchObject({ next_month: '2016-10', periods: { length: 5 } })
  })

  it('is respected by the engine at once: nothing is posted into it', async () => {
    const entries = [
      { account: 'general:a', amount: '-1.00' },
      { account: 'general:b', amount: '1.00' },
    ]
    const post = (effective_at: string) =>
      house.post({ role: 'treasury', area: '441802' }, `/v1/funds/${FUND}/transactions`, { entries, effective_at })
    expect(await post('2016-10-02T00:00:00+08:00')).toMatchObject({ status: 201 })
    expect((await close('2016-10')).status).toBe(201)
    expect(await post('2016-10-31T23:59:59+08:00')).toMatchObject({
      status: 422,
      body: { code: 'LEDGER_PERIOD_CLOSED' },
    })
    expect(await post('2016-11-01T00:00:00+08:00')).toMatchObject({ status: 201 })
  })

  it('waits until the month is over in Shanghai', async () => {
    await house.openFund('young')
    await house.openAccounts('young', 'a', 'b')
    const entries = [
      { account: 'general:a', amount: '-1.00' },
      { account: 'general:b', amount: '1.00' },
    ]
    await house.post({ role: 'treasury', area: '441802' }, '/v1/funds/young/transactions', { entries })
    const { next_month: month } = (await house.get(OFFICER, '/v1/funds/young/periods')).body
    expect(await house.post(OFFICER, `/v1/funds/young/periods/${month}/close`)).toMatchObject({
      status: 422,
      body: { code: 'LEDGER_MONTH_NOT_OVER', month },
    })
    expect(await faultsOf(house.db)).toEqual([])
  })

  it('is refused to another county, to a funder, to who does not keep the books, and for a fund without anything', async () => {
    for (const area of ['441881', '4406'])
      expect((await close('2016-05', { role: 'finance', area })).body.code).toBe('ACCESS_AREA_FORBIDDEN')
    for (const role of ['treasury', 'audit', 'admin'] as const)
      expect((await close('2016-05', { role, area: '441802' })).body.code).toBe('ACCESS_ROLE_FORBIDDEN')
    await house.openFund('empty-2016')
    expect((await house.post(OFFICER, '/v1/funds/empty-2016/periods/2016-05/close')).body.code).toBe(
      'LEDGER_FUND_EMPTY',
    )
    expect((await house.post(OFFICER, `/v1/funds/${FUND}/periods/2016-13/close`)).status).toBe(400)
  })
})

describe('a closed month', () => {
  it.each([
    ['is opened again', `UPDATE funds SET open_from = '2016-06-01' WHERE id = '${FUND}'`, 'funds_never_reopened'],
    ['is edited', `UPDATE period_openings SET balance = 0`, 'history_is_append_only'],
    ['is taken off the list', `DELETE FROM period_in_transit`, 'history_is_append_only'],
    [
      'has a month before it that was never closed',
      `INSERT INTO periods SELECT 'young', '2190-01-01', '2189-12-31T16:00Z', '2190-01-31T16:00Z', first_id, last_id, next_id, 0, 'x', '2191-01-01', 0, 0, 0, openings_sha256 FROM periods LIMIT 1`,
      'periods_begin_with_the_first',
    ],
    [
      'is closed without its record',
      `INSERT INTO periods SELECT fund_id, month + interval '200 years', starts_at, ends_at, first_id, last_id, next_id, 0, 'x', closed_at, 0, 0, 0, openings_sha256 FROM periods LIMIT 1`,
      'periods_follow_each_other',
    ],
  ])('is not one that %s, by the service or by the owner', async (_what, sql, constraint) => {
    expect(await resultOf(house.owner, (trx) => trx.raw(sql))).toBe(constraint)
    expect(['no right', constraint]).toContain(await resultOf(house.db, (trx) => trx.raw(sql)))
  })
})
