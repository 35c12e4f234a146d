import { fingerprintTables } from '@fundtrace/database'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyBadRequest, anyBadTransaction, BAD_BYTES } from '../../../test/bad-input.ts'
import { type Answer, type EngineHouse, openEngineHouse, type Who } from '../../../test/engine-fixture.ts'
import { engineRoutes } from './engine-routes.ts'

const LI: Who = { role: 'treasury', area: '441802' }
const FUND = 'fuzzed-2016'
const ENTRIES = [
  { account: 'general:a', amount: '1.00' },
  { account: 'general:b', amount: '-1.00' },
]

let house: EngineHouse
let untouched: string
beforeAll(async () => {
  house = await openEngineHouse(engineRoutes)
  await house.openFund(FUND)
  await house.openAccounts(FUND, 'a', 'b', '!poor', 'closed')
  await house.owner('accounts').where({ code: 'general:closed' }).update({ closed_at: new Date() })
  // So that the balance of a is at its largest: one more is out of range.
  const most = '1000000000000000000.00'
  const full = [
    { account: 'general:b', amount: `-${most}` },
    { account: 'general:a', amount: most },
  ]
  await house.post(LI, `/v1/funds/${FUND}/transactions`, { entries: full })
  untouched = await fingerprintTables(house.owner)
})
afterAll(() => house.close())

const send = (path: string, body: unknown, key?: string | null) => house.post(LI, `/v1/funds/${FUND}${path}`, body, key)
const expectRefusal = ({ status, mediaType, body }: Answer, about: unknown): void => {
  const told = {
    mediaType,
    code: typeof body?.code,
    title: typeof body?.title_zh,
    isRefusal: status >= 400 && status < 500,
  }
  expect({ ...told, about }).toEqual({
    mediaType: 'application/problem+json',
    code: 'string',
    title: 'string',
    isRefusal: true,
    about,
  })
}
const expectUntouched = async () => expect(await fingerprintTables(house.owner)).toBe(untouched)

describe('bad input', () => {
  it('is refused with its reason by every route, and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyBadRequest, async ({ path, body }) => {
        const answer = await send(path, body ?? 'null')
        expectRefusal(answer, {
          path,
          sent: JSON.stringify(body)?.slice(0, 300),
          status: answer.status,
          body: answer.text.slice(0, 300),
        })
      }),
      { numRuns: 400 },
    )
    await expectUntouched()
  })

  it('is refused one by one in bulk, or all of it where it cannot be read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyBadTransaction, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (list, isOne) => {
          const transactions = list.map((one, index) => ({ ...Object(one), key: `k-${index}` }))
          const answer = await send('/transactions/bulk', { transactions, all_or_nothing: isOne }, null)
          if (answer.status !== 200)
            return expectRefusal(answer, { status: answer.status, body: answer.text.slice(0, 300) })
          for (const result of answer.body.results)
            expect(result).toMatchObject({ status: 'refused', problem: { code: expect.stringMatching(/^LEDGER_/) } })
        },
      ),
      { numRuns: 100 },
    )
    await expectUntouched()
  })

  it('is refused as bytes', async () => {
    for (const path of ['/transactions', '/transactions/bulk', '/holds', '/accounts'])
      for (const bytes of BAD_BYTES) {
        const answer = await send(path, bytes)
        expectRefusal(answer, {
          path,
          bytes: bytes.slice(0, 100),
          status: answer.status,
          body: answer.text.slice(0, 200),
        })
      }
    await expectUntouched()
  })

  it.each([
    'text/plain',
    'application/xml',
    'text/csv',
    'application/json; charset=gbk; x',
    'multipart/form-data',
    'x',
  ])('is refused as %s', async (type) => {
    const { authorization } = await house.tokenOf(LI)
    const reply = await house.app.inject({
      method: 'POST',
      url: `/v1/funds/${FUND}/transactions`,
      headers: { authorization, 'content-type': type, 'idempotency-key': 'k' },
      payload: JSON.stringify({ entries: ENTRIES.slice(1) }),
    })
    expect([reply.statusCode >= 400 && reply.statusCode < 500, reply.headers['content-type']]).toEqual([
      true,
      'application/problem+json',
    ])
  })

  it('in bytes of GB18030 is told from text, and not kept as question marks', async () => {
    const { authorization } = await house.tokenOf(LI)
    const text = JSON.stringify({ entries: ENTRIES, metadata: { a: '@' } })
    const reply = await house.app.inject({
      method: 'POST',
      url: `/v1/funds/${FUND}/transactions`,
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': 'k' },
      // 清 in GB18030.
      payload: Buffer.concat([Buffer.from(text.split('@')[0] ?? ''), Buffer.from([0xc7, 0xe5]), Buffer.from('"}}')]),
    })
    expect([reply.statusCode, reply.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'LEDGER_TEXT_UNFIT', fault: 'damaged_character' }),
    ])
    await expectUntouched()
  })

  it('in numbers beyond the limits is refused as a whole', async () => {
    const transactions = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ key: `k-${index}`, entries: ENTRIES.slice(1) }))
    expectRefusal(await send('/transactions/bulk', { transactions: transactions(1001) }, null), '1001 transactions')
    expectRefusal(await send('/transactions/bulk', { transactions: [] }, null), 'none')
    const twins = [
      { key: 'k', entries: ENTRIES },
      { key: 'k', entries: ENTRIES },
    ]
    for (const all_or_nothing of [true, false])
      expect(await send('/transactions/bulk', { transactions: twins, all_or_nothing }, null)).toMatchObject({
        status: 422,
        body: { code: 'LEDGER_KEY_NAMED_TWICE', key: 'k' },
      })
    const big = { entries: ENTRIES, metadata: { a: 'a'.repeat(9 * 1024 * 1024) } }
    expectRefusal(await send('/transactions', big), '9 MiB')
    await expectUntouched()
  })

  it.each(['a b', 'ü', 'x'.repeat(201), '11010519491231002X'])('in the key %j is refused', async (key) => {
    expectRefusal(await send('/transactions', { entries: ENTRIES }, key), key)
    expectRefusal(await send('/holds', { holds: ENTRIES.slice(0, 1) }, key), key)
    await expectUntouched()
  })

  it.each([
    '?limit=0',
    '?limit=x',
    '?after=-1',
    '?after=1e30',
    '?kind=A',
    '?account=%00',
    '?from=2016-02-30',
    '?more=1',
    '?to=99999-01-01',
  ])('in the query %s is refused', async (query) => {
    expectRefusal(await house.get(LI, `/v1/funds/${FUND}/transactions${query}`), query)
    expectRefusal(await house.get(LI, `/v1/funds/${FUND}/holds?limit=1001&${query.slice(1)}`), query)
  })
})
