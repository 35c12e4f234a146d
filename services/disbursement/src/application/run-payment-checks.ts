import type { Database } from '@fundtrace/database'
import { type Check, checkFaults } from '@fundtrace/service-process'

const AWARDS_PAID_TWICE = `
  SELECT award_id || ' has ' || count(*) || ' payments ready, sent or paid' AS fault
    FROM payments WHERE state NOT IN ('refused', 'returned') GROUP BY award_id HAVING count(*) > 1`

const PAYMENTS_UNLIKE_THEIR_AWARD = `
  SELECT p.id || ' is ' || p.amount || ', its award ' || a.amount AS fault
    FROM payments p JOIN awards a ON a.id = p.award_id WHERE p.amount <> a.amount`

const BATCHES_UNLIKE_THEIR_PAYMENTS = `
  SELECT b.id || ' says ' || b.count || ' payments of ' || b.total || ', it has ' || count(p.id) || ' of ' || coalesce(sum(p.amount), 0) AS fault
    FROM batches b LEFT JOIN payments p ON p.batch_id = b.id
   GROUP BY b.id HAVING b.count <> count(p.id) OR b.total <> coalesce(sum(p.amount), 0)`

const BATCHES_UNLIKE_THEIR_HISTORY = `
  SELECT b.id || ' is ' || b.state || ', its last move was to ' || coalesce(m.to_state, 'nothing') AS fault
    FROM batches b
    LEFT JOIN LATERAL (SELECT to_state FROM batch_moves WHERE batch_id = b.id ORDER BY place DESC LIMIT 1) m ON true
   WHERE m.to_state IS DISTINCT FROM b.state`

const PAYMENTS_UNLIKE_THEIR_BATCH = `
  SELECT p.id || ' is ' || p.state || ', its batch ' || b.id || ' is ' || b.state AS fault
    FROM payments p JOIN batches b ON b.id = p.batch_id
   WHERE NOT CASE b.state WHEN 'refused' THEN p.state = 'refused'
                          WHEN 'released' THEN p.state IN ('sent', 'paid', 'returned')
                          WHEN 'paid' THEN p.state = 'paid'
                          WHEN 'partly_paid' THEN p.state IN ('paid', 'returned')
                          ELSE p.state = 'ready' END`

export async function runPaymentChecks(db: Database): Promise<Check[]> {
  return [
    await checkFaults(db, 'disbursement: no award is paid twice', AWARDS_PAID_TWICE),
    await checkFaults(db, 'disbursement: every payment is its award, whole', PAYMENTS_UNLIKE_THEIR_AWARD),
    await checkFaults(
      db,
      'disbursement: count and total of a batch are those of its payments',
      BATCHES_UNLIKE_THEIR_PAYMENTS,
    ),
    await checkFaults(db, 'disbursement: every batch is where its history says', BATCHES_UNLIKE_THEIR_HISTORY),
    await checkFaults(db, 'disbursement: every payment is as far as its batch', PAYMENTS_UNLIKE_THEIR_BATCH),
  ]
}
