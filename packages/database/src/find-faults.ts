import type { Database } from './connect.ts'

const FAULTS_SHOWN_MAX = 10

/**
 * A rule that is a query: each row that breaks it, in words, as `fault`; at most ten of them. It reads whole tables, and finds nothing as a rule,
 * so it is planned for all rows (behind a LIMIT PostgreSQL expects to stop early) and without nested loops: right after a hundred thousand
 * payments, before tables are analysed again, PostgreSQL took them for small, and one such loop ran for twelve minutes instead of two seconds.
 */
export async function findFaults(db: Database, faultQuery: string): Promise<string[]> {
  return db.transaction(async (trx) => {
    await trx.raw('SET LOCAL enable_nestloop = off; SET LOCAL jit = off')
    const { rows } = await trx.raw<{ rows: { fault: string }[] }>(
      `WITH faults AS MATERIALIZED (${faultQuery}) SELECT fault FROM faults LIMIT ${FAULTS_SHOWN_MAX}`,
    )
    return rows.map(({ fault }) => fault)
  })
}
