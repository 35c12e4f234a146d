import type { Transaction } from '@fundtrace/database'

/** A member of the register who is in one of these households on the day, and in the file is not. */
export type Leaver = Readonly<{ person_id: string; household_id: string; is_elsewhere_in_file: boolean }>

export async function readLeavers(
  trx: Transaction,
  importId: string,
  households: readonly string[],
  day: string,
): Promise<Leaver[]> {
  const { rows } = await trx.raw<{ rows: Leaver[] }>(
    `SELECT c.person_id, m.household_id,
            EXISTS (SELECT FROM import_rows WHERE import_id = :importId AND identity_index = p.identity_index) AS is_elsewhere_in_file
       FROM (SELECT DISTINCT person_id FROM member_versions
              WHERE household_id = ANY(:households::text[]) AND valid_from <= :day) c
       CROSS JOIN LATERAL (SELECT household_id FROM member_versions WHERE person_id = c.person_id AND valid_from <= :day
                            ORDER BY valid_from DESC, revision DESC LIMIT 1) m
       JOIN persons p ON p.id = c.person_id
      WHERE m.household_id = ANY(:households::text[])
        AND NOT EXISTS (SELECT FROM import_rows WHERE import_id = :importId AND identity_index = p.identity_index
                           AND household = m.household_id)
      ORDER BY c.person_id`,
    { importId, households: [...households], day },
  )
  return rows
}

/** Persons whom the file puts into one of these households and who are still in another of the file's. */
export async function readMovers(
  trx: Transaction,
  importId: string,
  households: readonly string[],
  day: string,
): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { person_id: string }[] }>(
    `SELECT p.id AS person_id
       FROM import_rows r
       JOIN persons p ON p.identity_index = r.identity_index
       CROSS JOIN LATERAL (SELECT household_id FROM member_versions WHERE person_id = p.id AND valid_from <= :day
                            ORDER BY valid_from DESC, revision DESC LIMIT 1) m
      WHERE r.import_id = :importId AND r.household = ANY(:households::text[]) AND r.moves_from IS NOT NULL
        AND m.household_id <> r.household
      ORDER BY p.id`,
    { importId, households: [...households], day },
  )
  return rows.map((row) => row.person_id)
}

/** Of those that are in the register: whether they are made up stays as it was recorded. */
export async function readSynthetic(trx: Transaction, households: readonly string[]): Promise<Map<string, boolean>> {
  const { rows } = await trx.raw<{ rows: { id: string; synthetic: boolean }[] }>(
    `SELECT id, synthetic FROM beneficiaries WHERE id = ANY(:households::text[])`,
    { households: [...households] },
  )
  return new Map(rows.map((row) => [row.id, row.synthetic]))
}

/** Of these households, how many the revision says something new about; a new account alone is known by its reason. */
export async function countWritten(
  trx: Transaction,
  households: readonly string[],
  told: Readonly<{ revision: number; reason: string }>,
): Promise<number> {
  const { rows } = await trx.raw<{ rows: { count: number }[] }>(
    `SELECT count(*)::int AS count FROM unnest(:households::text[]) AS h(id)
      WHERE EXISTS (SELECT FROM household_versions WHERE beneficiary_id = h.id AND revision = :revision)
         OR EXISTS (SELECT FROM member_versions WHERE household_id = h.id AND revision = :revision)
         OR EXISTS (SELECT FROM bank_accounts WHERE beneficiary_id = h.id AND reason = :reason)
         OR EXISTS (SELECT FROM card_changes WHERE beneficiary_id = h.id AND reason = :reason)`,
    { households: [...households], ...told },
  )
  return rows[0]?.count ?? 0
}
