import { createPrivateKey, generateKeyPairSync, type JsonWebKey, randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '@fundtrace/http-server'
import { readIfPresent } from '../embedded/read-if-present.ts'

export type SigningKey = JsonWebKey & Readonly<{ kid: string; kty: string; use: 'sig'; alg: 'RS256' }>

/** The key of the trial issuer: made at its first start, kept in a file that only its owner can read. */
export async function openSigningKey(folder: string): Promise<SigningKey> {
  const file = join(folder, 'signing-key.json')
  const known = await readIfPresent(file)
  if (known !== undefined) return JSON.parse(known) as SigningKey
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  const made: SigningKey = { ...jwk, kty: 'RSA', kid: randomUUID(), use: 'sig', alg: 'RS256' }
  await writeFile(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' })
  return made
}

/** The local issuer's own key, and what its tokens say of themselves; as `signLocalToken` of @fundtrace/http-server writes them. */
export type LocalSigningKey = Readonly<{
  jwk: JsonWebKey & Readonly<{ kid: string; kty: string; use: 'sig'; alg: 'EdDSA' }>
  claims: Readonly<{ iss: string; aud: string }>
}>

export function readLocalKey(pem: string): LocalSigningKey {
  try {
    const jwk = createPrivateKey(pem).export({ format: 'jwk' })
    if (jwk.crv === 'Ed25519') {
      return {
        jwk: { ...jwk, kty: 'OKP', kid: 'fundtrace-local', use: 'sig', alg: 'EdDSA' },
        claims: { iss: 'fundtrace-local', aud: 'fundtrace' },
      }
    }
  } catch {
    // What node says may hold a piece of the key.
  }
  throw new ConfigError(['TRIAL_LOCAL_ISSUER_KEY: expected an Ed25519 private key, PKCS#8 in PEM'])
}
