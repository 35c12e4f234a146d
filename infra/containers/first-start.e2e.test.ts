import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { freePort } from '../embedded/free-port.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded/postgres.ts'
import type { RolePasswords } from '../postgres/provision.ts'
import { prepareDatabases } from './prepare-databases.ts'
import { makeSecretFiles } from './secret-files.ts'

const COMPOSE = fileURLToPath(new URL('../../docker-compose.yml', import.meta.url))

/** The secrets of the compose project, and the databases that `prepare` makes with them on a server of their own. */
describe('the first start in containers', () => {
  let folder: string
  let postgres: EmbeddedPostgres

  const secret = (name: string): Promise<string> => readFile(join(folder, 'secrets', name), 'utf8')

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fundtrace-containers-'))
    await chmod(folder, 0o755)
    await makeSecretFiles(join(folder, 'secrets'))
    postgres = await startEmbeddedPostgres({
      directory: join(folder, 'postgres'),
      port: await freePort(),
      superuserPassword: await secret('postgres-superuser'),
      settings: ['fsync=off'],
    })
  })
  afterAll(async () => {
    await postgres?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('makes every secret that docker-compose.yml mounts, in a folder that only its owner enters', async () => {
    const { secrets } = parse(await readFile(COMPOSE, 'utf8')) as { secrets: Record<string, { file: string }> }
    const wanted = Object.values(secrets).map(({ file }) => file.replace('.data/compose-secrets/', ''))
    expect((await readdir(join(folder, 'secrets'))).sort()).toEqual(wanted.sort())
    expect((await stat(join(folder, 'secrets'))).mode & 0o777).toBe(0o700)
    for (const name of wanted) expect((await stat(join(folder, 'secrets', name))).mode & 0o777).toBe(0o444)
  })

  it('changes no secret that is there', async () => {
    const before = await secret('ledger-database-url')
    expect(await makeSecretFiles(join(folder, 'secrets'))).toEqual([])
    expect(await secret('ledger-database-url')).toBe(before)
  })

  it('makes databases that each service enters with its own secret, also when it is repeated', async () => {
    const passwords = JSON.parse(await secret('role-passwords.json')) as RolePasswords
    await prepareDatabases(postgres.adminUrl, passwords)
    await prepareDatabases(postgres.adminUrl, passwords)

    const url = here(await secret('ledger-database-url'))
    expect(await rowsOf(url, 'SELECT count(*) FROM outbox')).toEqual([{ count: '0' }])
    url.pathname = '/fundtrace_allocation'
    await expect(rowsOf(url, 'SELECT 1')).rejects.toThrow('permission denied for database "fundtrace_allocation"')
  })

  /** The address in a secret is the one inside the compose network. */
  const here = (text: string): URL => {
    const url = new URL(text)
    expect(url.host).toBe('postgres:5432')
    url.host = new URL(postgres.adminUrl).host
    return url
  }
})

async function rowsOf(url: URL, sql: string): Promise<unknown> {
  const db = connect(url.href, { application: 'test', connectionsMax: 1 })
  try {
    const { rows } = (await db.raw(sql)) as { rows: unknown }
    return rows
  } finally {
    await db.destroy()
  }
}
