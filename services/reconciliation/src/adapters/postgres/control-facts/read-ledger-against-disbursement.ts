import type { FactSource } from '../../../application/runs/fact-source.ts'
import type { Scope } from '../../../domain/control.ts'
import type { PaymentFact } from '../../../domain/controls/ledger-against-disbursement.ts'
import { ENTRIES_OF_FUND_WORK, streamFunds } from './scope-rows.ts'

/** Each payment as the journal had it by the day of the run (its last record decides) and as disbursement tells of that day. */
export const readLedgerAgainstDisbursement = ({ trx }: FactSource, scope: Scope): AsyncIterable<PaymentFact> =>
  streamFunds<PaymentFact>(trx, scope, SQL)

/** A release and a return name the beneficiary's account, a settling says what left the cash. */
const ledgerPayments = (which: string): string => `
  SELECT payment_id, (array_agg(state ORDER BY number DESC))[1] AS state, (array_agg(on_day ORDER BY number DESC))[1] AS on_day,
         coalesce(max(paid), max(released)) AS amount, max(beneficiary) AS beneficiary
    FROM (SELECT split_part(reference, ':', 2) AS payment_id, number, on_day,
                 CASE kind WHEN 'release' THEN 'in_transit' WHEN 'settle' THEN 'settled' ELSE 'returned' END AS state,
                 CASE WHEN kind = 'settle' THEN -sum(amount) FILTER (WHERE account LIKE 'cash:%') END AS paid,
                 CASE WHEN kind = 'release' THEN sum(amount) FILTER (WHERE amount > 0) END AS released,
                 max(split_part(account, ':', 2)) FILTER (WHERE account LIKE 'awarded:%') AS beneficiary
            FROM (${ENTRIES_OF_FUND_WORK} AND r.kind IN ('release', 'settle', 'return') AND ${which}) e
           GROUP BY number, position, kind, reference, on_day) records
   GROUP BY payment_id`
export const LEDGER_PAYMENTS = ledgerPayments('true')

const ON_DAY = `(r.effective_at AT TIME ZONE 'Asia/Shanghai')::date`
/** A result that came after its month was closed stands on the first day of a later month: it counts from the day of the result. */
const BY_AS_OF = `(${ON_DAY} <= :asOf::date
  OR (extract(day FROM ${ON_DAY}) = 1
      AND EXISTS (SELECT FROM payment_result_copies t
                   WHERE t.fund_id = r.fund_id AND t.payment_id::text = split_part(r.reference, ':', 2) AND t.occurred_on <= :asOf::date
                     AND t.outcome = CASE r.kind WHEN 'settle' THEN 'settled' WHEN 'return' THEN 'returned' END)))`

/** The last result decides; what was announced again since its return is on its way anew. Days of approval and release are not told. */
const disbursementPayments = (which: string, order: string): string => `
  SELECT p.payment_id::text AS payment_id, p.reference, p.beneficiary_id AS beneficiary, coalesce(last.amount, p.amount) AS amount, last.occurred_on AS on_day,
         coalesce(last.outcome, CASE WHEN EXISTS (SELECT FROM file_release_copies f WHERE f.batch_id = p.batch_id AND f.fund_id = :fundId)
                                      AND NOT EXISTS (SELECT FROM payment_void_copies v WHERE v.payment_id = p.payment_id AND v.batch_id = p.batch_id)
                                     THEN 'sent' ELSE 'approved' END) AS state
    FROM last_payment_copies p
    LEFT JOIN (SELECT DISTINCT ON (payment_id) payment_id, amount, outcome, occurred_on
                 FROM payment_result_copies WHERE fund_id = :fundId AND ${which} ORDER BY payment_id, ${order}) last USING (payment_id)
   WHERE p.fund_id = :fundId`
export const DISBURSEMENT_PAYMENTS = disbursementPayments('true', 'sequence DESC')
/** The last result by the day of the run; where none had come, the first one after it. */
export const DISBURSEMENT_PAYMENTS_OF_DAY = disbursementPayments(
  'true',
  `(occurred_on <= :asOf::date) DESC, CASE WHEN occurred_on <= :asOf::date THEN -sequence ELSE sequence END`,
)

/** Payments of which some day is told: those with later days alone are not of the run. */
const DATED = `
  SELECT split_part(reference, ':', 2) FROM journal_record_copies WHERE fund_id = :fundId AND kind IN ('release', 'settle', 'return')
  UNION SELECT payment_id::text FROM payment_result_copies WHERE fund_id = :fundId`

const SQL = `
  SELECT :fundId::text AS fund, coalesce(l.payment_id, d.payment_id) AS payment, d.reference,
         CASE WHEN l.payment_id IS NOT NULL THEN jsonb_build_object(
           'state', l.state, 'amount', l.amount::numeric(21,2)::text, 'on', CASE WHEN l.state <> 'in_transit' THEN l.on_day END,
           'beneficiary', l.beneficiary) END AS ledger,
         CASE WHEN d.payment_id IS NOT NULL THEN jsonb_build_object(
           'state', d.state, 'amount', d.amount::text, 'on', d.on_day, 'beneficiary', d.beneficiary) END AS disbursement
    FROM (${ledgerPayments(BY_AS_OF)}) l
    FULL JOIN (${disbursementPayments('occurred_on <= :asOf::date', 'sequence DESC')}) d USING (payment_id)
   WHERE l.payment_id IS NOT NULL OR d.on_day IS NOT NULL OR d.payment_id NOT IN (${DATED})
   ORDER BY payment`
