import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { callerFromClaims, type Role, type Verifier } from './callers.ts'
import { ConfigError } from './config.ts'
import { rememberTokens } from './remember-tokens.ts'
import { refuseToken } from './token-refusal.ts'

const ISSUER = 'fundtrace-local'
const AUDIENCE = 'fundtrace'
const ALGORITHM = 'EdDSA'
const CLOCK_TOLERANCE_SECONDS = 5

/**
 * Trusts tokens of the issuer that ships with Fundtrace, whose private key lies in a file on the same machine: for the
 * embedded run, demos and tests. In production it does not start.
 */
export function localIssuerVerifier(options: { publicKeyPem: string; nodeEnv: string | undefined }): Verifier {
  refuseInProduction(options.nodeEnv)
  const key = readKey(() => createPublicKey(options.publicKeyPem), 'public')
  return rememberTokens(
    async (token) => {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['exp'],
      }).catch(refuseToken)
      return { caller: callerFromClaims(payload), expiresAt: payload.exp }
    },
    { toleranceSeconds: CLOCK_TOLERANCE_SECONDS, keysInForce: () => 0 },
  )
}

export type LocalTokenRequest = Readonly<{
  privateKeyPem: string
  subject: string
  name: string
  roles: readonly Role[]
  /** Area codes of 2, 4, 6, 9 or 12 digits. */
  areas: readonly string[]
  /** The subject of the officer for whom this one stands in. */
  actingFor?: string | null
  lifetimeSeconds: number
}>

/** A token that `localIssuerVerifier` accepts. Refuses claims that it would not accept. */
export async function signLocalToken(
  request: LocalTokenRequest,
  nodeEnv: string | undefined = process.env['NODE_ENV'],
): Promise<string> {
  refuseInProduction(nodeEnv)
  const { name, roles, areas, actingFor = null } = request
  const claims = { name, roles, areas, ...(actingFor !== null && { act_for: actingFor }) }
  callerFromClaims({ ...claims, sub: request.subject })
  const issuedAt = Math.floor(Date.now() / 1000)
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
    .setSubject(request.subject)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + request.lifetimeSeconds)
    .sign(readKey(() => createPrivateKey(request.privateKeyPem), 'private'))
}

export type LocalIssuerKeys = Readonly<{ privateKeyPem: string; publicKeyPem: string }>

export function generateLocalIssuerKeys(nodeEnv: string | undefined = process.env['NODE_ENV']): LocalIssuerKeys {
  refuseInProduction(nodeEnv)
  const pair = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { privateKeyPem: pair.privateKey, publicKeyPem: pair.publicKey }
}

function refuseInProduction(nodeEnv: string | undefined): void {
  if (nodeEnv === 'production') throw new ConfigError(['NODE_ENV: the local issuer is refused in production'])
}

function readKey(read: () => KeyObject, half: 'public' | 'private'): KeyObject {
  const refusal = new ConfigError([`The ${half} key of the local issuer is not an Ed25519 key in PEM`])
  let key: KeyObject
  try {
    key = read()
  } catch {
    // What node says may hold a piece of the key.
    throw refusal
  }
  if (key.asymmetricKeyType !== 'ed25519') throw refusal
  return key
}
