import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { freePort } from '../../embedded/free-port.ts'
import { startEmbeddedPostgres } from '../../embedded/postgres.ts'

/** A fresh PostgreSQL as `npm start` runs it, fsync and all. */
export type BenchDatabase = Readonly<{
  folder: string
  url: string
  /** As the superuser, who may copy from a file. */
  owner: Client
  remove: () => Promise<void>
}>

export async function startBenchDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-bench-'))
  // mkdtemp makes 0700, and the server may run as another user.
  await chmod(folder, 0o755)
  const server = await startEmbeddedPostgres({
    directory: join(folder, 'postgres'),
    port: await freePort(),
    superuserPassword: randomBytes(12).toString('hex'),
  })
  const owner = new Client({ connectionString: server.adminUrl, application_name: 'bench' })
  await owner.connect()
  return {
    folder,
    url: server.adminUrl,
    owner,
    remove: async () => {
      await owner.end()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * New and empty tables shaped as the service's run_matches and run_breaks (services/reconciliation/migrations/0007), for the baseline and for us: the
 * same columns, checks and unique indexes. What lies in the files lies there: no cell pays for the one before.
 */
export async function newResultTables(owner: Client): Promise<void> {
  await owner.query(`DROP TABLE IF EXISTS run_matches, run_breaks, left_rows, right_rows, joined`)
  await owner.query(`
    CREATE TABLE run_matches (
      run        bigint        NOT NULL,
      number     integer       NOT NULL CHECK (number <> 0),
      rule       text          NOT NULL,
      left_row   integer,
      right_row  integer,
      difference numeric(21,2) NOT NULL,
      suggested  boolean       NOT NULL DEFAULT false,
      change     integer,
      undone     integer,
      CHECK (num_nonnulls(left_row, right_row) > 0)
    );
    CREATE UNIQUE INDEX run_matches_left_once ON run_matches (run, left_row) WHERE undone IS NULL AND left_row IS NOT NULL;
    CREATE UNIQUE INDEX run_matches_right_once ON run_matches (run, right_row) WHERE undone IS NULL AND right_row IS NOT NULL;
    CREATE INDEX run_matches_further ON run_matches (run, number) WHERE left_row IS DISTINCT FROM number;
    CREATE TABLE run_breaks (
      run          bigint        NOT NULL,
      number       integer       NOT NULL CHECK (number > 0),
      kind         text          NOT NULL,
      rule         text,
      failed       text,
      difference   numeric(21,2) NOT NULL,
      left_row     integer,
      right_row    integer,
      left_amount  numeric(21,2),
      right_amount numeric(21,2),
      left_on      date,
      right_on     date,
      identity     text          NOT NULL,
      shown        jsonb,
      PRIMARY KEY (run, number),
      UNIQUE (run, identity)
    );
    CREATE INDEX run_breaks_by_kind ON run_breaks (run, kind, number)`)
  await owner.query('CHECKPOINT')
}
