import { describe, expect, it } from 'vitest'
import { isForeign, type RequestOrigin } from './foreign-request.ts'

const OURS = 'https://console.example'
const good: RequestOrigin = { method: 'POST', origin: OURS, site: 'same-origin', marker: '1' }

describe('isForeign', () => {
  it('lets our own pages change things, whichever of the two the browser says', () => {
    expect(isForeign(good, OURS)).toBe(false)
    expect(isForeign({ ...good, site: undefined }, OURS)).toBe(false)
    expect(isForeign({ ...good, origin: undefined }, OURS)).toBe(false)
  })

  it.each([
    ['no marker', { marker: undefined }],
    ['another marker', { marker: 'true' }],
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that begins like ours', { origin: `${OURS}.evil.example` }],
    ['the origin of a sandbox', { origin: 'null' }],
    ['another site', { site: 'cross-site' }],
    ['another host of our site', { site: 'same-site' }],
    ['no word of where it comes from', { origin: undefined, site: undefined }],
  ])('takes %s for foreign', (_, change) => expect(isForeign({ ...good, ...change }, OURS)).toBe(true))

  it.each(['GET', 'HEAD', 'OPTIONS'])('does not ask of %s, which changes nothing', (method) => {
    expect(isForeign({ method, origin: undefined, site: 'cross-site', marker: undefined }, OURS)).toBe(false)
  })
})
