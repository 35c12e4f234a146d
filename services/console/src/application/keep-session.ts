import { issuerUnavailable, sessionExpired } from '../domain/console-errors.ts'
import type { ServiceToken, Session, SignIn } from '../domain/session.ts'

/** A token with less than this before it may run out on the way, or on a clock that is ahead. */
const RENEWED_BEFORE_MS = 60_000
/**
 * The provider is asked this often whether the sign-in still stands, however long its tokens live: whoever signed out elsewhere, or here at another
 * console, had his refresh token taken back, so that a stolen copy of his cookie opens nothing any more from then on.
 */
const ASKED_ANEW_AFTER_MS = 10 * 60_000
/** Where it did not answer and the token is good: not every request waits for it. */
const ASKED_AGAIN_AFTER_MS = 60_000
/** How long a browser may still send the cookie from before a renewal: requests that were under way in other tabs. */
const RENEWAL_KNOWN_MS = 10 * 60_000

/** The provider at which officers sign in; what it refuses for good is `refused`, what it does not answer throws. */
export type Renewing = (refreshToken: string) => Promise<SignIn | 'refused'>
/** What the services are shown for a sign-in. */
export type Tokens = (signIn: SignIn, actingFor?: string) => Promise<ServiceToken>

export type LiveSession = Readonly<{
  session: Session
  /** The session was renewed since its cookie was written. */
  isRenewed: boolean
  token: ServiceToken
}>

export type SessionKeeper = Readonly<{
  /** @throws DomainError CONSOLE_SESSION_EXPIRED, CONSOLE_ISSUER_UNAVAILABLE, and what access says of an exchange */
  open: (kept: Session | undefined) => Promise<LiveSession>
  /** From here on the session's cookie opens nothing, whoever has a copy of it. */
  end: (session: Session) => void
}>

/**
 * Keeps sessions alive. A session lives in its cookie; this process remembers only what a cookie cannot: which sessions were ended before their
 * time, and the renewal that other requests of the same browser are waiting for, since many a provider takes a refresh token once only.
 */
export function sessionKeeper(
  parts: Readonly<{ renew: Renewing; tokenFor: Tokens; now?: () => number }>,
): SessionKeeper {
  const { renew, tokenFor, now = Date.now } = parts
  const ended = new Map<string, number>()
  const renewals = new Map<string, Renewal>()

  const renewed = async (session: Session, refreshToken: string): Promise<Session> => {
    const signIn = await renew(refreshToken).catch((error: unknown) => {
      if (session.signIn.expiresAt <= now()) throw error
      return { ...session.signIn, givenAt: now() - ASKED_ANEW_AFTER_MS + ASKED_AGAIN_AFTER_MS }
    })
    if (signIn === 'refused') throw sessionExpired()
    return { ...session, signIn: { ...signIn, refreshToken: signIn.refreshToken ?? refreshToken } }
  }
  const isFresh = ({ expiresAt, givenAt, refreshToken }: SignIn): boolean =>
    expiresAt - now() > RENEWED_BEFORE_MS && (refreshToken === undefined || now() - givenAt < ASKED_ANEW_AFTER_MS)

  const current = async (session: Session): Promise<Session> => {
    forget(now())
    const known = renewals.get(session.id)
    const latest = known === undefined ? session : await known.session
    const { expiresAt, refreshToken } = latest.signIn
    if (isFresh(latest.signIn)) return latest
    if (refreshToken === undefined) {
      if (expiresAt > now()) return latest
      throw sessionExpired()
    }
    // Another request of the same browser may have begun while this one waited.
    const begun = renewals.get(session.id)
    if (begun !== known && begun !== undefined) return begun.session
    const renewal = { session: renewed(latest, refreshToken), knownUntil: now() + RENEWAL_KNOWN_MS }
    renewals.set(session.id, renewal)
    renewal.session.catch(() => renewals.delete(session.id))
    return renewal.session
  }

  const forget = (at: number): void => {
    for (const [id, until] of ended) if (until <= at) ended.delete(id)
    for (const [id, { knownUntil }] of renewals) if (knownUntil <= at) renewals.delete(id)
  }

  return {
    open: async (kept) => {
      if (kept === undefined || kept.endsAt <= now() || ended.has(kept.id)) throw sessionExpired()
      // A renewal that another request began knows nothing of whom this one acts for.
      const session = { ...(await current(kept)), actingFor: kept.actingFor }
      const token = await tokenFor(session.signIn, session.actingFor)
      if (token.expiresAt <= now()) throw issuerUnavailable()
      return { session, isRenewed: session.signIn.token !== kept.signIn.token, token }
    },
    end: (session) => {
      ended.set(session.id, session.endsAt)
      renewals.delete(session.id)
    },
  }
}

type Renewal = Readonly<{ session: Promise<Session>; knownUntil: number }>
