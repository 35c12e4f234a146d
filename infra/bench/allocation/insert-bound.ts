import { connect, type Database } from '@fundtrace/database'

/**
 * The bound: the very rows of a computed plan, explanations and all, put into tables like theirs (same constraints, same indexes)
 * by INSERT .. SELECT unnest in batches of 1,000, with nothing computed and nothing read.
 */
export type PlanRows = Readonly<{ tables: readonly TableRows[]; lines: number }>
type TableRows = Readonly<{ name: string; columns: readonly Column[]; batches: readonly (readonly string[])[] }>
type Column = Readonly<{ name: string; type: string }>

const BATCH_ROWS = 1_000

/** Reads the rows of a plan into array literals, so that the bound spends no time on making them. */
export async function readPlanRows(ownerUrl: string, tables: readonly PlanTable[]): Promise<PlanRows> {
  const db = connect(ownerUrl, { application: 'bench rows', connectionsMax: 1 })
  try {
    const read = []
    for (const table of tables) read.push(await readTable(db, table))
    const first = read[0]
    return { tables: read, lines: first === undefined ? 0 : first.rows }
  } finally {
    await db.destroy()
  }
}

/** `where` picks the rows of the plan; the first table is the one whose rows are counted as lines. */
export type PlanTable = Readonly<{ name: string; where: string; order: string }>

async function readTable(db: Database, { name, where, order }: PlanTable): Promise<TableRows & { rows: number }> {
  const { rows: columns } = await db.raw<{ rows: Column[] }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
      WHERE attrelid = :name::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    { name },
  )
  const arrays = columns.map((column) => `array_agg("${column.name}"::text)::text AS "${column.name}"`).join(', ')
  const { rows } = await db.raw<{ rows: Record<string, string>[] }>(
    `SELECT ${arrays}, count(*)::int AS batch_rows
       FROM (SELECT *, (row_number() OVER (ORDER BY ${order}) - 1) / ${BATCH_ROWS} AS batch FROM ${name} WHERE ${where}) numbered
      GROUP BY batch ORDER BY batch`,
  )
  return {
    name,
    columns,
    batches: rows.map((row) => columns.map((column) => row[column.name] ?? '{}')),
    rows: rows.reduce((sum, row) => sum + Number(row['batch_rows']), 0),
  }
}

/** Seconds to insert all of it, each batch committed by itself, on one connection. */
export async function insertRows(ownerUrl: string, { tables }: PlanRows): Promise<number> {
  const db = connect(ownerUrl, { application: 'bench bound', connectionsMax: 1 })
  try {
    for (const table of tables) await makeTwin(db, table.name)
    const startedAt = performance.now()
    const batches = Math.max(...tables.map((table) => table.batches.length))
    for (let batch = 0; batch < batches; batch += 1) {
      await db.transaction(async (trx) => {
        for (const { name, columns, batches: own } of tables) {
          const arrays = own[batch]
          if (arrays === undefined) continue
          const sources = columns.map((column) => `?::${column.type}[]`).join(', ')
          const names = columns.map((column) => `"${column.name}"`).join(', ')
          await trx.raw(`INSERT INTO bound_${name} (${names}) SELECT * FROM unnest(${sources})`, [...arrays])
        }
      })
    }
    return (performance.now() - startedAt) / 1000
  } finally {
    await db.destroy()
  }
}

/** An empty table like the real one: columns, CHECKs, primary key and indexes, and its foreign keys to the tables around it. */
async function makeTwin(db: Database, name: string): Promise<void> {
  await db.raw(`DROP TABLE IF EXISTS bound_${name} CASCADE`)
  await db.raw(`CREATE TABLE bound_${name} (LIKE ${name} INCLUDING ALL)`)
  const { rows } = await db.raw<{ rows: { name: string; definition: string }[] }>(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = ?::regclass AND contype = 'f'`,
    [name],
  )
  for (const key of rows) await db.raw(`ALTER TABLE bound_${name} ADD CONSTRAINT "${key.name}" ${key.definition}`)
}
