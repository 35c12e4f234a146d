import type { Database } from './connect.ts'

/**
 * One hash over every row of every table that the caller may read, apart from `exceptTables`: equal before and after
 * means that nothing was changed. Reads all rows; made for checks, not for a hot path.
 */
export async function fingerprintTables(db: Database, exceptTables: readonly string[] = []): Promise<string> {
  const { rows: tables } = await db.raw<{ rows: { name: string }[] }>(
    `SELECT c.relname AS name
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND has_table_privilege(c.oid, 'SELECT')
      ORDER BY c.relname`,
  )
  const hashes: string[] = []
  for (const { name } of tables) {
    if (exceptTables.includes(name)) continue
    const { rows } = await db.raw<{ rows: { hash: string }[] }>(
      `SELECT count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) AS hash FROM ?? AS t`,
      [name],
    )
    hashes.push(`${name}=${rows[0]?.hash ?? ''}`)
  }
  return hashes.join(' ')
}
