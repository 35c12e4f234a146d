import { describe, expect, it } from 'vitest'
import { issuerUnavailable } from '../domain/console-errors.ts'
import type { Session, SignIn } from '../domain/session.ts'
import { type Renewing, sessionKeeper } from './keep-session.ts'

const MINUTE = 60_000
const officer = { subject: 'o-1', name: '李出纳', roles: ['treasury'], areas: ['441802'], actingFor: null }
const session = (signIn: Partial<SignIn> = {}): Session => ({
  id: 's-1',
  endsAt: 600 * MINUTE,
  signIn: { token: 'first', expiresAt: 60 * MINUTE, givenAt: 50 * MINUTE, refreshToken: 'refresh-1', ...signIn },
})

function keeping(
  renew: Renewing = async () => ({
    token: 'second',
    expiresAt: 120 * MINUTE,
    givenAt: 59 * MINUTE,
    refreshToken: 'refresh-2',
  }),
) {
  const clock = { now: 0 }
  const asked: string[] = []
  const keeper = sessionKeeper({
    renew: async (refreshToken) => {
      asked.push(refreshToken)
      return renew(refreshToken)
    },
    tokenFor: async ({ token, expiresAt }, actingFor) => ({
      token,
      expiresAt,
      officer: { ...officer, actingFor: actingFor ?? null },
    }),
    now: () => clock.now,
  })
  return { clock, asked, keeper }
}
const expired = { code: 'CONSOLE_SESSION_EXPIRED', kind: 'unauthenticated' }

describe('a session', () => {
  it('is as it was signed in while its token is good', async () => {
    const { keeper, asked } = keeping()
    expect(await keeper.open(session())).toMatchObject({ isRenewed: false, token: { token: 'first', officer } })
    expect(asked).toEqual([])
  })

  it('is renewed before its token ends, once for all requests that come together, and for those that still have the old cookie', async () => {
    const { keeper, clock, asked } = keeping()
    clock.now = 59.5 * MINUTE
    const all = await Promise.all([1, 2, 3].map(() => keeper.open(session())))
    clock.now = 61 * MINUTE
    all.push(await keeper.open(session()))
    expect(all.map(({ isRenewed, token }) => [isRenewed, token.token])).toEqual(Array(4).fill([true, 'second']))
    expect(asked).toEqual(['refresh-1'])
  })

  it('keeps its refresh token where the provider gives no new one, and its end', async () => {
    const { keeper, clock } = keeping(async () => ({ token: 'second', expiresAt: 120 * MINUTE, givenAt: 60 * MINUTE }))
    clock.now = 60 * MINUTE
    const { session: renewed } = await keeper.open(session())
    expect(renewed).toMatchObject({ endsAt: 600 * MINUTE, signIn: { token: 'second', refreshToken: 'refresh-1' } })
  })

  it('is over at its end, when the provider will not renew it, and when a token without a refresh token ends', async () => {
    const { keeper, clock } = keeping(async () => 'refused')
    await expect(keeper.open(undefined)).rejects.toMatchObject(expired)
    clock.now = 60 * MINUTE
    await expect(keeper.open(session())).rejects.toMatchObject(expired)
    await expect(keeper.open(session({ refreshToken: undefined }))).rejects.toMatchObject(expired)
    clock.now = 600 * MINUTE
    await expect(keeper.open(session({ expiresAt: 900 * MINUTE }))).rejects.toMatchObject(expired)
  })

  it('goes on while the provider is away and its token is good, and says so when it no longer is', async () => {
    const { keeper, clock } = keeping(() => Promise.reject(issuerUnavailable()))
    clock.now = 59.5 * MINUTE
    expect(await keeper.open(session())).toMatchObject({ isRenewed: false, token: { token: 'first' } })
    const later = keeping(() => Promise.reject(issuerUnavailable()))
    later.clock.now = 60 * MINUTE
    await expect(later.keeper.open(session())).rejects.toMatchObject({ code: 'CONSOLE_ISSUER_UNAVAILABLE' })
  })

  it('asks the provider every ten minutes whether the sign-in still stands, which one taken back elsewhere does not', async () => {
    const { keeper, clock, asked } = keeping(async () => 'refused')
    clock.now = 9 * MINUTE
    await keeper.open(session({ givenAt: 0 }))
    expect(asked).toEqual([])
    clock.now = 10 * MINUTE
    await keeper.open(session({ givenAt: 0, refreshToken: undefined }))
    await expect(keeper.open(session({ givenAt: 0 }))).rejects.toMatchObject(expired)
  })

  it('waits once a minute, and not for every request, for a provider that is away while its token is good', async () => {
    const { keeper, clock, asked } = keeping(() => Promise.reject(issuerUnavailable()))
    clock.now = 20 * MINUTE
    for (const _ of [1, 2, 3]) await keeper.open(session({ givenAt: 0 }))
    expect(asked).toHaveLength(1)
    clock.now = 21 * MINUTE
    await keeper.open(session({ givenAt: 0 }))
    expect(asked).toHaveLength(2)
  })

  it('acts for whom its own cookie says, also after a renewal that another request began', async () => {
    const { keeper, clock } = keeping()
    clock.now = 59.5 * MINUTE
    const [himself, other] = await Promise.all([
      keeper.open(session()),
      keeper.open({ ...session(), actingFor: 'o-9' }),
    ])
    expect(himself.token.officer.actingFor).toBeNull()
    expect(other).toMatchObject({
      session: { actingFor: 'o-9' },
      token: { token: 'second', officer: { actingFor: 'o-9' } },
    })
  })

  it('opens nothing once it was ended, whoever has a copy of its cookie', async () => {
    const { keeper } = keeping()
    keeper.end(session())
    await expect(keeper.open(session())).rejects.toMatchObject(expired)
    expect(await keeper.open({ ...session(), id: 's-2' })).toMatchObject({ token: { token: 'first' } })
  })
})
