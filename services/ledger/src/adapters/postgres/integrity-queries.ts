import type { Database } from '@fundtrace/database'

/**
 * What must always hold, asked of the stored rows themselves. Each query returns the rows that break its rule, in words;
 * none is a pass. They repeat what constraints and triggers guarantee, because an auditor believes neither.
 */
export const INTEGRITY_RULES = {
  entries_sum_to_zero: `
    SELECT fund_id || ': entries add up to ' || sum(amount) AS fault
      FROM entries GROUP BY fund_id HAVING sum(amount) <> 0
    UNION ALL
    SELECT fund_id || ': transaction ' || transaction_id || ' adds up to ' || sum(amount)
      FROM entries GROUP BY fund_id, transaction_id HAVING sum(amount) <> 0`,

  plan_shares_add_up_to_the_total: `
    SELECT t.fund_id || ': ' || t.reference || ' owes ' || sum(e.amount) FILTER (WHERE e.amount > 0)
           || ' of ' || -sum(e.amount) FILTER (WHERE e.account_code = 'appropriation') AS fault
      FROM transactions t JOIN entries e ON e.transaction_id = t.id WHERE t.kind = 'plan'
     GROUP BY t.id
    HAVING sum(e.amount) FILTER (WHERE e.account_code LIKE 'due:%') IS DISTINCT FROM -sum(e.amount) FILTER (WHERE e.account_code = 'appropriation')`,

  balances_are_the_sum_of_their_entries: `
    SELECT a.fund_id || ': ' || a.code || ' carries ' || a.balance || ', its entries say ' || coalesce(e.balance, 0) AS fault
      FROM accounts a
      LEFT JOIN (SELECT e.fund_id, e.account_code, count(*) AS count,
                        sum(CASE a.normal_side WHEN 'debit' THEN e.amount ELSE -e.amount END) AS balance
                   FROM entries e JOIN accounts a ON a.fund_id = e.fund_id AND a.code = e.account_code
                  GROUP BY e.fund_id, e.account_code) e ON e.fund_id = a.fund_id AND e.account_code = a.code
     WHERE a.balance <> coalesce(e.balance, 0) OR a.version <> coalesce(e.count, 0)
    UNION ALL
    SELECT fund_id || ': ' || account_code || ' line ' || account_version || ' carries ' || balance_after || ' instead of ' || running
      FROM (SELECT e.*, sum(CASE a.normal_side WHEN 'debit' THEN e.amount ELSE -e.amount END)
                          OVER (PARTITION BY e.fund_id, e.account_code ORDER BY e.account_version) AS running
              FROM entries e JOIN accounts a ON a.fund_id = e.fund_id AND a.code = e.account_code) lines
     WHERE balance_after <> running`,

  holds_are_what_accounts_keep_back: `
    SELECT a.fund_id || ': ' || a.code || ' holds ' || a.held || ', its holds say ' || coalesce(h.held, 0) AS fault
      FROM accounts a
      LEFT JOIN (SELECT fund_id, account_code, sum(amount) AS held FROM holds WHERE state = 'pending' GROUP BY 1, 2) h
        ON h.fund_id = a.fund_id AND h.account_code = a.code
     WHERE a.held <> coalesce(h.held, 0)`,

  awarded_is_paid_in_transit_or_payable: `
    SELECT f.id || ': awarded ' || x.awarded || ', paid ' || x.paid || ', in transit ' || x.in_transit || ', payable ' || x.payable AS fault
      FROM funds f CROSS JOIN LATERAL (
        SELECT (SELECT coalesce(sum(amount), 0) FROM awards WHERE fund_id = f.id) AS awarded,
               (SELECT coalesce(-sum(e.amount), 0) FROM entries e JOIN transactions t ON t.id = e.transaction_id
                 WHERE e.fund_id = f.id AND t.kind = 'settle' AND e.account_code LIKE 'cash:%') AS paid,
               (SELECT coalesce(sum(balance), 0) FROM accounts WHERE fund_id = f.id AND kind = 'in-transit') AS in_transit,
               (SELECT coalesce(sum(balance), 0) FROM accounts WHERE fund_id = f.id AND kind = 'awarded') AS payable) x
     WHERE x.awarded <> x.paid + x.in_transit + x.payable`,

  every_payment_is_borne_whole: `
    SELECT p.fund_id || ': payment ' || p.id || ' is ' || p.amount || ', its parts are ' || coalesce(sum(h.amount), 0) AS fault
      FROM payments p LEFT JOIN holds h ON h.payment_id = p.id AND h.account_code LIKE 'cash:%'
     GROUP BY p.id HAVING p.amount <> coalesce(sum(h.amount), 0)
    UNION ALL
    SELECT s.fund_id || ': ' || s.funder_id || ' carries ' || s.borne || ', its parts are ' || coalesce(x.parts, 0)
      FROM fund_shares s
      LEFT JOIN (SELECT h.fund_id, substr(h.account_code, 6) AS funder_id, sum(h.amount) AS parts
                   FROM holds h JOIN payments p ON p.id = h.payment_id
                  WHERE h.account_code LIKE 'cash:%' AND p.state <> 'returned' GROUP BY 1, 2) x USING (fund_id, funder_id)
     WHERE s.borne <> coalesce(x.parts, 0)`,

  funders_bear_their_share_within_one_fen: `
    SELECT s.fund_id || ': ' || s.funder_id || ' bears ' || s.borne || ' of ' || t.borne || ', its share is ' || s.due || ' of ' || t.due AS fault
      FROM fund_shares s JOIN funds f ON f.id = s.fund_id AND f.funded = 'by_plan'
      JOIN (SELECT fund_id, sum(due) AS due, sum(borne) AS borne FROM fund_shares GROUP BY fund_id) t ON t.fund_id = s.fund_id
     WHERE s.borne < 0 OR abs(s.borne * t.due - s.due * t.borne) >= 0.01 * t.due`,
} as const

export type IntegrityRule = keyof typeof INTEGRITY_RULES

const FAULTS_SHOWN_MAX = 10

export async function findFaults(db: Database, rule: IntegrityRule): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { fault: string }[] }>(
    `SELECT fault FROM (${INTEGRITY_RULES[rule]}) faults LIMIT ${FAULTS_SHOWN_MAX}`,
  )
  return rows.map((row) => row.fault)
}
