import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../infra/embedded/free-port.ts'
import { startEmbeddedPostgres } from '../../../infra/embedded/postgres.ts'
import { ALL_ROLES, provisionRoles } from '../../../infra/postgres/provision.ts'
import type { TestServer } from './test-database.ts'

/** A PostgreSQL of one test, which kills it; with fsync, and at the same address after each start. */
export type OwnPostgres = TestServer &
  Readonly<{
    /** kill -9, and started again on the same data. */
    restart: () => Promise<void>
    /** Ends it and takes its data away. */
    remove: () => Promise<void>
  }>

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-own-postgres-'))
  // mkdtemp makes 0700, and the server may run as another user.
  await chmod(folder, 0o755)
  const options = {
    directory: join(folder, 'postgres'),
    port: await freePort(),
    superuserPassword: randomBytes(12).toString('hex'),
  }
  let server = await startEmbeddedPostgres(options)
  const rolePassword = randomBytes(12).toString('hex')
  await provisionRoles(server.adminUrl, Object.fromEntries(ALL_ROLES.map((role) => [role, rolePassword])))
  return {
    adminUrl: server.adminUrl,
    rolePassword,
    restart: async () => {
      process.kill(server.pid, 'SIGKILL')
      server = await startEmbeddedPostgres(options)
    },
    remove: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
