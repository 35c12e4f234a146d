import type { Database } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import { batchUnknown } from '../../domain/errors.ts'
import type { BatchState } from '../../domain/moves.ts'

/** A batch as it is shown: amounts in yuan with two places, beneficiaries by their id only. */
export type BatchView = {
  id: string
  fund_id: string
  area_code: string
  state: BatchState
  count: number
  total: string
  made_by: string
  approved_by: string | null
  problem: ProblemRecord | null
  file_sha256: string | null
  payments: PaymentView[]
  moves: { from_state: string | null; to_state: string; moved_by: string; reason: string; moved_at: string }[]
}
export type PaymentView = {
  id: string
  award_id: string
  beneficiary_id: string
  attempt: number
  reference: string
  amount: string
  state: string
  decided_on: string | null
  reason: string | null
}

export async function readBatchView(db: Database, id: string): Promise<BatchView> {
  const { rows } = await db.raw<{ rows: BatchView[] }>(
    `SELECT b.id, b.fund_id, b.area_code, b.state, b.count, b.total, b.made_by, b.approved_by, b.problem, f.sha256 AS file_sha256,
            (SELECT json_agg(json_build_object('id', p.id, 'award_id', p.award_id, 'beneficiary_id', a.beneficiary_id,
                      'attempt', p.attempt, 'reference', p.reference, 'amount', p.amount::text, 'state', p.state,
                      'decided_on', p.decided_on, 'reason', p.reason) ORDER BY p.reference)
               FROM payments p JOIN awards a ON a.id = p.award_id WHERE p.batch_id = b.id) AS payments,
            (SELECT json_agg(json_build_object('from_state', m.from_state, 'to_state', m.to_state, 'moved_by', m.moved_by,
                      'reason', m.reason, 'moved_at', to_char(m.moved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY m.place)
               FROM batch_moves m WHERE m.batch_id = b.id) AS moves
       FROM batches b LEFT JOIN bank_files f ON f.batch_id = b.id
      WHERE b.id = :id`,
    { id },
  )
  const batch = rows[0]
  if (batch === undefined) throw batchUnknown(id)
  return batch
}

export type BatchSummary = Omit<BatchView, 'payments' | 'moves' | 'file_sha256' | 'problem'>

/** The batches of some areas, newest first. */
export async function listBatches(
  db: Database,
  where: { prefixes: readonly string[]; fundId: string | null; limit: number },
): Promise<BatchSummary[]> {
  const { rows } = await db.raw<{ rows: BatchSummary[] }>(
    `SELECT id, fund_id, area_code, state, count, total, made_by, approved_by FROM batches
      WHERE area_code LIKE ANY(:prefixes::text[]) AND (:fundId::text IS NULL OR fund_id = :fundId)
      ORDER BY made_at DESC, id LIMIT :limit`,
    { prefixes: where.prefixes.map((prefix) => `${prefix}%`), fundId: where.fundId, limit: where.limit },
  )
  return rows
}
