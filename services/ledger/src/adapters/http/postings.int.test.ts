import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import { type FundWork, fundWork, LI, move, refused } from '../../../test/fund-work.ts'
import { openPrivateDetails } from '../../application/private-details.ts'
import { engineRoutes } from './engine-routes.ts'

let house: EngineHouse
let work: FundWork
beforeAll(async () => {
  house = await openEngineHouse(engineRoutes)
  work = fundWork(house)
})
afterAll(() => house.close())

describe('a transaction', () => {
  it('is posted, and shown with its lines and its block', async () => {
    const fundId = await work.newFund()
    const answer = await work.post(
      fundId,
      move('rich', 'poor', '1250.00', {
        document_number: '清财农〔2016〕17号',
        effective_at: '2016-07-05T10:30:00+08:00',
        metadata: { 用途: '办公费', b: [1, null] },
        private: { payee: '张三' },
      }),
      'k-1',
    )
    expect(answer).toMatchObject({ status: 201, isReplayed: false, body: { number: 1 } })
    expect(answer.body.reference).toMatch(/^post:[0-9a-f]{16}:k-1$/)
    const shown = await house.get(LI, `/v1/funds/${fundId}/transactions/${answer.body.transaction_id}`)
    expect(shown).toMatchObject({
      status: 200,
      body: {
        ...answer.body,
        kind: 'post',
        asked_by: 'treasury-441802-li',
        document_number: '清财农〔2016〕17号',
        effective_at: '2016-07-05T02:30:00.000Z',
        metadata: { 用途: '办公费', b: [1, null] },
        private: 'kept',
        reverses: null,
        reversed_by: null,
        entries: [
          { account: 'general:rich', amount: '1250.00', balance_after: '-1250.00', line: 1 },
          { account: 'general:poor', amount: '-1250.00', balance_after: '1250.00', line: 1 },
        ],
        block: { height: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/), algorithm: 'sha256' },
      },
    })
    expect(shown.text).not.toContain('张三')
    const kept = await house
      .db('private_details as d')
      .join('transactions as t', 't.journal_id', 'd.journal_id')
      .where({ 't.id': answer.body.transaction_id })
      .first('d.sealed')
    const place = { fundId, reference: answer.body.reference }
    expect(openPrivateDetails(house.ring, place, kept.sealed)).toBe('{"payee":"张三"}')
    expect(house.logLines().join('')).not.toContain('张三')
  })

  it('has its effect once under its key, alone or in bulk, and refuses the key for another', async () => {
    const fundId = await work.newFund()
    const body = move('rich', 'poor', '5.00', { private: { payee: '张三' } })
    const [first, ...again] = await Promise.all(Array.from({ length: 5 }, () => work.post(fundId, body, 'k')))
    expect([first?.body, first?.status]).toEqual([expect.objectContaining({ number: 1 }), 201])
    for (const answer of again) expect([answer.body, answer.status]).toEqual([first?.body, 201])
    expect([first, ...again].filter((answer) => answer?.isReplayed === false)).toHaveLength(1)
    expect((await work.bulk(fundId, { transactions: [{ key: 'k', ...body }] })).body.results).toEqual([
      { key: 'k', status: 'replayed', transaction: first?.body },
    ])
    expect(await work.post(fundId, move('rich', 'poor', '5.01'), 'k')).toMatchObject(refused(409, 'LEDGER_KEY_REUSED'))
    expect(await work.balances(fundId)).toBe('poor 5.00/0.00, rich -5.00/0.00')
  })

  it('needs a key', async () => {
    const fundId = await work.newFund()
    const answer = await house.post(LI, `/v1/funds/${fundId}/transactions`, move('rich', 'poor', '1.00'), null)
    expect(answer).toMatchObject(refused(400, 'IDEMPOTENCY_KEY_MISSING'))
  })

  it('is refused with what is missing, and leaves nothing', async () => {
    const fundId = await work.newFund()
    await work.post(fundId, move('rich', 'poor', '10.00'))
    expect(await work.post(fundId, move('poor', 'rich', '10.01'))).toMatchObject(
      refused(422, 'LEDGER_AVAILABLE_EXCEEDED', { available: '10.00', requested: '10.01', missing: '0.01' }),
    )
    expect(
      await work.post(fundId, {
        entries: move('rich', 'poor', '1.00')
          .entries.slice(0, 1)
          .concat([{ account: 'general:poor', amount: '-0.99' }]),
      }),
    ).toMatchObject(refused(422, 'LEDGER_TRANSACTION_UNBALANCED', { sum: '0.01' }))
    expect(await work.post(fundId, move('rich', 'nowhere', '1.00'))).toMatchObject(
      refused(422, 'LEDGER_ACCOUNT_UNKNOWN'),
    )
    expect(await work.balances(fundId)).toBe('poor 10.00/0.00, rich -10.00/0.00')
    expect((await house.get(LI, `/v1/funds/${fundId}/transactions`)).body.transactions).toHaveLength(1)
  })

  it('is refused in a closed month and in the future', async () => {
    const fundId = await work.newFund()
    await house.owner('funds').where({ id: fundId }).update({ open_from: '2016-08-01T00:00:00+08:00' })
    const on = (effective_at: string) => work.post(fundId, move('rich', 'poor', '1.00', { effective_at }))
    expect(await on('2016-07-31T23:59:59.999+08:00')).toMatchObject(refused(422, 'LEDGER_PERIOD_CLOSED'))
    expect(await on('2099-01-01T00:00:00Z')).toMatchObject(refused(422, 'LEDGER_EFFECTIVE_IN_FUTURE'))
    expect((await on('2016-08-01T00:00:00+08:00')).status).toBe(201)
  })
})

describe('a bulk request', () => {
  it('answers each transaction in its order, and a group as one', async () => {
    const fundId = await work.newFund()
    const answer = await work.bulk(fundId, {
      transactions: [
        { key: 'a', ...move('rich', 'poor', '10.00') },
        { key: 'g1', group: 'g', ...move('poor', 'rich', '1.00') },
        { key: 'b', ...move('poor', 'rich', '10.01') },
        { key: 'g2', group: 'g', ...move('poor', 'rich', '99.00') },
        {
          key: 'c',
          ...move('cash', 'rich', '1.00'),
          entries: [
            { account: 'cash:foshan', amount: '1.00' },
            { account: 'general:rich', amount: '-1.00' },
          ],
        },
        { key: 'h1', group: 'h', ...move('poor', 'rich', '2.00') },
        { key: 'h2', group: 'h', ...move('rich', 'other', '2.00') },
      ],
    })
    expect(answer.status).toBe(200)
    expect(answer.body.results.map(outcome)).toEqual([
      'a posted',
      'g1 LEDGER_LINKED_REFUSED',
      'b LEDGER_AVAILABLE_EXCEEDED',
      'g2 LEDGER_AVAILABLE_EXCEEDED',
      'c LEDGER_ACCOUNT_NOT_GENERAL',
      'h1 posted',
      'h2 posted',
    ])
    expect(answer.body.results[2].problem).toMatchObject({ title: { zh: '可用余额不足' }, values: { missing: '0.01' } })
    expect(await work.balances(fundId)).toBe('other 2.00/0.00, poor 8.00/0.00, rich -10.00/0.00')
  })

  it('posts all or nothing where that is asked for', async () => {
    const fundId = await work.newFund()
    const good = { key: 'a', ...move('rich', 'poor', '10.00') }
    const results = async (...others: object[]) =>
      (await work.bulk(fundId, { all_or_nothing: true, transactions: [good, ...others] })).body.results.map(outcome)
    expect(await results({ key: 'b', ...move('poor', 'rich', '10.01') })).toEqual([
      'a LEDGER_LINKED_REFUSED',
      'b LEDGER_AVAILABLE_EXCEEDED',
    ])
    expect(
      await results({ key: 'b', ...move('rich', 'poor', '1.00', { metadata: { card: '6222021234567890' } }) }),
    ).toEqual(['a LEDGER_LINKED_REFUSED', 'b LEDGER_PERSONAL_NUMBER'])
    expect(await work.balances(fundId)).toBe('')
    expect(await results({ key: 'b', ...move('poor', 'rich', '10.00') })).toEqual(['a posted', 'b posted'])
    expect(await results({ key: 'b', ...move('poor', 'rich', '10.00') })).toEqual(['a replayed', 'b replayed'])
  })
})

describe('the list of transactions', () => {
  it('is paged by position and filtered by kind, account and days', async () => {
    const fundId = await work.newFund()
    const days = ['2016-07-01T00:00:00+08:00', '2016-07-02T23:59:59.999+08:00', '2016-07-03T00:00:00+08:00']
    for (const effective_at of days) await work.post(fundId, move('rich', 'poor', '1.00', { effective_at }))
    await work.post(fundId, move('poor', 'other', '1.00'))
    await work.hold(fundId, 'poor', '1.00')
    const list = async (
      query: string,
    ): Promise<{ transactions: { number: number | null; kind: string; position: number }[]; next: number | null }> =>
      (await house.get(LI, `/v1/funds/${fundId}/transactions?${query}`)).body
    const numbers = async (query: string) => (await list(query)).transactions.map((one) => one.number ?? one.kind)
    expect(await numbers('')).toEqual([1, 2, 3, 4, 'hold'])
    expect(await numbers('kind=hold')).toEqual(['hold'])
    expect(await numbers('account=general:poor')).toEqual([1, 2, 3, 4])
    expect(await numbers('account=general:other')).toEqual([4])
    expect(await numbers('from=2016-07-02&to=2016-07-02')).toEqual([2])
    const page = await list('limit=2&account=general:poor')
    expect(page.transactions.map((one) => one.number)).toEqual([1, 2])
    expect(await numbers(`limit=2&account=general:poor&after=${page.next}`)).toEqual([3, 4])
    const first = await list('limit=3')
    expect(await numbers(`limit=3&after=${first.next}`)).toEqual([4, 'hold'])
    expect((await list('limit=6')).next).toBeNull()
    expect(await house.get(LI, `/v1/funds/${fundId}/transactions?account=general:nowhere`)).toMatchObject(
      refused(422, 'LEDGER_ACCOUNT_UNKNOWN'),
    )
    expect(await house.get(LI, `/v1/funds/${fundId}/transactions/${randomUUID()}`)).toMatchObject(
      refused(404, 'LEDGER_TRANSACTION_UNKNOWN'),
    )
    expect(await house.get(LI, `/v1/funds/${fundId}/holds/${randomUUID()}`)).toMatchObject(
      refused(404, 'LEDGER_HOLD_UNKNOWN'),
    )
  })
})

const outcome = (result: { key: string; status: string; problem?: Answer['body'] }): string =>
  `${result.key} ${result.problem?.code ?? result.status}`
