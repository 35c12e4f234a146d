import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { openRoute, tryServer } from '../test/try-server.ts'
import { type App, idempotent, toOpenApi } from './http-server.ts'

const noDatabase = {} as Parameters<typeof idempotent>[0]
const Plan = Type.Object({
  kind: Type.Literal('ratio'),
  total: Type.Union([Type.String({ examples: ['1.00'] }), Type.Null()]),
})

const sample = (server: App): void => {
  server.post(
    '/plans/:id/approve',
    {
      config: { access: { roles: ['finance'] } },
      schema: {
        operationId: 'approvePlan',
        summary: 'Approve a plan',
        tags: ['plans'],
        params: Type.Object({ id: Type.String() }),
        headers: Type.Object({ 'x-note': Type.Optional(Type.String()) }),
        body: Plan,
        response: { 201: Plan },
      },
    },
    idempotent(noDatabase, async () => ({ kind: 'ratio' as const, total: null })),
  )
  const querystring = Type.Object({ limit: Type.Integer({ default: 50 }), area: Type.String() })
  const open = openRoute('open')
  server.get('/open', { ...open, schema: { ...open.schema, querystring } }, async () => ({}))
}

describe('the API description', async () => {
  const document = JSON.parse(JSON.stringify(await toOpenApi((await tryServer(sample)).app)))
  const approve = document.paths['/plans/{id}/approve'].post

  it('is OpenAPI 3.1 and holds the service’s routes alone', () => {
    expect(document).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'Sample', version: '1.0.0', description: 'A service for tests' },
    })
    expect(Object.keys(document.paths)).toEqual(['/plans/{id}/approve', '/open'])
  })

  it('says who may call what', () => {
    expect(document.components.securitySchemes).toEqual({
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    })
    expect(approve).toMatchObject({ security: [{ bearer: [] }], 'x-roles': ['finance'] })
    expect(document.paths['/open'].get.security).toBeUndefined()
  })

  it('tells of the Idempotency-Key where one is needed, beside the headers of the route', () => {
    const headers = approve.parameters.filter((parameter: { in: string }) => parameter.in === 'header')
    expect(headers).toMatchObject([
      { name: 'idempotency-key', required: true, schema: { type: 'string', maxLength: 200 } },
      { name: 'x-note', required: false },
    ])
    expect(document.paths['/open'].get.parameters).toHaveLength(2)
  })

  it('asks for no parameter that has a default', () => {
    expect(document.paths['/open'].get.parameters).toMatchObject([
      { name: 'limit', required: false, schema: { default: 50 } },
      { name: 'area', required: true },
    ])
  })

  it('describes the problem that every route may answer with', () => {
    const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
    expect(approve.responses.default.content).toEqual(problem)
    expect(document.paths['/open'].get.responses).toMatchObject({ 200: {}, default: { content: problem } })
    expect(document.components.schemas.Problem.required).toContain('code')
  })

  it('keeps the words of JSON Schema 2020-12', () => {
    expect(approve.requestBody.content['application/json'].schema.properties).toEqual({
      kind: { type: 'string', const: 'ratio' },
      total: { anyOf: [{ type: 'string', examples: ['1.00'] }, { type: 'null' }] },
    })
  })

  it('is the same text every time', async () => {
    const again = await toOpenApi((await tryServer(sample)).app)
    expect(JSON.stringify(again)).toBe(JSON.stringify(document))
  })

  it('is served, and shown on a page that fetches nothing from elsewhere', async () => {
    const { app } = await tryServer(sample)
    expect((await app.inject('/openapi.json')).json()).toEqual(document)
    const page = await app.inject('/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.headers['content-security-policy']).toContain("default-src 'self'")
    const links = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '')
    expect(links.length).toBeGreaterThan(3)
    for (const link of links)
      expect((await app.inject(new URL(link, 'http://localhost/docs/').pathname)).statusCode).toBe(200)
    expect((await app.inject('/docs/static/swagger-initializer.js')).body).toContain('"validatorUrl":null')
  })
})

describe('a route that nobody could find in the description', () => {
  const access = { access: 'public' } as const
  const start = (register: (server: App) => void) => tryServer(register)

  it.each([
    ['operationId', { summary: 's', tags: ['t'] }],
    ['summary', { operationId: 'o', tags: ['t'] }],
    ['tags', { operationId: 'o', summary: 's', tags: [] }],
    ['schema', undefined],
  ])('stops the start for want of its %s', async (_, schema) => {
    const options = schema === undefined ? { config: access } : { config: access, schema }
    await expect(start((server) => server.get('/x', options, async () => 1))).rejects.toThrow(
      'The route GET /x needs an operationId, a summary and tags',
    )
  })

  it('stops the start when its operationId is taken', async () => {
    await expect(
      start((server) => {
        server.get('/a', openRoute('same'), async () => 1)
        server.get('/b', openRoute('same'), async () => 1)
      }),
    ).rejects.toThrow('The route GET /b has the operationId same of another route')
  })
})
