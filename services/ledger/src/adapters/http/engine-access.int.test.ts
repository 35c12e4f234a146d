import type { Role } from '@fundtrace/http-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EngineHouse, openEngineHouse } from '../../../test/engine-fixture.ts'
import { engineRoutes } from './engine-routes.ts'

/** Carried out in 441802, paid for by Foshan (4406). */
const FUND = 'access-2016'
const ID = '0b2f6a52-6a3b-8c57-9a0e-2f7d0a7b9a10'
const ENTRIES = [
  { account: 'general:a', amount: '1.00' },
  { account: 'general:b', amount: '-1.00' },
]
const MOVING: [path: string, body: object][] = [
  ['/transactions', { entries: ENTRIES }],
  ['/transactions/bulk', { transactions: [{ key: 'k', entries: ENTRIES }] }],
  [`/transactions/${ID}/reversal`, { reason: 'x' }],
  ['/holds', { holds: [{ account: 'general:a', amount: '1.00' }] }],
  [`/holds/${ID}/void`, { reason: 'x' }],
  ['/accounts', { code: 'general:c', normal_side: 'debit' }],
  ['/accounts/general:a/close', {}],
]
const READING: [path: string][] = [['/transactions'], [`/transactions/${ID}`], ['/holds'], [`/holds/${ID}`]]
const at = (path: string, fundId = FUND): string => `/v1/funds/${fundId}${path}`

let house: EngineHouse
beforeAll(async () => {
  house = await openEngineHouse(engineRoutes)
  await house.openFund(FUND, { funders: ['4406'] })
  await house.openAccounts(FUND, 'a', 'b')
})
afterAll(() => house.close())

/** Whether the route let the caller in: what it then says of the transaction or hold that is not there is no matter of access. */
const isLetIn = ({ status }: { status: number }): boolean => ![401, 403].includes(status)

describe.each(MOVING)('POST %s', (path, body) => {
  const post = (role: Role, area: string, fundId = FUND) => house.post({ role, area }, at(path, fundId), body)

  it('is refused to another county and to a funder, which are told why, and changes nothing', async () => {
    const rows = () =>
      house.db.raw('SELECT (SELECT count(*) FROM transactions) AS t, (SELECT count(*) FROM accounts) AS a')
    const before = (await rows()).rows
    for (const area of ['441881', '4406'])
      expect(await post('treasury', area)).toMatchObject({
        status: 403,
        body: { code: 'ACCESS_AREA_FORBIDDEN', area: '441802', your_areas: [area] },
      })
    expect((await rows()).rows).toEqual(before)
  })

  it('is refused to who only reads, and without a token', async () => {
    for (const role of ['audit', 'admin'] as const)
      expect(await post(role, '441802')).toMatchObject({ status: 403, body: { code: 'ACCESS_ROLE_FORBIDDEN' } })
    expect((await house.app.inject({ method: 'POST', url: at(path), payload: body })).statusCode).toBe(401)
  })

  it('is for treasury and finance of the area and above it', async () => {
    for (const role of ['treasury', 'finance'] as const) expect(isLetIn(await post(role, '4418'))).toBe(true)
  })

  it('knows no other fund', async () => {
    expect(await post('treasury', '44', 'nowhere')).toMatchObject({
      status: 404,
      body: { code: 'LEDGER_FUND_UNKNOWN' },
    })
  })
})

describe.each(READING)('GET %s', (path) => {
  it('is for the area, those above it, and those who pay for it', async () => {
    for (const role of ['finance', 'treasury', 'audit', 'admin'] as const)
      for (const area of ['441802', '44', '4406']) expect(isLetIn(await house.get({ role, area }, at(path)))).toBe(true)
  })

  it('is refused to another county, without a token, and of a fund that is not there', async () => {
    expect(await house.get({ role: 'audit', area: '441881' }, at(path))).toMatchObject({
      status: 403,
      body: { code: 'ACCESS_AREA_FORBIDDEN' },
    })
    expect((await house.app.inject({ url: at(path) })).statusCode).toBe(401)
    expect(await house.get({ role: 'audit', area: '44' }, at(path, 'nowhere'))).toMatchObject({
      status: 404,
      body: { code: 'LEDGER_FUND_UNKNOWN' },
    })
  })
})
