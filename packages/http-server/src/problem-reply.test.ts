import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { DomainError, type ProblemKind } from '@fundtrace/problem'
import { Type } from 'typebox'
import { afterAll, describe, expect, it } from 'vitest'
import { openRoute, tryServer } from '../test/try-server.ts'

const refusal = (kind: ProblemKind) =>
  new DomainError({
    code: 'SAMPLE_FUND_SHORT',
    kind,
    title: { zh: '资金不足', en: 'The fund is short' },
    detail: 'Fund qingcheng-2016 is short of 12.50',
    values: { missing: '12.50', status: 'overridden?', fund: { id: 'qingcheng-2016' } },
  })
const passing = Object.assign(new Error('terminating connection, password=hunter2'), { code: '57P01' })

const { app, logLines } = await tryServer((server) => {
  server.get<{ Params: { kind: ProblemKind } }>('/refuse/:kind', openRoute('refuse'), async ({ params }) => {
    throw refusal(params.kind)
  })
  server.get('/break', openRoute('break'), async () => {
    throw Object.assign(new Error('secret insides', { cause: new Error('deep insides') }), {
      statusCode: 418,
      code: 'E_INSIDE',
    })
  })
  server.get('/database', openRoute('database'), async () => {
    throw passing
  })
  server.post('/file/:id', { ...openRoute('file'), bodyLimit: 10 }, async () => ({ ok: true }))
  server.post('/json', openRoute('json'), async ({ body }) => body)
  const typed = {
    ...openRoute('typed').schema,
    response: { 200: Type.Object({ code: Type.Integer() }), 404: Type.Object({}) },
  }
  server.get('/typed', { config: { access: 'public' }, schema: typed }, async () => {
    throw refusal('not_found')
  })
})
afterAll(() => app.close())

describe('a domain error', () => {
  it.each([
    ['malformed', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not_found', 404],
    ['conflict', 409],
    ['too_large', 413],
    ['refused', 422],
    ['unavailable', 503],
  ])('of the kind %s is answered with %i', async (kind, status) => {
    expect((await app.inject(`/refuse/${kind}`)).statusCode).toBe(status)
  })

  it('becomes a problem document that no value can falsify', async () => {
    const response = await app.inject({ url: '/refuse/refused', headers: { 'x-request-id': 'r-1' } })
    expect(response.headers['content-type']).toBe('application/problem+json')
    expect(response.headers['x-request-id']).toBe('r-1')
    expect(response.json()).toEqual({
      type: 'urn:fundtrace:problem:SAMPLE_FUND_SHORT',
      title: '资金不足 / The fund is short',
      title_zh: '资金不足',
      title_en: 'The fund is short',
      status: 422,
      detail: 'Fund qingcheng-2016 is short of 12.50',
      instance: 'urn:fundtrace:request:r-1',
      code: 'SAMPLE_FUND_SHORT',
      missing: '12.50',
      fund: { id: 'qingcheng-2016' },
    })
  })

  it('is whole although the route has a response schema of its own', async () => {
    expect((await app.inject('/typed')).json()).toMatchObject({ code: 'SAMPLE_FUND_SHORT', missing: '12.50' })
  })
})

describe('an unexpected error', () => {
  it('tells the caller nothing but where it was logged, once', async () => {
    const response = await app.inject({ url: '/break', headers: { 'x-request-id': 'broken-1' } })
    expect(response.statusCode).toBe(500)
    expect(response.body).not.toContain('insides')
    expect(response.json()).toMatchObject({ code: 'INTERNAL', instance: 'urn:fundtrace:request:broken-1' })
    const lines = logLines().filter((line) => line.includes('insides'))
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'error',
      request_id: 'broken-1',
      err: {
        stack: expect.stringContaining('secret insides'),
        cause: { stack: expect.stringContaining('deep insides') },
      },
    })
  })
})

describe('a database error that will pass', () => {
  it('asks the caller to come again', async () => {
    const response = await app.inject('/database')
    expect(response.statusCode).toBe(503)
    expect(response.headers['retry-after']).toBe('1')
    expect(response.json()).toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
    expect(response.body).not.toContain('hunter2')
  })
})

describe('what never reaches a handler', () => {
  it.each([
    ['an unknown route', { url: '/nothing' }, 404, 'ROUTE_UNKNOWN'],
    ['an unknown route below docs', { url: '/docs/static/nothing.js' }, 404, 'ROUTE_UNKNOWN'],
    ['a method that the route does not take', { method: 'DELETE', url: '/file/7' }, 405, 'METHOD_NOT_ALLOWED'],
    ['HEAD', { method: 'HEAD', url: '/break' }, 405, 'METHOD_NOT_ALLOWED'],
    ['a broken percent sign', { url: '/refuse/%E0%A4%A' }, 400, 'REQUEST_MALFORMED'],
    ['an endless parameter', { url: `/refuse/${'x'.repeat(200)}` }, 414, 'REQUEST_MALFORMED'],
    ['broken JSON', post('application/json', '{"a":'), 400, 'BODY_NOT_JSON'],
    [
      'JSON that would poison a prototype',
      post('application/json', '{"__proto__":{}}', '/file/x'),
      413,
      'BODY_TOO_LARGE',
    ],
    ['an empty JSON body', post('application/json', ''), 400, 'BODY_NOT_JSON'],
    ['a body that is too large', post('application/json', '"0123456789"'), 413, 'BODY_TOO_LARGE'],
    ['an unknown content type', post('application/xml', '<a/>'), 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['plain text', post('text/plain', 'a'), 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['a content type that is none', post('nonsense', 'a'), 415, 'MEDIA_TYPE_UNSUPPORTED'],
  ] as const)('is refused with a problem: %s', async (_, request, status, code) => {
    const response = await app.inject(request)
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toBe('application/problem+json')
    if (!('method' in request) || request.method !== 'HEAD') expect(response.json()).toMatchObject({ code, status })
  })

  it('learns which methods there are', async () => {
    expect((await app.inject({ method: 'DELETE', url: '/file/7?x=1' })).headers['allow']).toBe('POST')
  })

  it('gets a problem even for bytes that are not HTTP', async () => {
    await app.listen({ host: '127.0.0.1', port: 0 })
    const address = app.server.address()
    const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1')
    socket.write('HELLO\r\n\r\n')
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'REQUEST_MALFORMED', status: 400 })
  })
})

function post(type: string, payload: string, url = '/file/1') {
  return { method: 'POST', url, headers: { 'content-type': type }, payload } as const
}
