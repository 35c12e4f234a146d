import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Database } from '@fundtrace/database'
import { type App, type Logger, type Setting, setting } from '@fundtrace/http-server'
import type { HashAlgorithm } from '@fundtrace/seal'
import { createForwardClient } from './adapters/http/forward-client.ts'
import { forwardRoutes } from './adapters/http/forward-routes.ts'
import { createClusteredDesk } from './application/cluster/clustered-desk.ts'
import { startHoldExpiry } from './application/cluster/hold-expiry.ts'
import { createLeaseKeeper, type LeaseKeeper } from './application/cluster/lease-keeper.ts'
import { trackOwners } from './application/cluster/shard-owners.ts'
import type { PostingDesk } from './application/engine/posting-desk.ts'
import { type PostingEngine, startPostingEngine } from './application/engine/posting-engine.ts'

/** What of the environment says where this process posts, and how the others reach it. */
export const POSTING_SETTINGS = {
  databaseUrl: setting.secret('DATABASE_URL'),
  host: setting.text('HOST', { default: '127.0.0.1' }),
  port: setting.port('PORT'),
  /** Where the other processes of the ledger reach this one. */
  address: setting.optional(setting.url('LEDGER_ADDRESS')),
  /** Shared by all processes of the ledger. Without it one process posts, and any other waits for its end. */
  clusterSecret: setting.optional(clusterSecret()),
  /** How long a process may be silent before the others take its shards. */
  leaseMs: setting.integer('LEDGER_LEASE_MS', 500, 120_000, { default: 10_000 }),
}

/** Everything of this process that posts, one for routes and consumers. */
export type OpenPosting = Readonly<{
  desk: PostingDesk
  /** Where the other processes hand in what is ours. */
  internalRoutes: (app: App) => void
  shardsOwned: () => number
  start: () => void
  retire: () => Promise<void>
  close: () => Promise<void>
}>

type PostingConfig = Readonly<{
  databaseUrl: string
  host: string
  port: number
  address: string | undefined
  clusterSecret: string | undefined
  leaseMs: number
}>

export function openPosting(
  { db, config, log }: Readonly<{ db: Database; config: PostingConfig; log: Logger }>,
  options: Readonly<{
    announce: Parameters<typeof startPostingEngine>[0]['announce']
    algorithm?: HashAlgorithm
    expireEveryMs?: number
  }>,
): OpenPosting {
  const { databaseUrl, clusterSecret: secret, leaseMs } = config
  const me = { id: randomUUID(), address: addressOf(config) }
  const { announce, algorithm = 'sha256', expireEveryMs } = options
  let isClosed = false

  const engine: PostingEngine = startPostingEngine({
    url: databaseUrl,
    log,
    algorithm,
    announce,
    onFenced: (shard) => keeper.fenced(shard),
  })
  const client = createForwardClient({ secret, log })
  const owners = trackOwners(db, () => client.dropFormerOwners(owners.of))
  const keeper: LeaseKeeper = createLeaseKeeper({
    url: databaseUrl,
    me,
    log,
    times: { leaseMs, renewMs: Math.round(leaseMs * RENEWED_AFTER) },
    shares: secret !== undefined,
    engine,
    algorithm,
    onLooked: owners.learn,
    tell: client.tell,
  })
  const { forward } = client
  const desk = createClusteredDesk({ me, engine, keeper, owners, forward, isClosed: () => isClosed })
  let expiry: ReturnType<typeof startHoldExpiry> | undefined

  return {
    desk,
    internalRoutes: (app) => forwardRoutes(app, { me: me.id, engine, secret, look: keeper.look }),
    shardsOwned: () => keeper.shards().length,
    start: () => {
      log.info({ id: me.id, address: me.address, alone: secret === undefined }, 'posting begins')
      keeper.start()
      expiry = startHoldExpiry({
        db,
        desk,
        log,
        shards: keeper.shards,
        ...(expireEveryMs !== undefined && { everyMs: expireEveryMs }),
      })
    },
    retire: async () => {
      // Whoever still waits for a shard that has no owner is told so before the process is out of time.
      setTimeout(() => {
        isClosed = true
      }, PATIENCE_AT_THE_END_MS).unref()
      await keeper.retire()
    },
    close: async () => {
      await expiry?.close()
      await keeper.close()
      isClosed = true
      await engine.close()
    },
  }
}

const RENEWED_AFTER = 0.3
const PATIENCE_AT_THE_END_MS = 5_000

/** Listening on every interface, as in a container, it is reached under the machine's name. */
function addressOf({ address, host, port }: PostingConfig): string {
  if (address !== undefined) return address
  return `http://${host === '0.0.0.0' || host === '::' ? hostname() : host}:${port}`
}

function clusterSecret(): Setting<string> {
  const expected = 'a secret of at least 32 characters, in CLUSTER_SECRET or in the file that CLUSTER_SECRET_FILE names'
  return {
    ...setting.secret('CLUSTER_SECRET'),
    expected,
    parse: (text) => (/^[\x21-\x7e]{32,}$/.test(text) ? text : undefined),
  }
}
