import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { signLocalToken } from '@fundtrace/http-server'
import { describe, expect, it } from 'vitest'
import { findLeaks } from './find-leaks.ts'

const pair = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const token = await signLocalToken({
  privateKeyPem: pair.privateKey,
  subject: 'li',
  name: '李',
  roles: ['audit'],
  areas: ['44'],
  lifetimeSeconds: 60,
})
const bytes = createPrivateKey(pair.privateKey).export({ type: 'pkcs8', format: 'der' }).toString('base64')
const kinds = (text: string): string[] => findLeaks(text).map(({ kind }) => kind)

describe('in a log', () => {
  it.each([
    ['an identity number', '{"subject":"441802193001011004"}', ['identity number']],
    ['one that ends in X, in words', '户主 11010519491231002x 已登记', ['identity number']],
    [
      'a card of China, its check digit right or not',
      'to 6217002870012345678, 6222020000000000',
      ['card number', 'card number'],
    ],
    ['another card by its check digit', '"n":4111111111111111', ['card number']],
    ['a token', `authorization: Bearer ${token}`, ['token']],
    ['a key in PEM', pair.privateKey, ['key', 'key']],
    ['the bytes of a key', `"key":"${bytes}"`, ['key']],
    ['an address with a password', 'connecting to postgres://fundtrace:geheim@127.0.0.1/x', ['password']],
  ])('%s is found', (_fact, text, found) => {
    expect([...new Set(kinds(text))]).toEqual([...new Set(found)])
    expect(kinds(text).length).toBeGreaterThanOrEqual(new Set(found).size)
  })

  it.each([
    ['a time in microseconds', '"told_at":"1479816000000003"'],
    ['an id', '"id":"0b2f6a52-6a3b-4c57-9a0e-217002870012"'],
    ['a hash', `"sha256":"${'62170028700123456'.repeat(4).slice(0, 64)}"`],
    ['an amount', '"total":"6217002870012345678.00"'],
    ['a number whose check character is wrong', '"n":"441802193001011006"'],
    ['a masked account', '6217***********5678'],
  ])('%s is none', (_fact, text) => {
    expect(kinds(text)).toEqual([])
  })

  it('is not repeated by whoever tells of it', () => {
    expect(JSON.stringify(findLeaks('a 441802193001011004 b'))).not.toContain('441802193001011004')
  })
})
