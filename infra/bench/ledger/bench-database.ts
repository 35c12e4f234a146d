import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { createLogger } from '@fundtrace/http-server'
import { announceBlock } from '../../../services/ledger/src/adapters/messaging/announce-block.ts'
import { startPostingEngine } from '../../../services/ledger/src/application/engine/posting-engine.ts'
import { drawCommand } from './posting-orders.ts'
import { takeShard } from './take-shard.ts'
import { FUND, SHARD } from './bench-fund.ts'
import { type UrlAs, prepareDatabases, databaseNameOf } from '../../embedded/prepare-databases.ts'
import { freePort } from '../../embedded/free-port.ts'
import { startEmbeddedPostgres } from '../../embedded/postgres.ts'
import { ALL_ROLES, appRole, ownerRole } from '../../postgres/provision.ts'

/** A fresh PostgreSQL as `npm start` runs it, fsync and all, with the ledger's database and the message log. */
export type BenchDatabase = Readonly<{
  /** As the service. */
  appUrl: string
  ownerUrl: string
  messagesUrl: string
  urlAs: UrlAs
  owner: Client
  /** Posts the first money through an engine, so that it is sealed like the rest. */
  fundTreasury: (fundId: string, treasury: string, from: string) => Promise<void>
  /** What was written lies in its files: what comes next is not slowed down by what was done before. */
  checkpoint: () => Promise<void>
  remove: () => Promise<void>
}>

/** In fen. */
const TREASURY = 10n ** 16n

export async function startBenchDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-bench-'))
  // mkdtemp makes 0700, and the server may run as another user.
  await chmod(folder, 0o755)
  const port = await freePort()
  const superuserPassword = randomBytes(12).toString('hex')
  const server = await startEmbeddedPostgres({ directory: join(folder, 'postgres'), port, superuserPassword })
  const password = randomBytes(12).toString('hex')
  const urlAs: UrlAs = (database, role) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${databaseNameOf(database)}`
  const rolePasswords = Object.fromEntries(ALL_ROLES.map((role) => [role, password]))
  await prepareDatabases({ adminUrl: server.adminUrl, rolePasswords, urlAs, hasMessageLog: true })
  const ownerUrl = urlAs('ledger', ownerRole('ledger'))
  const owner = new Client({ connectionString: ownerUrl, application_name: 'bench' })
  await owner.connect()
  return {
    ownerUrl,
    appUrl: urlAs('ledger', appRole('ledger')),
    messagesUrl: urlAs('messages', appRole('ledger')),
    urlAs,
    owner,
    fundTreasury: async (fundId, treasury, from) => {
      const url = urlAs('ledger', appRole('ledger'))
      const engine = startPostingEngine({
        url,
        log: createLogger({ name: 'bench', level: 'error' }),
        announce: announceBlock,
      })
      engine.own(SHARD, await takeShard(url, SHARD))
      const entries = [
        { account: from, amount: TREASURY },
        { account: treasury, amount: -TREASURY },
      ]
      const [result] = await engine.submit(fundId, [{ ...drawCommand({ accounts: 2, hot: false }), entries }])
      await engine.close()
      if (result === undefined || 'refusal' in result) throw result?.refusal ?? new Error('nothing was answered')
    },
    checkpoint: async () => {
      const admin = new Client({ connectionString: server.adminUrl })
      await admin.connect()
      await admin.query('CHECKPOINT').finally(() => admin.end())
    },
    remove: async () => {
      await owner.end()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** One fund with its treasury and so many other accounts. */
export async function openBenchFund(owner: Client, accounts: number): Promise<void> {
  await owner.query(
    `INSERT INTO funds (id, name, programme_id, fiscal_year, area_code, funded, shard) VALUES ($1, '基准', 'bench', 2016, '441802', 'by_plan', $2)`,
    [FUND, SHARD],
  )
  await owner.query(
    `INSERT INTO accounts (fund_id, code, kind, normal_side, minimum)
     SELECT $1, 'general:a' || n, 'general', 'credit', CASE WHEN n = 0 THEN 0 END FROM generate_series(0, $2::int) n`,
    [FUND, accounts],
  )
  await owner.query('ANALYZE')
}
