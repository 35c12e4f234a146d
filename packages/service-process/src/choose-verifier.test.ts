import { createLogger, generateLocalIssuerKeys, signLocalToken } from '@fundtrace/http-server'
import { describe, expect, it } from 'vitest'
import { chooseVerifier } from './choose-verifier.ts'

const { publicKeyPem, privateKeyPem } = generateLocalIssuerKeys('test')
const log = createLogger({ name: 'sample', level: 'silent' })
const local = { LOCAL_ISSUER_PUBLIC_KEY: publicKeyPem }
const oidc = { OIDC_ISSUER: 'https://id.example', OIDC_AUDIENCE: 'urn:fundtrace' }

describe('the issuer that a service trusts', () => {
  it('is the local one where its key is given', async () => {
    const { verifier, readiness } = chooseVerifier({ ...local, OIDC_ISSUER: ' ' }, log)
    const order = { subject: 'o-7', name: '林晓', roles: ['finance'], areas: ['4418'], lifetimeSeconds: 60 } as const
    expect(await verifier(await signLocalToken({ ...order, privateKeyPem }, 'test'))).toMatchObject({ subject: 'o-7' })
    expect(readiness).toEqual({})
  })

  it('is an OIDC issuer where one is named, which the service is then ready with', () => {
    expect(Object.keys(chooseVerifier(oidc, log).readiness)).toEqual(['identity'])
  })

  it.each([
    ['none', {}, 'either LOCAL_ISSUER_PUBLIC_KEY (or LOCAL_ISSUER_PUBLIC_KEY_FILE) or OIDC_ISSUER'],
    ['both', { ...local, ...oidc }, 'OIDC_ISSUER: expected to be left out where LOCAL_ISSUER_PUBLIC_KEY is set'],
    ['both, the key in a file', { LOCAL_ISSUER_PUBLIC_KEY_FILE: '/run/key', ...oidc }, 'exactly one issuer'],
    ['an OIDC issuer without an audience', { OIDC_ISSUER: 'https://id.example' }, 'OIDC_AUDIENCE: missing'],
    ['the local one in production', { ...local, NODE_ENV: 'production' }, 'refused in production'],
    ['an OIDC issuer over http in production', { ...oidc, OIDC_ISSUER: 'http://id', NODE_ENV: 'production' }, 'https'],
  ])('stops the start when it is %s', (_, environment, saying) => {
    expect(() => chooseVerifier(environment, log)).toThrow(saying)
  })
})
