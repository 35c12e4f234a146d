import { connect } from '@fundtrace/database'
import type { Client } from 'pg'
import { checkSeal } from '../../../services/ledger/src/application/seal/check-seal.ts'

/** What must hold in the stored rows after a cell, counted by the database and not by who wrote them. */
export async function auditRows(owner: Client, expected: number): Promise<Readonly<Record<string, boolean>>> {
  const { rows } = await owner.query<Record<string, boolean>>(
    `SELECT (SELECT coalesce(sum(amount), 0) FROM entries) = 0 AS zero_sum,
            NOT EXISTS (SELECT FROM entries GROUP BY journal_id HAVING sum(amount) <> 0) AS every_transaction_zero,
            NOT EXISTS (SELECT FROM accounts a
                          LEFT JOIN (SELECT account_id, sum(amount) AS net, count(*) AS lines FROM entries GROUP BY account_id) e ON e.account_id = a.id
                         WHERE a.balance <> CASE a.normal_side WHEN 'debit' THEN 1 ELSE -1 END * coalesce(e.net, 0)
                            OR a.version <> coalesce(e.lines, 0)) AS balances_are_their_entries,
            NOT EXISTS (SELECT FROM (SELECT account_id, line, balance_after, amount,
                                            lag(balance_after, 1, 0) OVER lines AS before, lag(line, 1, 0) OVER lines AS line_before
                                       FROM entries WINDOW lines AS (PARTITION BY account_id ORDER BY journal_id, ordinal)) chained
                         WHERE line <> line_before + 1 OR abs(balance_after - before) <> abs(amount)) AS every_line_carries_on,
            (SELECT count(*) FROM transactions) = (SELECT coalesce(sum(last_position - first_position + 1), 0) FROM blocks) AS every_record_in_a_block,
            (SELECT count(*) FROM transactions) >= $1 AS every_answer_is_a_row`,
    [expected],
  )
  return rows[0] ?? {}
}

/** The chain, recomputed from the rows as the ledger's own check does it. */
export async function auditSeal(ownerUrl: string): Promise<boolean> {
  const db = connect(ownerUrl, { application: 'bench audit', connectionsMax: 2 })
  try {
    return (await checkSeal(db)).every((check) => check.ok)
  } finally {
    await db.destroy()
  }
}
