import type { Transaction } from '@fundtrace/database'

/*
 * What no row and no household can say by itself: the rows of a file against each other and against the register, in statements over
 * all of it. Each answers with the little that it found.
 */

/** `first` is the row that named the same person before. */
export type RepeatedPerson = Readonly<{ row: number; first: number; identity_masked: string }>

export async function findRepeatedPersons(trx: Transaction, importId: string): Promise<RepeatedPerson[]> {
  const { rows } = await trx.raw<{ rows: RepeatedPerson[] }>(
    `SELECT row, first, identity_masked
       FROM (SELECT row, identity_masked, min(row) OVER (PARTITION BY identity_index) AS first
               FROM import_rows WHERE import_id = ? AND identity_index IS NOT NULL) r
      WHERE row > first ORDER BY row`,
    [importId],
  )
  return rows
}

/** Marks the rows of persons who, on the day, are in another household of the register than the file says. */
export async function markMoves(trx: Transaction, importId: string, day: string): Promise<void> {
  await trx.raw(
    `UPDATE import_rows r SET moves_from = m.household_id
       FROM persons p
       CROSS JOIN LATERAL (SELECT household_id FROM member_versions WHERE person_id = p.id AND valid_from <= :day
                            ORDER BY valid_from DESC, revision DESC LIMIT 1) m
      WHERE r.import_id = :importId AND r.household IS NOT NULL AND p.identity_index = r.identity_index
        AND m.household_id <> r.household
        AND (SELECT status FROM household_versions WHERE beneficiary_id = m.household_id AND valid_from <= :day
              ORDER BY valid_from DESC, revision DESC LIMIT 1) <> 'removed'`,
    { importId, day },
  )
}

export async function findDeceased(
  trx: Transaction,
  importId: string,
  day: string,
): Promise<Readonly<{ row: number; identity_masked: string }>[]> {
  const { rows } = await trx.raw<{ rows: { row: number; identity_masked: string }[] }>(
    `SELECT r.row, r.identity_masked
       FROM import_rows r
       JOIN persons p ON p.identity_index = r.identity_index
       CROSS JOIN LATERAL (SELECT ended, valid_from FROM member_versions WHERE person_id = p.id AND valid_from <= :day
                            ORDER BY valid_from DESC, revision DESC LIMIT 1) m
      WHERE r.import_id = :importId AND m.ended = 'deceased' AND m.valid_from < :day ORDER BY r.row`,
    { importId, day },
  )
  return rows
}

/** Persons whose household of the register is not in the file, so that nothing says that they have left it. */
export type PersonElsewhere = Readonly<{
  row: number
  identity_masked: string
  household: string
  /** Null where it lies outside these areas. */
  told_household: string | null
}>

export async function findPersonsElsewhere(
  trx: Transaction,
  importId: string,
  areas: readonly string[],
): Promise<PersonElsewhere[]> {
  const { rows } = await trx.raw<{ rows: PersonElsewhere[] }>(
    `SELECT r.row, r.identity_masked, r.moves_from AS household,
            CASE WHEN v.area_code LIKE ANY(:areas::text[]) THEN r.moves_from END AS told_household
       FROM import_rows r
       LEFT JOIN LATERAL (SELECT area_code FROM household_versions WHERE beneficiary_id = r.moves_from
                           ORDER BY valid_from DESC, revision DESC LIMIT 1) v ON true
      WHERE r.import_id = :importId AND r.moves_from IS NOT NULL
        AND NOT EXISTS (SELECT FROM import_rows o WHERE o.import_id = :importId AND o.household = r.moves_from)
      ORDER BY r.row`,
    { importId, areas: areas.map((area) => `${area}%`) },
  )
  return rows
}

/** Numbers of the file that are in the register for something else, or for a household outside these areas, on the day or by now. */
export async function findTakenNumbers(
  trx: Transaction,
  importId: string,
  areas: readonly string[],
  day: string,
): Promise<Readonly<{ row: number; household: string }>[]> {
  const { rows } = await trx.raw<{ rows: { row: number; household: string }[] }>(
    `SELECT r.row, r.household
       FROM (SELECT household, min(row) AS row FROM import_rows
              WHERE import_id = :importId AND household IS NOT NULL GROUP BY household) r
       JOIN beneficiaries b ON b.id = r.household
       LEFT JOIN LATERAL (SELECT area_code FROM household_versions WHERE beneficiary_id = b.id
                           ORDER BY valid_from DESC, revision DESC LIMIT 1) newest ON true
       LEFT JOIN LATERAL (SELECT area_code FROM household_versions WHERE beneficiary_id = b.id AND valid_from <= :day
                           ORDER BY valid_from DESC, revision DESC LIMIT 1) on_day ON true
      WHERE b.kind <> 'household' OR (newest.area_code LIKE ANY(:areas::text[])) IS NOT TRUE
         OR (on_day.area_code LIKE ANY(:areas::text[])) IS FALSE
      ORDER BY r.row`,
    { importId, day, areas: areas.map((area) => `${area}%`) },
  )
  return rows
}

/** Told once for each household but the first that has the account. */
export async function findSharedAccounts(
  trx: Transaction,
  importId: string,
): Promise<Readonly<{ row: number; first: number; account_masked: string }>[]> {
  const { rows } = await trx.raw<{ rows: { row: number; first: number; account_masked: string }[] }>(
    `SELECT row, first, account_masked
       FROM (SELECT account_masked, min(row) AS row, household,
                    min(min(row)) OVER (PARTITION BY account_index) AS first
               FROM import_rows WHERE import_id = ? AND account_index IS NOT NULL AND household IS NOT NULL
              GROUP BY account_index, account_masked, household) r
      WHERE row > first ORDER BY row`,
    [importId],
  )
  return rows
}
