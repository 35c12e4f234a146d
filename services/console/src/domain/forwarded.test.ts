import { describe, expect, it } from 'vitest'
import { forwardedAddress, forwardedAnswerHeaders, forwardedHeaders, isPublic } from './forwarded.ts'

const LEDGER = 'http://ledger:8080'

describe('forwardedAddress', () => {
  it('is the path below /v1/ at the service, with its query', () => {
    expect(forwardedAddress(LEDGER, '/v1/funds/a%2Fb?on=2016-09-30&x=%E4%B8%AD&up=../..')?.href).toBe(
      'http://ledger:8080/v1/funds/a%2Fb?on=2016-09-30&x=%E4%B8%AD&up=../..',
    )
  })

  it.each([
    '/internal/posting',
    '/metrics',
    '/v1',
    '/v1x/funds',
    '/v1/../internal/posting',
    '/v1/%2e%2e/internal/posting',
    '/v1/.%2E/metrics',
    '/v1/funds/../../metrics',
    '/v1/..\\..\\metrics',
    '/v1/..%5C..%5Cmetrics',
    '/v1/a%2f..%2f..%2fmetrics',
    '/v1/%252e%252e/metrics',
    '/v1/100%',
    '//evil.example/v1/funds',
    'http://evil.example/v1/funds',
    '@evil.example/v1/',
  ])('is nothing for %s', (path) => expect(forwardedAddress(LEDGER, path)).toBeUndefined())
})

describe('isPublic', () => {
  it.each([
    ['allocation', '/v1/public/notices', true],
    ['disbursement', '/v1/public/lists/a', true],
    ['ledger', '/v1/public/funds', false],
    ['allocation', '/v1/plans', false],
  ] as const)('of %s, %s: %s', (service, path, is) => {
    const address = forwardedAddress(LEDGER, path)
    expect(address && isPublic(service, address)).toBe(is)
  })
})

describe('forwardedHeaders', () => {
  const said = { id: 'r-1', ip: '10.1.2.3', host: 'ledger:8080', token: 'officer-token' }

  it('tells the service what a page may say, and who asks by the token of the session alone', () => {
    const headers = {
      accept: 'application/json',
      'idempotency-key': 'k',
      traceparent: '00-1-2-01',
      authorization: 'Bearer stolen',
      cookie: 'fundtrace-console.0=1.secret',
      connection: 'keep-alive, x-odd',
      'x-odd': '1',
      'x-forwarded-for': '1.1.1.1',
      'x-request-id': 'made-up',
      origin: 'http://console',
      host: 'console',
      upgrade: 'websocket',
      'transfer-encoding': 'chunked',
    }
    expect(forwardedHeaders(headers, said)).toEqual({
      accept: 'application/json',
      'idempotency-key': 'k',
      traceparent: '00-1-2-01',
      authorization: 'Bearer officer-token',
      host: 'ledger:8080',
      'x-request-id': 'r-1',
      'x-forwarded-for': '10.1.2.3',
    })
  })

  it('has no token where nobody is signed in, not even one that the page sent', () => {
    expect(forwardedHeaders({ authorization: 'Bearer x' }, { ...said, token: undefined })).not.toHaveProperty(
      'authorization',
    )
  })
})

describe('forwardedAnswerHeaders', () => {
  const answered = {
    'content-type': 'application/json',
    'content-disposition': 'attachment',
    'set-cookie': ['a=b'],
    'retry-after': '3',
    server: 'x',
    'content-security-policy': 'none',
    'cache-control': 'public, max-age=60',
    connection: 'close',
  }

  it('keeps what a service says of its answer, and none of its cookies and policies', () => {
    expect(forwardedAnswerHeaders(answered, { isPrivate: true })).toEqual({
      'content-type': 'application/json',
      'content-disposition': 'attachment',
      'retry-after': '3',
      'cache-control': 'no-store',
    })
  })

  it('lets only what is public be kept by others, for as long as the service says', () => {
    expect(forwardedAnswerHeaders(answered, { isPrivate: false })['cache-control']).toBe('public, max-age=60')
    expect(forwardedAnswerHeaders({}, { isPrivate: false })['cache-control']).toBe('no-store')
  })
})
