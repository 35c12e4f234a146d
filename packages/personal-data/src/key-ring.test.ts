import { randomBytes } from 'node:crypto'
import { inspect } from 'node:util'
import { DomainError } from '@fundtrace/problem'
import { describe, expect, it } from 'vitest'
import { createKeyRing, generateKeyRingFile, loadKeyRing, open, seal } from './personal-data.ts'

const key = () => randomBytes(32)
const file = (parts: object) => JSON.stringify(parts)
const secret = Buffer.from('this-is-a-secret-key-of-32-bytes').toString('base64')

describe('loadKeyRing', () => {
  it('reads a generated key file, and the same file opens tomorrow what it sealed today', () => {
    const text = generateKeyRingFile()
    expect(open(loadKeyRing(text), seal(loadKeyRing(text), '张三', 'name'), 'name')).toBe('张三')
    expect(generateKeyRingFile()).not.toBe(text)
  })

  it.each([
    ['text that is no JSON', `{"current":"k1","keys":{"k1":"${secret}"`, /not JSON/],
    ['a list', file([secret]), /not an object/],
    ['a file without keys', file({ current: 'k1', index: secret }), /not an object/],
    ['a file without a current key', file({ keys: { k1: secret }, index: secret }), /current/],
    ['a current key that is not there', file({ current: 'k2', keys: { k1: secret }, index: randomKey() }), /current/],
    [
      'a key inherited by every object',
      file({ current: 'toString', keys: { k1: secret }, index: randomKey() }),
      /current/,
    ],
    ['a key that is no text', file({ current: 'k1', keys: { k1: 7 }, index: secret }), /a key is not base64/],
    ['a key with a stray character', file({ current: 'k1', keys: { k1: ` ${secret}` }, index: secret }), /base64/],
    ['a file without an index key', file({ current: 'k1', keys: { k1: secret } }), /index key is not base64/],
    ['a key that is too short', file({ current: 'k1', keys: { k1: 'c2VjcmV0' }, index: secret }), /key k1 has 6 bytes/],
    [
      'an index key that is too short',
      file({ current: 'k1', keys: { k1: secret }, index: 'c2VjcmV0' }),
      /index key has 6/,
    ],
    ['an id with a dot', file({ current: 'k.1', keys: { 'k.1': secret }, index: randomKey() }), /key id/],
    ['an index key that seals too', file({ current: 'k1', keys: { k1: secret }, index: secret }), /one use/],
  ])('refuses %s and shows no key', (_, text, fault) => {
    const problem = problemOf(() => loadKeyRing(text))
    expect(problem.code).toBe('PERSONAL_DATA_KEY_RING_MALFORMED')
    expect(problem.message).toMatch(fault)
    expect(inspect(problem)).not.toContain(secret.slice(0, 8))
    expect(inspect(problem)).not.toContain('c2Vj')
  })
})

describe('createKeyRing', () => {
  it('prints and serialises no key', () => {
    const k1 = key()
    const ring = createKeyRing({ current: 'k1', keys: { k1 }, indexKey: key() })
    const printed = `${inspect(ring, { depth: 9 })} ${JSON.stringify({ ...ring, keys: [...ring.keys] })}`
    for (const encoding of ['hex', 'base64', 'latin1'] as const) expect(printed).not.toContain(k1.toString(encoding))
    expect(printed).not.toMatch(/\d+, ?\d+, ?\d+/)
  })
})

function randomKey(): string {
  return randomBytes(32).toString('base64')
}

function problemOf(act: () => unknown): DomainError {
  try {
    act()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
