import { type JWTPayload, jwtVerify } from 'jose'
import { invalidToken, type Verifier } from './callers.ts'
import { ConfigError } from './config.ts'
import type { ReadinessChecks } from './health.ts'
import type { Logger } from './logger.ts'
import { callerFromForeignClaims } from './oidc-claims.ts'
import { issuerKeys, type Patience } from './oidc-keys.ts'
import type { OidcSettings } from './oidc-settings.ts'
import { rememberTokens, type VerifiedToken } from './remember-tokens.ts'
import { refuseToken } from './token-refusal.ts'

/** Asymmetric all: a service holds nothing that could sign. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

const PATIENCE: Patience = { timeoutMs: 3_000, retryMs: 1_000, cooldownMs: 10_000, keysAgeMsMax: 600_000 }

export type OidcVerifier = Readonly<{ verifier: Verifier; readiness: ReadinessChecks }>

/**
 * Trusts access tokens of one OIDC issuer, found by discovery. Asks it nothing before the first token or readiness check, so
 * that a service starts while the issuer is down; until its keys were had once, every token is answered with `unavailable`.
 */
export function oidcVerifier(
  settings: OidcSettings,
  surroundings: { log: Logger; nodeEnv: string | undefined; patience?: Partial<Patience> },
): OidcVerifier {
  const { issuer } = settings
  refuseUnsafeIssuer(settings, surroundings.nodeEnv)
  const keys = issuerKeys(issuer, surroundings.log, { ...PATIENCE, ...surroundings.patience })
  const names = {
    subject: settings.subjectClaim,
    name: settings.nameClaim,
    roles: settings.rolesClaim,
    areas: settings.areasClaim,
    actingFor: settings.actingForClaim,
  }
  const verify = async (token: string): Promise<VerifiedToken> => {
    const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
      algorithms: ALGORITHMS,
      issuer,
      audience: settings.audience,
      clockTolerance: settings.clockSkewSeconds,
      requiredClaims: ['exp'],
    }).catch(refuseToken)
    requireAccessToken(settings.tokenType, protectedHeader.typ, payload)
    return { caller: callerFromForeignClaims(payload, names, settings.roleMap), expiresAt: payload.exp }
  }
  const verifier = rememberTokens(verify, { toleranceSeconds: settings.clockSkewSeconds, keysInForce: keys.inForce })
  return { verifier, readiness: { identity: keys.requireFetched } }
}

/**
 * An ID token tells a client who signed in; it gives no access. Its audience is the client, which keeps it out already, except
 * where an issuer uses one id for client and API. RFC 9068 marks access tokens by the type `at+jwt`, and that is what is asked
 * for unless OIDC_TOKEN_TYPE is `JWT`, for issuers that mark all alike (Keycloak, Entra ID). Of those, tokens are refused that
 * carry what only ID tokens have, or in Keycloak's own claim `typ` something else than `Bearer`.
 */
function requireAccessToken(wanted: OidcSettings['tokenType'], type: string | undefined, payload: JWTPayload): void {
  const isMarked = type !== undefined && /^(?:application\/)?at\+jwt$/i.test(type)
  if (isMarked) return
  if (wanted === 'at+jwt') throw invalidToken('its header has to say "typ": "at+jwt", as access tokens do')
  const isPlain = type === undefined || /^(?:application\/)?jwt$/i.test(type)
  const isBearer = payload['typ'] === undefined || payload['typ'] === 'Bearer'
  const isOfIdToken = ID_TOKEN_CLAIMS.some((claim) => claim in payload)
  if (!isPlain || !isBearer || isOfIdToken) throw invalidToken('it is not an access token')
}

const ID_TOKEN_CLAIMS = ['nonce', 'at_hash', 'c_hash']

function refuseUnsafeIssuer({ issuer, allowHttp }: OidcSettings, nodeEnv: string | undefined): void {
  const { protocol, username, search, hash } = new URL(issuer)
  if (username !== '' || search !== '' || hash !== '') {
    throw new ConfigError(['OIDC_ISSUER: an issuer is an address without user name, query and fragment'])
  }
  if (nodeEnv === 'production' && protocol !== 'https:' && allowHttp === '0') {
    throw new ConfigError(['OIDC_ISSUER: expected https in production; for a trial, OIDC_ALLOW_HTTP=1 allows http'])
  }
}
