import { formatMoney, negateMoney, parseMoney } from '@fundtrace/money'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveUntilJuly, postOn } from '../../../test/book-story.ts'
import { type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import { type Adder, addAlone, findAdder } from '../../../test/hledger.ts'
import { returned, settle } from '../../../test/requests.ts'
import { loadGovernmentAccounts } from '../export/government-accounts-file.ts'
import { bookRoutes } from './book-routes.ts'
import { engineRoutes } from './engine-routes.ts'

const FUND = 'hledger-2016'
const AUDIT = { role: 'audit', area: '44', name: '王审计' } as const

let house: EngineHouse
let adder: Adder
beforeAll(async () => {
  adder = await findAdder()
  house = await openEngineHouse((app, parts) => {
    engineRoutes(app, parts)
    bookRoutes(app, { db: parts.db, codes: loadGovernmentAccounts() })
  })
  await liveUntilJuly(house.db, FUND)
  await house.openAccounts(FUND, 'a', 'b')
  // What counts in July is told before what counts in June.
  for (const [amount, day] of [
    ['5.00', '2016-07-20'],
    ['3.00', '2016-06-15'],
  ] as const)
    await move(amount, `${day}T10:00:00+08:00`)
  for (const month of ['2016-05', '2016-06'])
    await house.post({ role: 'finance', area: '441802' }, `/v1/funds/${FUND}/periods/${month}/close`)
  await postOn(house.db, FUND, '2016-08-03', { ...settle(FUND, 'b1', 'zhang'), settled_on: '2016-08-02' })
  await postOn(house.db, FUND, '2016-08-03', { ...returned(FUND, 'b1', 'li'), returned_on: '2016-08-03' })
  const body = {
    entries: [
      { account: 'general:a', amount: '90071992547409.93' },
      { account: 'general:b', amount: '-90071992547409.93' },
    ],
    // Nothing of it may end a line, a tag or a description there.
    document_number: '粤财；〔2016〕1号; x:y, z | "q" @ 9',
    effective_at: '2016-08-09T23:30:00+08:00',
  }
  expect((await house.post({ role: 'treasury', area: '441802' }, `/v1/funds/${FUND}/transactions`, body)).status).toBe(
    201,
  )
})
afterAll(() => house.close())

async function move(amount: string, effective_at: string): Promise<void> {
  const entries = [
    { account: 'general:a', amount },
    { account: 'general:b', amount: `-${amount}` },
  ]
  const url = `/v1/funds/${FUND}/transactions`
  const { status } = await house.post({ role: 'treasury', area: '441802' }, url, { entries, effective_at })
  expect(status).toBe(201)
}

const journalOf = async (query = ''): Promise<string> => {
  const { status, headers, bytes } = await house.download(AUDIT, `/v1/funds/${FUND}/journal.hledger${query}`)
  expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'text/x-hledger; charset=utf-8' })
  return bytes.toString()
}

/** What the ledger says stands on each account at the end of a day, debits positive. */
async function standing(day?: string): Promise<Record<string, string>> {
  const { body } = await house.get(AUDIT, `/v1/funds/${FUND}/trial-balance?limit=1000`)
  const balances: Record<string, string> = {}
  for (const { account, normal_side } of body.accounts) {
    const path = `/v1/funds/${FUND}/accounts/${account}/balance${day === undefined ? '' : `?effective_at=${day}`}`
    const balance = parseMoney((await house.get(AUDIT, path)).body.balance)
    const amount = formatMoney(normal_side === 'debit' ? balance : negateMoney(balance))
    if (amount !== '0.00') balances[account] = amount
  }
  return balances
}

describe("a fund's journal for hledger", () => {
  it('adds up there to every balance of the ledger', async () => {
    const journal = await journalOf()
    expect(await adder.balances(journal)).toEqual(await standing())
    // Whoever adds here, the other one is held against it.
    expect(addAlone(journal)).toEqual(await standing())
  })

  it.each([
    ['2016-06-30', '2016-07-31'],
    ['2016-07-15', undefined],
    [undefined, '2016-07-04'],
    ['2016-08-03', '2016-08-03'],
  ])(
    'of some days begins with what stood before them, and ends with what stands after them: %s to %s',
    async (from, to) => {
      const query = new URLSearchParams({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) })
      const journal = await journalOf(`?${query.toString()}`)
      expect(await adder.balances(journal)).toEqual(await standing(to))
      expect(journal.includes('opening balances')).toBe(from !== undefined)
    },
  )

  it('says both days, the ids, the codes of the books, who took it, and that it is not signed', async () => {
    const journal = await journalOf()
    const [head = ''] = journal.split('\n\n')
    expect(head).toMatch(/资金 hledger-2016.*王审计/)
    expect(head).toContain('unsigned')
    expect(journal).toContain('account cash:foshan  ; 专户存款, budget:1004 其他财政存款, unit:1002 银行存款')
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    expect(journal).toContain(`2016-08-09=${today} * (`)
    expect(journal).toContain('post 粤财；〔2016〕1号； x:y， z ｜ "q" @ 9\n    ; id:')
  })
})
