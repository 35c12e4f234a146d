import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { connect, type Database } from '@fundtrace/database'
import {
  type App,
  createLogger,
  createServer,
  generateLocalIssuerKeys,
  idempotencyMigrations,
  localIssuerVerifier,
} from '@fundtrace/http-server'
import { messagingMigrations } from '@fundtrace/messaging'
import { createTestDatabase } from '@fundtrace/test-support'
import { freePort } from '../../../infra/embedded/free-port.ts'
import { createForwardClient } from '../src/adapters/http/forward-client.ts'
import { createClusteredDesk } from '../src/application/cluster/clustered-desk.ts'
import { trackOwners } from '../src/application/cluster/shard-owners.ts'
import type { PostingDesk } from '../src/application/engine/posting-desk.ts'
import type { PostCommand } from '../src/domain/posting/command.ts'
import { SHARDS, shardOf } from '../src/domain/shard.ts'
import { type OpenPosting, openPosting } from '../src/open-posting.ts'

export const SILENT = createLogger({ name: 'test', level: 'silent' })
export const SECRET = 'the-secret-of-the-processes-of-one-ledger'

/** One ledger's database with a fund in every shard, each with the accounts general:a and general:b, and general:poor that keeps above zero. */
export type ClusterDatabase = Readonly<{
  url: string
  db: Database
  owner: Database
  /** In the order of their shards. */
  funds: readonly string[]
  close: () => Promise<unknown>
}>

export async function openClusterDatabase(): Promise<ClusterDatabase> {
  const folder = { name: 'ledger', path: fileURLToPath(new URL('../migrations', import.meta.url)) }
  const migrations = [messagingMigrations, idempotencyMigrations, folder]
  const { appUrl, ownerUrl } = await createTestDatabase('ledger', { migrations })
  const db = connect(appUrl, { application: 'cluster test', connectionsMax: 4 })
  const owner = connect(ownerUrl, { application: 'cluster test owner', connectionsMax: 2 })
  const funds = fundOfEachShard()
  await owner.raw(
    `INSERT INTO funds (id, name, programme_id, fiscal_year, area_code, funded, shard)
     SELECT id, '示例', 'p', 2016, '441802', 'by_plan', place - 1 FROM unnest(?::text[]) WITH ORDINALITY AS f (id, place)`,
    [funds],
  )
  await owner.raw(
    `INSERT INTO accounts (fund_id, code, kind, normal_side, minimum)
     SELECT f.id, c.code, 'general', 'credit', CASE c.code WHEN 'general:poor' THEN 0 END
       FROM funds f CROSS JOIN (VALUES ('general:a'), ('general:b'), ('general:poor')) c (code)`,
  )
  return { url: appUrl, db, owner, funds, close: () => Promise.all([db.destroy(), owner.destroy()]) }
}

/** A desk of somebody who owns no shard and hands everything on. */
export function openObserver({ db }: ClusterDatabase): PostingDesk {
  const client = createForwardClient({ secret: SECRET, log: SILENT })
  const owners = trackOwners(db, () => client.dropFormerOwners(owners.of))
  return createClusteredDesk({
    me: { id: 'observer', address: 'http://127.0.0.1:1' },
    engine: { submit: () => Promise.reject(new Error('the observer posts nothing')) },
    keeper: { posts: () => false },
    owners,
    forward: client.forward,
    isClosed: () => false,
    patienceMs: 40_000,
  })
}

export type PostingProcess = Readonly<{
  child: ChildProcess
  address: string
  stop: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>
}>

/** A process of its own that posts, and is reached over the internal routes only. */
export async function startPostingProcess({ url }: ClusterDatabase, leaseMs: number): Promise<PostingProcess> {
  const port = await freePort()
  const child = spawn(process.execPath, [fileURLToPath(new URL('posting-process.ts', import.meta.url))], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      PORT: String(port),
      CLUSTER_SECRET: SECRET,
      LEDGER_LEASE_MS: String(leaseMs),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the process ended at its start')))
  await Promise.race([once(child, 'message'), ended])
  ended.catch(() => undefined)
  return {
    child,
    address: `http://127.0.0.1:${port}`,
    stop: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
      return child.exitCode
    },
  }
}

/** The same within the test's own process. */
export async function openPostingHere(
  { db, url }: ClusterDatabase,
  options: Readonly<{
    leaseMs?: number
    secret?: string | null
    expireEveryMs?: number
    announce?: Announce
    port?: number
  }> = {},
): Promise<Readonly<{ posting: OpenPosting; app: App; address: string; close: () => Promise<void> }>> {
  const { leaseMs = 10_000, secret = SECRET, announce = () => [], expireEveryMs } = options
  const port = options.port ?? (await freePort())
  const address = `http://127.0.0.1:${port}`
  const config = { databaseUrl: url, host: '127.0.0.1', port, address, clusterSecret: secret ?? undefined, leaseMs }
  const posting = openPosting(
    { db, config, log: SILENT },
    { announce, ...(expireEveryMs !== undefined && { expireEveryMs }) },
  )
  const app = await createServer({
    name: 'ledger',
    title: 'ledger',
    version: '0',
    description: 'test',
    logger: SILENT,
    verifier: localIssuerVerifier({ publicKeyPem: generateLocalIssuerKeys().publicKeyPem, nodeEnv: 'test' }),
    readiness: {},
    register: posting.internalRoutes,
  })
  app.addHook('preClose', posting.retire)
  app.addHook('onClose', posting.close)
  await app.listen({ host: '127.0.0.1', port })
  posting.start()
  return { posting, app, address, close: () => app.close() }
}
type Announce = Parameters<typeof openPosting>[1]['announce']

/** How many shards each address has, by leases that are running. */
export async function sharesOf(db: Database): Promise<Readonly<Record<string, number>>> {
  const { rows } = await db.raw<{ rows: { address: string; shards: number }[] }>(
    'SELECT address, count(*)::int AS shards FROM shard_leases WHERE leased_until > now() AND owner IS NOT NULL GROUP BY address',
  )
  return Object.fromEntries(rows.map(({ address, shards }) => [address, shards]))
}

export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20)
}

/** One yuan from general:a to general:b, unless said otherwise. */
export function postOf(fundId: string, key: string, { amount = 100n, from = 'general:a' } = {}): PostCommand {
  return {
    kind: 'post',
    fundId,
    reference: `post:${key}`,
    contentHash: createHash('sha256').update(`${from} ${amount}`).digest(),
    askedBy: null,
    eventId: null,
    documentNumber: null,
    metadata: null,
    privateDetails: null,
    effectiveAt: null,
    entries: [
      { account: from, amount },
      { account: 'general:b', amount: -amount },
    ],
    uses: [],
  }
}

/** Somebody who asks all the time, one thing after the other, until told to stop. What was asked, and how it was answered. */
export function keepAsking(desk: PostingDesk, funds: readonly string[], workers: number) {
  const accepted = new Map<string, string>()
  const failures: unknown[] = []
  let isOver = false
  const work = async (worker: number): Promise<void> => {
    for (let count = 0; !isOver; count += 1) {
      const fundId = funds[(worker + count * workers) % funds.length] ?? ''
      const key = randomUUID()
      try {
        const [result] = await desk.submit(fundId, [postOf(fundId, key)])
        if (result !== undefined && 'receipt' in result) accepted.set(`post:${key}`, result.receipt.id)
        else failures.push(result)
      } catch (error) {
        failures.push(error)
      }
      await pause(2)
    }
  }
  const working = Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)))
  return {
    accepted,
    failures,
    stop: async () => {
      isOver = true
      await working
    },
  }
}

function fundOfEachShard(): string[] {
  const funds = new Map<number, string>()
  for (let number = 0; funds.size < SHARDS; number += 1) {
    const id = `fund-${number}`
    if (!funds.has(shardOf(id))) funds.set(shardOf(id), id)
  }
  return [...funds].sort(([left], [right]) => left - right).map(([, id]) => id)
}
