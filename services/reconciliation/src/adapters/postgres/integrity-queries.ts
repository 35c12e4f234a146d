/**
 * What must always hold of statements and runs, asked of the stored rows. Each query returns the rows that break its rule, in
 * words; none is a pass. They repeat what constraints guarantee, because an auditor believes neither.
 */
export const INTEGRITY_RULES = {
  'no record is in two matches of a run': `
    SELECT 'run ' || run_id || ': ' || ledger_record || ' is in ' || count(*) || ' matches' AS fault
      FROM matches GROUP BY run_id, ledger_record HAVING count(*) > 1
    UNION ALL
    SELECT 'run ' || run_id || ': line ' || line || ' of ' || statement_id || ' has ' || count(*) || ' places'
      FROM run_lines GROUP BY run_id, statement_id, line HAVING count(*) > 1`,

  "each statement's opening and entries make its closing": `
    SELECT 'statement ' || s.id || ': ' || s.opening || ' and its entries make ' || s.opening + l.received - l.paid_out
           || ', its closing is ' || s.closing AS fault
      FROM statements s
      JOIN (SELECT statement_id, count(*) AS count, coalesce(sum(paid_out), 0) AS paid_out, coalesce(sum(received), 0) AS received
              FROM statement_lines GROUP BY statement_id) l ON l.statement_id = s.id
     WHERE s.closing <> s.opening + l.received - l.paid_out OR s.line_count <> l.count
        OR s.paid_out <> l.paid_out OR s.received <> l.received
    UNION ALL
    SELECT 'statement ' || id || ' has none of its ' || line_count || ' lines'
      FROM statements s WHERE NOT EXISTS (SELECT FROM statement_lines l WHERE l.statement_id = s.id)
    UNION ALL
    SELECT 'statement ' || statement_id || ' line ' || line || ' carries ' || balance || ' instead of ' || running
      FROM (SELECT l.statement_id, l.line, l.balance,
                   s.opening + sum(coalesce(l.received, 0) - coalesce(l.paid_out, 0))
                               OVER (PARTITION BY l.statement_id ORDER BY l.line) AS running
              FROM statement_lines l JOIN statements s ON s.id = l.statement_id) lines
     WHERE balance <> running`,

  'each run keeps the matches, breaks and lines that it counted': `
    SELECT 'run ' || r.id || ' counted ' || r.match_count || ' matches, ' || r.break_count || ' breaks and ' || r.line_count
           || ' lines; it keeps ' || k.matches || ', ' || k.breaks || ' and ' || k.lines AS fault
      FROM runs r
     CROSS JOIN LATERAL (SELECT (SELECT count(*) FROM matches m WHERE m.run_id = r.id) AS matches,
                                (SELECT count(*) FROM breaks b WHERE b.run_id = r.id) AS breaks,
                                (SELECT count(*) FROM run_lines l WHERE l.run_id = r.id) AS lines) k
     WHERE (r.match_count, r.break_count, r.line_count) IS DISTINCT FROM (k.matches, k.breaks, k.lines)`,

  'each run compared every line of its statements': `
    SELECT 'run ' || r.run_id || ': line ' || l.line || ' of ' || l.statement_id || ' has no place' AS fault
      FROM run_statements r JOIN statement_lines l ON l.statement_id = r.statement_id
      LEFT JOIN run_lines p ON p.run_id = r.run_id AND p.statement_id = l.statement_id AND p.line = l.line
     WHERE p.line IS NULL`,

  'each run of a job keeps the matches and breaks that it counted, and what has not completed keeps none': `
    SELECT 'run ' || r.number || ' of ' || r.job_id || ' is ' || r.state || ' and counted ' || coalesce(r.match_count, 0) || ' matches and '
           || coalesce(r.break_count, 0) || ' breaks; it keeps ' || k.matches || ' and ' || k.breaks AS fault
      FROM job_runs r
     CROSS JOIN LATERAL (SELECT (SELECT count(DISTINCT number) FROM run_matches m WHERE m.run = r.number AND m.change IS NULL) AS matches,
                                (SELECT count(*) FROM run_breaks b WHERE b.run = r.number AND b.change IS NULL) AS breaks) k
     WHERE r.state <> 'running' AND (coalesce(r.match_count, 0), coalesce(r.break_count, 0)) IS DISTINCT FROM (k.matches, k.breaks)`,

  'no row of a run of a job is in two matches that stand': `
    SELECT 'run ' || run || ': row ' || row || ' of the ' || side || ' side is in ' || count(*) || ' matches' AS fault
      FROM (SELECT run, left_row AS row, 'left' AS side FROM run_matches WHERE undone IS NULL AND left_row IS NOT NULL
            UNION ALL
            SELECT run, right_row, 'right' FROM run_matches WHERE undone IS NULL AND right_row IS NOT NULL) rows
     GROUP BY run, row, side HAVING count(*) > 1`,

  'each hand of an officer in a run has its trail': `
    SELECT 'run ' || m.run || ': match ' || m.number || ' was made or undone by a change that is not there' AS fault
      FROM run_matches m
     WHERE (m.change IS NOT NULL AND NOT EXISTS (SELECT FROM run_changes c WHERE c.run = m.run AND c.number = m.change AND c.kind = 'manual_match'))
        OR (m.undone IS NOT NULL AND NOT EXISTS (SELECT FROM run_changes c WHERE c.run = m.run AND c.number = m.undone AND c.kind = 'undo'
                                                    AND c.match = m.number))`,
} as const
