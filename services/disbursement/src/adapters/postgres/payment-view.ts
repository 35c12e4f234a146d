import type { Database } from '@fundtrace/database'
import { paymentUnknown } from '../../domain/payment-errors.ts'
import { type MoveView, timeText } from './batch-view.ts'

/** A payment as it is shown: its beneficiary by the id only. */
export type PaymentView = {
  id: string
  batch_id: string
  parcel_id: string | null
  award_id: string
  beneficiary_id: string
  area_code: string
  period: string
  line: string
  attempt: number
  reference: string
  amount: string
  state: string
  decided_on: string | null
  reason_code: string | null
  reason: string | null
}
/** With everything that happened to it, and the other attempts at its award over all batches, first to last. */
export type PaymentHistory = PaymentView & {
  moves: MoveView[]
  attempts: { id: string; batch_id: string; attempt: number; reference: string; state: string }[]
}

const COLUMNS = `p.id, p.batch_id, p.parcel_id, p.award_id, a.beneficiary_id, a.area_code, a.period, a.line, p.attempt,
                 p.reference, p.amount, p.state, p.decided_on, p.reason_code, p.reason`

/** Of a batch by reference, behind `after` ('' for the first). */
export async function listPayments(
  db: Database,
  batchId: string,
  page: Readonly<{ state: string | null; areaCode: string; after: string; limit: number }>,
): Promise<PaymentView[]> {
  const { rows } = await db.raw<{ rows: PaymentView[] }>(
    `SELECT ${COLUMNS} FROM payments p JOIN awards a ON a.id = p.award_id
      WHERE p.batch_id = :batchId AND p.reference > :after AND (:state::text IS NULL OR p.state = :state)
        AND a.area_code LIKE :area
      ORDER BY p.reference LIMIT :limit`,
    { batchId, area: `${page.areaCode}%`, state: page.state, after: page.after, limit: page.limit },
  )
  return rows
}

export async function readPaymentHistory(db: Database, id: string): Promise<PaymentHistory> {
  const { rows } = await db.raw<{ rows: PaymentHistory[] }>(
    `SELECT ${COLUMNS},
            (SELECT coalesce(json_agg(json_build_object('from_state', m.from_state, 'to_state', m.to_state, 'moved_by', m.moved_by,
                      'moved_for', m.moved_for, 'reason', m.reason, 'moved_at', ${timeText('m.moved_at')}) ORDER BY m.place), '[]')
               FROM payment_moves m WHERE m.payment_id = p.id) AS moves,
            (SELECT json_agg(json_build_object('id', o.id, 'batch_id', o.batch_id, 'attempt', o.attempt, 'reference', o.reference,
                      'state', o.state) ORDER BY o.attempt)
               FROM payments o WHERE o.award_id = p.award_id) AS attempts
       FROM payments p JOIN awards a ON a.id = p.award_id WHERE p.id = :id`,
    { id },
  )
  if (rows[0] === undefined) throw paymentUnknown(id)
  return rows[0]
}
