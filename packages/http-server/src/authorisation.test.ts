import { describe, expect, it } from 'vitest'
import { bearer, openRoute, tryServer } from '../test/try-server.ts'
import { type App, callerOf } from './http-server.ts'

const documented = (operationId: string) => ({ operationId, summary: 'Try it', tags: ['test'] })

const { app } = await tryServer((server) => {
  server.get('/open', openRoute('open'), async () => ({ ok: true }))
  server.get(
    '/desk',
    { config: { access: { roles: ['finance', 'treasury'] } }, schema: documented('desk') },
    async (request) => callerOf(request),
  )
  server.get('/nobody', openRoute('nobody'), async (request) => callerOf(request))
})

describe('a route with roles', () => {
  it('knows its caller', async () => {
    const response = await app.inject({ url: '/desk', headers: await bearer(['treasury'], ['441800', '4401']) })
    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({
      subject: 'officer-1',
      name: '陈清',
      roles: ['treasury'],
      areas: ['4418', '4401'],
      actingFor: null,
    })
  })

  it('asks for a token', async () => {
    const response = await app.inject('/desk')
    expect(response.statusCode).toBe(401)
    expect(response.headers['www-authenticate']).toBe('Bearer realm="fundtrace"')
    expect(response.json()).toMatchObject({ code: 'ACCESS_TOKEN_MISSING', status: 401 })
  })

  it.each(['Bearer', 'Bearer a b', 'Basic dTpw', 'Bearer not-a-jwt'])(
    'refuses the header "%s"',
    async (authorization) => {
      const response = await app.inject({ url: '/desk', headers: { authorization } })
      expect(response.statusCode).toBe(401)
      expect(response.headers['www-authenticate']).toBe('Bearer realm="fundtrace", error="invalid_token"')
      expect(response.json()).toMatchObject({ code: 'ACCESS_TOKEN_INVALID' })
    },
  )

  it('says which role is needed and which the caller has', async () => {
    const response = await app.inject({ url: '/desk', headers: await bearer(['audit', 'admin']) })
    expect(response.statusCode).toBe(403)
    expect(response.json()).toMatchObject({
      code: 'ACCESS_ROLE_FORBIDDEN',
      detail: 'This needs the role finance or treasury; you have audit, admin',
      required_roles: ['finance', 'treasury'],
      your_roles: ['audit', 'admin'],
    })
  })
})

describe('a public route', () => {
  it('looks at no token', async () => {
    expect((await app.inject({ url: '/open', headers: { authorization: 'Bearer rubbish' } })).statusCode).toBe(200)
  })

  it('has no caller to give', async () => {
    expect((await app.inject('/nobody')).statusCode).toBe(500)
  })
})

describe('a route that does not say who may call it', () => {
  const start = (register: (server: App) => void) => tryServer(register)

  it('stops the start', async () => {
    await expect(start((server) => server.get('/x', { schema: documented('x') }, async () => 1))).rejects.toThrow(
      'The route GET /x does not say who may call it',
    )
    await expect(
      start((server) =>
        server.get('/x', { config: { access: { roles: [] } }, schema: documented('x') }, async () => 1),
      ),
    ).rejects.toThrow('does not say who may call it')
  })

  it('stops the start from within a plugin too', async () => {
    await expect(
      start(async (server) => {
        await server.register(async (inner) => inner.get('/x', { schema: { hide: true } }, async () => 1), {
          prefix: '/docs',
        })
      }),
    ).rejects.toThrow('The route GET /docs/x does not say who may call it')
  })
})
