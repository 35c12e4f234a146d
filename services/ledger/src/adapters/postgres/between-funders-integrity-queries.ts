/** What must hold between funders and with those who were paid (integrity-queries.ts). */
export const BETWEEN_FUNDERS_RULES = {
  // Fund by fund: what is claimed of borrowers is what lenders have not back, account by account, and what the advances say.
  claims_are_advances: `
    SELECT coalesce(a.fund_id, o.fund_id) || ': ' || coalesce(a.code, o.code) || ' is ' || coalesce(a.balance, 0)
           || ', the advances say ' || coalesce(o.open, 0) AS fault
      FROM (SELECT fund_id, code, balance FROM accounts WHERE kind IN ('claim', 'advance')) a
      FULL JOIN (
        SELECT fund_id, code, sum(open) AS open
          FROM (SELECT v.fund_id, 'claim:' || v.borrower_id AS claim, 'advance:' || v.lender_id AS advance,
                       v.amount - coalesce((SELECT sum(r.amount) FROM advance_repayments r WHERE r.advance_id = v.id), 0) AS open
                  FROM advances v) v
         CROSS JOIN LATERAL (VALUES (v.claim), (v.advance)) c (code)
         GROUP BY fund_id, code) o USING (fund_id, code)
     WHERE coalesce(a.balance, 0) <> coalesce(o.open, 0)
    UNION ALL
    SELECT t.fund_id || ': ' || t.reference || ' moves ' || t.amount || ' between funders, its rows say ' || coalesce(x.amount, 0)
      FROM (SELECT t.fund_id, t.reference, sum(e.amount) AS amount FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id
             WHERE t.kind = 'advance' AND e.account_kind = 'cash' AND e.amount > 0 GROUP BY 1, 2) t
      LEFT JOIN (SELECT fund_id, 'advance:' || id AS reference, amount FROM advances
                  UNION ALL
                 SELECT fund_id, 'advance:' || advance_id || ':repaid:' || cause_id, amount FROM advance_repayments) x USING (fund_id, reference)
     WHERE t.amount IS DISTINCT FROM x.amount`,

  // What others advanced is repaid first: who is not in arrears owes nobody.
  claims_lie_within_arrears: `
    SELECT c.fund_id || ': ' || c.code || ' is ' || c.balance || ', still owed to the fund is ' || coalesce(d.balance, 0) AS fault
      FROM accounts c LEFT JOIN accounts d ON d.fund_id = c.fund_id AND d.code = 'due:' || substr(c.code, 7)
     WHERE c.kind = 'claim' AND c.balance > coalesce(d.balance, 0)`,

  // What was advanced so that a batch could be held goes back with what of it was voided.
  advances_go_back_with_their_voids: `
    SELECT a.fund_id || ': ' || a.borrower_id || ' still owes ' || a.open || ' that was advanced for batch ' || a.batch_id || ', which has '
           || coalesce(x.parts, 0) || ' of it' AS fault
      FROM (SELECT v.fund_id, v.batch_id, v.borrower_id,
                   sum(v.amount - coalesce((SELECT sum(r.amount) FROM advance_repayments r WHERE r.advance_id = v.id), 0)) AS open
              FROM advances v WHERE v.batch_id IS NOT NULL GROUP BY 1, 2, 3) a
     CROSS JOIN LATERAL (
       SELECT sum(n.part) AS parts FROM payments p CROSS JOIN LATERAL unnest(p.funders, p.parts) AS n (funder, part)
        WHERE p.batch_id = a.batch_id AND p.state <> 'voided' AND n.funder = a.borrower_id) x
     WHERE a.open > coalesce(x.parts, 0)`,

  receivables_are_what_clawbacks_say: `
    SELECT coalesce(a.fund_id, o.fund_id) || ': ' || coalesce(a.code, o.code) || ' is ' || coalesce(a.balance, 0)
           || ', the clawbacks say ' || coalesce(o.owed, 0) AS fault
      FROM (SELECT fund_id, code, balance FROM accounts WHERE kind = 'receivable') a
      FULL JOIN (SELECT c.fund_id, 'receivable:' || c.beneficiary_id AS code,
                        sum(c.amount - coalesce((SELECT sum(r.amount) FROM recoveries r WHERE r.clawback_id = c.id), 0)) AS owed
                   FROM clawbacks c GROUP BY 1, 2) o USING (fund_id, code)
     WHERE coalesce(a.balance, 0) <> coalesce(o.owed, 0)`,

  // Nobody has more back of a payment than it paid; and when all is back, each exactly that.
  recoveries_return_the_parts_that_were_paid: `
    SELECT c.fund_id || ': ' || x.account_code || ' has ' || x.recovered || ' back of payment ' || c.payment_id || ', it paid ' || x.paid AS fault
      FROM (SELECT c.fund_id, c.payment_id, c.amount = coalesce((SELECT sum(r.amount) FROM recoveries r WHERE r.clawback_id = c.id), 0) AS whole
              FROM clawbacks c) c
     CROSS JOIN LATERAL (
       SELECT coalesce(h.account_code, r.account_code) AS account_code, coalesce(h.amount, 0) AS paid, coalesce(r.amount, 0) AS recovered
         FROM (SELECT account_code, amount FROM payment_holds WHERE payment_id = c.payment_id AND account_code LIKE 'cash:%') h
         FULL JOIN (SELECT e.account_code, sum(e.amount) AS amount FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id
                     WHERE t.payment_id = c.payment_id AND t.kind = 'recovery' AND e.account_kind = 'cash' GROUP BY 1) r USING (account_code)) x
     WHERE x.recovered > x.paid OR c.whole AND x.recovered <> x.paid
    UNION ALL
    SELECT t.fund_id || ': ' || t.reference || ' brought ' || t.amount || ', its row says ' || coalesce(r.amount::text, 'nothing')
      FROM (SELECT t.fund_id, t.reference, sum(e.amount) AS amount FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id
             WHERE t.kind = 'recovery' AND e.account_kind = 'cash' GROUP BY 1, 2) t
      LEFT JOIN recoveries r ON r.fund_id = t.fund_id AND t.reference = 'recovery:' || r.id
     WHERE t.amount IS DISTINCT FROM r.amount`,

  clawbacks_agree_with_their_payments: `
    SELECT c.fund_id || ': clawback ' || c.id || ' leaves its award ' || c.award || ', its payment is ' || p.state AS fault
      FROM clawbacks c JOIN payments p ON p.id = c.payment_id
     WHERE p.state <> CASE c.award WHEN 'cancelled' THEN 'cancelled' ELSE 'clawed_back' END
        OR NOT EXISTS (SELECT FROM transactions t WHERE t.fund_id = c.fund_id AND t.reference = 'clawback:' || c.id AND t.payment_id = c.payment_id)`,

  // Everything that is in the dedicated account came from a funder or from the bank, and whatever left it went one of these ways.
  cash_is_what_came_less_what_went: `
    SELECT f.fund_id || ': ' || f.funder_id || ' has ' || coalesce(a.balance, 0) || ' in cash, it should be ' || x.cash AS fault
      FROM fund_shares f
      LEFT JOIN accounts a ON a.fund_id = f.fund_id AND a.code = 'cash:' || f.funder_id
     CROSS JOIN LATERAL (
       SELECT coalesce(sum(e.amount) FILTER (WHERE t.kind IN ('arrival', 'identified', 'refund', 'carry')), 0)
              - f.borne + coalesce(a.held, 0)
              + coalesce((SELECT balance FROM accounts c WHERE c.fund_id = f.fund_id AND c.code = 'claim:' || f.funder_id), 0)
              - coalesce((SELECT balance FROM accounts c WHERE c.fund_id = f.fund_id AND c.code = 'advance:' || f.funder_id), 0)
              + coalesce((SELECT balance FROM accounts c WHERE c.fund_id = f.fund_id AND c.code = 'interest:' || f.funder_id), 0)
              - coalesce((SELECT balance FROM accounts c WHERE c.fund_id = f.fund_id AND c.code = 'fee:' || f.funder_id), 0) AS cash
         FROM transactions t JOIN entries e ON e.journal_id = t.journal_id AND e.account_id = a.id
        WHERE t.fund_id = f.fund_id AND t.kind IN ('arrival', 'identified', 'refund', 'carry')) x
     WHERE coalesce(a.balance, 0) <> x.cash`,
} as const
