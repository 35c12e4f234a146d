import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { connect, type Database } from '@fundtrace/database'
import {
  type App,
  createLogger,
  createServer,
  generateLocalIssuerKeys,
  idempotencyMigrations,
  localIssuerVerifier,
  type Role,
  signLocalToken,
} from '@fundtrace/http-server'
import { messagingMigrations } from '@fundtrace/messaging'
import { generateKeyRingFile, type KeyRing, loadKeyRing } from '@fundtrace/personal-data'
import { createTestDatabase, openRunLog } from '@fundtrace/test-support'
import { type PostingEngine, startPostingEngine } from '../src/application/engine/posting-engine.ts'
import { shardOf } from '../src/domain/shard.ts'

export type Who = Readonly<{ role: Role; area: string; name?: string }>
/** `body` is whatever JSON was answered. */
export type Answer = Readonly<{ status: number; body: Json; text: string; mediaType: string; isReplayed: boolean }>
type Json = ReturnType<typeof JSON.parse>
type Headers = Readonly<Record<string, unknown>>

/** A ledger on a real PostgreSQL whose engine owns all shards, asked over HTTP. `owner` is for what the service may not do. */
export type EngineHouse = Readonly<{
  db: Database
  owner: Database
  appUrl: string
  engine: PostingEngine
  app: App
  ring: KeyRing
  logLines: () => readonly string[]
  /** Carried out in 441802 unless said otherwise; `funders` are area codes. */
  openFund: (fundId: string, options?: Readonly<{ area?: string; funders?: readonly string[] }>) => Promise<void>
  /** General accounts without a floor, on the credit side: 'a' is general:a. `'!b'` may not go below zero. */
  openAccounts: (fundId: string, ...slugs: readonly string[]) => Promise<void>
  get: (who: Who, url: string) => Promise<Answer>
  /** The bytes of a file, with its headers. */
  download: (who: Who, url: string, accept?: string) => Promise<{ status: number; headers: Headers; bytes: Buffer }>
  /** Under a new key, unless one is given; null: without any. A string is sent as it is. */
  post: (who: Who, url: string, body?: unknown, key?: string | null) => Promise<Answer>
  remove: (who: Who, url: string, body: unknown) => Promise<Answer>
  /** For an answer that is no text. */
  headers: (who: Who) => Promise<{ authorization: string }>
  /** For what `get` and `post` do not send. */
  tokenOf: (who: Who) => Promise<{ authorization: string }>
  close: () => Promise<void>
}>

export async function openEngineHouse(
  routes: (app: App, parts: Readonly<{ db: Database; desk: PostingEngine; ring: KeyRing }>) => void,
  options: Readonly<{ announce?: Parameters<typeof startPostingEngine>[0]['announce']; connectionsMax?: number }> = {},
): Promise<EngineHouse> {
  const migrations = [messagingMigrations, idempotencyMigrations, MIGRATIONS]
  const { appUrl, ownerUrl } = await createTestDatabase('ledger', { migrations })
  const db = connect(appUrl, { application: 'ledger test', connectionsMax: options.connectionsMax ?? 10 })
  const owner = connect(ownerUrl, { application: 'ledger test owner', connectionsMax: 4 })
  const kept = openRunLog('ledger')
  const log = createLogger({ name: 'ledger', level: 'debug', destination: kept })
  const engine = await startEngine(db, appUrl, { log, announce: options.announce ?? (() => []) })
  const ring = loadKeyRing(generateKeyRingFile())
  const app = await createServer({
    name: 'ledger',
    title: 'ledger',
    version: '0',
    description: 'test',
    logger: log,
    verifier: localIssuerVerifier({ publicKeyPem: KEYS.publicKeyPem, nodeEnv: 'test' }),
    readiness: {},
    register: (server) => routes(server, { db, desk: engine, ring }),
  })
  await app.ready()

  const send = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    headers: Record<string, string>,
    body?: unknown,
  ) => {
    const reply = await app.inject({
      method,
      url,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const mediaType = String(reply.headers['content-type']).split(';')[0] ?? ''
    return {
      status: reply.statusCode,
      body: mediaType.endsWith('json') ? reply.json<Json>() : undefined,
      text: reply.body,
      mediaType,
      isReplayed: reply.headers['idempotency-replayed'] === 'true',
    }
  }
  return {
    db,
    owner,
    appUrl,
    engine,
    app,
    ring,
    logLines: kept.lines,
    openFund: (fundId, { area = '441802', funders = [] } = {}) => insertFund(owner, fundId, area, funders),
    openAccounts: (fundId, ...slugs) => insertAccounts(owner, fundId, slugs),
    get: async (who, url) => send('GET', url, await bearer(who)),
    download: async (who, url, accept) => {
      const reply = await app.inject({ url, headers: { ...(await bearer(who)), ...(accept && { accept }) } })
      return { status: reply.statusCode, headers: reply.headers, bytes: reply.rawPayload }
    },
    post: async (who, url, body = {}, key = randomUUID()) =>
      send('POST', url, { ...(await bearer(who)), ...(key !== null && { 'idempotency-key': key }) }, body),
    headers: bearer,
    remove: async (who, url, body) => send('DELETE', url, await bearer(who), body),
    tokenOf: bearer,
    close: async () => {
      await app.close()
      await engine.close()
      await Promise.all([db.destroy(), owner.destroy()])
    },
  }
}

/** Takes over every shard: an engine that had them before commits nothing more. */
export async function startEngine(
  db: Database,
  url: string,
  options: Omit<Parameters<typeof startPostingEngine>[0], 'url'>,
): Promise<PostingEngine> {
  const engine = startPostingEngine({ url, ...options })
  const { rows } = await db.raw<{ rows: { shard: number; epoch: string }[] }>(
    'UPDATE shard_leases SET epoch = epoch + 1 RETURNING shard, epoch',
  )
  await db.raw('SELECT fence_shard(shard, epoch) FROM shard_leases')
  for (const { shard, epoch } of rows) engine.own(shard, epoch)
  return engine
}

async function insertFund(owner: Database, fundId: string, area: string, funders: readonly string[]): Promise<void> {
  await owner('funds').insert({
    id: fundId,
    name: '示例',
    programme_id: fundId,
    fiscal_year: 2016,
    area_code: area,
    funded: 'by_plan',
    shard: shardOf(fundId),
  })
  for (const [index, funderArea] of funders.entries())
    await owner('fund_shares').insert({
      fund_id: fundId,
      funder_id: `funder-${funderArea}`,
      funder_name: '示例',
      funder_area: funderArea,
      ordinal: index + 1,
      due: '0.00',
    })
}

async function insertAccounts(owner: Database, fundId: string, slugs: readonly string[]): Promise<void> {
  await owner('accounts').insert(
    slugs.map((slug) => ({
      fund_id: fundId,
      code: `general:${slug.replace('!', '')}`,
      kind: 'general',
      normal_side: 'credit',
      minimum: slug.startsWith('!') ? '0.00' : null,
    })),
  )
}

async function bearer({ role, area, name = 'li' }: Who): Promise<{ authorization: string }> {
  const subject = `${role}-${area}-${name}`
  const token =
    tokens.get(subject) ??
    (await signLocalToken({
      privateKeyPem: KEYS.privateKeyPem,
      subject,
      name,
      roles: [role],
      areas: [area],
      lifetimeSeconds: 7_200,
    }))
  tokens.set(subject, token)
  return { authorization: `Bearer ${token}` }
}
const tokens = new Map<string, string>()

const KEYS = generateLocalIssuerKeys()
const MIGRATIONS = { name: 'ledger', path: fileURLToPath(new URL('../migrations', import.meta.url)) }
