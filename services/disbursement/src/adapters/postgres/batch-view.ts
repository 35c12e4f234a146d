import type { Database } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import { batchUnknown } from '../../domain/errors.ts'
import type { BatchState, ParcelState } from '../../domain/moves.ts'
import type { PaymentTerms } from '../../domain/payment-terms.ts'

export type BatchSummary = {
  id: string
  fund_id: string
  area_code: string
  state: BatchState
  count: number
  total: string
  made_by: string
  made_for: string | null
  approved_by: string | null
  pay_on: string | null
}
/** A batch as it is shown: amounts in yuan with two places. Its payments are read page by page. */
export type BatchView = BatchSummary & {
  terms: PaymentTerms | null
  notice_from: string | null
  notice_until: string | null
  problem: ProblemRecord | null
  payments_by_state: { state: string; count: number; total: string }[]
  /** Of the round that is on or was last; how many it takes is in the terms. */
  approvals: { place: number; approved_by: string; approved_for: string | null; approved_at: string }[]
  parcels: ParcelView[]
  moves: MoveView[]
}
export type ParcelView = {
  id: string
  number: number
  state: ParcelState
  count: number
  total: string
  made_by: string
  /** The last of its approvers; null while more are wanted. */
  approved_by: string | null
  approvers: string[]
  problem: ProblemRecord | null
}
export type MoveView = {
  from_state: string | null
  to_state: string
  moved_by: string
  moved_for: string | null
  reason: string
  moved_at: string
}

export const timeText = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const SUMMARY = `b.id, b.fund_id, b.area_code, b.state, b.count, b.total, b.made_by, b.made_for, b.approved_by, b.pay_on`

export async function readBatchView(db: Database, id: string): Promise<BatchView> {
  const { rows } = await db.raw<{ rows: BatchView[] }>(
    `SELECT ${SUMMARY}, b.terms, b.notice_from, b.notice_until, b.problem,
            (SELECT coalesce(json_agg(json_build_object('state', s.state, 'count', s.count, 'total', s.total::text) ORDER BY s.state), '[]')
               FROM (SELECT state, count(*) AS count, sum(amount) AS total FROM payments WHERE batch_id = b.id GROUP BY state) s
            ) AS payments_by_state,
            (SELECT coalesce(json_agg(json_build_object('place', a.place, 'approved_by', a.approved_by, 'approved_for', a.approved_for,
                      'approved_at', ${timeText('a.approved_at')}) ORDER BY a.place), '[]')
               FROM batch_approvals a WHERE a.batch_id = b.id AND a.round = b.round) AS approvals,
            (SELECT coalesce(json_agg(json_build_object('id', p.id, 'number', p.number, 'state', p.state, 'count', p.count,
                      'total', p.total::text, 'made_by', p.made_by, 'approved_by', p.approved_by, 'approvers',
                      ARRAY(SELECT v.approved_by FROM parcel_approvals v WHERE v.parcel_id = p.id ORDER BY v.place), 'problem', p.problem) ORDER BY p.number), '[]')
               FROM parcels p WHERE p.batch_id = b.id) AS parcels,
            (SELECT json_agg(json_build_object('from_state', m.from_state, 'to_state', m.to_state, 'moved_by', m.moved_by,
                      'moved_for', m.moved_for, 'reason', m.reason, 'moved_at', ${timeText('m.moved_at')}) ORDER BY m.place)
               FROM batch_moves m WHERE m.batch_id = b.id) AS moves
       FROM batches b
      WHERE b.id = :id`,
    { id },
  )
  const batch = rows[0]
  if (batch === undefined) throw batchUnknown(id)
  return batch
}

/** The batches of some areas, newest first. */
export async function listBatches(
  db: Database,
  where: { prefixes: readonly string[]; fundId: string | null; limit: number },
): Promise<BatchSummary[]> {
  const { rows } = await db.raw<{ rows: BatchSummary[] }>(
    `SELECT ${SUMMARY} FROM batches b
      WHERE b.area_code LIKE ANY(:prefixes::text[]) AND (:fundId::text IS NULL OR b.fund_id = :fundId)
      ORDER BY b.made_at DESC, b.id LIMIT :limit`,
    { prefixes: where.prefixes.map((prefix) => `${prefix}%`), fundId: where.fundId, limit: where.limit },
  )
  return rows
}
