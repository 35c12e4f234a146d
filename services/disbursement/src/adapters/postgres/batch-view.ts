import type { Database } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import { batchUnknown } from '../../domain/errors.ts'
import type { BatchState, ParcelState } from '../../domain/moves.ts'
import type { PaymentTerms } from '../../domain/payment-terms.ts'

export type BatchSummary = {
  id: string
  fund_id: string
  fund_name: string
  area_code: string
  state: BatchState
  count: number
  total: string
  made_by: string
  made_for: string | null
  made_at: string
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

const SUMMARY = `b.id, b.fund_id, f.name AS fund_name, b.area_code, b.state, b.count, b.total, b.made_by, b.made_for,
                 ${timeText('b.made_at')} AS made_at, b.approved_by, b.pay_on`

export async function readBatchView(db: Database, id: string): Promise<BatchView> {
  const { rows } = await db.raw<{ rows: BatchView[] }>(
    `SELECT ${SUMMARY}, b.terms, b.notice_from, b.notice_until, b.problem,
            (SELECT coalesce(json_agg(json_build_object('state', s.state, 'count', s.count, 'total', s.total::text) ORDER BY s.state), '[]')
               FROM payment_sums s WHERE s.batch_id = b.id AND s.count > 0) AS payments_by_state,
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
       FROM batches b JOIN funds f ON f.id = b.fund_id
      WHERE b.id = :id`,
    { id },
  )
  const batch = rows[0]
  if (batch === undefined) throw batchUnknown(id)
  return batch
}

type Board = Readonly<{ prefixes: readonly string[]; fundId: string | null }>
const ON_BOARD = `b.area_code LIKE ANY(:prefixes::text[]) AND (:fundId::text IS NULL OR b.fund_id = :fundId)`
const boardValues = ({ prefixes, fundId }: Board) => ({ prefixes: prefixes.map((prefix) => `${prefix}%`), fundId })

/** The batches of some areas, newest first, behind the batch `after`. */
export async function listBatches(
  db: Database,
  where: Board & Readonly<{ states: readonly BatchState[] | null; after: string | null; limit: number }>,
): Promise<BatchSummary[]> {
  const { rows } = await db.raw<{ rows: BatchSummary[] }>(
    `SELECT ${SUMMARY} FROM batches b JOIN funds f ON f.id = b.fund_id
      WHERE ${ON_BOARD} AND (:states::text[] IS NULL OR b.state = ANY(:states::text[]))
        AND (:after::uuid IS NULL OR EXISTS (SELECT FROM batches c WHERE c.id = :after::uuid
              AND (b.made_at < c.made_at OR (b.made_at = c.made_at AND b.id > c.id))))
      ORDER BY b.made_at DESC, b.id LIMIT :limit`,
    { ...boardValues(where), states: where.states && [...where.states], after: where.after, limit: where.limit },
  )
  return rows
}

export type BatchSum = Readonly<{ state: BatchState; batches: number; count: number; total: string }>

/** How many batches of some areas are in which state, with their payments and what these come to. */
export async function sumBatches(db: Database, where: Board): Promise<BatchSum[]> {
  const { rows } = await db.raw<{ rows: BatchSum[] }>(
    `SELECT b.state, count(*)::int AS batches, sum(b.count)::int AS count, sum(b.total)::numeric(21,2) AS total
       FROM batches b WHERE ${ON_BOARD} GROUP BY b.state ORDER BY b.state`,
    boardValues(where),
  )
  return rows
}
