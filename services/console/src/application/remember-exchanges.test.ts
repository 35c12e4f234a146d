import { describe, expect, it } from 'vitest'
import type { ServiceToken } from '../domain/session.ts'
import { rememberExchanges } from './remember-exchanges.ts'

const officer = { subject: 'o-1', name: '李出纳', roles: ['treasury'], areas: ['441802'], actingFor: null }
const signIn = (token: string) => ({ token, expiresAt: Number.MAX_SAFE_INTEGER, givenAt: 0 })

describe('rememberExchanges', () => {
  it('exchanges each token once, until a minute before what was given ends', async () => {
    let now = 0
    const asked: string[] = []
    const tokens = rememberExchanges(
      async (token, actingFor = ''): Promise<ServiceToken> => {
        asked.push(token)
        return { token: `${token}${actingFor}-${asked.length}`, expiresAt: now + 570_000, officer }
      },
      () => now,
    )
    const together = await Promise.all([tokens(signIn('a')), tokens(signIn('a')), tokens(signIn('b'))])
    expect(together.map(({ token }) => token)).toEqual(['a-1', 'a-1', 'b-2'])
    now = 509_999
    expect((await tokens(signIn('a'))).token).toBe('a-1')
    now = 510_000
    expect((await tokens(signIn('a'))).token).toBe('a-3')
    expect((await tokens(signIn('a'), 'o-9')).token).toBe('ao-9-4')
    expect((await tokens(signIn('a'))).token).toBe('a-3')
  })

  it('does not remember a refusal', async () => {
    let times = 0
    const tokens = rememberExchanges(async () => {
      times += 1
      throw new Error('no')
    })
    await expect(tokens(signIn('a'))).rejects.toThrow('no')
    await expect(tokens(signIn('a'))).rejects.toThrow('no')
    expect(times).toBe(2)
  })
})
