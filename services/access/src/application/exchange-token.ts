import type { Database } from '@fundtrace/database'
import { DomainError } from '@fundtrace/problem'
import { readSignIn } from '../adapters/tokens/caller-verifier.ts'
import type { IssuedToken, TokenIssuer } from '../adapters/tokens/token-issuer.ts'
import { subjectTokenInvalid } from '../domain/access-errors.ts'
import type { OfficerAtWork } from '../domain/officer.ts'
import { shanghaiDayOf } from '../domain/shanghai-day.ts'
import { resolveCaller } from './resolve-caller.ts'

type Parts = Readonly<{ db: Database; issuer: TokenIssuer; signIn: (token: string) => Promise<OfficerAtWork> }>
type Log = Readonly<Record<'info' | 'warn', (line: object, message: string) => void>>

/**
 * Gives a Fundtrace token for one of the provider at which officers sign in. Each one given and each one refused leaves a line in the log, with
 * who and why; never a token.
 */
export async function exchangeToken(
  { db, issuer, signIn }: Parts,
  { subjectToken, actingFor }: Readonly<{ subjectToken: string; actingFor: string | null }>,
  log: Log,
): Promise<IssuedToken> {
  const now = new Date()
  const signedIn = await readSignIn(signIn, subjectToken).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.kind !== 'unauthenticated') throw error
    log.warn({ code: error.code }, 'exchange refused')
    throw subjectTokenInvalid(error.message)
  })
  const { subject } = signedIn
  const caller = await resolveCaller(db, { subject, actingFor }, shanghaiDayOf(now)).catch((error: unknown) => {
    if (error instanceof DomainError)
      log.warn({ code: error.code, officer: subject, acting_for: actingFor }, 'exchange refused')
    throw error
  })
  const issued = await issuer.sign(caller, now)
  log.info(
    { officer: subject, acting_for: actingFor, issued_id: issued.id, roles: caller.roles, areas: caller.areas },
    'exchanged',
  )
  return issued
}
