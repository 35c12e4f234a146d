import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { type Award, type Envelope, TOPICS } from '@fundtrace/contracts'
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
import { assembleServer } from '@fundtrace/service-process'
import { createTestDatabase, openRunLog } from '@fundtrace/test-support'
import { expect, vi } from 'vitest'
import type { BatchView } from '../src/adapters/postgres/batch-view.ts'
import type { OutgoingFileView } from '../src/adapters/postgres/outgoing-file-view.ts'
import type { PaymentView } from '../src/adapters/postgres/payment-view.ts'
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
  /** As the file of the key ring holds them. */
  personalDataKeys: string
  close: () => Promise<void>
}>

const folder = { name: 'disbursement', path: fileURLToPath(new URL('../migrations', import.meta.url)) }
const issuer = generateLocalIssuerKeys()

export async function openDisbursement({
  fundingWaitMs = 20_000,
  workWaitMs = 20_000,
  parcelSize = 10_000,
} = {}): Promise<Disbursement> {
  const [own, messages] = await Promise.all([
    createTestDatabase('disbursement', { migrations: [messagingMigrations, idempotencyMigrations, folder] }),
    createTestDatabase('messages', { migrations: [messageLogMigrations] }),
  ])
  await ensureTopics(messages.ownerUrl, TOPICS)
  const db = connect(own.appUrl, { application: 'disbursement test' })
  const owner = connect(own.ownerUrl, { application: 'disbursement test owner', connectionsMax: 4 })
  const transport = createPostgresTransport({ url: messages.urlAs('disbursement'), service: 'disbursement' })
  const register = await startRegisterStandIn()
  const kept = openRunLog('disbursement')
  const log = createLogger({
    name: 'disbursement',
    level: 'trace',
    destination: kept,
  })
  const config = {
    personalDataKeys: generateKeyRingFile(),
    allocationUrl: register.url,
    fundingWaitMs,
    workWaitMs,
    parcelSize,
    bankTemplates: undefined,
    referenceCarriers: 'EndToEndId,InstrId,CustomerRef,Ustrd,Info',
    webhookAllowLoopback: 'yes' as const,
    webhookAttempts: 3,
    webhookPauseMs: 10,
  }
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
    logLines: kept.lines,
    personalDataKeys: config.personalDataKeys,
    close: async () => {
      await app.close()
      await Promise.all([transport.close(), register.close(), db.destroy(), owner.destroy()])
    },
  }
}

export const COUNTY = '441802'
export const TOWNSHIP = '441802103'

export type Person = Readonly<{
  subject: string
  roles: readonly Role[]
  areas: readonly string[]
  /** In whose place (代岗). */
  actingFor?: string
}>
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
  { body, key, type = 'text/csv' }: { body?: unknown; key?: string | null; type?: string } = {},
): Promise<Answer> {
  const [method, url] = route.split(' ') as ['GET' | 'POST', string]
  const payload = body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }
  const reply = await app.inject({
    method,
    url,
    headers: {
      ...(person && { authorization: `Bearer ${await tokenOf(person)}` }),
      ...(method === 'POST' && key !== null && { 'idempotency-key': key ?? randomUUID() }),
      ...(body !== undefined && { 'content-type': Buffer.isBuffer(body) ? type : 'application/json' }),
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

const tokenOf = (person: Person): Promise<string> =>
  signLocalToken({ privateKeyPem: issuer.privateKeyPem, name: '陈清', ...person, lifetimeSeconds: 600 })

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

/** A batch as HTTP shows it, and all its payments. */
export type Batch = BatchView & Readonly<{ total_wan: string; payments: PaymentView[] }>

/** The day of the banks' files here; of the past, as what was paid before the treasury had this. */
export const PAY_ON = '2016-09-12'

export async function makeBatch(house: Disbursement, fund: Fund, order: object = {}): Promise<Batch> {
  const { status, body } = await ask(house, MAKER, 'POST /v1/batches', {
    body: { fund_id: fund.id, pay_on: PAY_ON, ...order },
  })
  expect(body).toMatchObject({ state: 'draft' })
  expect(status).toBe(201)
  return withPayments(house, body)
}

/** Validated and handed to the approvers. */
export async function submitBatch(house: Disbursement, { id }: Pick<Batch, 'id'>): Promise<Batch> {
  for (const [verb, state] of [
    ['validate', 'validated'],
    ['submit', 'submitted'],
  ])
    expect(await ask(house, MAKER, `POST /v1/batches/${id}/${verb}`)).toMatchObject({ status: 200, body: { state } })
  return readBatch(house, id)
}

/** Submits where it is a draft, approves, and answers as the ledger for each parcel while the request waits for it. */
export async function approveBatch(
  house: Disbursement,
  batch: Pick<Batch, 'id' | 'fund_id'>,
  answerOf = (parcelId: string): Envelope => posted(batch.fund_id, 'hold', parcelId),
): Promise<Answer> {
  if ((await readBatch(house, batch.id)).state === 'draft') await submitBatch(house, batch)
  const reply = ask(house, CHECKER, `POST /v1/batches/${batch.id}/approve`)
  for (const parcel of await untilAsked(house, batch.id))
    expect(await deliver(house.db, answerOf(parcel))).toBe('handled')
  return reply
}

export async function makeFunded(house: Disbursement, amounts: readonly string[]): Promise<Batch> {
  const batch = await makeBatch(house, await openFund(house, amounts))
  const reply = await approveBatch(house, batch)
  expect(reply).toMatchObject({ status: 200, body: { state: 'funded' } })
  return withPayments(house, reply.body)
}

/** Of a bank file. */
export const ORDER = { format: 'fundtrace-csv', purpose: '扶贫到户补助2016' }

/** A bank file as HTTP shows it: written, on the maker's word unless told. */
export async function writeFile(
  house: Disbursement,
  batch: Pick<Batch, 'id'>,
  order: object = {},
  writer = MAKER,
): Promise<OutgoingFileView> {
  const reply = await askFile(house, batch, order, writer)
  expect(reply).toMatchObject({ status: 200, body: { state: 'written' } })
  return reply.body as OutgoingFileView
}

export const askFile = (
  house: Disbursement,
  batch: Pick<Batch, 'id'>,
  order: object = {},
  writer = MAKER,
): Promise<Answer> => ask(house, writer, `POST /v1/batches/${batch.id}/files`, { body: { ...ORDER, ...order } })

/** Written by one and let out by another. */
export async function releaseBatch(house: Disbursement, batch: Pick<Batch, 'id'>, order: object = {}): Promise<Batch> {
  const { id } = await writeFile(house, batch, order)
  const reply = await ask(house, CHECKER, `POST /v1/files/${id}/release`)
  expect(reply).toMatchObject({ status: 200, body: { state: 'released' } })
  return readBatch(house, batch.id)
}

export const download = (house: Disbursement, fileId: string, query = '', reader = CHECKER): Promise<Answer> =>
  ask(house, reader, `GET /v1/files/${fileId}/content${query}`)

export async function makeReleased(house: Disbursement, amounts: readonly string[]): Promise<Batch> {
  return releaseBatch(house, await makeFunded(house, amounts))
}

export async function readBatch(house: Disbursement, id: string): Promise<Batch> {
  const { status, body } = await ask(house, AUDIT, `GET /v1/batches/${id}`)
  expect(status).toBe(200)
  return withPayments(house, body)
}

async function withPayments(house: Disbursement, body: unknown): Promise<Batch> {
  const batch = body as Omit<Batch, 'payments'>
  const payments: PaymentView[] = []
  for (;;) {
    const after = payments.at(-1)?.reference ?? ''
    const page = await ask(house, AUDIT, `GET /v1/batches/${batch.id}/payments?limit=1000&after=${after}`)
    const found = (page.body as { payments: PaymentView[] }).payments
    payments.push(...found)
    if (found.length < 1_000) return { ...batch, payments }
  }
}

/** The approval is committed and waits for the ledger: the ids of the parcels that it was asked to hold. */
export async function untilAsked({ db }: Pick<Disbursement, 'db'>, batchId: string): Promise<string[]> {
  const asked = (): Promise<{ id: string }[]> =>
    db('parcels').where({ batch_id: batchId, state: 'asked' }).orderBy('number').select('id')
  await vi.waitUntil(async () => (await asked()).length > 0, PATIENCE)
  return (await asked()).map(({ id }) => id)
}
const PATIENCE = { timeout: 60_000, interval: 10 }
