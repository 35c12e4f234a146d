import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ConsoleHouse, openConsoleHouse, visitor } from '../../../test/console-house.ts'

describe('the pages', () => {
  let house: ConsoleHouse
  beforeAll(async () => {
    house = await openConsoleHouse()
  })
  afterAll(() => house.close())
  const get = (path: string, headers: Record<string, string> = {}) => visitor().go(`${house.url}${path}`, { headers })

  it.each(['/', '/treasury/batches/0b2f6a52?state=paid', '/board/441802'])('are one page at %s', async (path) => {
    const page = await get(path)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  it('run no script but our files, and know the nonce of this answer alone', async () => {
    const [first, second] = [await get('/'), await get('/')]
    const policy = first.headers.get('content-security-policy') ?? ''
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
    expect(await first.text()).toContain(`nonce="${nonce}"`)
    expect(nonce).toMatch(/^[\w+/]{22}==$/)
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(second.headers.get('content-security-policy')).not.toContain(nonce)
  })

  it('tell the browser to trust nobody', async () => {
    const { headers } = await get('/')
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'permissions-policy': expect.stringContaining('camera=()'),
    })
    expect(headers.get('strict-transport-security')).toBeNull()
  })

  it('come as they were compressed beforehand, and are kept for good under their name', async () => {
    const file = await get('/assets/main-abc.js', { 'accept-encoding': 'br' })
    expect(file.headers.get('content-encoding')).toBe('br')
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const plain = await get('/assets/main-abc.js', { 'accept-encoding': 'identity' })
    expect(await plain.text()).toBe('plain()')
  })

  it.each([
    '/assets/gone-abc.js',
    '/favicon.ico',
    '/assets/..%2f..%2fpackage.json',
    '/..%2findex.js',
    '/docs',
    '/openapi.json',
    '/api/ledger/funds',
  ])('are not what answers at %s', async (path) => {
    const answer = await get(path)
    if (path === '/docs') expect(await answer.text()).toContain('<p>page</p>')
    else expect([path, answer.status]).toEqual([path, 404])
  })

  it('are those of the address that sign-ins come back to, by whichever name of this machine', async () => {
    const { port } = new URL(house.url)
    const answer = await visitor().go(`http://localhost:${port}/treasury?x=1`)
    expect([answer.status, answer.headers.get('location')]).toEqual([307, `${house.url}/treasury?x=1`])
  })
})
