import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, describeSchema } from '@fundtrace/database'
import { freePort } from '../embedded/free-port.ts'
import { startEmbeddedPostgres } from '../embedded/postgres.ts'
import { migrateEverything } from '../embedded/prepare-databases.ts'
import {
  ALL_ROLES,
  DATABASES,
  type DatabaseName,
  ownerRole,
  provisionDatabase,
  provisionRoles,
} from '../postgres/provision.ts'

const pathOf = (name: DatabaseName): string =>
  name === 'messages' ? 'packages/messaging/message-log.schema.sql' : `services/${name}/schema.sql`

/** Runs all migrations on an empty real PostgreSQL and describes what they made. */
export async function describeSchemas(): Promise<[path: string, content: string][]> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-schema-'))
  await chmod(folder, 0o755)
  const password = randomBytes(12).toString('hex')
  const server = await startEmbeddedPostgres({
    directory: join(folder, 'postgres'),
    port: await freePort(),
    superuserPassword: password,
    settings: ['fsync=off'],
  })
  try {
    const urlAs = (database: DatabaseName, role: string): string => {
      const url = new URL(server.adminUrl)
      Object.assign(url, { username: role, password, pathname: `/${database}` })
      return url.href
    }
    await provisionRoles(server.adminUrl, Object.fromEntries(ALL_ROLES.map((role) => [role, password])))
    for (const name of DATABASES) await provisionDatabase(server.adminUrl, name, name)
    await migrateEverything(urlAs)
    const files: [string, string][] = []
    for (const name of DATABASES) files.push([pathOf(name), await describe(urlAs(name, ownerRole(name)))])
    return files
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function describe(ownerUrl: string): Promise<string> {
  const db = connect(ownerUrl, { application: 'describe', connectionsMax: 1 })
  try {
    return `-- Made by "npm run generate" from the migrations: the schema that they add up to.\n\n${await describeSchema(db)}`
  } finally {
    await db.destroy()
  }
}
