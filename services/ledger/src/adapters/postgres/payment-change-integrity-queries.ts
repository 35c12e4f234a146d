/** What must hold of payments that were voided, or came back after they had settled (integrity-queries.ts). */
export const PAYMENT_CHANGE_RULES = {
  // Each funder has back exactly what the payment took of it, however long ago.
  late_returns_return_the_parts_that_were_paid: `
    SELECT p.fund_id || ': ' || x.account_code || ' has ' || x.returned || ' back of payment ' || p.id || ', it paid ' || x.paid AS fault
      FROM payments p
     CROSS JOIN LATERAL (
       SELECT coalesce(h.account_code, r.account_code) AS account_code, coalesce(h.amount, 0) AS paid, coalesce(r.amount, 0) AS returned
         FROM (SELECT account_code, amount FROM payment_holds WHERE payment_id = p.id AND account_code LIKE 'cash:%') h
         FULL JOIN (SELECT e.account_code, sum(e.amount) AS amount FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id
                     WHERE t.payment_id = p.id AND t.kind = 'return' AND e.account_kind = 'cash' GROUP BY 1) r USING (account_code)) x
     WHERE p.state = 'returned_late' AND x.returned <> x.paid
    UNION ALL
    SELECT t.fund_id || ': ' || t.reference || ' moves cash, its payment is ' || coalesce(p.state, 'not there')
      FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id AND e.account_kind = 'cash' LEFT JOIN payments p ON p.id = t.payment_id
     WHERE t.kind = 'return' AND p.state IS DISTINCT FROM 'returned_late'`,

  // Whatever was voided had held its whole amount of cash; and of a payment that is voided it is known who asked.
  voids_let_go_what_their_payments_held: `
    SELECT p.fund_id || ': payment ' || p.id || ' of ' || p.amount || ' let go ' || (SELECT sum(part) FROM unnest(v.parts) part) AS fault
      FROM payment_voids v JOIN payments p ON p.id = v.payment_id
     WHERE p.amount IS DISTINCT FROM (SELECT sum(part) FROM unnest(v.parts) part) OR p.fund_id <> v.fund_id
    UNION ALL
    SELECT p.fund_id || ': payment ' || p.id || ' is voided, and nobody asked for it' FROM payments p
     WHERE p.state = 'voided' AND NOT EXISTS (SELECT FROM payment_voids v WHERE v.payment_id = p.id AND v.batch_id = p.batch_id)`,
} as const
