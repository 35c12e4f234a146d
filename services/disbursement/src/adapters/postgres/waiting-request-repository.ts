import type { Database } from '@fundtrace/database'
import type { ClawbackAward, ClawbackGround } from '../../domain/claw-back.ts'
import type { CheckName } from '../../domain/payment-check.ts'
import { timeText } from './batch-view.ts'
import type { UnknownOutcome } from './unknown-decision-repository.ts'

type Asked = Readonly<{
  id: string
  payment_id: string
  reference: string
  reason: string
  document_number: string
  asked_by: string
  asked_for: string | null
  asked_at: string
}>
/** What officers asked about the payments of a batch and nobody has answered. */
export type WaitingRequests = Readonly<{
  overrides: (Asked & Readonly<{ check: CheckName }>)[]
  decisions: (Asked & Readonly<{ outcome: UnknownOutcome; decided_on: string }>)[]
  claw_backs: (Asked & Readonly<{ award: ClawbackAward; ground: ClawbackGround; clawed_back_on: string }>)[]
}>

/** The newest `limit` of each kind. */
export async function readWaitingRequests(db: Database, batchId: string, limit: number): Promise<WaitingRequests> {
  const list = async <Row>(columns: string, from: string, { by = 'asked', open }: { by?: string; open: string }) => {
    const { rows } = await db.raw<{ rows: Row[] }>(
      `SELECT w.id, w.payment_id, p.reference, w.reason, w.document_number, w.${by}_by AS asked_by, w.${by}_for AS asked_for,
              ${timeText(`w.${by}_at`)} AS asked_at, ${columns}
         FROM ${from} w JOIN payments p ON p.id = w.payment_id
        WHERE p.batch_id = :batchId AND ${open} ORDER BY w.${by}_at DESC, w.id LIMIT :limit`,
      { batchId, limit },
    )
    return rows
  }
  const [overrides, decisions, clawbacks] = await Promise.all([
    list<WaitingRequests['overrides'][number]>('w.check_name AS check', 'overrides', {
      open: `w.approved_by IS NULL AND p.state = 'blocked'`,
    }),
    list<WaitingRequests['decisions'][number]>('w.outcome, w.decided_on', 'unknown_decisions', {
      by: 'said',
      open: `w.state = 'asked'`,
    }),
    list<WaitingRequests['claw_backs'][number]>('w.award, w.ground, w.clawed_back_on', 'clawbacks', {
      open: `w.state = 'asked'`,
    }),
  ])
  return { overrides, decisions, claw_backs: clawbacks }
}
