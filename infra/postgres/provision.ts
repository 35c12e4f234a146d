import pg from 'pg'

export const SERVICES = ['allocation', 'ledger', 'disbursement', 'reconciliation', 'access'] as const
export type ServiceName = (typeof SERVICES)[number]
/** Every database of the house: one a service, and the message log of the PostgreSQL transport. */
export const DATABASES = [...SERVICES, 'messages'] as const
export type DatabaseName = (typeof DATABASES)[number]

/** Runs a service; owns nothing, and may do only what the migrations grant. */
export const appRole = (name: DatabaseName): string => `fundtrace_${name}`
/** Owns a database and runs its migrations; no service knows its password. */
export const ownerRole = (name: DatabaseName): string => `fundtrace_${name}_owner`

export type RolePasswords = Readonly<Record<string, string>>
export const rolesOf = (name: DatabaseName): readonly string[] => [ownerRole(name), appRole(name)]
export const ALL_ROLES: readonly string[] = DATABASES.flatMap(rolesOf)

/** Makes the roles with their passwords, or sets the passwords of those that exist. */
export async function provisionRoles(
  adminUrl: string,
  passwords: RolePasswords,
  roles: readonly string[] = ALL_ROLES,
): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    for (const role of roles) {
      const password = passwords[role]
      if (password === undefined) throw new Error(`No password was given for the role ${role}`)
      const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
      const verb = rowCount === 0 ? 'CREATE' : 'ALTER'
      await client.query(
        `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${pg.escapeLiteral(password)}`,
      )
    }
  })
}

/**
 * Makes one database that only its owner and its service can enter. The message log is entered by every service, each
 * with its own role; what a role may append there is decided by row policies.
 */
export async function provisionDatabase(
  adminUrl: string,
  name: DatabaseName,
  databaseName: string,
  template = 'template0',
): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName])
    const database = pg.escapeIdentifier(databaseName)
    const source = pg.escapeIdentifier(template)
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database} OWNER ${ownerRole(name)} TEMPLATE ${source}`)
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`)
    const visitors = name === 'messages' ? SERVICES.map(appRole) : [appRole(name)]
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${visitors.join(', ')}`)
  })
  const url = new URL(adminUrl)
  url.pathname = `/${databaseName}`
  await asAdmin(url.href, async (client) => {
    const visitors = name === 'messages' ? SERVICES.map(appRole) : [appRole(name)]
    await client.query(`REVOKE ALL ON SCHEMA public FROM PUBLIC`)
    await client.query(`GRANT ALL ON SCHEMA public TO ${ownerRole(name)}`)
    await client.query(`GRANT USAGE ON SCHEMA public TO ${visitors.join(', ')}`)
  })
}

async function asAdmin(adminUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
