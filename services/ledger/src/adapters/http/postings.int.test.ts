import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type EngineHouse, openEngineHouse, type Who } from '../../../test/engine-fixture.ts'
import { openPrivateDetails } from '../../application/private-details.ts'
import { engineRoutes } from './engine-routes.ts'

const LI: Who = { role: 'treasury', area: '441802' }
const WANG: Who = { role: 'finance', area: '4418', name: 'wang' }

let house: EngineHouse
beforeAll(async () => {
  house = await openEngineHouse(engineRoutes)
})
afterAll(() => house.close())

/** A fund of its own: 'rich' has no floor, 'poor' may not go below zero. */
async function newFund(): Promise<string> {
  const fundId = `fund-${randomUUID()}`
  await house.openFund(fundId)
  await house.openAccounts(fundId, 'rich', '!poor', 'other')
  return fundId
}
const move = (from: string, to: string, amount: string, more: object = {}) => ({
  entries: [
    { account: `general:${from}`, amount },
    { account: `general:${to}`, amount: `-${amount}` },
  ],
  ...more,
})
const post = (fundId: string, body: object, key?: string, who = LI) =>
  house.post(who, `/v1/funds/${fundId}/transactions`, body, key)
const bulk = (fundId: string, body: object) => house.post(LI, `/v1/funds/${fundId}/transactions/bulk`, body, null)
const hold = (fundId: string, account: string, amount: string, more: object = {}, key?: string) =>
  house.post(LI, `/v1/funds/${fundId}/holds`, { holds: [{ account: `general:${account}`, amount }], ...more }, key)
const reverse = (fundId: string, id: string, who = WANG) =>
  house.post(who, `/v1/funds/${fundId}/transactions/${id}/reversal`, { reason: '重复记账' })

/** 'poor 10.00/3.00': balance, and what is held of it. */
async function balances(fundId: string): Promise<string> {
  const rows: { code: string; balance: string; held: string }[] = await house
    .db('accounts')
    .where({ fund_id: fundId })
    .whereRaw('(balance <> 0 OR held <> 0)')
    .orderBy('code')
  return rows.map((row) => `${row.code.slice(8)} ${row.balance}/${row.held}`).join(', ')
}
const refused = (status: number, code: string, values: object = {}) => ({
  status,
  mediaType: 'application/problem+json',
  body: { code, ...values },
})

describe('a transaction', () => {
  it('is posted, and shown with its lines and its block', async () => {
    const fundId = await newFund()
    const answer = await post(
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
    const fundId = await newFund()
    const body = move('rich', 'poor', '5.00', { private: { payee: '张三' } })
    const [first, ...again] = await Promise.all(Array.from({ length: 5 }, () => post(fundId, body, 'k')))
    expect([first?.body, first?.status]).toEqual([expect.objectContaining({ number: 1 }), 201])
    for (const answer of again) expect([answer.body, answer.status]).toEqual([first?.body, 201])
    expect([first, ...again].filter((answer) => answer?.isReplayed === false)).toHaveLength(1)
    expect((await bulk(fundId, { transactions: [{ key: 'k', ...body }] })).body.results).toEqual([
      { key: 'k', status: 'replayed', transaction: first?.body },
    ])
    expect(await post(fundId, move('rich', 'poor', '5.01'), 'k')).toMatchObject(refused(409, 'LEDGER_KEY_REUSED'))
    expect(await balances(fundId)).toBe('poor 5.00/0.00, rich -5.00/0.00')
  })

  it('needs a key', async () => {
    const fundId = await newFund()
    const answer = await house.post(LI, `/v1/funds/${fundId}/transactions`, move('rich', 'poor', '1.00'), null)
    expect(answer).toMatchObject(refused(400, 'IDEMPOTENCY_KEY_MISSING'))
  })

  it('is refused with what is missing, and leaves nothing', async () => {
    const fundId = await newFund()
    await post(fundId, move('rich', 'poor', '10.00'))
    expect(await post(fundId, move('poor', 'rich', '10.01'))).toMatchObject(
      refused(422, 'LEDGER_AVAILABLE_EXCEEDED', { available: '10.00', requested: '10.01', missing: '0.01' }),
    )
    expect(
      await post(fundId, {
        entries: move('rich', 'poor', '1.00')
          .entries.slice(0, 1)
          .concat([{ account: 'general:poor', amount: '-0.99' }]),
      }),
    ).toMatchObject(refused(422, 'LEDGER_TRANSACTION_UNBALANCED', { sum: '0.01' }))
    expect(await post(fundId, move('rich', 'nowhere', '1.00'))).toMatchObject(refused(422, 'LEDGER_ACCOUNT_UNKNOWN'))
    expect(await balances(fundId)).toBe('poor 10.00/0.00, rich -10.00/0.00')
    expect((await house.get(LI, `/v1/funds/${fundId}/transactions`)).body.transactions).toHaveLength(1)
  })

  it('is refused in a closed month and in the future', async () => {
    const fundId = await newFund()
    await house.owner('funds').where({ id: fundId }).update({ open_from: '2016-08-01T00:00:00+08:00' })
    const on = (effective_at: string) => post(fundId, move('rich', 'poor', '1.00', { effective_at }))
    expect(await on('2016-07-31T23:59:59.999+08:00')).toMatchObject(refused(422, 'LEDGER_PERIOD_CLOSED'))
    expect(await on('2099-01-01T00:00:00Z')).toMatchObject(refused(422, 'LEDGER_EFFECTIVE_IN_FUTURE'))
    expect((await on('2016-08-01T00:00:00+08:00')).status).toBe(201)
  })
})

describe('a bulk request', () => {
  it('answers each transaction in its order, and a group as one', async () => {
    const fundId = await newFund()
    const answer = await bulk(fundId, {
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
    expect(await balances(fundId)).toBe('other 2.00/0.00, poor 8.00/0.00, rich -10.00/0.00')
  })

  it('posts all or nothing where that is asked for', async () => {
    const fundId = await newFund()
    const good = { key: 'a', ...move('rich', 'poor', '10.00') }
    const results = async (...others: object[]) =>
      (await bulk(fundId, { all_or_nothing: true, transactions: [good, ...others] })).body.results.map(outcome)
    expect(await results({ key: 'b', ...move('poor', 'rich', '10.01') })).toEqual([
      'a LEDGER_LINKED_REFUSED',
      'b LEDGER_AVAILABLE_EXCEEDED',
    ])
    expect(
      await results({ key: 'b', ...move('rich', 'poor', '1.00', { metadata: { card: '6222021234567890' } }) }),
    ).toEqual(['a LEDGER_LINKED_REFUSED', 'b LEDGER_PERSONAL_NUMBER'])
    expect(await balances(fundId)).toBe('')
    expect(await results({ key: 'b', ...move('poor', 'rich', '10.00') })).toEqual(['a posted', 'b posted'])
    expect(await results({ key: 'b', ...move('poor', 'rich', '10.00') })).toEqual(['a replayed', 'b replayed'])
  })
})

describe('a hold', () => {
  it('keeps money back, is used in part, and is free then', async () => {
    const fundId = await newFund()
    await post(fundId, move('rich', 'poor', '10.00'))
    const held = await hold(fundId, 'poor', '8.00', {}, 'h')
    expect(held).toMatchObject({ status: 201, body: { holds: [{ account: 'general:poor', amount: '8.00' }] } })
    expect(await hold(fundId, 'poor', '8.00', {}, 'h')).toMatchObject({ isReplayed: true, body: held.body })
    const [{ hold_id: id }] = held.body.holds
    expect(await balances(fundId)).toBe('poor 10.00/8.00, rich -10.00/0.00')

    expect(await hold(fundId, 'poor', '2.01')).toMatchObject(
      refused(422, 'LEDGER_AVAILABLE_EXCEEDED', { available: '2.00' }),
    )
    expect(await post(fundId, move('poor', 'rich', '3.00'))).toMatchObject(refused(422, 'LEDGER_AVAILABLE_EXCEEDED'))
    const use = (amount: string, more = amount) =>
      post(fundId, move('poor', 'rich', more, { holds: [{ hold_id: id, amount }] }))
    expect(await use('8.01')).toMatchObject(refused(422, 'LEDGER_HOLD_EXCEEDED', { held: '8.00', requested: '8.01' }))
    expect(await use('5.00', '4.00')).toMatchObject(refused(422, 'LEDGER_HOLD_NOT_USED'))
    const used = await use('5.00')
    expect(used.status).toBe(201)
    expect(await use('5.00')).toMatchObject(refused(409, 'LEDGER_HOLD_ENDED', { state: 'posted' }))
    expect(await balances(fundId)).toBe('poor 5.00/0.00, rich -5.00/0.00')
    expect((await house.get(LI, `/v1/funds/${fundId}/holds/${id}`)).body).toEqual({
      hold_id: id,
      account: 'general:poor',
      amount: '8.00',
      posted: '5.00',
      state: 'posted',
      expires_at: null,
      payment_id: null,
      placed_in: held.body.transaction_id,
      ended_in: used.body.transaction_id,
    })
  })

  it('is voided once, and its money is free', async () => {
    const fundId = await newFund()
    await post(fundId, move('rich', 'poor', '10.00'))
    const { body } = await hold(fundId, 'poor', '10.00')
    const url = `/v1/funds/${fundId}/holds/${body.holds[0].hold_id}/void`
    expect(await house.post(LI, url, { reason: '不再需要' }, 'v')).toMatchObject({ status: 201, isReplayed: false })
    expect(await house.post(LI, url, { reason: '不再需要' }, 'v')).toMatchObject({ status: 201, isReplayed: true })
    expect(await house.post(LI, url, { reason: '再一次' })).toMatchObject(refused(409, 'LEDGER_HOLD_ENDED'))
    expect((await post(fundId, move('poor', 'rich', '10.00'))).status).toBe(201)
  })

  it('is of no use once its time is over, and is found so', async () => {
    const fundId = await newFund()
    await post(fundId, move('rich', 'poor', '10.00'))
    expect(await hold(fundId, 'poor', '1.00', { expires_at: '2016-07-05T00:00:00Z' })).toMatchObject(
      refused(422, 'LEDGER_HOLD_EXPIRY_PAST'),
    )
    const held = await hold(fundId, 'poor', '4.00', { expires_at: '2099-01-01T00:00:00+08:00' }, 'h')
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
      await post(fundId, move('poor', 'rich', '1.00', { holds: [{ hold_id: id, amount: '1.00' }] })),
    ).toMatchObject(refused(409, 'LEDGER_HOLD_ENDED', { state: 'expired' }))
    expect(await balances(fundId)).toBe('poor 10.00/0.00, rich -10.00/0.00')
    // What was answered for the key stays its answer.
    expect(await hold(fundId, 'poor', '4.00', { expires_at: '2099-01-01T00:00:00+08:00' }, 'h')).toMatchObject({
      status: 201,
      isReplayed: true,
      body: held.body,
    })
  })

  it('is listed by state and account, page by page', async () => {
    const fundId = await newFund()
    await post(fundId, move('rich', 'poor', '10.00'))
    for (const amount of ['1.00', '2.00', '3.00']) await hold(fundId, 'poor', amount)
    const { body: other } = await hold(fundId, 'other', '0.01', {}).then(async () => hold(fundId, 'rich', '7.00'))
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
    const fundId = await newFund()
    const { body: posted } = await post(fundId, move('rich', 'poor', '10.00'))
    const answer = await reverse(fundId, posted.transaction_id)
    expect(answer).toMatchObject({ status: 201, body: { number: 2 } })
    expect(await balances(fundId)).toBe('')
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
    expect(await reverse(fundId, posted.transaction_id)).toMatchObject(refused(409, 'LEDGER_TRANSACTION_REVERSED'))
    expect(await reverse(fundId, answer.body.transaction_id, { ...LI, name: 'zhao' })).toMatchObject(
      refused(422, 'LEDGER_TRANSACTION_NOT_REVERSIBLE'),
    )
  })

  it('is not for who posted it, and keeps the guards', async () => {
    const fundId = await newFund()
    const { body: posted } = await post(fundId, move('rich', 'poor', '10.00'))
    expect(await reverse(fundId, posted.transaction_id, LI)).toMatchObject(
      refused(422, 'LEDGER_REVERSAL_SAME_PERSON', { asked_by: 'treasury-441802-li' }),
    )
    await post(fundId, move('poor', 'rich', '0.01'))
    expect(await reverse(fundId, posted.transaction_id)).toMatchObject(refused(422, 'LEDGER_AVAILABLE_EXCEEDED'))
    expect(await reverse(fundId, randomUUID())).toMatchObject(refused(422, 'LEDGER_TRANSACTION_UNKNOWN'))
    expect(await reverse(await newFund(), posted.transaction_id)).toMatchObject(
      refused(422, 'LEDGER_TRANSACTION_UNKNOWN'),
    )
  })
})

describe('an account', () => {
  const open = (fundId: string, body: object, key?: string) => house.post(LI, `/v1/funds/${fundId}/accounts`, body, key)
  const close = (fundId: string, code: string) => house.post(LI, `/v1/funds/${fundId}/accounts/${code}/close`)

  it('is opened and closed under a running engine, which respects it at once', async () => {
    const fundId = await newFund()
    expect(await post(fundId, move('rich', 'new', '2.00'))).toMatchObject(refused(422, 'LEDGER_ACCOUNT_UNKNOWN'))
    const opened = await open(fundId, { code: 'general:new', name: '新账户', normal_side: 'credit' }, 'o')
    expect(opened).toMatchObject({
      status: 201,
      body: { code: 'general:new', name: '新账户', balance: '0.00', minimum: '0.00', maximum: null, closed_at: null },
    })
    expect(await open(fundId, { code: 'general:new', name: '新账户', normal_side: 'credit' }, 'o')).toMatchObject({
      isReplayed: true,
      body: opened.body,
    })
    expect((await post(fundId, move('rich', 'new', '2.00'))).status).toBe(201)
    const { body: held } = await hold(fundId, 'new', '1.00')
    expect(await close(fundId, 'general:new')).toMatchObject(
      refused(409, 'LEDGER_ACCOUNT_NOT_EMPTY', { balance: '2.00', held: '1.00' }),
    )
    await post(fundId, move('new', 'rich', '2.00', { holds: [{ hold_id: held.holds[0].hold_id, amount: '1.00' }] }))
    expect(await close(fundId, 'general:new')).toMatchObject({ status: 200, body: { closed_at: expect.any(String) } })

    // The engine remembers it as open: what it decides wrongly is refused by the database, read again and decided rightly.
    const [refusedPost, good, refusedHold] = await Promise.all([
      post(fundId, move('rich', 'new', '2.00')),
      post(fundId, move('rich', 'poor', '3.00')),
      hold(fundId, 'new', '1.00'),
    ])
    expect(refusedPost).toMatchObject(refused(422, 'LEDGER_ACCOUNT_CLOSED', { account: 'general:new' }))
    expect(refusedHold).toMatchObject(refused(422, 'LEDGER_ACCOUNT_CLOSED'))
    expect(good.status).toBe(201)
    expect(await balances(fundId)).toBe('poor 3.00/0.00, rich -3.00/0.00')
    expect(await close(fundId, 'general:new')).toMatchObject(refused(422, 'LEDGER_ACCOUNT_CLOSED'))
    expect(await open(fundId, { code: 'general:new', normal_side: 'credit' })).toMatchObject(
      refused(409, 'LEDGER_ACCOUNT_EXISTS', { closed: true }),
    )
  })

  it('is never opened again, by nobody', async () => {
    const fundId = await newFund()
    await close(fundId, 'general:other')
    await expect(
      house.owner('accounts').where({ fund_id: fundId, code: 'general:other' }).update({ closed_at: null }),
    ).rejects.toMatchObject({
      constraint: 'accounts_close_once',
    })
  })

  it('keeps its floor and its ceiling', async () => {
    const fundId = await newFund()
    await open(fundId, { code: 'general:bound', normal_side: 'debit', minimum: '-5.00', maximum: '20.00' })
    expect(await post(fundId, move('bound', 'rich', '20.01'))).toMatchObject(
      refused(422, 'LEDGER_MAXIMUM_EXCEEDED', { maximum: '20.00', balance: '20.01' }),
    )
    expect(await post(fundId, move('rich', 'bound', '5.01'))).toMatchObject(
      refused(422, 'LEDGER_AVAILABLE_EXCEEDED', { available: '5.00', missing: '0.01' }),
    )
    for (const body of [move('bound', 'rich', '20.00'), move('rich', 'bound', '25.00')])
      expect((await post(fundId, body)).status).toBe(201)
  })

  it.each([{ minimum: '0.01' }, { maximum: '-0.01' }])(
    'is not opened with bounds that 0.00 breaks: %j',
    async (bounds) => {
      expect(await open(await newFund(), { code: 'general:x', normal_side: 'debit', ...bounds })).toMatchObject(
        refused(422, 'LEDGER_ACCOUNT_BOUNDS_IMPOSSIBLE'),
      )
    },
  )

  it('of the chart is not closed', async () => {
    const fundId = await newFund()
    expect(await close(fundId, 'appropriation')).toMatchObject(refused(422, 'LEDGER_ACCOUNT_NOT_GENERAL'))
    expect(await close(fundId, 'general:nowhere')).toMatchObject(refused(422, 'LEDGER_ACCOUNT_UNKNOWN'))
  })

  it('never holds more than an amount can say', async () => {
    const fundId = await newFund()
    const most = '1000000000000000000.00'
    expect((await post(fundId, move('rich', 'other', most))).status).toBe(201)
    expect(await post(fundId, move('rich', 'other', '0.01'))).toMatchObject(refused(422, 'LEDGER_BALANCE_OUT_OF_RANGE'))
    expect((await hold(fundId, 'rich', most)).status).toBe(201)
    expect(await hold(fundId, 'rich', '0.01')).toMatchObject(refused(422, 'LEDGER_BALANCE_OUT_OF_RANGE'))
  })
})

describe('the list of transactions', () => {
  it('is paged by position and filtered by kind, account and days', async () => {
    const fundId = await newFund()
    const days = ['2016-07-01T00:00:00+08:00', '2016-07-02T23:59:59.999+08:00', '2016-07-03T00:00:00+08:00']
    for (const effective_at of days) await post(fundId, move('rich', 'poor', '1.00', { effective_at }))
    await post(fundId, move('poor', 'other', '1.00'))
    await hold(fundId, 'poor', '1.00')
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
