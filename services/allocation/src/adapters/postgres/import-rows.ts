import type { Database, Transaction } from '@fundtrace/database'

/** A row of the file at rest: what it says of people sealed, by the keyed hashes and masks that it is compared and told by. */
export type StagedRow = Readonly<{
  row: number
  household: string | null
  identity_index: string | null
  identity_masked: string | null
  account_index: string | null
  account_masked: string | null
  family_index: string | null
  relation_faulty: boolean
  facts: StagedFacts
  sealed: string
}>

/** Of an ImportRow what is no person's name or number. */
export type StagedFacts = Readonly<{
  relation: string | null
  ability: string | null
  stage: string | null
  healthCover: string | null
  areaCode: string | null
  class: string | null
  incomePerPerson: string | null
  willingToWork: boolean | null
  registeredSince: string | null
  people: number | null
}>

export async function insertRows(trx: Transaction, importId: string, rows: readonly StagedRow[]): Promise<void> {
  await trx.raw(
    `INSERT INTO import_rows (import_id, row, household, identity_index, identity_masked, account_index, account_masked,
                              family_index, relation_faulty, facts, sealed)
     SELECT :importId, r.* FROM json_to_recordset(:rows::json)
         AS r(row int, household text, identity_index text, identity_masked text, account_index text, account_masked text,
              family_index text, relation_faulty boolean, facts jsonb, sealed text)`,
    { importId, rows: JSON.stringify(rows) },
  )
}

export type HouseholdRow = Readonly<{
  row: number
  household: string
  relation_faulty: boolean
  facts: StagedFacts
  sealed: string
  moves_from: string | null
  may_lack_rows: boolean
}>

/** All rows of the next households by number, in order of number and row: wherever in the file they stand. */
export async function readHouseholds(
  db: Database | Transaction,
  importId: string,
  page: Readonly<{ after: string; limit: number; goodOnly: boolean }>,
): Promise<HouseholdRow[]> {
  const { rows } = await db.raw<{ rows: HouseholdRow[] }>(
    `WITH page AS (
       SELECT DISTINCT household FROM import_rows r
        WHERE import_id = :importId AND household > :after
          AND NOT (:goodOnly AND EXISTS (SELECT FROM import_left_out WHERE import_id = :importId AND household = r.household))
        ORDER BY household LIMIT :limit)
     SELECT r.row, r.household, r.relation_faulty, r.facts, r.sealed, r.moves_from,
            coalesce(l.may_lack_rows, false) AS may_lack_rows
       FROM page JOIN import_rows r ON r.import_id = :importId AND r.household = page.household
       LEFT JOIN import_left_out l ON l.import_id = :importId AND l.household = page.household
      ORDER BY r.household, r.row`,
    { importId, ...page },
  )
  return rows
}

/** Rows and households of the file; a row without its number may be a household of its own. */
export async function countStaged(
  trx: Transaction,
  importId: string,
): Promise<Readonly<{ rows: number; households: number; homeless: number }>> {
  const { rows } = await trx.raw<{ rows: { rows: number; households: number; homeless: number }[] }>(
    `SELECT count(*)::int AS rows, count(DISTINCT household)::int AS households,
            (count(*) FILTER (WHERE household IS NULL))::int AS homeless
       FROM import_rows WHERE import_id = ?`,
    [importId],
  )
  return rows[0] ?? { rows: 0, households: 0, homeless: 0 }
}

export async function deleteRows(trx: Transaction, importId: string): Promise<void> {
  await trx.raw(`DELETE FROM import_rows WHERE import_id = ?`, [importId])
}
