import { randomBytes } from 'node:crypto'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateKeyRingFile } from '@fundtrace/personal-data'
import { newSigningKeyPem } from '@fundtrace/seal'
import { newPasscode, newSessionKey } from '../embedded/console-secrets.ts'
import { FIRST_ADMINS } from '../embedded/first-admins.ts'
import { readIfPresent } from '../embedded/read-if-present.ts'
import { appRole, type RolePasswords, rolesOf, SERVICES } from '../postgres/provision.ts'
import { keepRolePasswords } from '../postgres/role-passwords.ts'

/** Where docker-compose.yml finds PostgreSQL. */
const DATABASE_HOST = 'postgres:5432'

/**
 * Makes the secrets of the compose project that are not there yet, and changes none that is.
 *
 * A container runs as an account that the host does not know, and compose mounts a secret with the mode that it has here. So
 * every file can be read by whoever reaches it, and nobody reaches it: the folder is its owner's alone, and a container sees the
 * files that docker-compose.yml mounts into it and no others.
 */
export async function makeSecretFiles(folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o700)
  const made: string[] = []
  const keep = async (name: string, make: () => string): Promise<string> => {
    const known = await readIfPresent(join(folder, name))
    if (known !== undefined) return known
    const content = make()
    await writeFile(join(folder, name), content, { flag: 'wx' })
    // Set apart from the file's birth, where the caller's umask would take from it.
    await chmod(join(folder, name), 0o444)
    made.push(name)
    return content
  }

  const superuser = await keep('postgres-superuser', password)
  await keep('postgres-admin-url', () => databaseUrl('postgres', superuser, 'postgres'))
  const roles = await keepRolePasswords(join(folder, 'role-passwords.json'), SERVICES.flatMap(rolesOf), password)
  await chmod(join(folder, 'role-passwords.json'), 0o444)
  for (const service of SERVICES) {
    const role = appRole(service)
    await keep(`${service}-database-url`, () => databaseUrl(role, passwordOf(roles, role), role))
    // An account of Kafka is called as the role: start-kafka.sh makes one of every file of this form.
    await keep(`kafka-${role}`, password)
  }
  await keep('kafka-admin', password)
  // No secret, but each installation's own: by it a broker knows that it joined, or was given the disk of, another one.
  await keep('cluster-id', clusterId)
  await keep('personal-data-keys.json', generateKeyRingFile)
  await keep('seal-key.pem', newSigningKeyPem)
  await keep('evidence-key.pem', newSigningKeyPem)
  await keep('cluster-secret', password)
  await keep('access-key.pem', newSigningKeyPem)
  await keep('first-admins.json', () => JSON.stringify(FIRST_ADMINS))
  await keep('console-session-key', newSessionKey)
  await keep('trial-client-secret', password)
  await keep('trial-passcode', newPasscode)
  await keep('grafana-admin', password)
  return made
}

/** Letters, digits, hyphens and underscores: nothing that a URL or Kafka's list of accounts would take for its own. */
const password = (): string => randomBytes(24).toString('base64url')

/** Kafka's form of a UUID. */
const clusterId = (): string => randomBytes(16).toString('base64url')

const databaseUrl = (role: string, secret: string, database: string): string =>
  `postgres://${role}:${secret}@${DATABASE_HOST}/${database}`

function passwordOf(passwords: RolePasswords, role: string): string {
  const found = passwords[role]
  if (found === undefined) throw new Error(`role-passwords.json holds no password of ${role}`)
  return found
}
