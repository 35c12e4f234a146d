import { callerFromClaims } from '@fundtrace/http-server'
import { DomainError } from '@fundtrace/problem'
import { decodeJwt } from 'jose'
import { serviceDown, sessionExpired, standingInOff } from '../../domain/console-errors.ts'
import type { Officer, ServiceToken, SignIn } from '../../domain/session.ts'
import { rememberExchanges } from '../../application/remember-exchanges.ts'
import type { Tokens } from '../../application/keep-session.ts'

const TIMEOUT_MS = 5_000

/**
 * The provider's own tokens are what the services believe: in the embedded run, or where roles and areas are the provider's. To stand in for another
 * they are exchanged at `standingInUrl`, where there is such a place.
 */
export function ownTokens(standingInUrl: string | undefined): Tokens {
  const exchanged = standingInUrl === undefined ? undefined : exchangedTokens(standingInUrl)
  return async (signIn: SignIn, actingFor) => {
    if (actingFor === undefined) return readToken(signIn.token, signIn.expiresAt)
    if (exchanged === undefined) throw standingInOff()
    return exchanged(signIn, actingFor)
  }
}

/** Tokens of access, which knows the officers and who stands in for whom: one for each sign-in's token, asked for anew before it ends (RFC 8693). */
export const exchangedTokens = (accessUrl: string): Tokens =>
  rememberExchanges(async (subjectToken, actingFor) => {
    const response = await fetch(new URL('/v1/token', accessUrl), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: subjectToken,
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        ...(actingFor !== undefined && { act_for: actingFor }),
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw serviceDown('access')
    })
    const answer: unknown = await response.json().catch(() => undefined)
    if (!response.ok) throw refusalOf(answer, response.status)
    const { access_token, expires_in } = record(answer)
    if (typeof access_token !== 'string' || typeof expires_in !== 'number') throw serviceDown('access')
    return readToken(access_token, Date.now() + expires_in * 1_000)
  })

/** Not verified here, where nothing is decided by it: whoever gave it was asked for it directly, and every service verifies it. */
function readToken(token: string, expiresAt: number): ServiceToken {
  try {
    const officer: Officer = callerFromClaims(decodeJwt(token))
    return { token, expiresAt, officer }
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw sessionExpired()
  }
}

/** What access says of an officer who is not known, or no more in office, is for him to read. */
function refusalOf(answer: unknown, status: number): DomainError {
  const { code, title_zh: zh, title_en: en, detail } = record(answer)
  if (status >= 500 || typeof code !== 'string') return serviceDown('access')
  const title = { zh: String(zh), en: String(en) }
  const kind = status === 401 ? 'unauthenticated' : 'forbidden'
  return new DomainError({ code, kind, title, detail: String(detail) })
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
