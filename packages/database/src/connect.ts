import knex, { type Knex } from 'knex'
import pg from 'pg'

export type Database = Knex
/** A database transaction. Ledger transactions are another thing: a variable of this type is always called `trx`. */
export type Transaction = Knex.Transaction

const DATE_OID = 1082

/**
 * A pool on one database.
 *
 * NUMERIC and BIGINT stay strings, as node-postgres gives them: an amount never becomes a JavaScript number.
 * A DATE stays the text 'YYYY-MM-DD': turned into a Date it would move by the time zone of the process.
 */
export function connect(url: string, options: { application: string; connectionsMax?: number }): Database {
  return knex({
    client: 'pg',
    connection: {
      connectionString: url,
      application_name: options.application,
      types: { getTypeParser: (oid: number, format?: 'text' | 'binary') => typeParser(oid, format) },
    } as Knex.PgConnectionConfig,
    pool: { min: 0, max: options.connectionsMax ?? 10 },
    acquireConnectionTimeout: 15_000,
    // knex would write bound values, personal data among them, into the message of a failed query.
    compileSqlOnError: false,
    // knex would print what it also throws; an error is logged once, by whoever handles it.
    log: { warn: silent, error: silent, deprecate: silent, debug: silent },
  })
}

/** Where a pool leads, for another process of the same service. It holds the password: never to be shown. */
export function connectionUrl(db: Database): string {
  const { connection } = db.client.config as { connection: { connectionString: string } }
  return connection.connectionString
}

const silent = (): void => undefined

function typeParser(oid: number, format: 'text' | 'binary' = 'text'): unknown {
  if (oid === DATE_OID) return (text: string) => text
  return pg.types.getTypeParser(oid, format as 'text')
}
