import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { connect, type Database } from '@fundtrace/database'
import {
  type App,
  createLogger,
  generateLocalIssuerKeys,
  idempotencyMigrations,
  localIssuerVerifier,
  readConfig,
  type Role,
  signLocalToken,
} from '@fundtrace/http-server'
import { createPostgresTransport, messageLogMigrations, messagingMigrations } from '@fundtrace/messaging'
import { assembleServer } from '@fundtrace/service-process'
import { createTestDatabase, openRunLog } from '@fundtrace/test-support'
import { appointFirstOfficers } from '../src/application/first-officers.ts'
import { access } from '../src/compose.ts'
import { shanghaiDayOf } from '../src/domain/shanghai-day.ts'

/** The service on a real PostgreSQL with the rights of its own role; officers sign in at a local issuer. */
export type AccessHouse = Readonly<{
  db: Database
  owner: Database
  app: App
  /** Where it listens: also what it calls itself. */
  url: string
  logLines: () => readonly string[]
  close: () => Promise<void>
}>

export const TODAY = shanghaiDayOf(new Date())
export const dayFrom = (days: number): string => shanghaiDayOf(new Date(Date.now() + days * 86_400_000))
/** The first two administrators. */
export const [ADMIN_A, ADMIN_B] = ['admin-a', 'admin-b'] as const

const folder = { name: 'access', path: fileURLToPath(new URL('../migrations', import.meta.url)) }
const signIns = generateLocalIssuerKeys()
export const newKey = (): string => generateLocalIssuerKeys().privateKeyPem

export async function openAccess(
  options: Readonly<{ port: number; key?: string; otherKey?: string; requestsPerMinute?: number }>,
): Promise<AccessHouse> {
  const [own, messages] = await Promise.all([
    createTestDatabase('access', { migrations: [messagingMigrations, idempotencyMigrations, folder] }),
    createTestDatabase('messages', { migrations: [messageLogMigrations] }),
  ])
  const db = connect(own.appUrl, { application: 'access test' })
  const owner = connect(own.ownerUrl, { application: 'access test owner', connectionsMax: 2 })
  const first = [ADMIN_A, ADMIN_B].map((subject) => ({ subject, name: subject, areas: ['44'] }))
  await appointFirstOfficers(db, first, TODAY)
  const kept = openRunLog('access')
  const log = createLogger({ name: 'access', level: 'trace', destination: kept })
  const transport = createPostgresTransport({ url: messages.urlAs('access'), service: 'access' })
  const url = `http://127.0.0.1:${options.port}`
  const config = readConfig(
    { ACCESS_ISSUER_URL: url, ACCESS_KEY: options.key ?? newKey(), ACCESS_KEY_OTHER: options.otherKey },
    access.settings,
  )
  const verifier = localIssuerVerifier({ publicKeyPem: signIns.publicKeyPem, nodeEnv: 'test' })
  const app = await assembleServer(access, { db, config, log }, { verifier, transport, readiness: {} })
  await app.listen({ host: '127.0.0.1', port: options.port })
  return {
    db,
    owner,
    app,
    url,
    logLines: kept.lines,
    close: async () => {
      await app.close()
      await Promise.all([transport.close(), db.destroy(), owner.destroy()])
    },
  }
}

/** What the provider gives to somebody who signed in. What it says of roles and areas counts for nothing here. */
export const signIn = (subject: string, more: Partial<{ actingFor: string; roles: Role[] }> = {}): Promise<string> =>
  signLocalToken({
    privateKeyPem: signIns.privateKeyPem,
    subject,
    name: '随便',
    roles: ['admin', 'treasury', 'finance', 'audit'],
    areas: ['44'],
    lifetimeSeconds: 600,
    ...more,
  })

export type Answer = Readonly<{ status: number; body: Json }>
type Json = ReturnType<typeof JSON.parse>

/** Asks as somebody who signed in, or with a token of one's own. Every POST gets a new Idempotency-Key. */
export async function ask(
  house: AccessHouse,
  who: string | { token: string },
  route: string,
  body?: object,
): Promise<Answer> {
  const [method, url] = route.split(' ') as ['GET' | 'POST', string]
  const token = typeof who === 'string' ? await signIn(who) : who.token
  const reply = await house.app.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}`, ...(method === 'POST' && { 'idempotency-key': randomUUID() }) },
    ...(body && { payload: body }),
  })
  return { status: reply.statusCode, body: reply.json() }
}

/** The answer of the exchange; `act_for`: in whose place. */
export async function exchange(
  house: AccessHouse,
  subjectToken: string,
  more: Record<string, string> = {},
): Promise<Answer> {
  const reply = await house.app.inject({
    method: 'POST',
    url: '/v1/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: subjectToken,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      ...more,
    }).toString(),
  })
  return { status: reply.statusCode, body: reply.json() }
}

export async function appoint(
  house: AccessHouse,
  officer: Readonly<{ subject: string; roles: Role[]; areas: string[]; valid_from?: string; valid_until?: string }>,
): Promise<void> {
  const order = { name: officer.subject, reason: '任命', ...officer }
  const asked = await ask(house, ADMIN_A, 'POST /v1/officer-changes', order)
  if (asked.status !== 201) throw new Error(JSON.stringify(asked.body))
  const approved = await ask(house, ADMIN_B, `POST /v1/officer-changes/${asked.body.id}/approve`, { reason: '同意' })
  if (approved.status !== 200) throw new Error(JSON.stringify(approved.body))
}

export async function delegate(house: AccessHouse, delegator: string, wanted: object): Promise<string> {
  const order = { first_day: TODAY, last_day: dayFrom(6), reason: '休假', ...wanted }
  const asked = await ask(house, delegator, 'POST /v1/delegations', order)
  if (asked.status !== 201) throw new Error(JSON.stringify(asked.body))
  const approved = await ask(house, ADMIN_A, `POST /v1/delegations/${asked.body.id}/approve`, { reason: '同意' })
  if (approved.status !== 200) throw new Error(JSON.stringify(approved.body))
  return asked.body.id as string
}
