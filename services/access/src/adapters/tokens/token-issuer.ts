import { createPrivateKey, createPublicKey, type KeyObject, randomUUID } from 'node:crypto'
import { type Caller, callerFromClaims, ConfigError, invalidToken } from '@fundtrace/http-server'
import { calculateJwkThumbprint, exportJWK, type JWK, jwtVerify, SignJWT } from 'jose'

const ALGORITHM = 'EdDSA'
/** Verifiers allow a clock 30 s of error: with it a token that was given just before a revocation ends within ten minutes. */
export const TOKEN_LIFETIME_SECONDS = 570

export type TokenIssuer = Readonly<{
  issuer: string
  /** For JWKS: the one that signs, and the other where there is one. */
  keys: () => Promise<readonly JWK[]>
  sign: (caller: Caller, now: Date) => Promise<IssuedToken>
  /** The claims of a token of one's own; throws what every verifier throws. */
  read: (token: string) => Promise<Caller>
}>
export type IssuedToken = Readonly<{ token: string; id: string; lifetimeSeconds: number }>

/**
 * Signs with `signingKey` and publishes both. To rotate: publish the next key as the other one for ten minutes, so that every service knows
 * it; then let it sign and publish the former as the other one for ten minutes more.
 */
export function tokenIssuer(
  settings: Readonly<{ issuer: string; audience: string; signingKey: string; otherKey: string | undefined }>,
): TokenIssuer {
  const { issuer, audience } = settings
  const signing = readKey(settings.signingKey, 'ACCESS_KEY')
  const others = settings.otherKey === undefined ? [] : [readKey(settings.otherKey, 'ACCESS_KEY_OTHER')]
  const all = [signing, ...others]
  return {
    issuer,
    keys: () => Promise.all(all.map(publicJwk)),
    sign: async ({ subject, name, roles, areas, actingFor }, now) => {
      const id = randomUUID()
      const issuedAt = Math.floor(now.getTime() / 1000)
      const claims = { name, roles, areas, ...(actingFor !== null && { act_for: actingFor }) }
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: await keyId(signing) })
        .setJti(id)
        .setSubject(subject)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + TOKEN_LIFETIME_SECONDS)
        .sign(signing)
      return { token, id, lifetimeSeconds: TOKEN_LIFETIME_SECONDS }
    },
    read: async (token) => {
      const find = async ({ kid }: { kid?: string | undefined }): Promise<KeyObject> => {
        for (const key of all) if ((await keyId(key)) === kid) return createPublicKey(key)
        throw invalidToken('it names no key of this issuer')
      }
      const { payload } = await jwtVerify(token, find, {
        algorithms: [ALGORITHM],
        issuer,
        audience,
        typ: 'at+jwt',
        requiredClaims: ['exp'],
      }).catch((error: unknown) => {
        throw error instanceof Error && error.name === 'DomainError'
          ? error
          : invalidToken('it does not verify, or has expired')
      })
      return callerFromClaims(payload)
    },
  }
}

function readKey(pem: string, name: string): KeyObject {
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // What node says may hold a piece of the key.
  }
  throw new ConfigError([`${name}: expected an Ed25519 private key, PKCS#8 in PEM`])
}

/** The thumbprint by RFC 7638: equal for equal keys, so that it needs no keeping. */
const keyId = async (key: KeyObject): Promise<string> => calculateJwkThumbprint(await exportJWK(createPublicKey(key)))

const publicJwk = async (key: KeyObject): Promise<JWK> => ({
  ...(await exportJWK(createPublicKey(key))),
  kid: await keyId(key),
  alg: ALGORITHM,
  use: 'sig',
})
