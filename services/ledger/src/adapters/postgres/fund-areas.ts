import type { Database } from '@fundtrace/database'

/** Every area that the ledger has a fund of, as it is stored. */
export async function listFundAreas(db: Database): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { area_code: string }[] }>(
    'SELECT DISTINCT area_code FROM funds ORDER BY area_code',
  )
  return rows.map((row) => row.area_code)
}
