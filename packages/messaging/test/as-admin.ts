import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'

export type AdminQuery = <Row extends pg.QueryResultRow>(sql: string) => Promise<Row[]>

/** Asks as the superuser, in the database of that address: for what no role of the house may do. */
export const adminOf =
  (databaseUrl: string, adminUrl = inject('adminUrl')): AdminQuery =>
  async (sql) => {
    const url = new URL(adminUrl)
    url.pathname = new URL(databaseUrl).pathname
    const client = new pg.Client({ connectionString: url.href, application_name: 'test admin' })
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }

/** Ends every session in the database; answers when they are gone. */
export async function cutConnections(asAdmin: AdminQuery): Promise<void> {
  await asAdmin(
    `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
}

/**
 * How many transactions all sessions of the database ended in these seconds: time itself is what is measured here. Sessions
 * report late, so that a first count may hold what was done before.
 */
export async function countTransactionsDuring(asAdmin: AdminQuery, seconds: number): Promise<number> {
  const countUntilNow = async (): Promise<number> => {
    const rows = await asAdmin<{ count: number }>(
      `SELECT (xact_commit + xact_rollback)::int AS count FROM pg_stat_database WHERE datname = current_database()`,
    )
    return rows[0]?.count ?? Number.NaN
  }
  const before = await countUntilNow()
  await wait(seconds * 1_000)
  return (await countUntilNow()) - before
}
