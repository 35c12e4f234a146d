import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readSealingKey, sealedText } from './sealed-text.ts'

const key = () => new Uint8Array(randomBytes(32))
const secret = { token: 'eyJ-secret', name: '李出纳' }

describe('a sealed text', () => {
  it('gives back what was sealed, and shows nothing of it', async () => {
    const sealed = sealedText([key()], 'session')
    const text = await sealed.seal(secret)
    expect(Buffer.from(text.split('.')[3] ?? '', 'base64url').toString()).not.toContain('secret')
    expect(text).toMatch(/^[\w.-]+$/)
    expect(await sealed.open(text)).toEqual(secret)
  })

  it('opens to nothing once any character of it is another', async () => {
    const sealed = sealedText([key()], 'session')
    const text = await sealed.seal(secret)
    const places = [0, 20, text.lastIndexOf('.') - 5, text.length - 3]
    for (const place of places) {
      const changed = `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`
      expect(await sealed.open(changed), String(place)).toBeUndefined()
    }
    expect(await sealed.open('')).toBeUndefined()
  })

  it('is of its key and of its purpose alone', async () => {
    const ours = key()
    const text = await sealedText([ours], 'session').seal(secret)
    expect(await sealedText([key()], 'session').open(text)).toBeUndefined()
    expect(await sealedText([ours], 'sign-in').open(text)).toBeUndefined()
  })

  it('is still opened by a key that was replaced, and sealed by the new one', async () => {
    const [former, next] = [key(), key()]
    const rotating = sealedText([next, former], 'session')
    expect(await rotating.open(await sealedText([former], 'session').seal(secret))).toEqual(secret)
    expect(await sealedText([next], 'session').open(await rotating.seal(secret))).toEqual(secret)
  })

  it('takes a key of 32 bytes and no other, and does not repeat it', () => {
    expect(readSealingKey(randomBytes(32).toString('base64url'), 'K')).toHaveLength(32)
    expect(() => readSealingKey('c2hvcnQ', 'CONSOLE_SESSION_KEY')).toThrow(
      /^CONSOLE_SESSION_KEY: expected 32 random bytes/,
    )
  })
})
