import { BETWEEN_FUNDERS_RULES } from './between-funders-integrity-queries.ts'
import { JOURNAL_RULES } from './journal-integrity-queries.ts'
import { PAYMENT_CHANGE_RULES } from './payment-change-integrity-queries.ts'
import { PERIOD_RULES } from './period-integrity-queries.ts'

/** What came back of clawbacks to each funder, for its share. */
const RECOVERED = `
  SELECT e.fund_id, substr(e.account_code, 6) AS funder_id, sum(e.amount) AS recovered
    FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id
   WHERE t.kind = 'recovery' AND e.account_kind = 'cash' GROUP BY 1, 2`

/** A payment that came back, or was voided, is borne by nobody. */
const NOT_BORNE = `('returned', 'returned_late', 'voided')`

/**
 * What must always hold, asked of the stored rows themselves. Each query returns the rows that break its rule, in words;
 * none is a pass. They repeat what constraints and triggers guarantee, because an auditor believes neither.
 */
const FUND_RULES = {
  // A plan that cuts takes off what is due, and owes back what was sent beyond it.
  plan_shares_add_up_to_the_total: `
    SELECT t.fund_id || ': ' || t.reference || ' owes ' || coalesce(sum(e.amount) FILTER (WHERE e.account_code <> 'appropriation'), 0)
           || ' of ' || coalesce(-sum(e.amount) FILTER (WHERE e.account_code = 'appropriation'), 0) AS fault
      FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id WHERE t.kind = 'plan'
     GROUP BY t.id
    HAVING coalesce(sum(e.amount) FILTER (WHERE e.account_code LIKE 'due:%' OR e.account_code LIKE 'refund:%'), 0)
           <> coalesce(-sum(e.amount) FILTER (WHERE e.account_code = 'appropriation'), 0)`,

  // By plans, less what went back unspent and what was carried out, and with what was carried in. What is owed back only
  // passes through a refund of unspent money; in a refund of what is owed back it goes off together with the cash.
  shares_are_what_plans_refunds_and_carries_made_them: `
    SELECT s.fund_id || ': ' || s.funder_id || ' owes ' || s.due || ', the plans say ' || coalesce(x.due, 0) AS fault
      FROM fund_shares s
      LEFT JOIN (SELECT e.fund_id, split_part(e.account_code, ':', 2) AS funder_id, sum(e.amount) AS due
                   FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id
                   JOIN accounts a ON a.fund_id = e.fund_id AND a.code = e.account_code
                  WHERE t.kind IN ('plan', 'refund', 'carry') AND a.kind IN ('due', 'cash', 'refund') GROUP BY 1, 2) x USING (fund_id, funder_id)
     WHERE s.due <> coalesce(x.due, 0)
    UNION ALL
    SELECT a.fund_id || ': ' || a.code || ' is ' || a.balance || ' of a share of ' || coalesce(s.due, 0)
      FROM accounts a LEFT JOIN fund_shares s ON s.fund_id = a.fund_id AND a.code = 'due:' || s.funder_id
     WHERE a.kind = 'due' AND a.balance > coalesce(s.due, 0)`,

  plans_are_replaced_in_a_chain: `
    SELECT c.fund_id || ': plan ' || c.plan_id || ' replaces ' || c.replaces_plan_id || ', which is not there' AS fault
      FROM plan_changes c
     WHERE NOT EXISTS (SELECT FROM transactions t WHERE t.fund_id = c.fund_id AND t.reference = 'plan:' || c.replaces_plan_id)
       AND NOT EXISTS (SELECT FROM plan_changes p WHERE p.fund_id = c.fund_id AND p.plan_id = c.replaces_plan_id)`,

  money_is_identified_once: `
    SELECT i.fund_id || ': arrival ' || i.arrival_id || ' came with ' || coalesce(x.unidentified, 0) || ' unidentified, '
           || i.amount || ' of it was identified' AS fault
      FROM (SELECT fund_id, arrival_id, sum(amount) AS amount FROM identifications GROUP BY 1, 2) i
      LEFT JOIN (SELECT t.fund_id, t.reference, -sum(e.amount) AS unidentified
                   FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id
                  WHERE t.kind = 'arrival' AND e.account_code = 'unidentified' GROUP BY 1, 2) x
        ON x.fund_id = i.fund_id AND x.reference = 'arrival:' || i.arrival_id
     WHERE i.amount > coalesce(x.unidentified, 0)
    UNION ALL
    SELECT coalesce(i.fund_id, t.fund_id) || ': identified:' || coalesce(i.id::text, substr(t.reference, 12)) || ' posted '
           || coalesce(t.amount, 0) || ', it says ' || coalesce(i.amount, 0)
      FROM identifications i
      FULL JOIN (SELECT t.fund_id, t.reference, sum(e.amount) AS amount FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id
                  WHERE t.kind = 'identified' AND e.account_code = 'unidentified' GROUP BY 1, 2) t
        ON t.fund_id = i.fund_id AND t.reference = 'identified:' || i.id
     WHERE t.amount IS DISTINCT FROM i.amount`,

  // What went out may still be on its way; what came in went out before, in the same parts, and nothing of it stays behind.
  carried_in_was_carried_out: `
    WITH parts AS (
      SELECT t.fund_id, t.reference, e.account_code, e.amount FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id
       WHERE t.kind = 'carry' AND e.account_code LIKE 'cash:%')
    SELECT coalesce(i.fund_id, o.to_fund_id) || ': carry ' || coalesce(i.carry_id, o.carry_id) || ' brought ' || coalesce(i.amount, 0)
           || ' to ' || coalesce(i.account_code, o.account_code) || ', ' || coalesce(-o.amount, 0) || ' went out' AS fault
      FROM (SELECT c.*, p.account_code, p.amount FROM carries_in c
              LEFT JOIN parts p ON p.fund_id = c.fund_id AND p.reference = 'carry:' || c.carry_id || ':in') i
      FULL JOIN (SELECT c.*, p.account_code, p.amount FROM carries_out c
                   LEFT JOIN parts p ON p.fund_id = c.fund_id AND p.reference = 'carry:' || c.carry_id || ':out'
                  WHERE EXISTS (SELECT FROM carries_in i WHERE i.carry_id = c.carry_id)) o
        ON o.carry_id = i.carry_id AND o.fund_id = i.from_fund_id AND o.to_fund_id = i.fund_id AND o.account_code = i.account_code
     WHERE i.amount IS DISTINCT FROM -o.amount
    UNION ALL
    SELECT t.fund_id || ': ' || t.reference || ' is carried nowhere' FROM transactions t
     WHERE t.kind = 'carry'
       AND NOT EXISTS (SELECT FROM carries_out c WHERE c.fund_id = t.fund_id AND t.reference = 'carry:' || c.carry_id || ':out')
       AND NOT EXISTS (SELECT FROM carries_in c WHERE c.fund_id = t.fund_id AND t.reference = 'carry:' || c.carry_id || ':in')
    UNION ALL
    SELECT fund_id || ': ' || code || ' keeps ' || balance FROM accounts WHERE kind = 'clearing' AND balance <> 0`,

  holds_are_what_accounts_keep_back: `
    SELECT a.fund_id || ': ' || a.code || ' holds ' || a.held || ', its holds say ' || coalesce(h.held, 0) AS fault
      FROM accounts a
      LEFT JOIN (SELECT fund_id, account_code, sum(amount) AS held
                   FROM (SELECT fund_id, account_code, amount FROM holds WHERE state = 'pending'
                         UNION ALL SELECT fund_id, account_code, amount FROM payment_holds WHERE state = 'pending') pending
                  GROUP BY 1, 2) h
        ON h.fund_id = a.fund_id AND h.account_code = a.code
     WHERE a.held <> coalesce(h.held, 0)`,

  // What the bank sent back after it had settled, or was claimed back, is paid no more: its award can be paid again, or was cancelled.
  awarded_is_paid_in_transit_or_payable: `
    SELECT f.id || ': awarded ' || x.awarded - x.cancelled || ', paid ' || x.paid - x.clawed_back || ', in transit ' || x.in_transit || ', payable ' || x.payable AS fault
      FROM funds f CROSS JOIN LATERAL (
        SELECT (SELECT coalesce(sum(amount), 0) FROM awards WHERE fund_id = f.id) AS awarded,
               (SELECT coalesce(sum(amount), 0) FROM clawbacks WHERE fund_id = f.id AND award = 'cancelled') AS cancelled,
               (SELECT coalesce(sum(amount), 0) FROM clawbacks WHERE fund_id = f.id) AS clawed_back,
               (SELECT coalesce(-sum(e.amount), 0) FROM entry_lines e JOIN transactions t ON t.journal_id = e.journal_id
                 WHERE e.fund_id = f.id AND t.kind IN ('settle', 'return') AND e.account_code LIKE 'cash:%') AS paid,
               (SELECT coalesce(sum(balance), 0) FROM accounts WHERE fund_id = f.id AND kind = 'in-transit') AS in_transit,
               (SELECT coalesce(sum(balance), 0) FROM accounts WHERE fund_id = f.id AND kind = 'awarded') AS payable) x
     WHERE x.awarded - x.cancelled <> x.paid - x.clawed_back + x.in_transit + x.payable`,

  every_payment_is_borne_whole: `
    SELECT p.fund_id || ': payment ' || p.id || ' is ' || p.amount || ', its parts are ' || coalesce(n.sum, 0) AS fault
      FROM payments p CROSS JOIN LATERAL (SELECT sum(part) AS sum FROM unnest(p.parts) part) n
     WHERE p.state <> 'voided' AND p.amount IS DISTINCT FROM n.sum
    UNION ALL
    SELECT s.fund_id || ': ' || s.funder_id || ' carries ' || s.borne || ', its parts are ' || coalesce(x.parts, 0) - coalesce(r.recovered, 0)
      FROM fund_shares s
      LEFT JOIN (SELECT h.fund_id, substr(h.account_code, 6) AS funder_id, sum(h.amount) AS parts
                   FROM payment_holds h JOIN payments p ON p.id = h.payment_id
                  WHERE h.account_code LIKE 'cash:%' AND p.state NOT IN ${NOT_BORNE} GROUP BY 1, 2) x USING (fund_id, funder_id)
      LEFT JOIN (${RECOVERED}) r USING (fund_id, funder_id)
     WHERE s.borne <> coalesce(x.parts, 0) - coalesce(r.recovered, 0)`,

  // The split is strictly within one fen of the exact share as long as nothing disturbs it. A return, a void or a recovery takes back parts of
  // its own payment, and what changes the shares (a plan in other proportions, money sent back unspent or carried over) moves
  // the exact ones: either may leave a funder further away. From
  // then on nobody above its share rises, and nobody falls below by a whole fen more than the largest deviation that was
  // left; all is strict again once the exact shares have passed what everybody had borne then (packages/money,
  // bear-payment.ts). So the rule measures what the last of these left. A fund of one plan without a return is strict
  // from its first payment to its last.
  funders_bear_their_share_within_one_fen: `
    WITH disturbed AS (
      SELECT fund_id, max(number) AS number
        FROM (SELECT fund_id, number FROM transactions t
               WHERE kind IN ('plan', 'return', 'carry', 'recovery')
                  OR kind = 'refund' AND EXISTS (SELECT FROM entry_lines e WHERE e.journal_id = t.journal_id AND e.account_code = 'appropriation')
              UNION ALL
              -- A void has no number. What was held after it and before the next one counts as before: any later moment is as good a beginning.
              SELECT fund_id, after_number + 1 FROM payment_voids) t
       GROUP BY fund_id),
    left_then AS (
      SELECT h.fund_id, substr(h.account_code, 6) AS funder_id, sum(h.amount) AS borne
        FROM payment_holds h JOIN payments p ON p.id = h.payment_id JOIN disturbed d ON d.fund_id = p.fund_id
       WHERE h.account_code LIKE 'cash:%' AND p.state NOT IN ${NOT_BORNE} AND p.held_after < d.number GROUP BY 1, 2),
    shares AS (
      SELECT s.fund_id, s.funder_id, s.due, s.borne, coalesce(l.borne, 0) - coalesce(r.recovered, 0) AS left_borne, sum(s.due) OVER fund AS due_total,
             sum(s.borne) OVER fund AS borne_total, sum(coalesce(l.borne, 0) - coalesce(r.recovered, 0)) OVER fund AS left_total
        FROM fund_shares s JOIN funds f ON f.id = s.fund_id AND f.funded = 'by_plan' LEFT JOIN left_then l USING (fund_id, funder_id)
        LEFT JOIN (${RECOVERED}) r USING (fund_id, funder_id)
      WINDOW fund AS (PARTITION BY s.fund_id)),
    -- Deviations in yuan times due_total: nothing is divided, so nothing is rounded.
    deviations AS (
      SELECT *, borne * due_total - due * borne_total AS deviation, left_borne * due_total - due * left_total AS deviation_left,
             bool_and(due * borne_total >= left_borne * due_total) OVER fund AS covered,
             max(abs(left_borne * due_total - due * left_total)) OVER fund AS deviation_left_max
        FROM shares WINDOW fund AS (PARTITION BY fund_id))
    SELECT fund_id || ': ' || funder_id || ' bears ' || borne || ' of ' || borne_total || ', its share is ' || due || ' of ' || due_total AS fault
      FROM deviations
     WHERE borne < 0 OR borne > due
        -- Where all was cut, sent back or carried over, nobody has a share to be off.
        OR due_total > 0 AND deviation >= 0.01 * due_total AND (covered OR deviation > deviation_left)
        OR due_total > 0 AND -deviation >= 0.01 * due_total + CASE WHEN covered THEN 0 ELSE deviation_left_max END`,

  awards_are_borne_by_the_funders_they_name: `
    SELECT a.fund_id || ': award ' || a.id || ' is ' || a.amount || ', its parts are ' || coalesce(sum(p.amount)::text, 'not there') AS fault
      FROM awards a JOIN funds f ON f.id = a.fund_id LEFT JOIN award_parts p ON p.award_id = a.id
     GROUP BY a.id, f.id HAVING sum(p.amount) IS DISTINCT FROM CASE f.funded WHEN 'by_award' THEN a.amount END
    UNION ALL
    SELECT p.fund_id || ': payment ' || p.id || ' takes ' || x.taken || ' of ' || x.account || ', its award says ' || x.named
      FROM funds f JOIN payments p ON p.fund_id = f.id AND f.funded = 'by_award'
     CROSS JOIN LATERAL (
       SELECT coalesce(h.account_code, 'cash:' || w.funder_id) AS account, coalesce(h.amount, 0) AS taken, coalesce(w.amount, 0) AS named
         FROM (SELECT account_code, amount FROM payment_holds WHERE payment_id = p.id AND account_code LIKE 'cash:%') h
         FULL JOIN (SELECT funder_id, amount FROM award_parts WHERE award_id = p.award_id) w ON h.account_code = 'cash:' || w.funder_id) x
     WHERE x.taken <> x.named AND p.state <> 'voided'
    UNION ALL
    SELECT s.fund_id || ': awards claim ' || s.awarded || ' of ' || s.funder_id || ', their parts are ' || coalesce(sum(p.amount), 0)
      FROM fund_shares s
      LEFT JOIN (SELECT w.* FROM award_parts w
                  WHERE NOT EXISTS (SELECT FROM payments c WHERE c.award_id = w.award_id AND c.state = 'cancelled')) p USING (fund_id, funder_id)
     GROUP BY s.fund_id, s.funder_id HAVING s.awarded <> coalesce(sum(p.amount), 0)`,

  // What a payment keeps back follows from its state; what moved its money is in the journal.
  payments_agree_with_their_transactions: `
    SELECT p.fund_id || ': payment ' || p.id || ' is ' || p.state || ', its transactions ' || coalesce(t.kinds, 'none') AS fault
      FROM payments p
      JOIN (VALUES ('held', NULL),
                   ('in_transit', 'release'),
                   ('settled', 'release, settle'),
                   ('returned', 'release, return'),
                   ('returned_late', 'release, settle, return'),
                   ('clawed_back', 'release, settle, clawback'),
                   ('cancelled', 'release, settle, clawback'),
                   ('voided', NULL)) AS wanted (state, kinds) USING (state)
      LEFT JOIN (SELECT payment_id, string_agg(kind, ', ' ORDER BY number) AS kinds
                   FROM transactions WHERE payment_id IS NOT NULL AND kind <> 'recovery' GROUP BY payment_id) t ON t.payment_id = p.id
     WHERE t.kinds IS DISTINCT FROM wanted.kinds`,
} as const

export const INTEGRITY_RULES = {
  ...JOURNAL_RULES,
  ...FUND_RULES,
  ...BETWEEN_FUNDERS_RULES,
  ...PAYMENT_CHANGE_RULES,
  ...PERIOD_RULES,
} as const

export type IntegrityRule = keyof typeof INTEGRITY_RULES
