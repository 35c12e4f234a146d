import type { Transaction } from '@fundtrace/database'
import type { Scope } from '../../../domain/control.ts'

/** The funds that a run is about, by id. */
export async function readScopeFunds(trx: Transaction, { areaCode, funds }: Scope): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { fund_id: string }[] }>(
    `SELECT fund_id FROM (SELECT DISTINCT ON (fund_id) fund_id, area_code FROM plan_copies ORDER BY fund_id, sequence DESC) newest
      WHERE starts_with(area_code, :areaCode) AND (:funds::text[] IS NULL OR fund_id = ANY(:funds::text[]))
      ORDER BY fund_id COLLATE "C"`,
    { areaCode, funds: funds === null ? null : [...funds] },
  )
  return rows.map((row) => row.fund_id)
}

type Bindings = Readonly<Record<string, string | number | null | string[]>>

/** A query's rows, a page at a time; the cursor ends with the transaction. Several may be open at once. */
export async function* streamRows<Row>(trx: Transaction, sql: string, bindings: Bindings): AsyncIterable<Row> {
  const cursor = `rows_${(cursors += 1)}`
  await trx.raw(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, bindings)
  for (;;) {
    const { rows } = await trx.raw<{ rows: Row[] }>(`FETCH ${PAGE_ROWS} FROM ${cursor}`)
    yield* rows
    if (rows.length < PAGE_ROWS) break
  }
  await trx.raw(`CLOSE ${cursor}`)
}

/** The same for each fund of the scope, one after the other; `:fundId` and `:asOf` are bound. */
export async function* streamFunds<Row>(trx: Transaction, scope: Scope, sql: string): AsyncIterable<Row> {
  for (const fundId of await readScopeFunds(trx, scope)) yield* streamRows<Row>(trx, sql, { fundId, asOf: scope.asOf })
}

const PAGE_ROWS = 2_000
let cursors = 0

/** The entries of a fund's records of some kinds, one row each: record columns, account, amount. Postings of general accounts are left out. */
export const ENTRIES_OF_FUND_WORK = `
  SELECT r.number, r.position, r.kind, r.reference, r.document_number, (r.effective_at AT TIME ZONE 'Asia/Shanghai')::date AS on_day,
         e.account, e.amount::numeric(21,2) AS amount
    FROM journal_record_copies r CROSS JOIN LATERAL jsonb_to_recordset(r.entries) AS e (account text, amount numeric)
   WHERE r.fund_id = :fundId AND r.kind <> 'post'`

/** What each funder owes by each plan beyond the plan that it replaces; a plan told again counts as it was told last. */
export const PLAN_CHANGES_OF_SHARES = `
  WITH told AS (SELECT DISTINCT ON (plan_id, funder_id) plan_id, funder_id, amount, document_number, told_at, sequence, place
                  FROM plan_share_copies WHERE fund_id = :fundId ORDER BY plan_id, funder_id, sequence DESC, place DESC),
       replaced AS (SELECT DISTINCT ON (plan_id) plan_id, replaces_plan_id FROM plan_change_copies
                     WHERE fund_id = :fundId ORDER BY plan_id, sequence DESC),
       plans AS (SELECT plan_id, max(document_number) AS document_number, min(told_at) AS told_at FROM told GROUP BY plan_id)
  SELECT s.plan_id, s.funder_id, sum(s.amount) AS amount, p.document_number, p.told_at, min(s.sequence * 1000 + s.place) AS document_order
    FROM (SELECT plan_id, funder_id, amount, sequence, place FROM told
          UNION ALL
          SELECT r.plan_id, t.funder_id, -t.amount, t.sequence, t.place FROM replaced r JOIN told t ON t.plan_id = r.replaces_plan_id) s
    JOIN plans p ON p.plan_id = s.plan_id
   GROUP BY s.plan_id, s.funder_id, p.document_number, p.told_at HAVING sum(s.amount) <> 0`
