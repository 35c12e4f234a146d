import {
  type App,
  createLogger,
  createServer,
  generateLocalIssuerKeys,
  localIssuerVerifier,
  type Role,
  signLocalToken,
} from '@fundtrace/http-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, idOf, type Ledger, openLedger } from '../../../test/ledger-fixture.ts'
import { loadGovernmentAccounts } from '../export/government-accounts-file.ts'
import { bookRoutes } from './book-routes.ts'
import { fundRoutes } from './fund-routes.ts'

/** Carried out in 441802; paid for by that county and by Foshan (4406). */
const FUND = 'read-2016'
const ROUTES = [`/v1/funds/${FUND}`, `/v1/funds/${FUND}/accounts`, `/v1/funds/${FUND}/accounts/due:foshan/statement`]
const keys = generateLocalIssuerKeys()

let ledger: Ledger
let app: App
beforeAll(async () => {
  ledger = await openLedger()
  await ask(ledger.db, FUND, {
    kind: 'plan',
    plan_id: idOf('plan', FUND),
    document_number: '示例〔2016〕1号',
    fund: { id: FUND, name: '示例', programme_id: 'read', fiscal_year: 2016, area_code: '441802', funded: 'by_plan' },
    total: '10.00',
    shares: [
      { funder_id: 'county', funder_name: '清城区', funder_area: '441802', amount: '4.00' },
      { funder_id: 'foshan', funder_name: '佛山市', funder_area: '4406', amount: '6.00' },
    ],
  })
  app = await createServer({
    name: 'ledger',
    title: 'ledger',
    version: '0',
    description: 'test',
    logger: createLogger({ name: 'ledger', level: 'silent' }),
    verifier: localIssuerVerifier({ publicKeyPem: keys.publicKeyPem, nodeEnv: 'test' }),
    readiness: {},
    register: (server) => {
      fundRoutes(server, { db: ledger.db })
      bookRoutes(server, { db: ledger.db, codes: loadGovernmentAccounts() })
    },
  })
})
afterAll(async () => {
  await app.close()
  await ledger.close()
})

async function get(role: Role, area: string, url: string) {
  const who = { subject: 'li', name: 'li', roles: [role], areas: [area] }
  const token = await signLocalToken({ privateKeyPem: keys.privateKeyPem, ...who, lifetimeSeconds: 600 })
  const reply = await app.inject({ url, headers: { authorization: `Bearer ${token}` } })
  return { status: reply.statusCode, body: reply.json() }
}

describe('a fund', () => {
  it.each(ROUTES)('is shown to its own area, to those above it, and to a funder elsewhere: %s', async (url) => {
    for (const area of ['441802', '4418', '44', '4406']) expect((await get('audit', area, url)).status).toBe(200)
  })

  it.each(ROUTES)('is refused to another county, which is told why: %s', async (url) => {
    expect(await get('treasury', '441881', url)).toMatchObject({
      status: 403,
      body: { code: 'ACCESS_AREA_FORBIDDEN', area: '441802', your_areas: ['441881'] },
    })
  })

  it.each([...ROUTES, '/v1/funds'])('is refused without a token: %s', async (url) => {
    expect((await app.inject({ url })).statusCode).toBe(401)
  })

  it('is in the list of those who may see it, and of nobody else', async () => {
    const listedFor = async (area: string): Promise<string[]> =>
      (await get('finance', area, '/v1/funds')).body.funds.map((fund: { id: string }) => fund.id)
    expect([await listedFor('441802'), await listedFor('4406'), await listedFor('441881')]).toEqual([
      [FUND],
      [FUND],
      [],
    ])
  })

  it('shows lines that carry the balance after them', async () => {
    const { body } = await get('audit', '44', ROUTES[2] ?? '')
    expect(body.lines).toMatchObject([{ line: 1, kind: 'plan', amount: '6.00', balance_after: '6.00' }])
  })
})
