import { fileURLToPath } from 'node:url'
import { TOPICS } from '@fundtrace/contracts'
import { connect, type Database } from '@fundtrace/database'
import {
  type App,
  createLogger,
  generateLocalIssuerKeys,
  idempotencyMigrations,
  localIssuerVerifier,
  type Role,
  signLocalToken,
} from '@fundtrace/http-server'
import { createPostgresTransport, ensureTopics, messageLogMigrations, messagingMigrations } from '@fundtrace/messaging'
import { generateKeyRingFile } from '@fundtrace/personal-data'
import { newSigningKeyPem } from '@fundtrace/seal'
import { assembleServer } from '@fundtrace/service-process'
import { createTestDatabase, openRunLog, type TestDatabase } from '@fundtrace/test-support'
import { reconciliation } from '../src/compose.ts'

export type TestReconciliation = Readonly<{ database: TestDatabase; db: Database; close: () => Promise<void> }>

/** The service's database as it will be: real PostgreSQL, its own role, every migration. */
export async function createReconciliation(): Promise<TestReconciliation> {
  const own = { name: 'reconciliation', path: fileURLToPath(new URL('../migrations', import.meta.url)) }
  const migrations = [messagingMigrations, idempotencyMigrations, own]
  const database = await createTestDatabase('reconciliation', { migrations })
  const db = connect(database.appUrl, { application: 'test reconciliation' })
  return { database, db, close: () => db.destroy() }
}

export type TestServer = Readonly<{ app: App; close: () => Promise<void> }>

/** The service at its HTTP door, with an empty message log of its own. */
export async function serve(
  { db }: TestReconciliation,
  { ledgerUrl }: { ledgerUrl?: string | undefined } = {},
): Promise<TestServer> {
  const messages = await createTestDatabase('messages', { migrations: [messageLogMigrations] })
  await ensureTopics(messages.ownerUrl, TOPICS)
  const transport = createPostgresTransport({ url: messages.urlAs('reconciliation'), service: 'reconciliation' })
  const verifier = localIssuerVerifier({ publicKeyPem: keys.publicKeyPem, nodeEnv: 'test' })
  const log = createLogger({ name: 'reconciliation', level: 'debug', destination: openRunLog('reconciliation') })
  const app = await assembleServer(
    reconciliation,
    {
      db,
      config: { personalDataKeys: PERSONAL_DATA_KEYS, runWaitMs: 30_000, evidenceKey: EVIDENCE_KEY, ledgerUrl },
      log,
    },
    { verifier, transport, readiness: { database: () => db.raw('SELECT 1') } },
  )
  const close = async (): Promise<void> => {
    await app.close()
    await transport.close()
  }
  return { app, close }
}

export const PERSONAL_DATA_KEYS = generateKeyRingFile()
export const EVIDENCE_KEY = newSigningKeyPem()
const keys = generateLocalIssuerKeys()

export type Officer = Readonly<{ roles: readonly Role[]; areas: readonly string[]; subject?: string }>
export const AUDITOR: Officer = { roles: ['audit'], areas: ['4418'], subject: 'auditor-1' }

const bearer = async ({ roles, areas, subject = 'officer' }: Officer): Promise<{ authorization: string }> => ({
  authorization: `Bearer ${await signLocalToken({ privateKeyPem: keys.privateKeyPem, subject, name: '审计', roles, areas, lifetimeSeconds: 600 })}`,
})

let keysUsed = 0
const freshKey = (): string => `key-${(keysUsed += 1)}`

export async function get(app: App, officer: Officer, url: string) {
  return app.inject({ method: 'GET', url, headers: await bearer(officer) })
}

/** With a fresh Idempotency-Key unless told. */
export async function uploadStatement(app: App, officer: Officer, query: string, file: Buffer, key = freshKey()) {
  return app.inject({
    method: 'POST',
    url: `/v1/statements?${query}`,
    headers: { ...(await bearer(officer)), 'content-type': 'text/csv', 'idempotency-key': key },
    payload: file,
  })
}

export async function makeRun(app: App, officer: Officer, statementIds: readonly string[], key = freshKey()) {
  return app.inject({
    method: 'POST',
    url: '/v1/runs',
    headers: { ...(await bearer(officer)), 'idempotency-key': key },
    payload: { statement_ids: statementIds },
  })
}

/** JSON, with a fresh Idempotency-Key unless told. */
export async function post(app: App, officer: Officer, url: string, payload: object, key = freshKey()) {
  return app.inject({
    method: 'POST',
    url,
    headers: { ...(await bearer(officer)), 'idempotency-key': key },
    payload,
  })
}

export async function upload(app: App, officer: Officer, url: string, file: Buffer, key = freshKey()) {
  return app.inject({
    method: 'POST',
    url,
    headers: { ...(await bearer(officer)), 'content-type': 'text/csv', 'idempotency-key': key },
    payload: file,
  })
}
