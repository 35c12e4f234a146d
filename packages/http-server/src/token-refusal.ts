import { DomainError } from '@fundtrace/problem'
import { errors } from 'jose'
import { invalidToken } from './callers.ts'

/** What jose found wrong with a token, in our words; none of them repeats a part of it. Other errors rise as they are. */
export function refuseToken(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw expiredToken()
  if (error instanceof errors.JWTClaimValidationFailed) {
    throw invalidToken(`the claim "${error.claim}" is missing or is not the one expected`)
  }
  if (error instanceof errors.JOSEAlgNotAllowed) throw invalidToken('its signature algorithm is not accepted')
  if (error instanceof errors.JWSSignatureVerificationFailed) throw invalidToken('the signature does not match')
  if (error instanceof errors.JWKSNoMatchingKey)
    throw invalidToken('the issuer does not publish the key that signed it')
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    throw invalidToken('its header does not say which key signed it')
  if (error instanceof errors.JOSEError) throw invalidToken('it is not a signed JWT')
  throw error
}

const expiredToken = (): DomainError =>
  new DomainError({
    code: 'ACCESS_TOKEN_EXPIRED',
    kind: 'unauthenticated',
    title: { zh: '令牌已过期', en: 'The token has expired' },
    detail: 'The bearer token has expired: get a new one',
  })
