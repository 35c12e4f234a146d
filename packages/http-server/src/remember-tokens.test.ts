import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { callerFromClaims, invalidToken } from './callers.ts'
import { rememberTokens } from './remember-tokens.ts'

const NOW = Date.parse('2016-07-01T00:00:00Z')
const EXPIRES_AT = NOW / 1000 + 60
const officer = (subject: string) =>
  callerFromClaims({ sub: subject, name: '张会计', roles: ['finance'], areas: ['441802'] })

describe('a token that was verified', () => {
  let verified: string[]
  let keys: number | null
  const remembering = () =>
    rememberTokens(
      (token) => {
        verified.push(token)
        return token === 'forged'
          ? Promise.reject(invalidToken('the signature does not match'))
          : Promise.resolve({ caller: officer(token), expiresAt: EXPIRES_AT })
      },
      { toleranceSeconds: 5, keysInForce: () => keys },
    )

  beforeEach(() => {
    verified = []
    keys = 1
    vi.useFakeTimers({ now: NOW })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is not verified again, and is nobody else', async () => {
    const verify = remembering()
    for (const token of ['zhang', 'li', 'zhang', 'li']) expect((await verify(token)).subject).toBe(token)
    expect(verified).toEqual(['zhang', 'li'])
  })

  it('is verified again from the second on in which it expires, tolerance added', async () => {
    const verify = remembering()
    await verify('zhang')
    vi.setSystemTime((EXPIRES_AT + 5) * 1000 - 1)
    await verify('zhang')
    expect(verified).toHaveLength(1)
    vi.setSystemTime((EXPIRES_AT + 5) * 1000)
    await verify('zhang')
    expect(verified).toHaveLength(2)
  })

  it('is verified again when the keys changed, or are due to be fetched', async () => {
    const verify = remembering()
    await verify('zhang')
    keys = 2
    await verify('zhang')
    await verify('zhang')
    expect(verified).toHaveLength(2)
    keys = null
    await verify('zhang')
    await verify('zhang')
    expect(verified).toHaveLength(4)
  })

  it('is not remembered when the keys changed while it was verified', async () => {
    const verify = remembering()
    const underOldKeys = verify('zhang')
    keys = 2
    await underOldKeys
    await verify('zhang')
    expect(verified).toHaveLength(2)
  })

  it('is not remembered where it was refused, or says no end', async () => {
    const verify = remembering()
    for (const _ of [1, 2]) await expect(verify('forged')).rejects.toThrow('signature')
    expect(verified).toHaveLength(2)
    const endless = rememberTokens(
      (token) => {
        verified.push(token)
        return Promise.resolve({ caller: officer(token), expiresAt: undefined })
      },
      { toleranceSeconds: 5, keysInForce: () => keys },
    )
    for (const _ of [1, 2]) await endless('zhang')
    expect(verified).toHaveLength(4)
  })
})
