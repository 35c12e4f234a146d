import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { OIDC_SETTINGS } from './oidc-settings.ts'

const least = { OIDC_ISSUER: 'https://id.example', OIDC_AUDIENCE: 'urn:fundtrace' }
const read = (more: Readonly<Record<string, string>>) => readConfig({ ...least, ...more }, OIDC_SETTINGS)

describe('the settings of an OIDC issuer', () => {
  it('have a default for everything but the issuer and the audience', () => {
    expect(read({})).toEqual({
      issuer: 'https://id.example',
      audience: 'urn:fundtrace',
      tokenType: 'at+jwt',
      subjectClaim: 'sub',
      nameClaim: 'name',
      rolesClaim: 'roles',
      areasClaim: 'areas',
      actingForClaim: 'act_for',
      roleMap: { finance: 'finance', treasury: 'treasury', audit: 'audit', admin: 'admin' },
      clockSkewSeconds: 30,
      allowHttp: '0',
    })
    expect(() => readConfig({}, OIDC_SETTINGS)).toThrow(/OIDC_ISSUER: missing[^]*OIDC_AUDIENCE: missing/)
  })

  it('take a map of roles', () => {
    expect(read({ OIDC_ROLE_MAP: '{"county-cashier":"treasury"}' }).roleMap).toEqual({ 'county-cashier': 'treasury' })
  })

  it.each(['county-cashier', '[]', 'null', '["finance"]', '{"a":"king"}', '{"a":["finance"]}'])(
    'refuse %s as a map of roles, and say what would be right',
    (text) => {
      expect(() => read({ OIDC_ROLE_MAP: text })).toThrow('to finance, treasury, audit, admin, got')
    },
  )

  it.each(['-1', '301', '1.5'])('refuse a clock skew of %s seconds', (text) => {
    expect(() => read({ OIDC_CLOCK_SKEW_SECONDS: text })).toThrow('from 0 to 300')
  })
})
