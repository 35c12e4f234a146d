import type { Database } from '@fundtrace/database'
import { type Caller, invalidToken, type Verifier } from '@fundtrace/http-server'
import { decodeJwt } from 'jose'
import { resolveCaller } from '../../application/resolve-caller.ts'
import { shanghaiDayOf } from '../../domain/shanghai-day.ts'
import type { TokenIssuer } from './token-issuer.ts'

/**
 * Who calls this service. It believes its own tokens and those of the provider at which officers sign in, but of either only who it is: what
 * he may do is looked up for each request, so that here a revocation counts at once.
 */
export const callerVerifier =
  ({ db, issuer, signIn }: Readonly<{ db: Database; issuer: TokenIssuer; signIn: Verifier }>): Verifier =>
  async (token) => {
    const { subject, actingFor } = isOf(issuer.issuer, token)
      ? await issuer.read(token)
      : await readSignIn(signIn, token)
    return resolveCaller(db, { subject, actingFor }, shanghaiDayOf(new Date()))
  }

/** Somebody as the provider knows him. For whom he stands in is decided here and not there. */
export async function readSignIn(signIn: Verifier, token: string): Promise<Caller> {
  const caller = await signIn(token)
  if (caller.actingFor !== null) throw invalidToken('who stands in for whom is decided by Fundtrace itself')
  return caller
}

/** Only says whose verifier is to be asked. */
function isOf(issuer: string, token: string): boolean {
  try {
    return decodeJwt(token).iss === issuer
  } catch {
    return false
  }
}
