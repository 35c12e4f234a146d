import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, type MigrationFolder, migrate } from '@fundtrace/database'
import {
  appRole,
  type DatabaseName,
  ownerRole,
  provisionDatabase,
  type ServiceName,
} from '../../../infra/postgres/provision.ts'
import { inject } from 'vitest'

export type TestDatabase = Readonly<{
  /** For migrations, and for a test that has to look past the service's rights. */
  ownerUrl: string
  /** What the service itself would be given. */
  appUrl: string
  /** The same database as another service's role. */
  urlAs: (role: ServiceName) => string
}>

/** A server whose roles all have the one password. */
export type TestServer = Readonly<{ adminUrl: string; rolePassword: string }>

const runsServer = (): TestServer => ({ adminUrl: inject('adminUrl'), rolePassword: inject('rolePassword') })

/**
 * A real database of its own, with the roles and rights of the real thing: without any table, or with those of `migrations`. Databases with the same
 * migrations are copies of one that was migrated once in the run.
 */
export async function createTestDatabase(
  name: DatabaseName,
  {
    server = runsServer(),
    migrations = [],
  }: { server?: TestServer | undefined; migrations?: readonly MigrationFolder[] } = {},
): Promise<TestDatabase> {
  const databaseName = `test_${name}_${randomBytes(5).toString('hex')}`
  const template = migrations.length === 0 ? undefined : await migratedTemplate(name, server, migrations)
  await provisionDatabase(server.adminUrl, name, databaseName, template)
  return addressesOf(name, databaseName, server)
}

function addressesOf(name: DatabaseName, databaseName: string, { adminUrl, rolePassword }: TestServer): TestDatabase {
  const urlFor = (role: string): string => {
    const url = new URL(adminUrl)
    url.username = role
    url.password = rolePassword
    url.pathname = `/${databaseName}`
    return url.href
  }
  return { ownerUrl: urlFor(ownerRole(name)), appUrl: urlFor(appRole(name)), urlAs: (role) => urlFor(appRole(role)) }
}

/** The first test file that asks migrates it; the others wait for that. */
async function migratedTemplate(
  name: DatabaseName,
  server: TestServer,
  migrations: readonly MigrationFolder[],
): Promise<string> {
  const template = `template_${name}_${await fingerprintOf(migrations)}`
  const admin = connect(server.adminUrl, { application: 'test template', connectionsMax: 1 })
  try {
    await admin.transaction(async (trx) => {
      await trx.raw('SELECT pg_advisory_xact_lock(hashtext(?))', [template])
      const { rows } = await trx.raw<{ rows: unknown[] }>('SELECT FROM pg_database WHERE datname = ?', [template])
      if (rows.length > 0) return
      // Under another name until it is whole: a run that was cut short leaves no half of it.
      const unfinished = `${template}_${randomBytes(3).toString('hex')}`
      await provisionDatabase(server.adminUrl, name, unfinished)
      await migrate(addressesOf(name, unfinished, server).ownerUrl, appRole(name), migrations)
      await trx.raw('ALTER DATABASE ?? RENAME TO ??', [unfinished, template])
    })
  } finally {
    await admin.destroy()
  }
  return template
}

async function fingerprintOf(migrations: readonly MigrationFolder[]): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of migrations)
    for (const file of (await readdir(folder.path)).sort())
      hash.update(`${folder.name}/${file}\n`).update(await readFile(join(folder.path, file)))
  return hash.digest('hex').slice(0, 16)
}
