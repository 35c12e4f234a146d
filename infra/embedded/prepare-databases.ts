import { fileURLToPath } from 'node:url'
import { TOPICS } from '@fundtrace/contracts'
import { migrate, type MigrationFolder } from '@fundtrace/database'
import { idempotencyMigrations } from '@fundtrace/http-server'
import { ensureTopics, messageLogMigrations, messagingMigrations } from '@fundtrace/messaging'
import { appRole, type DatabaseName, ownerRole, SERVICES, type ServiceName } from '../postgres/provision.ts'

/** The migrations of a service's database, in the order in which they run. */
export const migrationsOf = (service: ServiceName): readonly MigrationFolder[] => [
  messagingMigrations,
  idempotencyMigrations,
  { name: service, path: fileURLToPath(new URL(`../../services/${service}/migrations`, import.meta.url)) },
]

/** Brings every database up to date as its owner, and makes the topics. Safe to repeat. */
export async function migrateEverything(urlAs: (database: DatabaseName, role: string) => string): Promise<void> {
  await migrate(urlAs('messages', ownerRole('messages')), appRole('messages'), [messageLogMigrations])
  await ensureTopics(urlAs('messages', ownerRole('messages')), TOPICS)
  for (const service of SERVICES)
    await migrate(urlAs(service, ownerRole(service)), appRole(service), migrationsOf(service))
}
