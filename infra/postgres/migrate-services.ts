import { fileURLToPath } from 'node:url'
import { migrate, type MigrationFolder } from '@fundtrace/database'
import { idempotencyMigrations } from '@fundtrace/http-server'
import { messagingMigrations } from '@fundtrace/messaging'
import { appRole, ownerRole, SERVICES, type ServiceName } from './provision.ts'

/** The migrations of a service's database, in the order in which they run. */
const migrationsOf = (service: ServiceName): readonly MigrationFolder[] => [
  messagingMigrations,
  idempotencyMigrations,
  { name: service, path: fileURLToPath(new URL(`../../services/${service}/migrations`, import.meta.url)) },
]

/** Brings every service's database up to date as its owner. Safe to repeat. */
export async function migrateServices(urlAs: (service: ServiceName, role: string) => string): Promise<void> {
  for (const service of SERVICES)
    await migrate(urlAs(service, ownerRole(service)), appRole(service), migrationsOf(service))
}
