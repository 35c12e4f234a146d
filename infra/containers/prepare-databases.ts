import { migrateServices } from '../postgres/migrate-services.ts'
import {
  appRole,
  provisionDatabase,
  provisionRoles,
  type RolePasswords,
  rolesOf,
  SERVICES,
} from '../postgres/provision.ts'

/** A role and a database for each service, brought up to date. The message log has none here: Kafka carries the messages. */
export async function prepareDatabases(adminUrl: string, passwords: RolePasswords): Promise<void> {
  await provisionRoles(adminUrl, passwords, SERVICES.flatMap(rolesOf))
  // A service's database is called as its role.
  for (const service of SERVICES) await provisionDatabase(adminUrl, service, appRole(service))
  await migrateServices((service, role) => {
    const url = new URL(adminUrl)
    Object.assign(url, { username: role, password: passwords[role], pathname: `/${appRole(service)}` })
    return url.href
  })
}
