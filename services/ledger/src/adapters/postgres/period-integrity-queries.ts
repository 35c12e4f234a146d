/** What must always hold of closed months, asked of the stored rows (integrity-queries.ts). Each reads the entries once, whatever the months. */
export const PERIOD_RULES = {
  // Also where a row is missing: an account that moved in a closed month has an opening of the next.
  openings_are_what_the_entries_add_up_to: `
    WITH counted AS (
      SELECT a.fund_id, a.code, a.id, p.month, p.ends_at, sum(CASE a.normal_side WHEN 'debit' THEN e.amount ELSE -e.amount END) AS net,
             count(*) AS lines, coalesce(sum(e.amount) FILTER (WHERE e.amount > 0), 0) AS debit,
             coalesce(-sum(e.amount) FILTER (WHERE e.amount < 0), 0) AS credit
        FROM periods p
        JOIN transactions t ON t.fund_id = p.fund_id AND t.effective_at >= p.starts_at AND t.effective_at < p.ends_at AND t.number IS NOT NULL
        JOIN entries e ON e.journal_id = t.journal_id
        JOIN accounts a ON a.id = e.account_id
       GROUP BY a.id, p.fund_id, p.month),
    standing AS (
      SELECT fund_id, code, id, (month + interval '1 month')::date AS month, debit, credit,
             sum(net) OVER before AS balance, sum(lines) OVER before AS lines
        FROM counted WINDOW before AS (PARTITION BY id ORDER BY month))
    SELECT coalesce(s.fund_id, a.fund_id) || ': ' || coalesce(s.code, a.code) || ' opens ' || to_char(coalesce(s.month, o.month), 'YYYY-MM') || ' with '
           || coalesce(o.balance::text, 'nothing') || ', its entries add up to ' || coalesce(s.balance::text, 'nothing') AS fault
      FROM standing s FULL JOIN period_openings o ON o.account_id = s.id AND o.month = s.month LEFT JOIN accounts a ON a.id = o.account_id
     WHERE (s.balance, s.lines, s.debit, s.credit) IS DISTINCT FROM (o.balance, o.lines, o.debit, o.credit)`,

  openings_are_those_that_were_sealed: `
    SELECT p.fund_id || ': the close of ' || to_char(p.month, 'YYYY-MM') || ' says ' || coalesce(t.metadata::jsonb #>> '{openings,sha256}', 'nothing')
           || ' of its openings, they are ' || x.hash AS fault
      FROM periods p
      LEFT JOIN transactions t ON t.journal_id = p.closed_in
     CROSS JOIN LATERAL (
       SELECT encode(sha256(convert_to(coalesce(string_agg(a.code || ' ' || o.balance || E'\\n', '' ORDER BY a.code COLLATE "C"), ''), 'UTF8')), 'hex') AS hash
         FROM accounts a
         JOIN LATERAL (SELECT balance FROM period_openings
                        WHERE account_id = a.id AND month <= p.month + interval '1 month' ORDER BY month DESC LIMIT 1) o ON o.balance <> 0
        WHERE a.fund_id = p.fund_id) x
     WHERE x.hash IS DISTINCT FROM t.metadata::jsonb #>> '{openings,sha256}' OR x.hash <> encode(p.openings_sha256, 'hex')`,

  late_entries_are_all_listed: `
    SELECT a.fund_id || ': ' || a.code || ' has ' || count(*) || ' entries of ' || to_char(x.month, 'YYYY-MM')
           || ' that came late and are not listed, or are listed and did not' AS fault
      FROM (SELECT e.account_id, p.month, e.journal_id, e.ordinal
              FROM periods p
              JOIN transactions t ON t.fund_id = p.fund_id AND t.journal_id > p.last_id AND t.effective_at >= p.starts_at
                                 AND t.effective_at < p.ends_at AND t.number IS NOT NULL
              JOIN entries e ON e.journal_id = t.journal_id) x
      FULL JOIN period_late_entries l USING (account_id, month, journal_id, ordinal)
      JOIN accounts a ON a.id = account_id
     WHERE x.account_id IS NULL OR l.account_id IS NULL
     GROUP BY a.id, x.month`,

  in_transit_lists_are_what_stood_in_transit: `
    SELECT p.fund_id || ': ' || coalesce(l.amount, 0) || ' is listed as in transit at the end of ' || to_char(p.month, 'YYYY-MM') || ', '
           || coalesce(x.amount, 0) || ' stood there' AS fault
      FROM periods p
      LEFT JOIN (SELECT fund_id, month, sum(CASE state WHEN 'ahead' THEN -amount ELSE amount END) AS amount
                   FROM period_in_transit WHERE state IN ('in_transit', 'ahead') GROUP BY 1, 2) l USING (fund_id, month)
     CROSS JOIN LATERAL (
       SELECT sum(o.balance) AS amount
         FROM accounts a
         JOIN LATERAL (SELECT balance FROM period_openings
                        WHERE account_id = a.id AND month <= p.month + interval '1 month' ORDER BY month DESC LIMIT 1) o ON true
        WHERE a.fund_id = p.fund_id AND a.kind = 'in-transit') x
     WHERE coalesce(l.amount, 0) <> coalesce(x.amount, 0)`,

  months_are_closed_one_after_the_other: `
    SELECT fund_id || ': ' || to_char(month, 'YYYY-MM') || ' was closed after ' || to_char(before, 'YYYY-MM') AS fault
      FROM (SELECT fund_id, month, starts_at, first_id, closed_in, lag(month) OVER fund AS before, lag(ends_at) OVER fund AS ends_before,
                   lag(next_id) OVER fund AS next_before, lag(closed_in) OVER fund AS closed_before
              FROM periods WINDOW fund AS (PARTITION BY fund_id ORDER BY month)) p
     WHERE before IS NOT NULL AND (starts_at <> ends_before OR first_id <> next_before OR closed_in <= closed_before)`,
} as const
