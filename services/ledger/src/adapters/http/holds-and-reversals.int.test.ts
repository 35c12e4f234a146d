import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import { type FundWork, fundWork, LI, move, refused } from '../../../test/fund-work.ts'
import { engineRoutes } from './engine-routes.ts'

let house: EngineHouse
let work: FundWork
beforeAll(async () => {
  house = await openEngineHouse(engineRoutes)
  work = fundWork(house)
})
afterAll(() => house.close())

describe('a hold', () => {
  it('keeps money back, is used in part, and is free then', async () => {
    const fundId = await work.newFund()
    await work.post(fundId, move('rich', 'poor', '10.00'))
    const held = await work.hold(fundId, 'poor', '8.00', {}, 'h')
    expect(held).toMatchObject({ status: 201, body: { holds: [{ account: 'general:poor', amount: '8.00' }] } })
    expect(await work.hold(fundId, 'poor', '8.00', {}, 'h')).toMatchObject({ isReplayed: true, body: held.body })
    const [{ hold_id: id }] = held.body.holds
    expect(await work.balances(fundId)).toBe('poor 10.00/8.00, rich -10.00/0.00')

    expect(await work.hold(fundId, 'poor', '2.01')).toMatchObject(
      refused(422, 'LEDGER_AVAILABLE_EXCEEDED', { available: '2.00' }),
    )
    expect(await work.post(fundId, move('poor', 'rich', '3.00'))).toMatchObject(
      refused(422, 'LEDGER_AVAILABLE_EXCEEDED'),
    )
    const use = (amount: string, more = amount) =>
      work.post(fundId, move('poor', 'rich', more, { holds: [{ hold_id: id, amount }] }))
    expect(await use('8.01')).toMatchObject(refused(422, 'LEDGER_HOLD_EXCEEDED', { held: '8.00', requested: '8.01' }))
    expect(await use('5.00', '4.00')).toMatchObject(refused(422, 'LEDGER_HOLD_NOT_USED'))
    const used = await use('5.00')
    expect(used.status).toBe(201)
    expect(await use('5.00')).toMatchObject(refused(409, 'LEDGER_HOLD_ENDED', { state: 'posted' }))
    expect(await work.balances(fundId)).toBe('poor 5.00/0.00, rich -5.00/0.00')
    expect((await house.get(LI, `/v1/funds/${fundId}/holds/${id}`)).body).toEqual({
      hold_id: id,
      account: 'general:poor',
      amount: '8.00',
      posted: '5.00',
      state: 'posted',
      expires_at: null,
      placed_in: held.body.transaction_id,
      ended_in: used.body.transaction_id,
    })
  })

  it('is voided once, and its money is free', async () => {
    const fundId = await work.newFund()
    await work.post(fundId, move('rich', 'poor', '10.00'))
    const { body } = await work.hold(fundId, 'poor', '10.00')
    const url = `/v1/funds/${fundId}/holds/${body.holds[0].hold_id}/void`
    expect(await house.post(LI, url, { reason: '不再需要' }, 'v')).toMatchObject({ status: 201, isReplayed: false })
    expect(await house.post(LI, url, { reason: '不再需要' }, 'v')).toMatchObject({ status: 201, isReplayed: true })
    expect(await house.post(LI, url, { reason: '再一次' })).toMatchObject(refused(409, 'LEDGER_HOLD_ENDED'))
    expect((await work.post(fundId, move('poor', 'rich', '10.00'))).status).toBe(201)
  })

  it('is of no use once its time is over, and is found so', async () => {
    const fundId = await work.newFund()
    await work.post(fundId, move('rich', 'poor', '10.00'))
    expect(await work.hold(fundId, 'poor', '1.00', { expires_at: '2016-07-05T00:00:00Z' })).toMatchObject(
      refused(422, 'LEDGER_HOLD_EXPIRY_PAST'),
    )
    const held = await work.hold(fundId, 'poor', '4.00', { expires_at: '2099-01-01T00:00:00+08:00' }, 'h')
    const id: string = held.body.holds[0].hold_id
    await house.owner.raw(`ALTER TABLE holds DISABLE TRIGGER holds_end_once`)
    await house.owner('holds').where({ id }).update({ expires_at: '2020-01-01T00:00:00Z' })
    await house.owner.raw(`ALTER TABLE holds ENABLE TRIGGER holds_end_once`)
    await forgetAll()
    const expiry = {
      kind: 'expiry',
      fundId,
      reference: `expiry:${id}`,
      contentHash: Buffer.alloc(32),
      holdIds: [id],
    } as const
    const none = { askedBy: null, eventId: null, documentNumber: null, metadata: null, privateDetails: null }
    expect(await house.engine.submit(fundId, [{ ...expiry, ...none }])).toMatchObject([{ isReplayed: false }])
    expect(
      await work.post(fundId, move('poor', 'rich', '1.00', { holds: [{ hold_id: id, amount: '1.00' }] })),
    ).toMatchObject(refused(409, 'LEDGER_HOLD_ENDED', { state: 'expired' }))
    expect(await work.balances(fundId)).toBe('poor 10.00/0.00, rich -10.00/0.00')
    // What was answered for the key stays its answer.
    expect(await work.hold(fundId, 'poor', '4.00', { expires_at: '2099-01-01T00:00:00+08:00' }, 'h')).toMatchObject({
      status: 201,
      isReplayed: true,
      body: held.body,
    })
  })

  it('is listed by state and account, page by page', async () => {
    const fundId = await work.newFund()
    await work.post(fundId, move('rich', 'poor', '10.00'))
    for (const amount of ['1.00', '2.00', '3.00']) await work.hold(fundId, 'poor', amount)
    const { body: other } = await work
      .hold(fundId, 'other', '0.01', {})
      .then(async () => work.hold(fundId, 'rich', '7.00'))
    await house.post(LI, `/v1/funds/${fundId}/holds/${other.holds[0].hold_id}/void`, { reason: 'x' })
    const list = async (query: string) => (await house.get(LI, `/v1/funds/${fundId}/holds?${query}`)).body
    expect((await list('state=voided')).holds).toMatchObject([{ amount: '7.00', state: 'voided' }])
    const page = await list('account=general:poor&limit=2')
    const rest = await list(`account=general:poor&limit=2&after=${page.next}`)
    const amounts = [...page.holds, ...rest.holds].map((one: { amount: string }) => one.amount)
    expect([amounts.toSorted(), rest.next]).toEqual([['1.00', '2.00', '3.00'], null])
  })
})

describe('a reversal', () => {
  it('turns the whole posting round, names it, and is done once', async () => {
    const fundId = await work.newFund()
    const { body: posted } = await work.post(fundId, move('rich', 'poor', '10.00'))
    const answer = await work.reverse(fundId, posted.transaction_id)
    expect(answer).toMatchObject({ status: 201, body: { number: 2 } })
    expect(await work.balances(fundId)).toBe('')
    const shown = async (id: string) => (await house.get(LI, `/v1/funds/${fundId}/transactions/${id}`)).body
    expect(await shown(answer.body.transaction_id)).toMatchObject({
      kind: 'reversal',
      reverses: posted.transaction_id,
      metadata: { reason: '重复记账' },
      entries: [
        { account: 'general:rich', amount: '-10.00' },
        { account: 'general:poor', amount: '10.00' },
      ],
    })
    expect((await shown(posted.transaction_id)).reversed_by).toBe(answer.body.transaction_id)
    expect(await work.reverse(fundId, posted.transaction_id)).toMatchObject(refused(409, 'LEDGER_TRANSACTION_REVERSED'))
    expect(await work.reverse(fundId, answer.body.transaction_id, { ...LI, name: 'zhao' })).toMatchObject(
      refused(422, 'LEDGER_TRANSACTION_NOT_REVERSIBLE'),
    )
  })

  it('is not for who posted it, and keeps the guards', async () => {
    const fundId = await work.newFund()
    const { body: posted } = await work.post(fundId, move('rich', 'poor', '10.00'))
    expect(await work.reverse(fundId, posted.transaction_id, LI)).toMatchObject(
      refused(422, 'LEDGER_REVERSAL_SAME_PERSON', { asked_by: 'treasury-441802-li' }),
    )
    await work.post(fundId, move('poor', 'rich', '0.01'))
    expect(await work.reverse(fundId, posted.transaction_id)).toMatchObject(refused(422, 'LEDGER_AVAILABLE_EXCEEDED'))
    expect(await work.reverse(fundId, randomUUID())).toMatchObject(refused(422, 'LEDGER_TRANSACTION_UNKNOWN'))
    expect(await work.reverse(await work.newFund(), posted.transaction_id)).toMatchObject(
      refused(422, 'LEDGER_TRANSACTION_UNKNOWN'),
    )
  })
})

/** As after a takeover: what the engine knows is read again. */
async function forgetAll(): Promise<void> {
  const { rows } = await house.db.raw<{ rows: { shard: number; epoch: string }[] }>(
    'SELECT shard, epoch FROM shard_leases',
  )
  for (const { shard, epoch } of rows) {
    house.engine.disown(shard)
    house.engine.own(shard, epoch)
  }
}
