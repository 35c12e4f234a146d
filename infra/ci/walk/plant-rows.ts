import { connect } from '@fundtrace/database'

/** Every id and every place that is planted: one for all, so that every row belongs to every other, and all of them to one county. */
export const PLANTED = {
  id: '0b2f6a52-6a3b-4c57-9a0e-2f7d0a7b9a10',
  area: '441802',
  day: '2016-06-30',
  month: '2016-06',
  amount: '1.00',
} as const
/** Free text of planted rows. Whoever reads it in an answer was shown one. */
export const MARK = 'planted-by-the-walk'

type Column = Readonly<{
  table: string
  name: string
  type: string
  isArray: boolean
  isGenerated: boolean
  /** The first of the words that a CHECK allows; null: it has some and may be empty. */
  word: string | null | undefined
}>

/**
 * One row in every table, whatever the table: the values follow the types of the columns and their names. The rules of the database are put aside
 * in this one database, which is thrown away: what is tried here is who may see a row, not what the row may say.
 */
export async function plantRows(superuserUrl: string): Promise<void> {
  const db = connect(superuserUrl, { application: 'walk', connectionsMax: 1 })
  try {
    const tables = Map.groupBy(await listColumns(db), ({ table }) => table)
    await dropRules(db)
    for (const [table, columns] of tables) {
      const written = columns.filter(({ isGenerated }) => !isGenerated)
      if (written.length === 0) continue
      const names = written.map(({ name }) => `"${name}"`).join(', ')
      const types = written.map(({ type }) => `?::${type}`).join(', ')
      const values = written.map(valueOf)
      await db.raw(
        `INSERT INTO "${table}" (${names}) OVERRIDING SYSTEM VALUE VALUES (${types}) ON CONFLICT DO NOTHING`,
        values,
      )
    }
  } finally {
    await db.destroy()
  }
}

type Db = ReturnType<typeof connect>

async function dropRules(db: Db): Promise<void> {
  await db.raw(`SET session_replication_role = replica`)
  const { rows } = await db.raw<{ rows: { statement: string }[] }>(
    `SELECT format('ALTER TABLE %I.%I DROP CONSTRAINT %I', n.nspname, c.relname, k.conname) AS statement
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE k.contype IN ('c', 'x') AND n.nspname = 'public' AND k.conparentid = 0
     UNION ALL
     SELECT format('ALTER DOMAIN %I.%I DROP CONSTRAINT %I', n.nspname, t.typname, k.conname)
       FROM pg_constraint k JOIN pg_type t ON t.oid = k.contypid JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE k.contype = 'c' AND n.nspname = 'public'`,
  )
  for (const { statement } of rows) await db.raw(statement)
}

async function listColumns(db: Db): Promise<Column[]> {
  const words = await listWords(db)
  const { rows } = await db.raw<{ rows: (Omit<Column, 'word'> & { isNullable: boolean })[] }>(
    `SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
            t.typcategory = 'A' AS "isArray", NOT a.attnotnull AS "isNullable", a.attgenerated <> '' AS "isGenerated"
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       JOIN pg_type t ON t.oid = a.atttypid
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND c.relname NOT IN ('migrations', 'migrations_lock')
      ORDER BY c.relname, a.attnum`,
  )
  return rows.map(({ isNullable, ...column }) => {
    const word = words.get(`${column.table}.${column.name}`)
    return { ...column, word: word !== undefined && isNullable ? null : word }
  })
}

/** The first word of each list of words that a CHECK of one column allows, by `table.column`. */
async function listWords(db: Db): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.raw<{ rows: { table: string; rule: string }[] }>(
    `SELECT c.relname AS table, pg_get_constraintdef(k.oid) AS rule
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE k.contype = 'c' AND n.nspname = 'public'`,
  )
  return new Map(
    rows.flatMap(({ table, rule }): [string, string][] => {
      const [, column, word] = /^CHECK \(\((\w+) = ANY \(ARRAY\['([^']+)'/.exec(rule) ?? []
      return column === undefined || word === undefined ? [] : [[`${table}.${column}`, word]]
    }),
  )
}

/** Where a name is made of an id. */
const SAID: Readonly<Record<string, string>> = {
  'transactions.reference': `arrival:${PLANTED.id}`,
  'transactions.kind': 'arrival',
}

type Planted = string | number | boolean | null | Buffer | string[]

function valueOf({ table, name, type, isArray, word }: Column): Planted {
  const said = SAID[`${table}.${name}`]
  if (said !== undefined) return said
  if (word !== undefined) return word
  if (isArray) {
    const item = valueOf({
      table,
      name,
      type: type.replace(/\[\]$/, ''),
      isArray: false,
      isGenerated: false,
      word: undefined,
    })
    return [String(item)]
  }
  if (type === 'uuid') return PLANTED.id
  if (type === 'date') return PLANTED.day
  if (type.startsWith('timestamp')) return `${PLANTED.day}T04:00:00Z`
  if (type === 'boolean') return true
  if (type === 'bytea') return Buffer.alloc(32, 1)
  if (type.startsWith('numeric')) return PLANTED.amount
  if (type === 'xid8' || type === 'smallint' || type === 'integer' || type === 'bigint') return 1
  if (type === 'jsonb' || type === 'json') return '{}'
  return textOf(name)
}

function textOf(name: string): string {
  if (/area|township|village|county/.test(name)) return PLANTED.area
  if (/month|period/.test(name)) return PLANTED.month
  if (
    /(?:^|_)(?:id|key|code|slug|subject|delegator|delegate|account|programme|fund|funder|beneficiary|household)$/.test(
      name,
    )
  )
    return PLANTED.id
  return MARK
}
