import type { Client } from 'pg'
import type { PlantedLists } from './planted-lists.ts'

/**
 * What one would do without us: both files by COPY, one full outer join on the reference, matches and breaks written with the same unique
 * constraints. It says which kind the first thing is that differs, and no reason. In seconds.
 */
export async function runBaseline(owner: Client, { left, right }: PlantedLists): Promise<number> {
  const begun = performance.now()
  for (const statement of [
    `CREATE TABLE left_rows (row integer GENERATED ALWAYS AS IDENTITY (START 2), reference text, name text, account text, document text,
       amount numeric(21,2) NOT NULL, day date NOT NULL, status text, batch text)`,
    `CREATE TABLE right_rows (row integer GENERATED ALWAYS AS IDENTITY (START 2), reference text, name text, account text, document text,
       amount numeric(21,2) NOT NULL, day date NOT NULL, status text, batch text, returns text, bank_reference text)`,
    `COPY left_rows (reference, name, account, document, amount, day, status, batch) FROM '${left}' (FORMAT csv, HEADER)`,
    `COPY right_rows (reference, name, account, document, amount, day, status, batch, returns, bank_reference) FROM '${right}' (FORMAT csv, HEADER)`,
    'BEGIN',
    `CREATE TEMP TABLE joined ON COMMIT DROP AS
     SELECT l.row AS left_row, r.row AS right_row, l.amount AS left_amount, r.amount AS right_amount, l.day AS left_on, r.day AS right_on,
            CASE WHEN r.row IS NULL THEN 'missing_left' WHEN l.row IS NULL THEN 'missing_right'
                 WHEN l.amount <> r.amount THEN 'amount_differs' WHEN l.day <> r.day THEN 'date_out_of_window'
                 WHEN l.account <> r.account THEN 'payee_mismatch' WHEN l.document <> r.document THEN 'wrong_programme'
                 WHEN l.status <> r.status THEN 'status_conflict' END AS kind
       FROM left_rows l FULL JOIN right_rows r ON l.reference = r.reference`,
    // A payment that is there twice is a match for the first only.
    `INSERT INTO run_matches (run, number, rule, left_row, right_row, difference)
     SELECT 1, left_row, 'reference', left_row, right_row, right_amount - left_amount FROM joined WHERE kind IS NULL
         ON CONFLICT DO NOTHING`,
    `INSERT INTO run_breaks (run, number, kind, difference, left_row, right_row, left_amount, right_amount, left_on, right_on, identity)
     SELECT 1, row_number() OVER (), kind, coalesce(right_amount, 0) - coalesce(left_amount, 0), left_row, right_row, left_amount,
            right_amount, left_on, right_on, concat_ws(' ', kind, left_row, right_row) FROM joined WHERE kind IS NOT NULL`,
    'COMMIT',
  ])
    await owner.query(statement)
  return (performance.now() - begun) / 1000
}
