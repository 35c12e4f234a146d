import type { Transaction } from '@fundtrace/database'
import { parseMoney } from '@fundtrace/money'
import type { DisbursementPayment } from '../../domain/disbursement-payment.ts'
import type { LedgerPayment, LedgerTransfer } from '../../domain/ledger-record.ts'
import type { ReferenceElsewhere } from '../../domain/wrong-fund.ts'

/** What a run reads of the copies of one fund. The caller holds them still (`freezeCopies`). */

/** The payments of the ledger, each with what disbursement calls it. What settled counts, else what was sent. */
export async function readLedgerPayments(trx: Transaction, fundId: string): Promise<LedgerPayment[]> {
  const { rows } = await trx.raw<{ rows: PaymentRow[] }>(
    `SELECT l.payment_id, l.batch_id, l.amount, l.settled_on, l.returned_on, p.reference, p.beneficiary_id
       FROM (SELECT payment_id, min(batch_id::text)::uuid AS batch_id,
                    coalesce(sum(cash_paid_out) FILTER (WHERE kind = 'settle'), max(amount)) AS amount,
                    max(effective_on) FILTER (WHERE kind = 'settle') AS settled_on,
                    max(effective_on) FILTER (WHERE kind = 'return') AS returned_on
               FROM ledger_copies WHERE fund_id = :fundId AND payment_id IS NOT NULL GROUP BY payment_id) l
       LEFT JOIN last_payment_copies p ON p.payment_id = l.payment_id AND p.fund_id = :fundId`,
    { fundId },
  )
  return rows.map((row) => ({
    record: 'payment',
    paymentId: row.payment_id,
    batchId: row.batch_id,
    amount: parseMoney(row.amount),
    settledOn: row.settled_on,
    returnedOn: row.returned_on,
    reference: row.reference,
    beneficiaryId: row.beneficiary_id,
  }))
}

/** What moved under a document, with the document as allocation told of it. Of a transfer asked for again, the last document counts. */
export async function readLedgerTransfers(trx: Transaction, fundId: string): Promise<LedgerTransfer[]> {
  const { rows } = await trx.raw<{ rows: TransferRow[] }>(
    `SELECT l.kind AS record, split_part(l.reference, ':', 2) AS transfer_id, abs(l.cash_paid_out) AS amount,
            CASE WHEN l.cash_paid_out > 0 THEN 'paid_out' ELSE 'received' END AS direction, l.effective_on AS moved_on,
            coalesce(a.document_number, c.document_number) AS document_number, coalesce(a.funder_id, c.funder_id) AS funder_id
       FROM ledger_copies l
       LEFT JOIN arrival_copies a ON l.reference = 'arrival:' || a.arrival_id AND a.fund_id = l.fund_id
       LEFT JOIN (SELECT DISTINCT ON (reference) reference, document_number, funder_id
                    FROM fund_change_copies WHERE fund_id = :fundId ORDER BY reference, sequence DESC) c ON c.reference = l.reference
      WHERE l.fund_id = :fundId AND l.kind IN ('arrival', 'refund', 'carry')`,
    { fundId },
  )
  return rows.map((row) => ({
    record: row.record,
    transferId: row.transfer_id,
    direction: row.direction,
    amount: parseMoney(row.amount),
    movedOn: row.moved_on,
    documentNumber: row.document_number,
    funderId: row.funder_id,
  }))
}

/** The last result that disbursement told of decides. */
export async function readDisbursementPayments(trx: Transaction, fundId: string): Promise<DisbursementPayment[]> {
  const { rows } = await trx.raw<{ rows: DisbursementRow[] }>(
    `SELECT p.payment_id, p.batch_id, p.reference, p.beneficiary_id,
            coalesce(last.amount, p.amount) AS amount,
            coalesce(last.outcome, CASE WHEN EXISTS (SELECT FROM file_release_copies f WHERE f.batch_id = p.batch_id AND f.fund_id = :fundId)
                                         AND NOT EXISTS (SELECT FROM payment_void_copies v WHERE v.payment_id = p.payment_id AND v.batch_id = p.batch_id)
                                        THEN 'sent' ELSE 'approved' END) AS state,
            results.settled_on, results.returned_on
       FROM last_payment_copies p
       LEFT JOIN (SELECT DISTINCT ON (payment_id) payment_id, amount, outcome
                    FROM payment_result_copies WHERE fund_id = :fundId ORDER BY payment_id, sequence DESC) last USING (payment_id)
       LEFT JOIN (SELECT payment_id, max(occurred_on) FILTER (WHERE outcome = 'settled') AS settled_on,
                         max(occurred_on) FILTER (WHERE outcome = 'returned') AS returned_on
                    FROM payment_result_copies WHERE fund_id = :fundId GROUP BY payment_id) results USING (payment_id)
      WHERE p.fund_id = :fundId`,
    { fundId },
  )
  return rows.map((row) => ({
    paymentId: row.payment_id,
    batchId: row.batch_id,
    reference: row.reference,
    beneficiaryId: row.beneficiary_id,
    amount: parseMoney(row.amount),
    state: row.state,
    settledOn: row.settled_on,
    returnedOn: row.returned_on,
  }))
}

/** The documents under which allocation recorded arrivals, whether or not the ledger has posted them. */
export async function readDocuments(trx: Transaction, fundId: string): Promise<Set<string>> {
  const rows: { document_number: string }[] = await trx('arrival_copies')
    .where({ fund_id: fundId })
    .distinct('document_number')
  return new Set(rows.map((row) => row.document_number))
}

/**
 * Which of these references are another fund's, of all funds there are. Its name is told only for the funds of the run: whoever
 * may read the run may see those, and perhaps no other.
 */
export async function findElsewhere(
  trx: Transaction,
  fundId: string,
  references: readonly string[],
  fundsOfRun: readonly string[],
): Promise<Map<string, ReferenceElsewhere>> {
  const { rows } = await trx.raw<{ rows: ElsewhereRow[] }>(
    `SELECT DISTINCT ON (reference) reference, owner, fund_id
       FROM (SELECT reference, 'payment' AS owner, fund_id FROM payment_copies
              WHERE reference = ANY(:references::text[]) AND fund_id <> :fundId
             UNION ALL
             SELECT document_number, 'arrival', fund_id FROM arrival_copies
              WHERE document_number = ANY(:references::text[]) AND fund_id <> :fundId
             UNION ALL
             SELECT document_number, CASE WHEN reference LIKE 'carry:%:in' THEN 'arrival' ELSE 'payment' END, fund_id FROM fund_change_copies
              WHERE document_number = ANY(:references::text[]) AND fund_id <> :fundId) others
      ORDER BY reference, owner DESC, fund_id`,
    { fundId, references: [...references] },
  )
  return new Map(
    rows.map(({ reference, owner, fund_id }) => [
      reference,
      { owner, fundId: fundsOfRun.includes(fund_id) ? fund_id : null },
    ]),
  )
}

export type CopyPosition = Readonly<{ fund_id: string; consumer: string; source: string; sequence: string }>

/** Up to which event each topic's copies of these funds go; the consumers' own record of what they took in. */
export async function readPositions(trx: Transaction, fundIds: readonly string[]): Promise<CopyPosition[]> {
  const { rows } = await trx.raw<{ rows: CopyPosition[] }>(
    `SELECT key AS fund_id, consumer, source, max(sequence) AS sequence
       FROM consumed_events WHERE key = ANY(:fundIds::text[]) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    { fundIds: [...fundIds] },
  )
  return rows
}

type PaymentRow = {
  payment_id: string
  batch_id: string
  amount: string
  settled_on: string | null
  returned_on: string | null
  reference: string | null
  beneficiary_id: string | null
}
type TransferRow = {
  record: LedgerTransfer['record']
  transfer_id: string
  amount: string
  direction: LedgerTransfer['direction']
  moved_on: string
  document_number: string | null
  funder_id: string | null
}
type DisbursementRow = {
  payment_id: string
  batch_id: string
  reference: string
  beneficiary_id: string
  amount: string
  state: DisbursementPayment['state']
  settled_on: string | null
  returned_on: string | null
}
type ElsewhereRow = { reference: string; owner: 'payment' | 'arrival'; fund_id: string }
