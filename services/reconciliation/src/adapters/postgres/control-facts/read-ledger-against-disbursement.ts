import type { FactSource } from '../../../application/runs/fact-source.ts'
import type { Scope } from '../../../domain/control.ts'
import type { PaymentFact } from '../../../domain/controls/ledger-against-disbursement.ts'
import { ENTRIES_OF_FUND_WORK, streamFunds } from './scope-rows.ts'

/** Each payment as the journal has it (its last record decides) and as disbursement last told of it. */
export const readLedgerAgainstDisbursement = ({ trx }: FactSource, scope: Scope): AsyncIterable<PaymentFact> =>
  streamFunds<PaymentFact>(trx, scope, SQL)

/** A release and a return name the beneficiary's account, a settling says what left the cash. */
export const LEDGER_PAYMENTS = `
  SELECT payment_id, (array_agg(state ORDER BY number DESC))[1] AS state, (array_agg(on_day ORDER BY number DESC))[1] AS on_day,
         coalesce(max(paid), max(released)) AS amount, max(beneficiary) AS beneficiary
    FROM (SELECT split_part(reference, ':', 2) AS payment_id, number, on_day,
                 CASE kind WHEN 'release' THEN 'in_transit' WHEN 'settle' THEN 'settled' ELSE 'returned' END AS state,
                 CASE WHEN kind = 'settle' THEN -sum(amount) FILTER (WHERE account LIKE 'cash:%') END AS paid,
                 CASE WHEN kind = 'release' THEN sum(amount) FILTER (WHERE amount > 0) END AS released,
                 max(split_part(account, ':', 2)) FILTER (WHERE account LIKE 'awarded:%') AS beneficiary
            FROM (${ENTRIES_OF_FUND_WORK} AND r.kind IN ('release', 'settle', 'return')) e
           GROUP BY number, position, kind, reference, on_day) records
   GROUP BY payment_id`

/** The last result decides; what was announced again since its return is on its way anew. */
export const DISBURSEMENT_PAYMENTS = `
  SELECT p.payment_id::text AS payment_id, p.reference, p.beneficiary_id AS beneficiary, coalesce(last.amount, p.amount) AS amount, last.occurred_on AS on_day,
         coalesce(last.outcome, CASE WHEN EXISTS (SELECT FROM file_release_copies f WHERE f.batch_id = p.batch_id AND f.fund_id = :fundId)
                                      AND NOT EXISTS (SELECT FROM payment_void_copies v WHERE v.payment_id = p.payment_id AND v.batch_id = p.batch_id)
                                     THEN 'sent' ELSE 'approved' END) AS state
    FROM last_payment_copies p
    LEFT JOIN (SELECT DISTINCT ON (payment_id) payment_id, amount, outcome, occurred_on
                 FROM payment_result_copies WHERE fund_id = :fundId ORDER BY payment_id, sequence DESC) last USING (payment_id)
   WHERE p.fund_id = :fundId`

const SQL = `
  SELECT :fundId::text AS fund, coalesce(l.payment_id, d.payment_id) AS payment, d.reference,
         CASE WHEN l.payment_id IS NOT NULL THEN jsonb_build_object(
           'state', l.state, 'amount', l.amount::numeric(21,2)::text, 'on', CASE WHEN l.state <> 'in_transit' THEN l.on_day END,
           'beneficiary', l.beneficiary) END AS ledger,
         CASE WHEN d.payment_id IS NOT NULL THEN jsonb_build_object(
           'state', d.state, 'amount', d.amount::text, 'on', d.on_day, 'beneficiary', d.beneficiary) END AS disbursement
    FROM (${LEDGER_PAYMENTS}) l FULL JOIN (${DISBURSEMENT_PAYMENTS}) d USING (payment_id)
   ORDER BY payment`
