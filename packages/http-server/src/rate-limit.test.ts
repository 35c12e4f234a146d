import { expect, it } from 'vitest'
import { bearer, openRoute, tryServer } from '../test/try-server.ts'
import type { App } from './app.ts'

const PER_MINUTE = 3

async function limited(): Promise<App> {
  const { app } = await tryServer(
    (server) => {
      const own = { config: { access: { roles: ['finance'] as const } }, schema: openRoute('desk').schema }
      server.get('/desk', own, async () => ({}))
      server.get('/open', openRoute('open'), async () => ({}))
      const costly = openRoute('costly')
      server.get('/costly', { ...costly, config: { ...costly.config, requestsPerMinute: 1 } }, async () => ({}))
    },
    { requestsPerMinute: PER_MINUTE },
  )
  return app
}

/** The statuses of so many requests, one after the other. */
async function statuses(
  app: App,
  times: number,
  url: string,
  headers: Record<string, string> = {},
  remoteAddress = '10.0.0.1',
) {
  const found: number[] = []
  for (let time = 0; time < times; time += 1) {
    found.push((await app.inject({ url, headers, remoteAddress })).statusCode)
  }
  return found
}

it('a caller who asks too often is told when to go on, wherever he asks from; another is not held up', async () => {
  const app = await limited()
  const chen = await bearer(['finance'], ['4418'], 'chen')
  expect(await statuses(app, PER_MINUTE, '/desk', chen)).toEqual([200, 200, 200])
  const reply = await app.inject({ url: '/desk', headers: chen, remoteAddress: '10.0.0.2' })
  expect(reply.statusCode).toBe(429)
  expect(reply.headers['content-type']).toBe('application/problem+json')
  expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
  expect(reply.json()).toMatchObject({ code: 'REQUESTS_TOO_MANY', requests_per_minute: PER_MINUTE })
  expect(await statuses(app, 1, '/desk', await bearer(['finance'], ['4418'], 'li'))).toEqual([200])
})

it('a route without a caller counts addresses, by its own limit where it has one', async () => {
  const app = await limited()
  expect(await statuses(app, 4, '/open')).toEqual([200, 200, 200, 429])
  expect(await statuses(app, 1, '/open', {}, '10.0.0.2')).toEqual([200])
  expect(await statuses(app, 2, '/costly')).toEqual([200, 429])
})

it('who guesses tokens is stopped before they are looked at; another address is not', async () => {
  const app = await limited()
  const wrong = { authorization: 'Bearer abc.def.ghi' }
  expect(await statuses(app, 5, '/desk', wrong)).toEqual([401, 401, 401, 429, 429])
  expect(await statuses(app, 1, '/desk', await bearer(['finance'], ['4418'], 'li'))).toEqual([429])
  expect(await statuses(app, 1, '/desk', await bearer(['finance'], ['4418'], 'li'), '10.0.0.2')).toEqual([200])
})

it('probes are not counted', async () => {
  const app = await limited()
  expect(await statuses(app, 5, '/health/live')).toEqual([200, 200, 200, 200, 200])
})
