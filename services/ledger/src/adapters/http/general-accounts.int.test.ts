import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import { type FundWork, fundWork, move, refused } from '../../../test/fund-work.ts'
import { engineRoutes } from './engine-routes.ts'

let house: EngineHouse
let work: FundWork
beforeAll(async () => {
  house = await openEngineHouse(engineRoutes)
  work = fundWork(house)
})
afterAll(() => house.close())

describe('an account', () => {
  it('is opened and closed under a running engine, which respects it at once', async () => {
    const fundId = await work.newFund()
    expect(await work.post(fundId, move('rich', 'new', '2.00'))).toMatchObject(refused(422, 'LEDGER_ACCOUNT_UNKNOWN'))
    const opened = await work.openAccount(fundId, { code: 'general:new', name: '新账户', normal_side: 'credit' }, 'o')
    expect(opened).toMatchObject({
      status: 201,
      body: { code: 'general:new', name: '新账户', balance: '0.00', minimum: '0.00', maximum: null, closed_at: null },
    })
    expect(
      await work.openAccount(fundId, { code: 'general:new', name: '新账户', normal_side: 'credit' }, 'o'),
    ).toMatchObject({
      isReplayed: true,
      body: opened.body,
    })
    expect((await work.post(fundId, move('rich', 'new', '2.00'))).status).toBe(201)
    const { body: held } = await work.hold(fundId, 'new', '1.00')
    expect(await work.closeAccount(fundId, 'general:new')).toMatchObject(
      refused(409, 'LEDGER_ACCOUNT_NOT_EMPTY', { balance: '2.00', held: '1.00' }),
    )
    await work.post(
      fundId,
      move('new', 'rich', '2.00', { holds: [{ hold_id: held.holds[0].hold_id, amount: '1.00' }] }),
    )
    expect(await work.closeAccount(fundId, 'general:new')).toMatchObject({
      status: 200,
      body: { closed_at: expect.any(String) },
    })

    // The engine remembers it as open: what it decides wrongly is refused by the database, read again and decided rightly.
    const [refusedPost, good, refusedHold] = await Promise.all([
      work.post(fundId, move('rich', 'new', '2.00')),
      work.post(fundId, move('rich', 'poor', '3.00')),
      work.hold(fundId, 'new', '1.00'),
    ])
    expect(refusedPost).toMatchObject(refused(422, 'LEDGER_ACCOUNT_CLOSED', { account: 'general:new' }))
    // Nothing is on it either: a hold that is decided before the book is read again is told that.
    expect(['LEDGER_ACCOUNT_CLOSED', 'LEDGER_AVAILABLE_EXCEEDED']).toContain(refusedHold.body.code)
    expect(good.status).toBe(201)
    expect(await work.balances(fundId)).toBe('poor 3.00/0.00, rich -3.00/0.00')
    expect(await work.closeAccount(fundId, 'general:new')).toMatchObject(refused(422, 'LEDGER_ACCOUNT_CLOSED'))
    expect(await work.openAccount(fundId, { code: 'general:new', normal_side: 'credit' })).toMatchObject(
      refused(409, 'LEDGER_ACCOUNT_EXISTS', { closed: true }),
    )
  })

  it('is never opened again, by nobody', async () => {
    const fundId = await work.newFund()
    await work.closeAccount(fundId, 'general:other')
    await expect(
      house
        .owner('accounts')
        .where({ fund_id: fundId, code: 'general:other' })
        .update({ closed_at: null, closed_by: null }),
    ).rejects.toMatchObject({
      constraint: 'accounts_close_once',
    })
  })

  it('keeps its floor and its ceiling', async () => {
    const fundId = await work.newFund()
    await work.openAccount(fundId, { code: 'general:bound', normal_side: 'debit', minimum: '-5.00', maximum: '20.00' })
    expect(await work.post(fundId, move('bound', 'rich', '20.01'))).toMatchObject(
      refused(422, 'LEDGER_MAXIMUM_EXCEEDED', { maximum: '20.00', balance: '20.01' }),
    )
    expect(await work.post(fundId, move('rich', 'bound', '5.01'))).toMatchObject(
      refused(422, 'LEDGER_AVAILABLE_EXCEEDED', { available: '5.00', missing: '0.01' }),
    )
    for (const body of [move('bound', 'rich', '20.00'), move('rich', 'bound', '25.00')])
      expect((await work.post(fundId, body)).status).toBe(201)
  })

  it.each([{ minimum: '0.01' }, { maximum: '-0.01' }])(
    'is not opened with bounds that 0.00 breaks: %j',
    async (bounds) => {
      expect(
        await work.openAccount(await work.newFund(), { code: 'general:x', normal_side: 'debit', ...bounds }),
      ).toMatchObject(refused(422, 'LEDGER_ACCOUNT_BOUNDS_IMPOSSIBLE'))
    },
  )

  it('of the chart is not closed', async () => {
    const fundId = await work.newFund()
    expect(await work.closeAccount(fundId, 'appropriation')).toMatchObject(refused(422, 'LEDGER_ACCOUNT_NOT_GENERAL'))
    expect(await work.closeAccount(fundId, 'general:nowhere')).toMatchObject(refused(422, 'LEDGER_ACCOUNT_UNKNOWN'))
  })

  it('never holds more than an amount can say', async () => {
    const fundId = await work.newFund()
    const most = '1000000000000000000.00'
    expect((await work.post(fundId, move('rich', 'other', most))).status).toBe(201)
    expect(await work.post(fundId, move('rich', 'other', '0.01'))).toMatchObject(
      refused(422, 'LEDGER_BALANCE_OUT_OF_RANGE'),
    )
    expect((await work.hold(fundId, 'rich', most)).status).toBe(201)
    expect(await work.hold(fundId, 'rich', '0.01')).toMatchObject(refused(422, 'LEDGER_BALANCE_OUT_OF_RANGE'))
  })
})
