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

export async function runPaymentChecks(db: Database): Promise<Check[]> {
  return [
    await checkFaults(db, 'disbursement: no award is paid twice', AWARDS_PAID_TWICE),
    await checkFaults(db, 'disbursement: every payment is its award, whole', PAYMENTS_UNLIKE_THEIR_AWARD),
    await checkFaults(
      db,
      'disbursement: count and total of a batch are those of its payments',
      BATCHES_UNLIKE_THEIR_PAYMENTS,
    ),
  ]
}
