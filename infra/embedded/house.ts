import { appendFileSync } from 'node:fs'
import { cp, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Addresses } from '@fundtrace/cli'
import { appRole, type RolePasswords, SERVICES, type ServiceName } from '../postgres/provision.ts'
import { freePort } from './free-port.ts'
import { type HouseConsole, startConsole } from './house-console.ts'
import {
  type ChosenKafka,
  type HouseTransport,
  knownTransport,
  noteTransport,
  refuseOtherTransport,
} from './house-transport.ts'
import { startEmbeddedPostgres } from './postgres.ts'
import { databaseNameOf, prepareDatabases, type UrlAs } from './prepare-databases.ts'
import { openSecrets, type Secrets } from './secrets.ts'
import { logFileOf, type ServiceProcess, type ServiceStart, startService } from './service-processes.ts'
import { openStateFolder, type StateFolder } from './state-folder.ts'
import { type Supervised, supervise } from './supervised.ts'

/** The whole house on one machine: PostgreSQL, Kafka where it is wanted, and every service, each its own process. */
export type House = Readonly<{
  state: StateFolder
  secrets: Secrets
  addresses: Addresses
  services: readonly ServiceProcess[]
  /** Ledger processes beside the one that is addressed. */
  otherLedgers: readonly ServiceProcess[]
  /** Only where it was asked for. */
  console?: HouseConsole
  /** For tests and benchmarks, which look at what no service shows. */
  databaseUrl: UrlAs
  /** All that the house keeps running: servers first, in the order of their start. */
  processes: readonly Supervised[]
  /** Services first, so that they finish what they have begun; then what they stand on. */
  stop: () => Promise<void>
}>

export type HouseOptions = Readonly<{
  folder: string
  /** PostgreSQL unless said otherwise. */
  transport?: HouseTransport
  /** How many processes of the ledger divide the funds among themselves; one unless said otherwise. */
  ledgers?: number
  /** The web console, and the trial issuer at which its users sign in; without it a house is sooner up. */
  console?: boolean
  /** The first of ten ports; a port that is taken is replaced by a free one. Without it all are free ones. */
  firstPort?: number
  /** For every service, beside what the house itself tells it. */
  environment?: Readonly<Record<string, string>>
  onProgress: (message: string) => void
}>

/** Services have the first ones, in their order. */
const PORT_OF = { console: 6, identity: 7, kafka: 8, postgres: 9 } as const

export async function startHouse(options: HouseOptions): Promise<House> {
  const { folder, transport = { name: 'postgres' }, firstPort, environment = {}, ledgers = 1, onProgress } = options
  const state = await openStateFolder(folder)
  const secrets = await openSecrets(state.secrets)
  await refuseOtherTransport(state, transport)
  const port: PortOf = (offset) => freePort(firstPort === undefined ? undefined : firstPort + offset)
  const place: Place = { state, secrets, transport, port, environment, onProgress }

  const servers: Supervised[] = []
  const services: ServiceProcess[] = []
  const otherLedgers: ServiceProcess[] = []
  const programs: Supervised[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(programs.map((program) => program.stop()))
    await Promise.all([...services, ...otherLedgers].map((service) => service.stop()))
    for (const server of servers.toReversed()) await server.stop()
    await rm(state.addresses, { force: true })
    await copyLogs(state)
  }
  try {
    const urlAs = await startPostgres(place, servers)
    const messages = transport.name === 'kafka' ? await startKafka(place, transport, servers) : messageLog(urlAs)
    await noteTransport(state, transport)
    const start = await startServices(place, { urlAs, messages }, services)
    for (let number = 2; number <= ledgers; number += 1) otherLedgers.push(await startOtherLedger(place, start, number))
    const addresses = Object.fromEntries(services.map((service) => [service.name, service.url])) as Addresses
    await writeFile(state.addresses, `${JSON.stringify(addresses, null, 2)}\n`)
    const web = options.console === true ? await openConsole(place, services, programs) : undefined
    const others = otherLedgers.map((ledger, index) => ({ ...ledger, name: otherLedgerName(index + 2) }))
    const processes = [...servers, ...services, ...others, ...programs]
    const house = { state, secrets, addresses, services, otherLedgers, databaseUrl: urlAs, processes, stop }
    return web === undefined ? house : { ...house, console: web }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Where FUNDTRACE_RUN_LOGS names a folder: a test takes the house away, and its logs are still to be searched. */
async function copyLogs({ path, logs }: StateFolder): Promise<void> {
  const target = process.env['FUNDTRACE_RUN_LOGS']
  if (target !== undefined) await cp(logs, join(target, basename(path)), { recursive: true })
}

type PortOf = (offset: number) => Promise<number>
type Place = Readonly<{
  state: StateFolder
  secrets: Secrets
  transport: HouseTransport
  port: PortOf
  environment: Readonly<Record<string, string>>
  onProgress: (message: string) => void
}>
/** What a service is told of the transport. */
type MessageSettings = (service: ServiceName) => Readonly<Record<string, string>>

async function startPostgres(place: Place, servers: Supervised[]): Promise<UrlAs> {
  const { state, secrets, onProgress } = place
  onProgress('PostgreSQL 启动 / starting PostgreSQL')
  const settings = {
    directory: state.postgres,
    port: await place.port(PORT_OF.postgres),
    superuserPassword: secrets.superuserPassword,
    onLog: logTo(state, 'postgres'),
  }
  const again = () => startEmbeddedPostgres(settings)
  const running = await again()
  servers.push(supervise({ name: 'postgres', running, again, onRestart: onProgress }))

  onProgress('数据库与角色 / databases, roles and migrations')
  const { adminUrl } = running
  const { rolePasswords } = secrets
  const urlAs = databaseUrls(adminUrl, rolePasswords)
  const hasMessageLog = place.transport.name === 'postgres'
  await prepareDatabases({ adminUrl, rolePasswords, urlAs, hasMessageLog })
  return urlAs
}

const messageLog =
  (urlAs: UrlAs): MessageSettings =>
  (service) => ({ FUNDTRACE_TRANSPORT: 'postgres', MESSAGES_URL: urlAs('messages', appRole(service)) })

async function startKafka(place: Place, chosen: ChosenKafka, servers: Supervised[]): Promise<MessageSettings> {
  const { state, onProgress } = place
  onProgress('Kafka 与主题 / Kafka and its topics')
  // Nobody else needs its client.
  const { openKafka } = await import('./house-kafka.ts')
  const kafka = await openKafka({
    brokers: chosen.brokers,
    environment: process.env,
    isNewHouse: (await knownTransport(state)) === undefined,
    directory: state.kafka,
    port: await place.port(PORT_OF.kafka),
    onLog: logTo(state, 'kafka'),
    onRestart: onProgress,
  })
  if (kafka.process !== undefined) servers.push(kafka.process)
  return () => ({ FUNDTRACE_TRANSPORT: 'kafka', ...kafka.settings })
}

async function startServices(
  place: Place,
  { urlAs, messages }: { urlAs: UrlAs; messages: MessageSettings },
  services: ServiceProcess[],
): Promise<StartOf> {
  const { state, secrets, onProgress } = place
  const ports = new Map<ServiceName, number>()
  for (const [offset, name] of SERVICES.entries()) ports.set(name, await place.port(offset))
  const portOf = (name: ServiceName): number => ports.get(name) ?? 0
  const startOf: StartOf = (name) => ({
    name,
    port: portOf(name),
    logFile: logFileOf(state.logs, name),
    onRestart: onProgress,
    environment: {
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? state.compiled,
      ...place.environment,
      DATABASE_URL: urlAs(name, appRole(name)),
      ...messages(name),
      LOCAL_ISSUER_PUBLIC_KEY_FILE: secrets.issuerPublicKeyFile,
      PERSONAL_DATA_KEYS_FILE: secrets.personalDataKeysFile,
      ...(name === 'ledger' && {
        SEAL_KEY_FILE: secrets.sealKeyFile,
        SEAL_PUBLISH_FOLDER: state.checkpoints,
        CLUSTER_SECRET_FILE: secrets.clusterSecretFile,
      }),
      ...(name === 'reconciliation' && {
        EVIDENCE_KEY_FILE: secrets.evidenceKeyFile,
        LEDGER_URL: `http://127.0.0.1:${portOf('ledger')}`,
      }),
      ALLOCATION_URL: `http://127.0.0.1:${portOf('allocation')}`,
      ...(name === 'access' && {
        ACCESS_ISSUER_URL: `http://127.0.0.1:${portOf('access')}`,
        ACCESS_KEY_FILE: secrets.accessKeyFile,
        FIRST_ADMINS_FILE: secrets.firstAdminsFile,
      }),
    },
  })
  for (const name of SERVICES) {
    onProgress(`服务启动 / starting ${name}`)
    services.push(await startService(startOf(name)))
  }
  return startOf
}

type StartOf = (name: ServiceName) => ServiceStart

async function openConsole(
  place: Place,
  services: readonly ServiceProcess[],
  programs: Supervised[],
): Promise<HouseConsole> {
  const { state, secrets, environment, onProgress } = place
  return startConsole({
    services,
    secrets,
    identityFolder: state.identity,
    environment: { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? state.compiled, ...environment },
    ports: { console: await place.port(PORT_OF.console), identity: await place.port(PORT_OF.identity) },
    logFileOf: (name) => logFileOf(state.logs, name),
    onProgress,
    started: (program) => void programs.unshift(program),
  })
}

/** The same on another port. It is reached by the other ledgers, and by the messages that it shares with them. */
async function startOtherLedger(place: Place, startOf: StartOf, number: number): Promise<ServiceProcess> {
  const label = otherLedgerName(number)
  place.onProgress(`服务启动 / starting ${label}`)
  return startService({
    ...startOf('ledger'),
    label,
    port: await freePort(),
    logFile: logFileOf(place.state.logs, label),
  })
}

const otherLedgerName = (number: number): string => `ledger-${number}`

const logTo = (state: StateFolder, name: string) => (line: string) =>
  appendFileSync(logFileOf(state.logs, name), `${line}\n`, { mode: 0o600 })

function databaseUrls(adminUrl: string, rolePasswords: RolePasswords): UrlAs {
  return (database, role) => {
    const url = new URL(adminUrl)
    url.username = role
    url.password = rolePasswords[role] ?? ''
    url.pathname = `/${databaseNameOf(database)}`
    return url.href
  }
}
