import { TOPICS } from '@fundtrace/contracts'
import { connect } from '@fundtrace/database'
import { ConfigError, createLogger, readConfig, setting } from '@fundtrace/http-server'
import { ensureKafkaTopics } from '@fundtrace/messaging'
import { kafkaSettings, readKafkaAddress } from '@fundtrace/service-process'
import type { RolePasswords } from '../postgres/provision.ts'
import { keepTrying } from './keep-trying.ts'
import { prepareDatabases } from './prepare-databases.ts'

/**
 * The first thing that runs in the compose project, at every start: roles, databases and migrations in PostgreSQL, topics and
 * rights in Kafka. The only program that holds the keys of both; it ends before the services begin. Safe to repeat.
 */
const DATABASE = {
  adminUrl: setting.secret('POSTGRES_ADMIN_URL'),
  rolePasswords: setting.secret('ROLE_PASSWORDS'),
}

const log = createLogger({ name: 'prepare', level: 'info' })
try {
  await prepare()
} catch (err) {
  if (err instanceof ConfigError) process.stderr.write(`${err.message}\n`)
  else log.fatal({ err }, 'not prepared')
  process.exitCode = err instanceof ConfigError ? 2 : 1
}

async function prepare(): Promise<void> {
  // Read as a whole first, so that one error names everything that is missing.
  readConfig(process.env, { ...DATABASE, ...kafkaSettings(process.env) })
  const { adminUrl, rolePasswords } = readConfig(process.env, DATABASE)
  const kafka = readKafkaAddress(process.env)

  await keepTrying(log, 'postgres', () => askOnce(adminUrl))
  await prepareDatabases(adminUrl, JSON.parse(rolePasswords) as RolePasswords)
  log.info('roles, databases and migrations are in place')

  await keepTrying(log, 'kafka', () => ensureKafkaTopics({ kafka, topics: TOPICS, log }))
  log.info({ topics: TOPICS.map(({ name }) => name) }, 'topics and rights are in place')
}

async function askOnce(adminUrl: string): Promise<void> {
  const db = connect(adminUrl, { application: 'fundtrace prepare', connectionsMax: 1 })
  try {
    await db.raw('SELECT 1')
  } finally {
    await db.destroy()
  }
}
