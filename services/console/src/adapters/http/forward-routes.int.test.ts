import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { readSheet } from '@fundtrace/spreadsheet'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type ConsoleHouse,
  fromOurPage,
  openConsoleHouse,
  signIn,
  type Visitor,
  visitor,
} from '../../../test/console-house.ts'

let house: ConsoleHouse
let officer: Visitor
beforeAll(async () => {
  house = await openConsoleHouse()
  officer = visitor()
  await signIn(house, officer)
})
afterAll(() => house.close())
afterEach(() => house.neighbour.answerWith(undefined))

const lastTold = () => house.neighbour.told.at(-1)
const api = (path: string): string => `${house.url}/api${path}`

describe('what a page asks a service', () => {
  it("reaches it as it was asked, with the officer's token and without his cookies", async () => {
    const answer = await officer.go(api('/ledger/v1/funds/a%2Fb?on=2016-09-30'), {
      headers: { 'x-odd': '1', authorization: 'Bearer of-my-own', 'x-request-id': 'page-7' },
    })
    expect(lastTold()).toMatchObject({ method: 'GET', url: '/v1/funds/a%2Fb?on=2016-09-30', body: '' })
    const { headers = {} } = lastTold() ?? {}
    const claims = JSON.parse(Buffer.from(headers.authorization?.split('.')[1] ?? '', 'base64url').toString()) as object
    expect(claims).toMatchObject({ iss: 'fundtrace-local', aud: 'fundtrace', sub: 'treasury-441802-李出纳' })
    expect(headers).toMatchObject({ 'x-request-id': 'page-7', 'x-forwarded-for': '127.0.0.1' })
    expect(headers).not.toHaveProperty('cookie')
    expect(headers).not.toHaveProperty('x-odd')

    expect(answer.headers.getSetCookie()).toEqual([])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('is not done in the name of somebody else than the page says', async () => {
    const order = { ...fromOurPage(house), 'content-type': 'application/json' }
    const send = (acting: string) =>
      officer.go(api('/ledger/v1/postings'), {
        method: 'POST',
        headers: { ...order, 'x-fundtrace-acting-for': encodeURIComponent(acting) },
        body: '{}',
      })
    const before = house.neighbour.told.length
    const refused = await send('finance-44-赵处长')
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'CONSOLE_ACTING_OTHERWISE' }])
    expect(house.neighbour.told).toHaveLength(before)
    expect((await send('')).status).toBe(200)
    expect(lastTold()?.headers).not.toHaveProperty('x-fundtrace-acting-for')

    const body = JSON.stringify({ subject: 'finance-44-赵处长' })
    const off = await officer.go(`${house.url}/session/acting-for`, { method: 'POST', headers: order, body })
    expect([off.status, await off.json()]).toMatchObject([422, { code: 'CONSOLE_STANDING_IN_OFF' }])
    expect((await officer.go(`${house.url}/session/acting-for`, { method: 'POST', body })).status).toBe(403)
  })

  it('streams both ways, larger than the console would ever hold', async () => {
    const body = Buffer.alloc(12 * 1024 * 1024, 'a')
    house.neighbour.answerWith((_request, response) => {
      response.write('first ')
      void wait(150).then(() => response.end('last'))
    })
    const answer = await officer.go(api('/allocation/v1/register/imports'), {
      method: 'POST',
      headers: { ...fromOurPage(house), 'content-type': 'application/octet-stream', 'idempotency-key': 'k-1' },
      body,
    })
    const reader = answer.body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first ')
    await reader?.cancel()
    expect(lastTold()?.body.length).toBe(body.length)
    expect(lastTold()?.headers).toMatchObject({ 'idempotency-key': 'k-1', 'content-length': String(body.length) })
  })

  it('is answered in the words of the service, refusals too', async () => {
    house.neighbour.answerWith((_request, response) => {
      response.writeHead(429, { 'content-type': 'application/problem+json', 'retry-after': '7' })
      response.end('{"code":"REQUESTS_TOO_MANY"}')
    })
    const answer = await officer.go(api('/access/v1/me'))
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7'])
    expect(await answer.json()).toEqual({ code: 'REQUESTS_TOO_MANY' })
  })

  it.each([
    '/ledger/internal/posting',
    '/ledger/metrics',
    '/ledger/v1/%2e%2e/internal/posting',
    '/ledger/v1/..%5C..%5Cmetrics',
    '/ledger/v1/100%25',
    '/unknown/v1/funds',
    '/ledger/v2/funds',
  ])('goes nowhere for %s', async (path) => {
    const before = house.neighbour.told.length
    expect((await officer.go(api(path))).status).toBe(404)
    expect(house.neighbour.told.slice(before).filter(({ url }) => !url.startsWith('/v1/'))).toEqual([])
  })

  it.each([
    ['no marker', { origin: 'self' }],
    ['the origin of another', { origin: 'http://evil.example', 'x-fundtrace-console': '1' }],
    ['another site', { origin: 'self', 'sec-fetch-site': 'cross-site', 'x-fundtrace-console': '1' }],
    ['nothing that says where it is from', { 'x-fundtrace-console': '1' }],
  ])('changes nothing with %s', async (_, said) => {
    const headers = Object.fromEntries(
      Object.entries(said).map(([name, value]) => [name, value === 'self' ? house.url : value]),
    )
    const before = house.neighbour.told.length
    for (const url of [api('/disbursement/v1/batches'), `${house.url}/sign-out`, `${house.url}/exports`]) {
      const refused = await officer.go(url, { method: 'POST', headers })
      expect(refused.status).toBe(403)
      expect(await refused.json()).toMatchObject({ code: 'CONSOLE_REQUEST_FOREIGN' })
    }
    expect(house.neighbour.told.length).toBe(before)
    expect((await officer.go(`${house.url}/session`)).status).toBe(200)
  })

  it('needs no session where it is for everybody, and then nobody is named', async () => {
    const answer = await officer.go(api('/allocation/v1/public/notices?area_code=441802'))
    expect(answer.status).toBe(200)
    expect(lastTold()?.url).toBe('/v1/public/notices?area_code=441802')
    expect(lastTold()?.headers).not.toHaveProperty('authorization')
    expect((await visitor().go(api('/allocation/v1/public/notices'))).status).toBe(200)
    expect((await visitor().go(api('/ledger/v1/public/funds'))).status).toBe(404)
    const before = house.neighbour.told.length
    const changing = { method: 'POST', headers: fromOurPage(house) }
    expect((await visitor().go(api('/allocation/v1/public/notices'), changing)).status).toBe(401)
    expect((await visitor().go(api('/allocation/v1/public/../plans'))).status).toBe(401)
    expect(house.neighbour.told.length).toBe(before)
  })
})

describe('who asks', () => {
  it('is whom a proxy names, where the proxy is one of ours, and else who is connected', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.7' }
    await visitor().go(api('/allocation/v1/public/notices'), { headers })
    expect(lastTold()?.headers['x-forwarded-for']).toBe('127.0.0.1')
    const behind = await openConsoleHouse({ TRUSTED_PROXIES: '127.0.0.1' })
    await visitor().go(`${behind.url}/api/allocation/v1/public/notices`, { headers })
    expect(behind.neighbour.told.at(-1)?.headers['x-forwarded-for']).toBe('203.0.113.7')
    await behind.close()
  })
})

describe('a list as a workbook', () => {
  const order = {
    service: 'ledger',
    path: '/v1/funds',
    query: { state: 'open' },
    list: 'rows',
    columns: [
      { title: '名称', pointer: '/name', kind: 'text' },
      { title: '金额', pointer: '/amount', kind: 'amount' },
    ],
    name: '资金 2016',
    next: { parameter: 'after', from: '/id' },
  }
  const ask = (change: object = {}, who = officer) =>
    who.go(`${house.url}/exports`, {
      method: 'POST',
      headers: { ...fromOurPage(house), 'content-type': 'application/json' },
      body: JSON.stringify({ ...order, ...change }),
    })

  it('holds the rows as text and exact amounts, and no formula', async () => {
    const answer = await ask()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('资金 2016.xlsx')}`,
    )
    const bytes = Buffer.from(await answer.arrayBuffer())
    await using sheet = await readSheet(Readable.from([bytes]), { format: 'xlsx' })
    expect(sheet.header).toEqual(['名称', '金额'])
    // A formula would be read as the value that it had, which is none here.
    const rows: (readonly string[])[] = []
    for await (const { cells } of sheet.rows) rows.push(cells)
    expect(rows).toEqual([['=1+1', '1250']])
    expect(lastTold()?.url).toBe('/v1/funds?state=open&limit=1000')
    expect(lastTold()?.headers.authorization).toMatch(/^Bearer /)
  })

  it('is refused in the words of the service, and not saved as a workbook', async () => {
    house.neighbour.answerWith((_request, response) => {
      response.writeHead(403, { 'content-type': 'application/problem+json' })
      response.end('{"code":"ACCESS_AREA_FORBIDDEN"}')
    })
    const answer = await ask()
    expect([answer.status, await answer.json()]).toEqual([403, { code: 'ACCESS_AREA_FORBIDDEN' }])
  })

  it.each([
    ['a path beyond /v1/', { path: '/internal/posting' }, 400],
    ['a path that climbs out', { path: '/v1/../metrics' }, 404],
    ['a service that is none', { service: 'postgres' }, 400],
    ['columns that name nothing', { columns: [{ title: 'x', pointer: 'name', kind: 'text' }] }, 400],
    ['a list that is not there', { list: 'others' }, 400],
  ])('is refused for %s', async (_, change, status) => {
    expect((await ask(change)).status).toBe(status)
  })

  it('is for who is signed in, except where the list is for everybody', async () => {
    expect((await ask({}, visitor())).status).toBe(401)
    expect((await ask({ service: 'allocation', path: '/v1/public/results' }, visitor())).status).toBe(200)
    expect(lastTold()?.headers).not.toHaveProperty('authorization')
    expect((await ask({ service: 'allocation', path: '/v1/public/../plans' }, visitor())).status).toBe(404)
  })
})

describe('a service that is down', () => {
  it('is named in both languages, with when to try again', async () => {
    const lonely = await openConsoleHouse({ LEDGER_URL: 'http://127.0.0.1:1' })
    const who = visitor()
    await signIn(lonely, who)
    const answer = await who.go(`${lonely.url}/api/ledger/v1/funds`)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await answer.json()).toMatchObject({
      code: 'CONSOLE_SERVICE_DOWN',
      service: 'ledger',
      title_zh: expect.stringContaining('总账服务'),
      title_en: expect.stringContaining('ledger'),
    })
    expect((await who.go(`${lonely.url}/api/access/v1/me`)).status).toBe(200)
    await lonely.close()
  })
})
