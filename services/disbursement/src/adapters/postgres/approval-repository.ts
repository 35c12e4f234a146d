import type { Transaction } from '@fundtrace/database'
import type { Person } from '../../domain/four-eyes.ts'
import type { Batch } from './batch-repository.ts'

/** Who has approved the batch in this round, in order. Under the batch's lock. */
export async function readApprovals(trx: Transaction, batchId: string, round: number): Promise<Person[]> {
  const rows: { approved_by: string; approved_for: string | null }[] = await trx('batch_approvals')
    .where({ batch_id: batchId, round })
    .orderBy('place')
    .select('approved_by', 'approved_for')
  return rows.map((row) => ({ subject: row.approved_by, actingFor: row.approved_for }))
}

export async function insertApproval(
  trx: Transaction,
  batch: Pick<Batch, 'id' | 'round'>,
  place: number,
  approver: Person,
): Promise<void> {
  await trx('batch_approvals').insert({
    batch_id: batch.id,
    round: batch.round,
    place,
    approved_by: approver.subject,
    approved_for: approver.actingFor,
  })
}

/** Who has approved the parcel, in order. Under its batch's lock. */
export async function readParcelApprovals(trx: Transaction, parcelId: string): Promise<Person[]> {
  const rows: { approved_by: string; approved_for: string | null }[] = await trx('parcel_approvals')
    .where({ parcel_id: parcelId })
    .orderBy('place')
    .select('approved_by', 'approved_for')
  return rows.map((row) => ({ subject: row.approved_by, actingFor: row.approved_for }))
}

export async function insertParcelApproval(
  trx: Transaction,
  parcelId: string,
  place: number,
  approver: Person,
): Promise<void> {
  await trx('parcel_approvals').insert({
    parcel_id: parcelId,
    place,
    approved_by: approver.subject,
    approved_for: approver.actingFor,
  })
}
