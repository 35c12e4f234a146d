import { createHmac, createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Role } from './callers.ts'
import { ConfigError } from './config.ts'
import { generateLocalIssuerKeys, localIssuerVerifier, signLocalToken } from './local-issuer.ts'

const keys = generateLocalIssuerKeys('test')
const verify = localIssuerVerifier({ publicKeyPem: keys.publicKeyPem, nodeEnv: 'test' })
const request = {
  privateKeyPem: keys.privateKeyPem,
  subject: 'officer-7',
  name: '林晓',
  roles: ['finance', 'audit'] as const,
  areas: ['441800', '44'],
  lifetimeSeconds: 60,
}

const { privateKey } = generateKeyPairSync('ed25519')
const NOW = Math.floor(Date.now() / 1000)

/** A token signed with the right key whose claims are off. */
async function signOddToken(change: Readonly<Record<string, unknown>>): Promise<string> {
  const right = {
    sub: 'o-7',
    name: '林晓',
    roles: ['finance'],
    areas: ['44'],
    iss: 'fundtrace-local',
    aud: 'fundtrace',
  }
  return new SignJWT({ ...right, exp: NOW + 60, ...change })
    .setProtectedHeader({ alg: 'EdDSA' })
    .sign(createPrivateKey(keys.privateKeyPem))
}

describe('a local token', () => {
  it('comes back as its caller, with areas in their short form', async () => {
    await expect(verify(await signLocalToken(request, 'test'))).resolves.toEqual({
      subject: 'officer-7',
      name: '林晓',
      roles: ['finance', 'audit'],
      areas: ['4418', '44'],
      actingFor: null,
    })
  })

  it('says for whom its caller stands in', async () => {
    const token = await signLocalToken({ ...request, actingFor: 'officer-8' }, 'test')
    await expect(verify(token)).resolves.toMatchObject({ subject: 'officer-7', actingFor: 'officer-8' })
  })

  it('is refused when it has expired, and says so', async () => {
    const token = await signLocalToken({ ...request, lifetimeSeconds: -6 }, 'test')
    await expect(verify(token)).rejects.toMatchObject({ code: 'ACCESS_TOKEN_EXPIRED', kind: 'unauthenticated' })
  })

  it('outlives its end by a clock that is a little behind', async () => {
    await expect(verify(await signLocalToken({ ...request, lifetimeSeconds: -2 }, 'test'))).resolves.toBeDefined()
  })

  it.each([
    ['without an end', { exp: undefined }],
    ['of another issuer', { iss: 'elsewhere' }],
    ['for another audience', { aud: 'elsewhere' }],
    ['without a subject', { sub: undefined }],
    ['of somebody who stands in for nobody', { act_for: '' }],
    ['without a name', { name: '' }],
    ['with an unknown role', { roles: ['finance', 'king'] }],
    ['with roles in one text', { roles: 'finance' }],
    ['without areas', { areas: undefined }],
    ['with an area of five digits', { areas: ['44180'] }],
    ['with the area of everything', { areas: ['000000'] }],
  ])('is refused %s', async (_, change) => {
    await expect(verify(await signOddToken(change))).rejects.toMatchObject({
      code: 'ACCESS_TOKEN_INVALID',
      kind: 'unauthenticated',
    })
    await expect(verify(await signOddToken({}))).resolves.toBeDefined()
  })

  it('is refused when another key signed it', async () => {
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey)
    await expect(verify(token)).rejects.toMatchObject({ message: expect.stringContaining('signature does not match') })
  })

  it('is refused with the algorithm none, and with the public key used as an HMAC secret', async () => {
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = encode({
      sub: 'x',
      name: 'x',
      roles: ['admin'],
      areas: ['44'],
      iss: 'fundtrace-local',
      aud: 'fundtrace',
      exp: NOW + 60,
    })
    const signed = `${encode({ alg: 'HS256' })}.${claims}`
    const mac = createHmac('sha256', keys.publicKeyPem).update(signed).digest('base64url')
    for (const token of [`${encode({ alg: 'none' })}.${claims}.`, `${signed}.${mac}`, 'no.token', 'a.b.c']) {
      await expect(verify(token)).rejects.toMatchObject({ code: 'ACCESS_TOKEN_INVALID' })
    }
  })

  it('is not signed for claims that would be refused', async () => {
    await expect(signLocalToken({ ...request, areas: ['44180'] }, 'test')).rejects.toThrow('area codes')
    await expect(signLocalToken({ ...request, roles: ['king' as Role] }, 'test')).rejects.toThrow('roles')
  })
})

describe('the local issuer in production', () => {
  it('neither verifies nor signs nor makes keys', async () => {
    expect(() => localIssuerVerifier({ publicKeyPem: keys.publicKeyPem, nodeEnv: 'production' })).toThrow(ConfigError)
    expect(() => generateLocalIssuerKeys('production')).toThrow('the local issuer is refused in production')
    await expect(signLocalToken(request, 'production')).rejects.toThrow(ConfigError)
  })
})

describe('a key that is no Ed25519 key', () => {
  it('stops the start without being shown', () => {
    const rsa = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    for (const publicKeyPem of [rsa.publicKey, 'garbage']) {
      expect(() => localIssuerVerifier({ publicKeyPem, nodeEnv: 'test' })).toThrow(
        'The public key of the local issuer is not an Ed25519 key in PEM',
      )
    }
  })
})
