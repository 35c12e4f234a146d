import { randomBytes } from 'node:crypto'
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

/** An empty real database of its own, with the roles and rights of the real thing, without any table yet. */
export async function createTestDatabase(
  name: DatabaseName,
  { adminUrl, rolePassword }: TestServer = runsServer(),
): Promise<TestDatabase> {
  const databaseName = `test_${name}_${randomBytes(5).toString('hex')}`
  await provisionDatabase(adminUrl, name, databaseName)
  const urlFor = (role: string): string => {
    const url = new URL(adminUrl)
    url.username = role
    url.password = rolePassword
    url.pathname = `/${databaseName}`
    return url.href
  }
  return { ownerUrl: urlFor(ownerRole(name)), appUrl: urlFor(appRole(name)), urlAs: (role) => urlFor(appRole(role)) }
}
