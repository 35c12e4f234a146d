import type { Client } from 'pg'

/**
 * The bound: the very rows that the engine wrote last, put into tables like its own (same columns, CHECKs and indexes) by
 * `INSERT .. SELECT unnest` in batches of 1,000 transactions on one connection; no logic, no balances, no seal. The literals are made beforehand.
 */
const BATCH = 1_000

export type BoundRows = Readonly<{ tables: readonly TableRows[]; transactions: number }>
type TableRows = Readonly<{ name: string; columns: readonly Column[]; batches: readonly (readonly string[])[] }>
type Column = Readonly<{ name: string; type: string }>

/** The last so many transactions of the shard, their entries, and the announcements of their blocks. */
export async function readBoundRows(owner: Client, shard: number, transactions: number): Promise<BoundRows> {
  const { rows } = await owner.query<{ last: string; announced: string }>(
    `SELECT max(journal_id) AS last, (SELECT count(*) FROM outbox) AS announced FROM transactions WHERE journal_id >> 48 = $1`,
    [shard],
  )
  const last = BigInt(rows[0]?.last ?? 0)
  const first = last - BigInt(transactions) + 1n
  const share = await owner.query<{ count: string }>(
    `SELECT count(*) AS count FROM blocks WHERE shard = $1 AND last_position > $2`,
    [shard, (first & ((1n << 48n) - 1n)).toString()],
  )
  const batches = Math.ceil(transactions / BATCH)
  const pages = Math.max(1, Math.round(Number(share.rows[0]?.count ?? 0) / batches))
  return {
    transactions,
    tables: [
      await readTable(
        owner,
        'transactions',
        `journal_id BETWEEN ${first} AND ${last}`,
        `(journal_id - ${first}) / ${BATCH}`,
        '',
      ),
      await readTable(
        owner,
        'entries',
        `journal_id BETWEEN ${first} AND ${last}`,
        `(journal_id - ${first}) / ${BATCH}`,
        '',
      ),
      await readTable(
        owner,
        'outbox',
        `id > (SELECT max(id) FROM outbox) - ${pages * batches}`,
        `((SELECT max(id) FROM outbox) - id) / ${pages}`,
        'id',
      ),
    ].filter((table) => table.batches.length > 0),
  }
}

async function readTable(
  owner: Client,
  name: string,
  where: string,
  batch: string,
  without: string,
): Promise<TableRows> {
  const columns = await owner.query<Column>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> $2 ORDER BY attnum`,
    [name, without],
  )
  const arrays = columns.rows.map((column) => `array_agg("${column.name}"::text)::text AS "${column.name}"`).join(', ')
  const { rows } = await owner.query<Record<string, string>>(
    `SELECT ${arrays} FROM (SELECT *, ${batch} AS batch_number FROM ${name} WHERE ${where}) numbered GROUP BY batch_number ORDER BY batch_number`,
  )
  return {
    name,
    columns: columns.rows,
    batches: rows.map((row) => columns.rows.map((column) => row[column.name] ?? '{}')),
  }
}

/** Transactions a second. */
export async function insertBound(owner: Client, bound: BoundRows, round: number): Promise<number> {
  for (const { name } of bound.tables) {
    await owner.query(`DROP TABLE IF EXISTS bound_${name}`)
    await owner.query(`CREATE TABLE bound_${name} (LIKE ${name} INCLUDING ALL)`)
  }
  const startedAt = performance.now()
  const batches = Math.max(...bound.tables.map((table) => table.batches.length))
  for (let batch = 0; batch < batches; batch += 1) {
    await owner.query('BEGIN')
    for (const { name, columns, batches: own } of bound.tables) {
      const values = own[batch]
      if (values === undefined) continue
      const sources = columns.map((column, index) => `$${index + 1}::${column.type}[]`).join(', ')
      const names = columns.map((column) => `"${column.name}"`).join(', ')
      const text = `INSERT INTO bound_${name} (${names}) SELECT * FROM unnest(${sources})`
      await owner.query({ name: `bound-${name}-${round}`, text, values: [...values] })
    }
    await owner.query('COMMIT')
  }
  const seconds = (performance.now() - startedAt) / 1000
  return bound.transactions / seconds
}
