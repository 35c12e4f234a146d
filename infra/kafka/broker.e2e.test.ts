import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { Kafka, type KafkaConfig, logLevel } from 'kafkajs'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '../embedded/free-port.ts'
import { type EmbeddedKafka, startKafka } from './broker.ts'
import { launcherLacks } from './launcher-lacks.ts'

const lacks = launcherLacks()
const isRequired = process.env['REQUIRE_KAFKA'] === '1'
if (lacks !== undefined) process.stderr.write(`\nTHE KAFKA LAUNCHER IS NOT TESTED HERE: ${lacks}\n`)

afterEach(() => {
  vi.unstubAllEnvs()
})

it('says that Java is missing, and what would help', async () => {
  vi.stubEnv('JAVA_HOME', '/nonexistent')
  await expect(startKafka({ directory: '/nonexistent' })).rejects.toThrow(
    /needs Java 17 .*\/nonexistent\/bin\/java.*KAFKA_BROKERS/,
  )
})

describe.skipIf(lacks !== undefined && !isRequired)('Kafka from its jars', () => {
  let folder: string
  let kafka: EmbeddedKafka | undefined

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fundtrace-kafka-'))
  })
  afterAll(async () => {
    await kafka?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('has what it acknowledged after a kill -9, at the same address', async () => {
    kafka = await startKafka({ directory: join(folder, 'plain') })
    await makeTopic({ brokers: [kafka.brokers] })
    await produce({ brokers: [kafka.brokers] }, 'acknowledged')
    const { brokers, port, pid, directory } = kafka

    process.kill(pid, 'SIGKILL')
    kafka = await startKafka({ directory, port })

    expect(kafka.brokers).toBe(brokers)
    expect(kafka.pid).not.toBe(pid)
    expect(await messagesOf({ brokers: [brokers] })).toEqual(['acknowledged'])
  }, 300_000)

  it('ends the broker that a killed launcher left behind', async () => {
    const directory = join(folder, 'left-over')
    const port = await freePort()
    const launcher = spawn(process.execPath, ['--input-type=module', '--eval', launcherProgram(directory, port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const leftOver = await pidToldBy(launcher)
    launcher.kill('SIGKILL')
    await once(launcher, 'exit')
    expect(isAlive(leftOver)).toBe(true)

    const next = await startKafka({ directory, port })
    try {
      expect(isAlive(leftOver)).toBe(false)
    } finally {
      await next.stop()
    }
  }, 300_000)

  it('says that Maven is missing where the jars are not there yet', async () => {
    const home = join(folder, 'only-java')
    await mkdir(join(home, 'bin'), { recursive: true })
    await symlink(javaProgram(), join(home, 'bin', 'java'))
    vi.stubEnv('JAVA_HOME', home)
    vi.stubEnv('PATH', join(home, 'bin'))
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'empty-cache'))

    expect(launcherLacks()).toMatch(/brought by Maven, and mvn does not run.*KAFKA_BROKERS/)
    await expect(startKafka({ directory: join(folder, 'never') })).rejects.toThrow(/mvn does not run.*KAFKA_BROKERS/)
  })

  it('says why it does not start', async () => {
    const directory = join(folder, 'unreadable')
    await (await startKafka({ directory })).stop()
    await rm(join(directory, 'data', 'meta.properties'))

    await expect(startKafka({ directory })).rejects.toThrow(/did not start on .*unreadable[^]*meta\.properties/)
  }, 300_000)

  describe('with security', () => {
    const users = { admin: 'admin-password', reader: 'reader-password' }
    let secure: EmbeddedKafka
    let ca: string
    const as = (username: string, password: string, authority = ca): KafkaConfig => ({
      brokers: [secure.brokers],
      ssl: { ca: [authority] },
      sasl: { mechanism: 'scram-sha-512', username, password },
    })

    beforeAll(async () => {
      vi.stubEnv('JAVA_HOME', await javaThatTells(join(folder, 'telling-java')))
      secure = await startKafka({ directory: join(folder, 'secure'), security: { users, admin: 'admin' } })
      ca = await readFile(secure.caFile ?? '', 'utf8')
      await makeTopic(as('admin', users.admin))
    }, 300_000)
    afterAll(() => secure.stop())

    it('shows no password in the arguments of a process, and leaves none in a file for the tool', async () => {
      const told = await readFile(join(folder, 'telling-java', 'arguments'), 'utf8')
      expect(told).toContain('kafka.tools.StorageTool')
      expect(told).toContain('kafka.Kafka')
      for (const password of Object.values(users)) expect(told).not.toContain(password)
      expect((await readdir(secure.directory)).filter((name) => name.startsWith('format.'))).toEqual([])
    })

    it('lets in who knows the password, and does what its rights allow', async () => {
      await produce(as('admin', users.admin), 'over TLS')
      expect(await messagesOf(as('admin', users.admin))).toEqual(['over TLS'])
    }, 120_000)

    it('lets nobody write whom no right allows it', async () => {
      await expect(produce(as('reader', users.reader), 'not mine to write')).rejects.toThrow(/not authorized/i)
    }, 120_000)

    it('refuses a wrong password', async () => {
      await expect(produce(as('admin', 'guessed'), 'x')).rejects.toThrow(/authentication failed/i)
    }, 120_000)

    it('is refused by a client that does not know its authority', async () => {
      const stranger = rootCertificates[0] ?? ''
      await expect(produce(as('admin', users.admin, stranger), 'x')).rejects.toThrow(/certificate/i)
    }, 120_000)

    it('does not speak to a client without TLS', async () => {
      await expect(produce({ brokers: [secure.brokers] }, 'x')).rejects.toThrow()
    }, 120_000)
  })
})

const whereIs = (program: string): string =>
  execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim()

const javaProgram = (): string =>
  process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : whereIs('java')

/** The real one, after a note of what it was called with: a home for JAVA_HOME. */
async function javaThatTells(home: string): Promise<string> {
  const program = `#!/bin/sh\nprintf '%s\\n' "$@" >> '${join(home, 'arguments')}'\nexec '${javaProgram()}' "$@"\n`
  await mkdir(join(home, 'bin'), { recursive: true })
  await writeFile(join(home, 'bin', 'java'), program, { mode: 0o700 })
  return home
}

const TOPIC = 'letters'

const client = (config: KafkaConfig): Kafka =>
  new Kafka({ logLevel: logLevel.NOTHING, retry: { retries: 0 }, ...config })

async function makeTopic(config: KafkaConfig): Promise<void> {
  const admin = client(config).admin()
  await admin.connect()
  await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: 1 }] })
  await admin.disconnect()
}

async function produce(config: KafkaConfig, value: string): Promise<void> {
  const producer = client(config).producer()
  try {
    await producer.connect()
    await producer.send({ topic: TOPIC, acks: -1, messages: [{ value }] })
  } finally {
    await producer.disconnect()
  }
}

async function messagesOf(config: KafkaConfig): Promise<string[]> {
  // The first member of the first group finds no coordinator yet.
  const consumer = client({ ...config, retry: { retries: 5 } }).consumer({ groupId: `reader-${process.pid}` })
  const values: string[] = []
  await consumer.connect()
  await consumer.subscribe({ topics: [TOPIC], fromBeginning: true })
  await consumer.run({ eachMessage: async ({ message }) => void values.push(message.value?.toString('utf8') ?? '') })
  await expect.poll(() => values.length, { timeout: 30_000 }).toBeGreaterThan(0)
  await consumer.disconnect()
  return values
}

const launcherProgram = (directory: string, port: number): string => `
  import { startKafka } from ${JSON.stringify(new URL('./broker.ts', import.meta.url).href)}
  const { pid } = await startKafka(${JSON.stringify({ directory, port })})
  process.stdout.write('pid ' + pid + '\\n')
`

/** Fails where the launcher ends before it has told. */
function pidToldBy(launcher: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    launcher.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const pid = /pid (\d+)\n/.exec(said)?.[1]
      if (pid !== undefined) resolve(Number(pid))
    })
    launcher.once('exit', () => reject(new Error(`the launcher ended, having said: ${said}`)))
  })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
