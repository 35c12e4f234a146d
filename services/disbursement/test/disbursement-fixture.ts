import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { type Award, type Envelope, TOPICS } from '@fundtrace/contracts'
import { connect, type Database, migrate } from '@fundtrace/database'
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
import { assembleServer } from '@fundtrace/service-process'
import { createTestDatabase } from '@fundtrace/test-support'
import { expect, vi } from 'vitest'
import type { BatchView } from '../src/adapters/postgres/batch-view.ts'
import { disbursement } from '../src/compose.ts'
import { awardEvents, awardsOf, deliver, event, planApproved, posted } from './incoming-events.ts'
import { type RegisterStandIn, startRegisterStandIn } from './register-stand-in.ts'

/** The service on a real PostgreSQL with the rights of its own role; `owner` is for what the service may not do. */
export type Disbursement = Readonly<{
  db: Database
  owner: Database
  app: App
  register: RegisterStandIn
  logLines: () => readonly string[]
  close: () => Promise<void>
}>

const folder = { name: 'disbursement', path: fileURLToPath(new URL('../migrations', import.meta.url)) }
const issuer = generateLocalIssuerKeys()

export async function openDisbursement({ fundingWaitMs = 20_000 } = {}): Promise<Disbursement> {
  const [own, messages] = await Promise.all([createTestDatabase('disbursement'), createTestDatabase('messages')])
  await Promise.all([
    migrate(own.ownerUrl, 'fundtrace_disbursement', [messagingMigrations, idempotencyMigrations, folder]),
    migrate(messages.ownerUrl, 'fundtrace_messages', [messageLogMigrations]).then(() =>
      ensureTopics(messages.ownerUrl, TOPICS),
    ),
  ])
  const db = connect(own.appUrl, { application: 'disbursement test' })
  const owner = connect(own.ownerUrl, { application: 'disbursement test owner', connectionsMax: 4 })
  const transport = createPostgresTransport({ url: messages.urlAs('disbursement'), service: 'disbursement' })
  const register = await startRegisterStandIn()
  const lines: string[] = []
  const log = createLogger({
    name: 'disbursement',
    level: 'trace',
    destination: { write: (line) => void lines.push(line) },
  })
  const config = { personalDataKeys: generateKeyRingFile(), allocationUrl: register.url, fundingWaitMs }
  const app = await assembleServer(
    disbursement,
    { db, config, log },
    {
      verifier: localIssuerVerifier({ publicKeyPem: issuer.publicKeyPem, nodeEnv: 'test' }),
      transport,
      readiness: {},
    },
  )
  return {
    db,
    owner,
    app,
    register,
    logLines: () => lines,
    close: async () => {
      await app.close()
      await Promise.all([transport.close(), register.close(), db.destroy(), owner.destroy()])
    },
  }
}

export const COUNTY = '441802'
export const TOWNSHIP = '441802103'

export type Person = Readonly<{ subject: string; roles: readonly Role[]; areas: readonly string[] }>
export const MAKER: Person = { subject: 'chen', roles: ['treasury'], areas: [COUNTY] }
export const CHECKER: Person = { subject: 'li', roles: ['treasury'], areas: [COUNTY] }
export const STRANGER: Person = { subject: 'wu', roles: ['treasury'], areas: ['441803'] }
export const FINANCE: Person = { subject: 'zhao', roles: ['finance'], areas: [COUNTY] }
export const AUDIT: Person = { subject: 'sun', roles: ['audit'], areas: ['44'] }

export type Answer = Readonly<{
  status: number
  headers: Readonly<Record<string, unknown>>
  bytes: Buffer
  body: unknown
}>

/** Asks over HTTP. Every POST gets a new Idempotency-Key, unless it is told one or, with null, none. */
export async function ask(
  { app }: Pick<Disbursement, 'app'>,
  person: Person | null,
  route: `${'GET' | 'POST'} /${string}`,
  { body, key }: { body?: unknown; key?: string | null } = {},
): Promise<Answer> {
  const [method, url] = route.split(' ') as ['GET' | 'POST', string]
  const payload = body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }
  const reply = await app.inject({
    method,
    url,
    headers: {
      ...(person && { authorization: `Bearer ${await tokenOf(person)}` }),
      ...(method === 'POST' && key !== null && { 'idempotency-key': key ?? randomUUID() }),
      ...(body !== undefined && { 'content-type': Buffer.isBuffer(body) ? 'text/csv' : 'application/json' }),
    },
    ...payload,
  })
  const isJson = /json/.test(String(reply.headers['content-type']))
  return {
    status: reply.statusCode,
    headers: reply.headers,
    bytes: reply.rawPayload,
    body: isJson ? JSON.parse(reply.payload) : null,
  }
}

const tokenOf = ({ subject, roles, areas }: Person): Promise<string> =>
  signLocalToken({ privateKeyPem: issuer.privateKeyPem, subject, name: '陈清', roles, areas, lifetimeSeconds: 600 })

export type Fund = Readonly<{ id: string; awards: readonly Award[] }>
let funds = 0

/** A fund of its own with one award of each amount, ready to be paid. */
export async function openFund(
  { db }: Pick<Disbursement, 'db'>,
  amounts: readonly string[],
  { areaCode = COUNTY, township = TOWNSHIP } = {},
): Promise<Fund> {
  funds += 1
  const id = `fund-${funds}`
  const awards = awardsOf(id, township, amounts)
  const { pages, manifest } = awardEvents(id, awards)
  const events = [
    event(id, 'PlanApproved', planApproved(id, areaCode)),
    ...pages.map((page) => event(id, 'AwardPage', page)),
    event(id, 'AwardManifest', manifest),
  ]
  for (const envelope of events) expect(await deliver(db, envelope)).toBe('handled')
  return { id, awards }
}

/** A batch as HTTP shows it. */
export type Batch = BatchView & Readonly<{ total_wan: string }>

export async function makeBatch(house: Disbursement, fund: Fund, order: object = {}): Promise<Batch> {
  const { status, body } = await ask(house, MAKER, 'POST /v1/batches', { body: { fund_id: fund.id, ...order } })
  expect(body).toMatchObject({ state: 'draft' })
  expect(status).toBe(201)
  return body as Batch
}

/** Approves, and answers as the ledger while the request waits for it. */
export async function approveBatch(
  house: Disbursement,
  batch: Pick<Batch, 'id' | 'fund_id'>,
  answer: Envelope = posted(batch.fund_id, 'hold', batch.id),
): Promise<Answer> {
  const reply = ask(house, CHECKER, `POST /v1/batches/${batch.id}/approve`)
  await untilApproved(house, batch.id)
  expect(await deliver(house.db, answer)).toBe('handled')
  return reply
}

export const RELEASE = { purpose: '扶贫到户补助2016' }

export async function releaseBatch(house: Disbursement, batch: Pick<Batch, 'id'>, order: object = {}): Promise<Batch> {
  const reply = await ask(house, MAKER, `POST /v1/batches/${batch.id}/release`, { body: { ...RELEASE, ...order } })
  expect(reply).toMatchObject({ status: 200, body: { state: 'released' } })
  return reply.body as Batch
}

export async function makeFunded(house: Disbursement, amounts: readonly string[]): Promise<Batch> {
  const batch = await makeBatch(house, await openFund(house, amounts))
  const reply = await approveBatch(house, batch)
  expect(reply).toMatchObject({ status: 200, body: { state: 'funded' } })
  return reply.body as Batch
}

export async function makeReleased(house: Disbursement, amounts: readonly string[]): Promise<Batch> {
  return releaseBatch(house, await makeFunded(house, amounts))
}

export async function readBatch(house: Disbursement, id: string): Promise<Batch> {
  const { status, body } = await ask(house, AUDIT, `GET /v1/batches/${id}`)
  expect(status).toBe(200)
  return body as Batch
}

/** The approval is committed and waits for the ledger. */
export async function untilApproved({ db }: Pick<Disbursement, 'db'>, id: string): Promise<void> {
  await vi.waitUntil(async () => (await db('batches').where({ id, state: 'approved' })).length === 1, PATIENCE)
}
const PATIENCE = { timeout: 20_000, interval: 10 }
