import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../infra/embedded/free-port.ts'
import { startEmbeddedPostgres } from '../../../infra/embedded/postgres.ts'
import { ALL_ROLES, provisionRoles } from '../../../infra/postgres/provision.ts'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
    rolePassword: string
  }
}

/**
 * One real PostgreSQL for the whole run: the server at DATABASE_URL where that is set, else an embedded one on a temporary
 * folder. fsync is off there because no test of this server crashes the machine; a test that kills starts a server of its own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const rolePassword = randomBytes(12).toString('hex')
  const given = process.env['DATABASE_URL']
  const server = given === undefined ? await startTemporaryServer() : { adminUrl: given, stop: async () => undefined }
  await provisionRoles(server.adminUrl, Object.fromEntries(ALL_ROLES.map((role) => [role, rolePassword])))
  project.provide('adminUrl', server.adminUrl)
  project.provide('rolePassword', rolePassword)
  return server.stop
}

async function startTemporaryServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-test-'))
  // mkdtemp makes 0700, and the server may run as another user.
  await chmod(folder, 0o755)
  const server = await startEmbeddedPostgres({
    directory: join(folder, 'postgres'),
    port: await freePort(),
    superuserPassword: randomBytes(12).toString('hex'),
    settings: ['fsync=off', 'max_connections=300'],
  })
  return {
    adminUrl: server.adminUrl,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
