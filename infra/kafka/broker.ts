import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { KafkaConfig } from 'kafkajs'
import { endOf } from '../embedded/end-of.ts'
import { exists } from '../embedded/exists.ts'
import { freePort } from '../embedded/free-port.ts'
import { collectLog } from '../embedded/server-log.ts'
import { processesWorkingIn } from '../embedded/working-folder.ts'
import { untilKafkaAnswers } from './answer.ts'
import { kafkaJars } from './jars.ts'
import { findJava } from './java.ts'
import { type KafkaSecurity, secureListener, type SecuredListener } from './security.ts'
import { type BrokerSettings, serverProperties } from './server-properties.ts'

/**
 * A real Apache Kafka from Maven Central's jars, on loopback, as a child of this process: one node, broker and controller.
 *
 * What it acknowledged survives a kill -9 of the process: it is in the page cache then. Started again on the same folder it has its
 * data; given the same port too, its clients find it again. A broker left behind by a killed launcher is ended first.
 */
export type EmbeddedKafka = Readonly<{
  /** `127.0.0.1:PORT`, as a client wants it. */
  brokers: string
  port: number
  pid: number
  /** Fulfilled with how it ended, when it has. */
  ended: Promise<string>
  directory: string
  /** The PEM file of the authority that a client has to trust; only with `security`. */
  caFile: string | undefined
  stop: () => Promise<void>
  /** kill -9, for a test of crashes; resolves when the process is gone. */
  kill: () => Promise<void>
}>

export type EmbeddedKafkaOptions = Readonly<{
  /** Its data, settings and certificates, and nothing else; made when missing. */
  directory: string
  /** A free one without it. */
  port?: number
  onLog?: (line: string) => void
  /** Without it everybody on this machine may do everything. */
  security?: KafkaSecurity
}>

export async function startKafka(options: EmbeddedKafkaOptions): Promise<EmbeddedKafka> {
  const java = findJava()
  const classPath = join(await kafkaJars(), '*')
  await mkdir(options.directory, { recursive: true, mode: 0o700 })
  const directory = await realpath(options.directory)
  await endLeftOverBroker(directory)

  const security = options.security && (await secureListener(directory, options.security))
  const port = options.port ?? (await quietPort())
  const settings = { dataDirectory: join(directory, 'data'), port, controllerPort: await quietPort(), security }
  if (!(await exists(settings.dataDirectory))) await format(java, classPath, directory, settings)
  const propertiesFile = join(directory, 'server.properties')
  await writeFile(propertiesFile, serverProperties(settings), { mode: 0o600 })

  const broker = spawn(java, [...BROKER_FLAGS, '-cp', classPath, BROKER_CLASS, propertiesFile], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C in the terminal must reach the launcher only, which stops the services first.
    detached: true,
  })
  const lastLines = collectLog(broker, options.onLog)
  const brokers = `127.0.0.1:${port}`
  try {
    await untilKafkaAnswers(await adminOf(brokers, options.security, security), () => {
      if (isEnded(broker)) throw new Error('Kafka ended at its start')
    })
  } catch (cause) {
    await endBroker(broker)
    throw new Error(`Kafka did not start on ${directory}. Its last lines:\n${lastLines.join('\n')}`, { cause })
  }
  if (broker.pid === undefined) throw new Error('Kafka has no process id')
  const stop = (): Promise<void> => endBroker(broker)
  const kill = (): Promise<void> => killBroker(broker)
  return { brokers, port, pid: broker.pid, ended: endOf(broker), directory, caFile: security?.caFile, stop, kill }
}

const BROKER_CLASS = 'kafka.Kafka'
const LOG_SETTINGS = `-Dlog4j2.configurationFile=${fileURLToPath(new URL('./log4j2.xml', import.meta.url))}`
/** A test's broker lives for seconds on a machine that is shared: a quick start counts for more than the last bit of speed. */
const JVM_FLAGS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', LOG_SETTINGS]
const BROKER_FLAGS = ['-Xms64m', '-Xmx384m', ...JVM_FLAGS]

/**
 * Below the ports from which the system serves outgoing connections: else a client that keeps calling a killed broker's port is one day
 * given that very port as its own, talks to itself, and the broker cannot have it back.
 */
const quietPort = (): Promise<number> => freePort(randomInt(20_000, 32_000))

/** Into another folder first: data that are there are data whose format was ended. */
async function format(java: string, classPath: string, directory: string, settings: BrokerSettings): Promise<void> {
  const unfinished = join(directory, 'data.unfinished')
  await rm(unfinished, { recursive: true, force: true })
  const propertiesFile = join(directory, 'format.properties')
  const argumentsFile = join(directory, 'format.arguments')
  const clusterId = `--cluster-id=${randomBytes(16).toString('base64url')}`
  const users = Object.entries(settings.security?.users ?? {}).flatMap(([name, password]) => [
    '--add-scram',
    `SCRAM-SHA-512=[name=${name},password=${password}]`,
  ])
  try {
    await writeFile(propertiesFile, serverProperties({ ...settings, dataDirectory: unfinished }), { mode: 0o600 })
    // Passwords are among them, and everybody on the machine sees the arguments of a process: the tool reads them from a file, one a line.
    await writeFile(argumentsFile, ['format', clusterId, '-c', propertiesFile, ...users].join('\n'), { mode: 0o600 })
    const command = [...JVM_FLAGS, '-cp', classPath, 'kafka.tools.StorageTool', `@${argumentsFile}`]
    const tool = spawn(java, command, { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] })
    const lastLines = collectLog(tool)
    const [code] = await once(tool, 'close')
    if (code !== 0) throw new Error(`Kafka could not format ${directory}:\n${lastLines.join('\n')}`)
  } finally {
    await Promise.all([propertiesFile, argumentsFile].map((file) => rm(file, { force: true })))
  }
  await rename(unfinished, settings.dataDirectory)
}

async function adminOf(brokers: string, login?: KafkaSecurity, listener?: SecuredListener): Promise<KafkaConfig> {
  const config = { brokers: [brokers], clientId: 'launcher' }
  if (login === undefined || listener === undefined) return config
  const sasl = { mechanism: 'scram-sha-512' as const, username: login.admin, password: login.users[login.admin] ?? '' }
  return { ...config, ssl: { ca: [await readFile(listener.caFile, 'utf8')] }, sasl }
}

const ENDS_WITHIN_MS = 20_000

/** SIGTERM is Kafka's orderly end. One that does not come to it is killed: its data bear that. */
async function endBroker(broker: ChildProcess): Promise<void> {
  if (isEnded(broker)) return
  const ended = once(broker, 'exit')
  broker.kill('SIGTERM')
  const patience = setTimeout(() => broker.kill('SIGKILL'), ENDS_WITHIN_MS)
  await ended
  clearTimeout(patience)
}

async function killBroker(broker: ChildProcess): Promise<void> {
  if (isEnded(broker)) return
  const ended = once(broker, 'exit')
  broker.kill('SIGKILL')
  await ended
}

const isEnded = (broker: ChildProcess): boolean => broker.exitCode !== null || broker.signalCode !== null

/** Without /proc (macOS) the lock that Kafka takes on its data decides, and the start says so. */
async function endLeftOverBroker(directory: string): Promise<void> {
  if (!(await exists('/proc/self/cwd'))) return
  const patience = Date.now() + ENDS_WITHIN_MS
  const signalled = new Map<string, NodeJS.Signals>()
  for (;;) {
    const pids = await brokersWorkingIn(directory)
    if (pids.length === 0) return
    const signal = Date.now() > patience ? 'SIGKILL' : 'SIGTERM'
    for (const pid of pids) {
      if (signalled.get(pid) !== signal) sendTo(pid, signal)
      signalled.set(pid, signal)
    }
    await wait(50)
  }
}

/** One that has ended since we looked is what we wanted. */
function sendTo(pid: string, signal: NodeJS.Signals): void {
  try {
    process.kill(Number(pid), signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** A shell that somebody left in the folder is none. */
async function brokersWorkingIn(directory: string): Promise<string[]> {
  const pids = await processesWorkingIn(directory)
  const commandLines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
  return pids.filter((_, index) => commandLines[index]?.includes(BROKER_CLASS))
}
