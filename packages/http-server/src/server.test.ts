import { Gauge, Registry } from 'prom-client'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { bearer, openRoute, tokenFor, tryServer } from '../test/try-server.ts'

describe('the request id', async () => {
  const { app, logLines } = await tryServer((server) => {
    server.get('/id', openRoute('id'), async (request) => ({ id: request.id }))
  })

  it('is taken over from the caller, given back, and written into the log', async () => {
    const response = await app.inject({ url: '/id', headers: { 'x-request-id': 'plan_7.run-3' } })
    expect(response.json()).toEqual({ id: 'plan_7.run-3' })
    expect(response.headers['x-request-id']).toBe('plan_7.run-3')
    expect(logLines().map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ msg: 'request', request_id: 'plan_7.run-3', method: 'GET', route: '/id', status: 200 }),
    )
  })

  it.each([undefined, '', 'a b', 'x'.repeat(65), 'a\u00e9', '{"a":1}'])(
    'is made where the caller sends %j',
    async (sent) => {
      const response = await app.inject({ url: '/id', headers: sent === undefined ? {} : { 'x-request-id': sent } })
      expect(response.json().id).toMatch(/^[0-9a-f-]{36}$/)
      expect(response.headers['x-request-id']).toBe(response.json().id)
    },
  )
})

describe('the log', async () => {
  const secret = 'S3CRET-441802199001011234'
  const { app, logLines } = await tryServer((server) => {
    server.post(
      '/log',
      { ...openRoute('log'), schema: { ...openRoute('log').schema, body: Type.Unknown() } },
      async (request) => {
        request.log.info(
          { payee: { accounts: [{ bankAccount: secret, 'card-number': secret }], identity_number: secret } },
          'deep',
        )
        request.log
          .child({ token: secret, card_number: secret })
          .info({ password: secret, headers: request.headers }, 'bound')
        request.log.warn({ a: { b: { c: { d: { e: { f: { g: { h: secret } } } } } } } }, 'too deep')
        request.log.error({ err: Object.assign(new Error('broke'), { detail: `Key (card)=(${secret})` }) }, 'an error')
        return {}
      },
    )
  })

  it('holds no body, query, credential or personal number', async () => {
    await app.inject({
      method: 'POST',
      url: `/log?identity_number=${secret}`,
      headers: { authorization: `Bearer ${secret}`, cookie: secret, 'content-type': 'application/json' },
      payload: { note: secret },
    })
    const log = logLines().join('')
    expect(log).not.toContain(secret)
    expect(log.match(/\[hidden\]/g)?.length).toBe(8)
    expect(log).toContain('[too deep]')
    expect(log).toContain('Error: broke')
  })
})

describe('health', async () => {
  const fates = { database: async (): Promise<unknown> => 1, ledger: async (): Promise<unknown> => 1 }
  const readiness = { database: () => fates.database(), ledger: () => fates.ledger() }
  const { app, logLines } = await tryServer(() => undefined, { readiness })

  it('is live and ready without a token', async () => {
    expect((await app.inject('/health/live')).json()).toEqual({ status: 'live' })
    expect((await app.inject('/health/ready')).json()).toEqual({ status: 'ready', checks: ['database', 'ledger'] })
  })

  it('stays live while it is not ready, and says which check failed, not why', async () => {
    fates.ledger = async () => {
      throw new Error('connect ECONNREFUSED 10.0.0.7')
    }
    const response = await app.inject('/health/ready')
    expect(response.statusCode).toBe(503)
    expect(response.json()).toMatchObject({ code: 'SERVICE_NOT_READY', failed: ['ledger'] })
    expect(response.body).not.toContain('10.0.0.7')
    expect(logLines().join('')).toContain('10.0.0.7')
    expect((await app.inject('/health/live')).statusCode).toBe(200)
  })

  it('tells its log when a check begins to fail and when it is over, however often it is asked meanwhile', async () => {
    for (let count = 0; count < 5; count += 1) await app.inject('/health/ready')
    fates.ledger = async () => 1
    for (let count = 0; count < 5; count += 1) await app.inject('/health/ready')
    const told = logLines().filter((line) => line.includes('"check":"ledger"'))
    expect(told.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['not ready', 'ready again'])
  })

  it('does not wait for ever for a check', async () => {
    fates.ledger = () => new Promise(() => undefined)
    expect((await app.inject('/health/ready')).json()).toMatchObject({ failed: ['ledger'] })
  })
})

describe('metrics', async () => {
  const registry = new Registry()
  new Gauge({ name: 'outbox_waiting', help: 'Messages not yet published', registers: [registry] }).set(3)
  const { app } = await tryServer(
    (server) => {
      server.get('/plans/:id', openRoute('plan'), async () => ({}))
    },
    { registry },
  )

  it('count requests by route pattern and status, beside the gauges of the service', async () => {
    await app.inject('/plans/1')
    await app.inject('/plans/2')
    await app.inject('/nothing')
    const page = (await app.inject('/metrics')).body
    expect(page).toContain(
      'http_request_duration_seconds_count{service="sample",method="GET",route="/plans/:id",status="200"} 2',
    )
    expect(page).toContain(
      'http_request_duration_seconds_count{service="sample",method="GET",route="unknown",status="404"} 1',
    )
    expect(page).toContain('outbox_waiting{service="sample"} 3')
  })

  it('are kept apart between servers of one process', async () => {
    const { app: other } = await tryServer(() => undefined)
    expect((await other.inject('/metrics')).body).not.toContain('/plans/:id')
  })
})

describe('a handler', async () => {
  const { app } = await tryServer((server) => {
    const schema = {
      operationId: 'out',
      summary: 'Out',
      tags: ['test'],
      response: { 200: Type.Object({ amount: Type.String() }) },
    }
    server.get('/out', { config: { access: { roles: ['finance'] } }, schema }, async () => ({
      amount: '1.00',
      inside: 'stays inside',
    }))
  })

  it('sends only what its response schema names', async () => {
    expect((await app.inject({ url: '/out', headers: await bearer(['finance']) })).json()).toEqual({ amount: '1.00' })
    expect(await tokenFor(['finance'])).toMatch(/^ey/)
  })
})
