import type { Transaction } from '@fundtrace/database'

/**
 * Leaves out the households to which a row without its number may belong: they may lack a member. It is of one that shares its account,
 * or its head's name and village; where there is none, of one beside it.
 */
export async function leaveOutLacking(trx: Transaction, importId: string): Promise<void> {
  await trx.raw(
    `WITH homeless AS (
       SELECT row, account_index, family_index FROM import_rows WHERE import_id = :importId AND household IS NULL),
     alike AS (
       SELECT h.row, r.household FROM homeless h
         JOIN import_rows r ON r.import_id = :importId AND r.account_index = h.account_index AND r.household IS NOT NULL
       UNION
       SELECT h.row, r.household FROM homeless h
         JOIN import_rows r ON r.import_id = :importId AND r.family_index = h.family_index AND r.household IS NOT NULL),
     beside AS (
       SELECT r.household FROM homeless h CROSS JOIN (VALUES (-1), (1)) AS d(rows)
         JOIN import_rows r ON r.import_id = :importId AND r.row = h.row + d.rows AND r.household IS NOT NULL
        WHERE h.row NOT IN (SELECT row FROM alike))
     INSERT INTO import_left_out (import_id, household, may_lack_rows)
     SELECT :importId, household, true FROM (SELECT household FROM alike UNION SELECT household FROM beside) l`,
    { importId },
  )
}

/** Leaves out every household with a fault on one of its rows, and both that claim one person. */
export async function leaveOutFaulty(trx: Transaction, importId: string): Promise<void> {
  await trx.raw(
    `WITH faulty AS (
       SELECT row FROM import_faults WHERE import_id = :importId AND NOT is_warning
       UNION SELECT other_row FROM import_faults WHERE import_id = :importId AND code = 'PERSON_TWICE_IN_FILE')
     INSERT INTO import_left_out (import_id, household)
     SELECT DISTINCT import_id, household FROM import_rows
      WHERE import_id = :importId AND household IS NOT NULL AND row IN (SELECT row FROM faulty)
     ON CONFLICT DO NOTHING`,
    { importId },
  )
}

/** The other side of a move from or to a household that is left out; again until nothing more comes of it. */
export async function leaveOutMovedWith(
  trx: Transaction,
  importId: string,
): Promise<Readonly<{ household: string; row: number; other_row: number }>[]> {
  const { rows } = await trx.raw<{ rows: { household: string; row: number; other_row: number }[] }>(
    `WITH moving AS (
       SELECT r.household, r.moves_from AS other, r.row FROM import_rows r
        WHERE r.import_id = :importId AND r.moves_from IS NOT NULL AND r.household IS NOT NULL
       UNION SELECT moves_from, household, row FROM import_rows
        WHERE import_id = :importId AND moves_from IS NOT NULL AND household IS NOT NULL),
     added AS (
       INSERT INTO import_left_out (import_id, household)
       SELECT DISTINCT :importId::uuid, household FROM moving m
        WHERE EXISTS (SELECT FROM import_left_out l WHERE l.import_id = :importId AND l.household = m.other)
          AND EXISTS (SELECT FROM import_rows o WHERE o.import_id = :importId AND o.household = m.household)
       ON CONFLICT DO NOTHING RETURNING household)
     SELECT a.household, (SELECT min(row) FROM import_rows WHERE import_id = :importId AND household = a.household) AS row,
            (SELECT min(m.row) FROM moving m WHERE m.household = a.household) AS other_row
       FROM added a ORDER BY 2`,
    { importId },
  )
  return rows
}

export async function countLeftOut(trx: Transaction, importId: string): Promise<number> {
  const { rows } = await trx.raw<{ rows: { count: number }[] }>(
    `SELECT count(*)::int AS count FROM import_left_out WHERE import_id = ?`,
    [importId],
  )
  return rows[0]?.count ?? 0
}
