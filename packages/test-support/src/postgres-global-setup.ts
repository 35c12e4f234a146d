import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { searchLogs } from '../../../infra/ci/search-logs.ts'
import { ALL_ROLES, provisionRoles } from '../../../infra/postgres/provision.ts'
import type { TestProject } from 'vitest/node'
import { POSTGRES_SOURCES } from './postgres-sources.ts'
import { RUN_LOGS } from './run-log.ts'
import { banner, takeFirst, takenLine } from './source.ts'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
    rolePassword: string
  }
}

/**
 * One real PostgreSQL for the run, with the roles of the house: the first project that needs it starts it for all. At the end of the run all that
 * was logged in it is searched for what no log may hold.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const run = project.vitest.getRootProject()
  if ('adminUrl' in run.getProvidedContext()) return undefined

  const taken = await takeFirst(POSTGRES_SOURCES)
  if (taken.server === undefined) throw new Error(banner('NO POSTGRESQL', taken.refusals, 'No test can run.'))
  process.stderr.write(`${takenLine('PostgreSQL', taken)}\n`)
  const { adminUrl, stop } = taken.server

  const rolePassword = randomBytes(12).toString('hex')
  await provisionRoles(adminUrl, Object.fromEntries(ALL_ROLES.map((role) => [role, rolePassword])))
  run.provide('adminUrl', adminUrl)
  run.provide('rolePassword', rolePassword)
  const logs = await mkdtemp(join(tmpdir(), 'fundtrace-run-logs-'))
  process.env[RUN_LOGS] = logs
  return async () => {
    await stop()
    // Left where it is when something was found, for whoever has to find out why.
    process.stderr.write(`${await searchLogs(logs)}\n`)
    await rm(logs, { recursive: true, force: true })
  }
}
