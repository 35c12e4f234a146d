import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../infra/embedded/free-port.ts'
import { startEmbeddedPostgres } from '../../../infra/embedded/postgres.ts'
import { dockerWith } from './docker.ts'
import { reasonOf } from './reason.ts'
import type { Refusal, Source } from './source.ts'

export type PostgresServer = Readonly<{ adminUrl: string; stop: () => Promise<void> }>

export const POSTGRES_SOURCES: readonly Source<PostgresServer>[] = [
  { name: 'DATABASE_URL', start: givenPostgres },
  { name: 'Docker', start: postgresInDocker },
  { name: 'embedded PostgreSQL', start: embeddedPostgres },
]

/** fsync is off because no test of this server crashes the machine; a test that kills starts a server of its own. */
const SETTINGS = ['fsync=off', 'max_connections=300']

async function givenPostgres(): Promise<PostgresServer | Refusal> {
  const adminUrl = process.env['DATABASE_URL']
  if (adminUrl === undefined || adminUrl === '') return { refused: 'not set' }
  return { adminUrl, stop: async () => undefined }
}

async function postgresInDocker(): Promise<PostgresServer | Refusal> {
  const image = process.env['POSTGRES_IMAGE'] ?? 'postgres:17'
  const docker = await dockerWith(image)
  if ('refused' in docker) return docker
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql')
  try {
    const container = await new PostgreSqlContainer(image)
      .withUsername('postgres')
      .withDatabase('postgres')
      .withPassword(randomBytes(12).toString('hex'))
      // The locale of the embedded server, so that texts sort alike on both.
      .withEnvironment({
        POSTGRES_INITDB_ARGS: '--encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C',
      })
      .withCommand(['postgres', ...[...SETTINGS, 'timezone=UTC'].flatMap((setting) => ['-c', setting])])
      .start()
    return { adminUrl: container.getConnectionUri(), stop: async () => void (await container.stop()) }
  } catch (error) {
    return { refused: `the engine answers, and a container of ${image} does not start (${reasonOf(error)})` }
  }
}

async function embeddedPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-test-'))
  // mkdtemp makes 0700, and the server may run as another user.
  await chmod(folder, 0o755)
  const server = await startEmbeddedPostgres({
    directory: join(folder, 'postgres'),
    port: await freePort(),
    superuserPassword: randomBytes(12).toString('hex'),
    settings: SETTINGS,
  })
  return {
    adminUrl: server.adminUrl,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
