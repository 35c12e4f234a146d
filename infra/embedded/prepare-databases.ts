import { TOPICS } from '@fundtrace/contracts'
import { migrate } from '@fundtrace/database'
import { ensureTopics, messageLogMigrations } from '@fundtrace/messaging'
import { migrateServices } from '../postgres/migrate-services.ts'
import {
  appRole,
  DATABASES,
  type DatabaseName,
  ownerRole,
  provisionDatabase,
  provisionRoles,
  type RolePasswords,
  SERVICES,
} from '../postgres/provision.ts'

export type UrlAs = (database: DatabaseName, role: string) => string

export const databaseNameOf = (name: DatabaseName): string => `fundtrace_${name}`

/** Roles, databases and migrations. Only a house that talks over PostgreSQL has the message log. Safe to repeat. */
export async function prepareDatabases(options: {
  adminUrl: string
  rolePasswords: RolePasswords
  urlAs: UrlAs
  hasMessageLog: boolean
}): Promise<void> {
  const { adminUrl, urlAs, hasMessageLog } = options
  await provisionRoles(adminUrl, options.rolePasswords)
  const databases = hasMessageLog ? DATABASES : SERVICES
  for (const name of databases) await provisionDatabase(adminUrl, name, databaseNameOf(name))
  await (hasMessageLog ? migrateEverything(urlAs) : migrateServices(urlAs))
}

/** Brings every database up to date as its owner, and makes the topics. Safe to repeat. */
export async function migrateEverything(urlAs: UrlAs): Promise<void> {
  await migrate(urlAs('messages', ownerRole('messages')), appRole('messages'), [messageLogMigrations])
  await ensureTopics(urlAs('messages', ownerRole('messages')), TOPICS)
  await migrateServices(urlAs)
}
