import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { TOPICS } from '@fundtrace/contracts'
import { connect, type Database } from '@fundtrace/database'
import {
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
import { allocation } from '../src/compose.ts'

/** `actingFor`: the subject of the officer for whom this one stands in. */
export type Who = Readonly<{ role: Role; area: string; name?: string; actingFor?: string }>
export type Answer<Body = Record<string, unknown>> = Readonly<{
  status: number
  body: Body
  text: string
  bytes: Buffer
  replayed: boolean
}>

export type Allocation = Readonly<{
  /** As the service's own role. */
  db: Database
  /** For what the service may not do: to look at everything, to break a rule. */
  owner: Database
  /** Of the service's own role, for another process of it. */
  databaseUrl: string
  get: <Body = Record<string, unknown>>(who: Who, url: string) => Promise<Answer<Body>>
  /** Under a new key, unless one is given. */
  post: <Body = Record<string, unknown>>(
    who: Who,
    url: string,
    body?: unknown,
    key?: string | null,
  ) => Promise<Answer<Body>>
  sendWithoutToken: (method: 'GET' | 'POST', url: string) => Promise<Answer>
  logLines: () => readonly string[]
  close: () => Promise<void>
}>

/** The whole service on real databases of its own, with its own role's rights, asked over HTTP. It consumes nothing by itself. */
export async function openAllocation(
  options: { connectionsMax?: number; jobWaitMs?: number } = {},
): Promise<Allocation> {
  const [database, messages] = await Promise.all([
    createTestDatabase('allocation', { migrations: [messagingMigrations, idempotencyMigrations, MIGRATIONS] }),
    createTestDatabase('messages', { migrations: [messageLogMigrations] }),
  ])
  await ensureTopics(messages.ownerUrl, TOPICS)
  const db = connect(database.appUrl, { application: 'test', connectionsMax: options.connectionsMax ?? 10 })
  const owner = connect(database.ownerUrl, { application: 'test owner', connectionsMax: 2 })
  const transport = createPostgresTransport({ url: messages.urlAs('allocation'), service: 'allocation' })
  const kept = openRunLog('allocation')
  const log = createLogger({ name: 'allocation', level: 'debug', destination: kept })
  const app = await assembleServer(
    allocation,
    { db, config: { personalDataKeys: generateKeyRingFile(), jobWaitMs: options.jobWaitMs ?? 30_000 }, log },
    { verifier: localIssuerVerifier({ publicKeyPem: KEYS.publicKeyPem, nodeEnv: 'test' }), transport, readiness: {} },
  )

  const send = async (method: 'GET' | 'POST', url: string, headers: Record<string, string>, body?: unknown) => {
    const reply = await app.inject({
      method,
      url,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': typeOf(body) }) },
      ...(body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    })
    return {
      status: reply.statusCode,
      body:
        String(reply.headers['content-type']).includes('json;') ||
        (String(reply.headers['content-type']).endsWith('json') &&
          !String(reply.headers['content-type']).includes('nd'))
          ? reply.json()
          : {},
      text: reply.body,
      bytes: reply.rawPayload,
      replayed: reply.headers['idempotency-replayed'] === 'true',
    }
  }
  return {
    db,
    owner,
    databaseUrl: database.appUrl,
    get: async (who, url) => send('GET', url, await bearer(who)),
    post: async (who, url, body, key = randomUUID()) =>
      send('POST', url, { ...(await bearer(who)), ...(key === null ? {} : { 'idempotency-key': key }) }, body),
    sendWithoutToken: (method, url) => send(method, url, {}),
    logLines: kept.lines,
    close: async () => {
      await app.close()
      await Promise.all([db.destroy(), owner.destroy(), transport.close()])
    },
  }
}

/** A file is sent as its bytes, everything else as JSON. */
const typeOf = (body: unknown): string => (Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json')

const KEYS = generateLocalIssuerKeys()
const MIGRATIONS = { name: 'allocation', path: fileURLToPath(new URL('../migrations', import.meta.url)) }

async function bearer({ role, area, name = 'li', actingFor }: Who): Promise<{ authorization: string }> {
  const subject = `${role}-${area}-${name}`
  const held = `${subject} ${actingFor ?? ''}`
  const token =
    tokens.get(held) ??
    (await signLocalToken({
      privateKeyPem: KEYS.privateKeyPem,
      subject,
      name,
      roles: [role],
      areas: [area],
      lifetimeSeconds: 7_200,
      ...(actingFor !== undefined && { actingFor }),
    }))
  tokens.set(held, token)
  return { authorization: `Bearer ${token}` }
}
const tokens = new Map<string, string>()

/** How many rows each table has that the service may read: equal before and after means that nothing came of it. */
export async function countRows(db: Database): Promise<Record<string, number>> {
  const { rows } = await db.raw<{ rows: { name: string; count: number }[] }>(
    `SELECT relname AS name,
            (xpath('/row/count/text()', query_to_xml(format('SELECT count(*) FROM %I', relname), false, true, '')))[1]::text::int AS count
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND relkind = 'r' AND has_table_privilege(c.oid, 'SELECT') ORDER BY relname`,
  )
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}
