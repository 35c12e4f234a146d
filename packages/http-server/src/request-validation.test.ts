import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { openRoute, tryServer } from '../test/try-server.ts'
import { fileBody } from './http-server.ts'

const exact = { additionalProperties: false } as const
const Amount = Type.String({ pattern: '^\\d+\\.\\d{2}$', description: 'yuan with two places', examples: ['1250.00'] })
const Award = Type.Object(
  {
    amount: Amount,
    count: Type.Integer({ minimum: 1 }),
    kind: Type.Enum(['household', 'village']),
    side: Type.Union([Type.Literal('debit'), Type.Literal('credit')]),
    on: Type.Optional(Type.String({ format: 'date' })),
    bank_account: Type.Optional(Type.Object({ digits: Type.Integer() }, exact)),
    payee: Type.Optional(
      Type.Object({ identity_number: Type.String({ pattern: '^\\d{18}$' }), note: Type.Integer() }, exact),
    ),
    lines: Type.Optional(Type.Array(Type.Object({ amount: Amount }, exact))),
    until: Type.Optional(Type.Union([Type.String({ format: 'date' }), Type.Null()])),
  },
  exact,
)
const Query = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
  open: Type.Optional(Type.Boolean()),
  area: Type.Optional(Type.Array(Type.String())),
})

const { app } = await tryServer((server) => {
  const route = (name: string, schema: object) => ({
    config: { access: 'public' as const },
    schema: { ...openRoute(name).schema, ...schema },
  })
  server.post('/awards', route('award', { body: Award }), async ({ body }) => body)
  server.get(
    '/awards/:number',
    route('list', { querystring: Query, params: Type.Object({ number: Type.Integer() }) }),
    async (request) => ({
      query: request.query,
      params: request.params,
    }),
  )
  server.get(
    '/headed',
    route('headed', { headers: Type.Object({ 'x-page-token': Type.String({ maxLength: 3 }) }) }),
    async () => ({}),
  )
  server.post(
    '/statement',
    route('statement', { body: fileBody('text/csv', 'A bank statement') }),
    async ({ body }) => ({
      isBuffer: Buffer.isBuffer(body),
      length: Buffer.isBuffer(body) ? body.length : 0,
    }),
  )
})

const award = { amount: '1.00', count: 2, kind: 'village', side: 'debit' }
const send = (payload: unknown) =>
  app.inject({
    method: 'POST',
    url: '/awards',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(payload),
  })
const errorsOf = async (payload: unknown): Promise<unknown> => withoutReasons((await send(payload)).json().errors)
/** Each says its detail in both languages. */
const withoutReasons = (errors: { detail: string; reason: { zh: string; en: string } }[]): unknown =>
  errors.map(({ reason, ...error }) => {
    expect(reason).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: error.detail })
    return error
  })

describe('a body', () => {
  it('passes when it is as the schema says', async () => {
    expect((await send(award)).json()).toEqual(award)
  })

  it('is refused with the offending value and what would be right', async () => {
    const response = await send({ ...award, amount: '1.005' })
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({
      code: 'REQUEST_INVALID',
      errors: [
        {
          pointer: '/amount',
          location: 'body',
          detail: 'must be yuan with two places; for example "1250.00"',
          value: '1.005',
        },
      ],
    })
  })

  it('is not converted: a number is no amount, and a text no number', async () => {
    expect(await errorsOf({ ...award, amount: 1 })).toEqual([
      { pointer: '/amount', location: 'body', detail: expect.stringContaining('must be string'), value: 1 },
    ])
    expect(await errorsOf({ ...award, count: '2' })).toEqual([
      { pointer: '/count', location: 'body', detail: 'must be integer', value: '2' },
    ])
  })

  it('may hold no field that the schema does not know', async () => {
    expect(await errorsOf({ ...award, 'a/b~c': 'x' })).toEqual([
      { pointer: '/a~1b~0c', location: 'body', detail: 'is not a field of this request', value: 'x' },
    ])
  })

  it('gets all its errors at once', async () => {
    const response = await send({ kind: 'town', side: 'left', on: '2016-02-30', until: 'soon' })
    expect(withoutReasons(response.json().errors)).toEqual([
      { pointer: '/amount', location: 'body', detail: 'is required' },
      { pointer: '/count', location: 'body', detail: 'is required' },
      { pointer: '/kind', location: 'body', detail: 'must be one of "household", "village"', value: 'town' },
      { pointer: '/side', location: 'body', detail: 'must be one of "debit", "credit"', value: 'left' },
      { pointer: '/on', location: 'body', detail: 'must match format "date"', value: '2016-02-30' },
      { pointer: '/until', location: 'body', detail: 'must match format "date"', value: 'soon' },
    ])
    expect(response.json().detail).toBe('body/amount is required, and 5 more under "errors"')
  })

  it('gets personal values hidden, whatever lies below them', async () => {
    const response = await send({
      ...award,
      payee: { identity_number: ['441802199001011234'], note: 'n', bank_card: '6222' },
    })
    expect(response.body).not.toContain('441802199001011234')
    expect(withoutReasons(response.json().errors)).toEqual([
      { pointer: '/payee/bank_card', location: 'body', detail: 'is not a field of this request', value: '[hidden]' },
      { pointer: '/payee/identity_number', location: 'body', detail: 'must be string', value: '[hidden]' },
      { pointer: '/payee/note', location: 'body', detail: 'must be integer', value: 'n' },
    ])
    expect(await errorsOf({ ...award, bank_account: { digits: '6222' } })).toMatchObject([{ value: '[hidden]' }])
    expect((await send({ ...award, payee: ['441802199001011234'] })).json().errors[0]).toMatchObject({
      value: 'an array of 1',
    })
    expect((await send({ ...award, on: { deep: '441802199001011234' } })).body).not.toContain('441802199001011234')
  })

  it('gets long values cut', async () => {
    expect(await errorsOf({ ...award, amount: 'x'.repeat(1000) })).toMatchObject([{ value: `${'x'.repeat(100)}...` }])
  })

  it('is missed where there is none', async () => {
    const response = await app.inject({ method: 'POST', url: '/awards' })
    expect(response.json()).toMatchObject({
      code: 'REQUEST_INVALID',
      errors: [{ pointer: '', detail: 'must be object' }],
    })
  })

  it('gets twenty errors of a few thousand, and the first of a million', async () => {
    expect(await errorsOf({ ...award, lines: Array.from({ length: 5_000 }, () => ({})) })).toHaveLength(20)
    expect(await errorsOf({ ...award, lines: Array.from({ length: 1_000_000 }, () => ({})) })).toEqual([
      { pointer: '/lines/0/amount', location: 'body', detail: 'is required' },
    ])
  })

  it('of JSON may not come as a file', async () => {
    const headers = { 'content-type': 'text/csv' }
    const response = await app.inject({ method: 'POST', url: '/awards', headers, payload: JSON.stringify(award) })
    expect(response.statusCode).toBe(415)
    expect(response.json()).toMatchObject({ code: 'MEDIA_TYPE_UNSUPPORTED', taken: ['application/json'] })
  })
})

describe('a file body', () => {
  it('comes as its bytes', async () => {
    const payload = Buffer.from([0xc7, 0xe5, 0x00, 0xff])
    const response = await app.inject({
      method: 'POST',
      url: '/statement',
      headers: { 'content-type': 'text/csv; charset=gbk' },
      payload,
    })
    expect(response.json()).toEqual({ isBuffer: true, length: 4 })
  })

  it.each([
    ['as JSON', { 'content-type': 'application/json' }, '{"a":1}'],
    ['as another kind of file', { 'content-type': 'application/octet-stream' }, 'a'],
    ['without content type', {}, undefined],
  ])('may not come %s', async (_, headers, payload) => {
    const response = await app.inject({
      method: 'POST',
      url: '/statement',
      headers,
      ...(payload !== undefined && { payload }),
    })
    expect(response.statusCode).toBe(415)
    expect(response.json()).toMatchObject({ taken: ['text/csv'] })
  })
})

describe('a path and a query', () => {
  const get = async (url: string) => (await app.inject(url)).json()

  it('become what the schema asks for, with its defaults', async () => {
    expect(await get('/awards/7')).toEqual({ query: { limit: 50 }, params: { number: 7 } })
    expect(await get('/awards/7?limit=10&open=true&area=44')).toEqual({
      query: { limit: 10, open: true, area: ['44'] },
      params: { number: 7 },
    })
  })

  it.each([
    ['/awards/7?limit=1.5', 'query', '/limit', '1.5'],
    ['/awards/7?limit=', 'query', '/limit', ''],
    ['/awards/7?limit=501', 'query', '/limit', 501],
    ['/awards/7?open=yes', 'query', '/open', 'yes'],
    ['/awards/7?name=chen', 'query', '/name', '[hidden]'],
    ['/awards/7?limitt=1', 'query', '/limitt', '1'],
    ['/awards/seven', 'params', '/number', 'seven'],
  ])('are refused in %s', async (url, location, pointer, value) => {
    expect(await get(url)).toMatchObject({ code: 'REQUEST_INVALID', errors: [{ location, pointer, value }] })
  })

  it('are checked like headers', async () => {
    const response = await app.inject({ url: '/headed', headers: { 'x-page-token': 'long token' } })
    expect(response.json().errors).toMatchObject([{ location: 'headers', pointer: '/x-page-token', value: '[hidden]' }])
  })
})

describe('a schema that cannot be right', () => {
  it('stops the start', async () => {
    const body = Type.Object({ amount: Type.String({ minLenght: 1 }) })
    const { app: broken } = await tryServer((server) => {
      server.post('/x', { config: { access: 'public' }, schema: { ...openRoute('x').schema, body } }, async () => ({}))
    })
    await expect(broken.ready()).rejects.toThrow('minLenght')
  })
})
