import { createHash } from 'node:crypto'
import type { ServiceToken, SignIn } from '../domain/session.ts'

/** Access gives tokens for 570 s: one is asked for anew while the old one still has a minute. */
const RENEWED_BEFORE_MS = 60_000
const REMEMBERED_MAX = 10_000

/** Exchanges a sign-in's token once and not for every request; requests that come together wait for the same exchange. */
export function rememberExchanges(
  exchange: (token: string, actingFor: string | undefined) => Promise<ServiceToken>,
  now: () => number = Date.now,
): (signIn: SignIn, actingFor?: string) => Promise<ServiceToken> {
  const known = new Map<string, Readonly<{ token: Promise<ServiceToken>; staleAt: () => number }>>()

  return async ({ token }, actingFor) => {
    const key = createHash('sha256')
      .update(JSON.stringify([token, actingFor ?? null]))
      .digest('base64url')
    const found = known.get(key)
    if (found !== undefined && found.staleAt() > now()) return found.token
    // Unfinished: everybody waits for it.
    let staleAt = Number.POSITIVE_INFINITY
    const exchanged = exchange(token, actingFor).then((given) => {
      staleAt = given.expiresAt - RENEWED_BEFORE_MS
      return given
    })
    known.delete(key)
    known.set(key, { token: exchanged, staleAt: () => staleAt })
    exchanged.catch(() => known.delete(key))
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED_MAX) break
      known.delete(oldest)
    }
    return exchanged
  }
}
