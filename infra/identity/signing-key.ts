import { generateKeyPairSync, type JsonWebKey, randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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
