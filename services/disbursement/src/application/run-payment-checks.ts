import type { Database } from '@fundtrace/database'
import { type Check, checkFaults } from '@fundtrace/service-process'

/** What must always hold in batches, parcels, payments and their histories. */
export async function runPaymentChecks(db: Database): Promise<Check[]> {
  const checks: Check[] = []
  for (const [name, faults] of CHECKS) checks.push(await checkFaults(db, `disbursement: ${name}`, faults))
  return checks
}

const AWARDS_PAID_TWICE = `
  SELECT award_id || ' has ' || count(*) || ' payments ready, sent or paid' AS fault
    FROM payments WHERE state NOT IN ('refused', 'withdrawn', 'failed', 'returned', 'corrected', 'resent', 'clawed_back')
   GROUP BY award_id HAVING count(*) > 1`

/** By the bank's own words, before two officers have said what to make of them. */
const AWARDS_PAID_BY_THE_BANK_TWICE = `
  SELECT p.award_id || ' was paid by the bank with ' || string_agg(p.reference, ' and ' ORDER BY p.attempt) AS fault
    FROM payments p
   WHERE p.award_id IN (SELECT d.award_id FROM findings f JOIN payments d ON d.id = f.payment_id
                         WHERE f.state <> 'explained' AND f.kind = 'second_result')
     AND (p.state = 'paid' OR EXISTS (SELECT FROM findings f WHERE f.payment_id = p.id AND f.state <> 'explained' AND f.kind = 'second_result'))
   GROUP BY p.award_id HAVING count(*) > 1`

const PAYMENTS_UNLIKE_THEIR_AWARD = `
  SELECT p.id || ' is ' || p.amount || ', its award ' || a.amount AS fault
    FROM payments p JOIN awards a ON a.id = p.award_id WHERE p.amount <> a.amount`

const SUMS_UNLIKE_THEIR_PAYMENTS = `
  SELECT coalesce(s.batch_id, p.batch_id) || ' says ' || coalesce(s.count, 0) || ' payments of ' || coalesce(s.total, 0) || ' '
         || coalesce(s.state, p.state) || ', it has ' || coalesce(p.count, 0) || ' of ' || coalesce(p.total, 0) AS fault
    FROM (SELECT * FROM payment_sums WHERE count > 0) s
    FULL JOIN (SELECT batch_id, state, count(*) AS count, sum(amount) AS total FROM payments GROUP BY batch_id, state) p USING (batch_id, state)
   WHERE (s.count, s.total) IS DISTINCT FROM (p.count::integer, p.total)`

/** An attempt that was sent again is the same line as the next one. */
const BATCHES_UNLIKE_THEIR_PAYMENTS = `
  SELECT b.id || ' says ' || b.count || ' payments of ' || b.total || ', it has ' || count(p.id) || ' of ' || coalesce(sum(p.amount), 0) AS fault
    FROM batches b LEFT JOIN payments p ON p.batch_id = b.id AND p.state <> 'resent'
   GROUP BY b.id HAVING b.count <> count(p.id) OR b.total <> coalesce(sum(p.amount), 0)`

const ATTEMPTS_WITHOUT_A_NEXT = `
  SELECT p.id || ' was sent again, but has no next attempt' AS fault
    FROM payments p
   WHERE p.state = 'resent' AND NOT EXISTS (
           SELECT FROM payments n WHERE n.award_id = p.award_id AND n.batch_id = p.batch_id AND n.attempt > p.attempt)`

const BATCHES_UNLIKE_THEIR_HISTORY = `
  SELECT b.id || ' is ' || b.state || ', its last move was to ' || coalesce(m.to_state, 'nothing') AS fault
    FROM batches b
    LEFT JOIN LATERAL (SELECT to_state FROM batch_moves WHERE batch_id = b.id ORDER BY place DESC LIMIT 1) m ON true
   WHERE m.to_state IS DISTINCT FROM b.state`

/** Batches that were made before there were terms have payments whose first moves nobody kept. */
const PAYMENTS_UNLIKE_THEIR_HISTORY = `
  SELECT p.id || ' is ' || p.state || ', its history is ' || coalesce(h.told, 'empty') AS fault
    FROM payments p
    JOIN batches b ON b.id = p.batch_id
    LEFT JOIN (SELECT payment_id, bool_or(from_state <> before AND place > 1 OR place <> counted) AS broken,
                      min(from_state) FILTER (WHERE place = 1) AS first_from, string_agg(from_state || ' to ' || to_state, ', ' ORDER BY place) AS told,
                      (array_agg(to_state ORDER BY place DESC))[1] AS last_to
                 FROM (SELECT payment_id, place, from_state, to_state, row_number() OVER chain AS counted, lag(to_state) OVER chain AS before
                         FROM payment_moves WINDOW chain AS (PARTITION BY payment_id ORDER BY place)) m
                GROUP BY payment_id) h ON h.payment_id = p.id
   WHERE coalesce(h.broken, false)
      OR coalesce(h.last_to, 'ready') <> p.state AND NOT (h.last_to IS NULL AND b.terms IS NULL)
      OR h.first_from <> 'ready' AND b.terms IS NOT NULL`

const PAYMENTS_UNLIKE_THEIR_BATCH = `
  SELECT p.id || ' is ' || p.state || ', its batch ' || b.id || ' is ' || b.state AS fault
    FROM payments p JOIN batches b ON b.id = p.batch_id LEFT JOIN parcels c ON c.id = p.parcel_id
   WHERE NOT CASE
           WHEN b.state IN ('released', 'partly_paid') THEN p.state <> 'refused'
           WHEN b.state IN ('reconciled', 'closed') THEN p.state NOT IN ('sent', 'unknown', 'refused')
           WHEN b.state = 'paid' THEN p.state IN ('paid', 'withdrawn', 'resent', 'clawed_back', 'cancelled')
           WHEN b.state = 'cancelled' THEN p.state = 'withdrawn' OR p.state IN ('ready', 'blocked') AND c.state = 'held'
           ELSE p.state IN ('ready', 'blocked', 'withdrawn') OR b.state = 'refused' AND p.state = 'refused' END`

const PARCELS_UNLIKE_THEIR_PAYMENTS = `
  SELECT c.id || ' is ' || c.state || ' with ' || c.count || ' payments of ' || c.total || ', it has ' || count(p.id) || ' of '
         || coalesce(sum(p.amount), 0) AS fault
    FROM parcels c LEFT JOIN payments p ON p.parcel_id = c.id
   WHERE c.state IN ('made', 'asked', 'held', 'released')
   GROUP BY c.id HAVING c.count <> count(p.id) OR c.total <> coalesce(sum(p.amount), 0)`

const PAYMENTS_UNLIKE_THEIR_PARCEL = `
  SELECT p.id || ' is ' || p.state || ', its parcel ' || c.id || ' is ' || c.state AS fault
    FROM payments p JOIN parcels c ON c.id = p.parcel_id
   WHERE NOT CASE c.state WHEN 'released' THEN p.state NOT IN ('ready', 'blocked')
                          WHEN 'voided' THEN p.state = 'withdrawn'
                          WHEN 'refused' THEN p.state = 'refused'
                          ELSE p.state IN ('ready', 'blocked') END`

/** The lines that were taken out of a parcel after its approval leave it more approvers than it takes. */
const BATCHES_APPROVED_BY_TOO_FEW = `
  SELECT b.id || ' of ' || b.total || ' takes ' || w.wanted || ' approvers, it has ' || a.had AS fault
    FROM batches b
    CROSS JOIN LATERAL (SELECT coalesce(max(s.approvers), 1) AS wanted
                          FROM jsonb_to_recordset(b.terms -> 'approvals') AS s ("from" numeric, approvers integer) WHERE s."from" <= b.total) w
    CROSS JOIN LATERAL (SELECT count(*) AS had FROM batch_approvals a WHERE a.batch_id = b.id AND a.round = b.round) a
   WHERE b.terms IS NOT NULL AND b.approved_by IS NOT NULL AND a.had <> w.wanted
  UNION ALL
  SELECT 'parcel ' || c.id || ' of ' || c.total || ' takes ' || w.wanted || ' approvers, it has ' || a.had
    FROM parcels c JOIN batches b ON b.id = c.batch_id
    CROSS JOIN LATERAL (SELECT coalesce(max(s.approvers), 1) AS wanted
                          FROM jsonb_to_recordset(b.terms -> 'approvals') AS s ("from" numeric, approvers integer) WHERE s."from" <= c.total) w
    CROSS JOIN LATERAL (SELECT count(*) AS had FROM parcel_approvals a WHERE a.parcel_id = c.id) a
   WHERE b.terms IS NOT NULL AND c.approved_by IS NOT NULL AND a.had < w.wanted`

const CHECKS: readonly [name: string, faults: string][] = [
  ['no award is paid twice', AWARDS_PAID_TWICE],
  ['the bank says of no award that two payments paid it', AWARDS_PAID_BY_THE_BANK_TWICE],
  ['every payment is its award, whole', PAYMENTS_UNLIKE_THEIR_AWARD],
  ['count and total of a batch are those of its payments', BATCHES_UNLIKE_THEIR_PAYMENTS],
  ['payments of a batch by state come to what is said of them', SUMS_UNLIKE_THEIR_PAYMENTS],
  ['every payment that was sent again has its next attempt', ATTEMPTS_WITHOUT_A_NEXT],
  ['every batch is where its history says', BATCHES_UNLIKE_THEIR_HISTORY],
  ['every payment is where its history says', PAYMENTS_UNLIKE_THEIR_HISTORY],
  ['every payment is as far as its batch', PAYMENTS_UNLIKE_THEIR_BATCH],
  ['count and total of a parcel are those of its payments', PARCELS_UNLIKE_THEIR_PAYMENTS],
  ['every payment is as far as its parcel', PAYMENTS_UNLIKE_THEIR_PARCEL],
  ['every batch and every parcel has the approvers that its amount takes', BATCHES_APPROVED_BY_TOO_FEW],
]
