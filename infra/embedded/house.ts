import { appendFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import type { Addresses } from '@fundtrace/cli'
import {
  appRole,
  DATABASES,
  type DatabaseName,
  provisionDatabase,
  provisionRoles,
  SERVICES,
  type ServiceName,
} from '../postgres/provision.ts'
import { freePort } from './free-port.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres.ts'
import { migrateEverything } from './prepare-databases.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import { logFileOf, type ServiceProcess, startService } from './service-processes.ts'
import { openStateFolder, type StateFolder } from './state-folder.ts'

/** The whole house on one machine: PostgreSQL and every service, each its own process. */
export type House = Readonly<{
  state: StateFolder
  secrets: Secrets
  addresses: Addresses
  postgres: EmbeddedPostgres
  services: readonly ServiceProcess[]
  /** Services first, so that they finish what they have begun; then PostgreSQL. */
  stop: () => Promise<void>
}>

export type HouseOptions = Readonly<{
  folder: string
  /** The first of five ports; a port that is taken is replaced by a free one. Without it all are free ones. */
  firstPort?: number
  onProgress: (message: string) => void
}>

export async function startHouse({ folder, firstPort, onProgress }: HouseOptions): Promise<House> {
  const state = await openStateFolder(folder)
  const secrets = await openSecrets(state.secrets)
  const port = (offset: number): Promise<number> => freePort(firstPort === undefined ? 0 : firstPort + offset)

  onProgress('PostgreSQL 启动 / starting PostgreSQL')
  const postgres = await startEmbeddedPostgres({
    directory: state.postgres,
    port: await port(9),
    superuserPassword: secrets.superuserPassword,
    onLog: (line) => appendFileSync(logFileOf(state.logs, 'postgres'), `${line}\n`, { mode: 0o600 }),
  })
  const started: ServiceProcess[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((service) => service.stop()))
    await postgres.stop()
    await rm(state.addresses, { force: true })
  }
  try {
    onProgress('数据库与角色 / databases, roles and migrations')
    const urlAs = databaseUrls(postgres, secrets)
    await prepareDatabases(postgres, secrets, urlAs)

    const ports = Object.fromEntries(
      await Promise.all(SERVICES.map(async (name, index) => [name, await port(index)])),
    ) as Record<ServiceName, number>
    for (const name of SERVICES) {
      onProgress(`服务启动 / starting ${name}`)
      started.push(
        await startService({
          name,
          port: ports[name],
          logFile: logFileOf(state.logs, name),
          onRestart: onProgress,
          environment: {
            DATABASE_URL: urlAs(name, appRole(name)),
            MESSAGES_URL: urlAs('messages', appRole(name)),
            FUNDTRACE_TRANSPORT: 'postgres',
            LOCAL_ISSUER_PUBLIC_KEY_FILE: secrets.issuerPublicKeyFile,
            PERSONAL_DATA_KEYS_FILE: secrets.personalDataKeysFile,
            ALLOCATION_URL: `http://127.0.0.1:${ports.allocation}`,
          },
        }),
      )
    }
    const addresses = Object.fromEntries(started.map((service) => [service.name, service.url])) as Addresses
    await writeFile(state.addresses, `${JSON.stringify(addresses, null, 2)}\n`)
    return { state, secrets, addresses, postgres, services: started, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type UrlAs = (database: DatabaseName, role: string) => string

const databaseNameOf = (name: DatabaseName): string => `fundtrace_${name}`

function databaseUrls(postgres: EmbeddedPostgres, secrets: Secrets): UrlAs {
  return (database, role) => {
    const url = new URL(postgres.adminUrl)
    url.username = role
    url.password = secrets.rolePasswords[role] ?? ''
    url.pathname = `/${databaseNameOf(database)}`
    return url.href
  }
}

async function prepareDatabases(postgres: EmbeddedPostgres, secrets: Secrets, urlAs: UrlAs): Promise<void> {
  await provisionRoles(postgres.adminUrl, secrets.rolePasswords)
  for (const name of DATABASES) await provisionDatabase(postgres.adminUrl, name, databaseNameOf(name))
  await migrateEverything(urlAs)
}
