import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateLocalIssuerKeys } from '@fundtrace/http-server'
import { generateKeyRingFile } from '@fundtrace/personal-data'
import { newSigningKeyPem } from '@fundtrace/seal'
import { newPasscode, newSessionKey } from './console-secrets.ts'
import { FIRST_ADMINS } from './first-admins.ts'
import { keepRolePasswords } from '../postgres/role-passwords.ts'
import { readIfPresent } from './read-if-present.ts'
import { ALL_ROLES, type RolePasswords } from '../postgres/provision.ts'

/** Made at the first start, kept in files that only their owner can read. No two installations share one. */
export type Secrets = Readonly<{
  superuserPassword: string
  rolePasswords: RolePasswords
  /** Signs the tokens of the local issuer; only the command line reads it. */
  issuerPrivateKeyFile: string
  issuerPublicKeyFile: string
  personalDataKeysFile: string
  /** Signs the ledger's checkpoints. */
  sealKeyFile: string
  /** Signs evidence packs. */
  evidenceKeyFile: string
  /** Shared by the processes of the ledger. */
  clusterSecretFile: string
  /** Signs the tokens of the service access. */
  accessKeyFile: string
  /** Who may appoint the first officers. */
  firstAdminsFile: string
  /** What is typed at the trial sign-in of the console. */
  passcodeFile: string
  passcode: string
  /** Seals the console's cookies. */
  consoleSessionKeyFile: string
  /** Of the trial issuer's one confidential client, which nobody uses here. */
  trialClientSecretFile: string
}>

export async function openSecrets(folder: string): Promise<Secrets> {
  const path = (name: string): string => join(folder, name)
  const keep = async (name: string, make: () => string): Promise<string> => {
    const known = await readIfPresent(path(name))
    if (known !== undefined) return known
    const made = make()
    await writeFile(path(name), made, { mode: 0o600, flag: 'wx' })
    return made
  }
  const password = (): string => randomBytes(24).toString('base64url')
  const rolePasswords = await keepRolePasswords(path('role-passwords.json'), ALL_ROLES, password)
  const keys = await keep('issuer-keys.json', () => JSON.stringify(generateLocalIssuerKeys()))
  const { privateKeyPem, publicKeyPem } = JSON.parse(keys) as { privateKeyPem: string; publicKeyPem: string }
  await keep('issuer-private.pem', () => privateKeyPem)
  await keep('issuer-public.pem', () => publicKeyPem)
  await keep('personal-data-keys.json', generateKeyRingFile)
  await keep('seal-key.pem', newSigningKeyPem)
  await keep('evidence-key.pem', newSigningKeyPem)
  await keep('cluster-secret', password)
  await keep('access-key.pem', newSigningKeyPem)
  await keep('first-admins.json', () => JSON.stringify(FIRST_ADMINS))
  await keep('console-session-key', newSessionKey)
  await keep('trial-client-secret', password)
  return {
    superuserPassword: await keep('postgres-superuser', password),
    rolePasswords,
    issuerPrivateKeyFile: path('issuer-private.pem'),
    issuerPublicKeyFile: path('issuer-public.pem'),
    personalDataKeysFile: path('personal-data-keys.json'),
    sealKeyFile: path('seal-key.pem'),
    evidenceKeyFile: path('evidence-key.pem'),
    clusterSecretFile: path('cluster-secret'),
    accessKeyFile: path('access-key.pem'),
    firstAdminsFile: path('first-admins.json'),
    passcodeFile: path('console-passcode'),
    passcode: await keep('console-passcode', newPasscode),
    consoleSessionKeyFile: path('console-session-key'),
    trialClientSecretFile: path('trial-client-secret'),
  }
}
