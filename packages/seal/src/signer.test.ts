import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { firstKeyRecord, newSigningKeyPem, readTrustedKey, signerFromPem } from './seal.ts'

describe('signerFromPem', () => {
  it('signs as RFC 8032, 7.1, test 2', async () => {
    const pkcs8 = Buffer.from(
      '302e020100300506032b6570042204204ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      'hex',
    )
    const signer = signerFromPem(
      `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString('base64')}\n-----END PRIVATE KEY-----\n`,
    )
    expect(signer.publicKeyDer.toString('hex')).toMatch(
      /3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c$/u,
    )
    expect((await signer.sign(Buffer.from('72', 'hex'))).toString('hex')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
  })

  it.each([
    ['text that is no key', '王小明的密钥'],
    [
      'a key for other signatures',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
  ])('refuses %s without repeating it', (_, pem) => {
    expect(() => signerFromPem(pem)).toThrow(expect.objectContaining({ code: 'SEAL_KEY_UNREADABLE' }))
    expect(() => signerFromPem(pem)).not.toThrow(pem)
  })
})

describe('readTrustedKey', () => {
  it('takes an id, a public key in PEM and a key record for the same key', async () => {
    const signer = signerFromPem(newSigningKeyPem())
    const pem = `-----BEGIN PUBLIC KEY-----\n${signer.publicKeyDer.toString('base64')}\n-----END PUBLIC KEY-----\n`
    const record = JSON.stringify(await firstKeyRecord(signer), null, 2)
    expect(readTrustedKey(`${signer.keyId}\n`)).toEqual({ keyId: signer.keyId, publicKeyDer: null })
    expect([pem, record].map(readTrustedKey)).toEqual(
      [signer, signer].map(({ keyId, publicKeyDer }) => ({ keyId, publicKeyDer })),
    )
    expect(() => readTrustedKey('{}')).toThrow(expect.objectContaining({ code: 'SEAL_KEY_UNREADABLE' }))
  })
})
