import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { returnTo } from './return-to.ts'

describe('returnTo', () => {
  it.each(['/', '/treasury/batches/12?state=paid#line-3', '/board?village=%E6%B1%9F', '/audit//double'])(
    'goes back to %s',
    (page) => expect(returnTo(page)).toBe(page),
  )

  it.each([
    undefined,
    '',
    'treasury',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    '/api/ledger/v1/funds',
    '/sign-in?return_to=/sign-in',
    '/session',
    `/${'a'.repeat(3_000)}`,
  ])('goes to the first page and not to %j', (wanted) => expect(returnTo(wanted)).toBe('/'))

  it('never leaves our origin, whatever is asked for', () => {
    const unit = fc.constantFrom(...'/\\.:@?#%2fe \t\n\u0000evil:jx'.split(''))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit, maxLength: 20 }), fc.string()), (wanted) => {
        const url = new URL(returnTo(wanted), 'https://console.example/sign-in/callback')
        expect(url.origin).toBe('https://console.example')
      }),
      { numRuns: 500 },
    )
  })
})
