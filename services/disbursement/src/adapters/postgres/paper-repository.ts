import type { Database } from '@fundtrace/database'
import type { PaymentState } from '../../domain/moves.ts'

/** The payments of a village in the order of its households; 100,000 ids are a few MB, and their lines are read page by page. */
export type Village = Readonly<{ area_code: string; ids: readonly string[]; count: number; total: string }>

export async function readVillages(
  db: Database,
  batchId: string,
  states: readonly PaymentState[],
  area = '',
): Promise<Village[]> {
  const { rows } = await db.raw<{ rows: Village[] }>(
    `SELECT a.area_code, array_agg(p.id::text ORDER BY a.beneficiary_id, a.period, a.line, p.reference) AS ids, count(*)::int AS count, sum(p.amount) AS total
       FROM payments p JOIN awards a ON a.id = p.award_id
      WHERE p.batch_id = :batchId AND p.state = ANY(:states::text[]) AND a.area_code LIKE :area
      GROUP BY a.area_code ORDER BY a.area_code`,
    { batchId, states: [...states], area: `${area}%` },
  )
  return rows
}

export type PaperLine = Readonly<{
  reference: string
  beneficiary_id: string
  beneficiary_kind: string
  area_code: string
  period: string
  line: string
  amount: string
  state: PaymentState
  decided_on: string | null
  reason: string | null
}>

/** In the order of the ids. */
export async function readPaperLines(db: Database, ids: readonly string[]): Promise<PaperLine[]> {
  const { rows } = await db.raw<{ rows: PaperLine[] }>(
    `SELECT p.reference, a.beneficiary_id, a.beneficiary_kind, a.area_code, a.period, a.line, p.amount, p.state, p.decided_on, p.reason
       FROM unnest(:ids::uuid[]) WITH ORDINALITY AS asked (id, place)
       JOIN payments p ON p.id = asked.id JOIN awards a ON a.id = p.award_id
      ORDER BY asked.place`,
    { ids: [...ids] },
  )
  return rows
}

export async function readFund(db: Database, fundId: string): Promise<{ name: string; programme_id: string }> {
  const { rows } = await db.raw<{ rows: { name: string; programme_id: string }[] }>(
    `SELECT name, programme_id FROM funds WHERE id = :fundId`,
    { fundId },
  )
  return rows[0] ?? { name: fundId, programme_id: '' }
}

/**
 * What a batch, or one parcel of it, has paid: by what it was for. `returned`: so much of it came back after it had been paid. `last_on`: the last day
 * on which any of it was paid or came back.
 */
export type PaidLine = Readonly<{
  period: string
  line: string
  count: number
  total: string
  returned_count: number
  returned: string
  last_on: string
}>

export async function readPaid(db: Database, batchId: string, parcelId: string | null): Promise<PaidLine[]> {
  const { rows } = await db.raw<{ rows: PaidLine[] }>(
    `SELECT a.period, a.line, count(*)::int AS count, sum(p.amount) AS total, max(p.decided_on) AS last_on,
            (count(*) FILTER (WHERE back.came))::int AS returned_count, coalesce(sum(p.amount) FILTER (WHERE back.came), 0.00) AS returned
       FROM payments p JOIN awards a ON a.id = p.award_id
      CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM payment_moves m WHERE m.payment_id = p.id AND m.from_state = 'paid' AND m.to_state = 'returned') AS came) back
      WHERE p.batch_id = :batchId AND (:parcelId::uuid IS NULL OR p.parcel_id = :parcelId::uuid)
        AND EXISTS (SELECT FROM payment_moves m WHERE m.payment_id = p.id AND m.to_state = 'paid')
      GROUP BY a.period, a.line ORDER BY a.period, a.line`,
    { batchId, parcelId },
  )
  return rows
}

/** Who stands on the voucher, and what is pinned to it: released bank files, the banks' files, documents of the paid awards. */
export type VoucherPeople = Readonly<{
  made_by: string
  approved_by: string[]
  released_by: string[]
  bank_files: number
  result_files: number
  documents: number
}>

export async function readVoucherPeople(
  db: Database,
  batchId: string,
  parcelId: string | null,
): Promise<VoucherPeople | undefined> {
  const { rows } = await db.raw<{ rows: VoucherPeople[] }>(
    `SELECT coalesce(pc.made_by, b.made_by) AS made_by,
            CASE WHEN EXISTS (SELECT FROM parcel_approvals v WHERE v.parcel_id = pc.id)
                 THEN ARRAY(SELECT v.approved_by FROM parcel_approvals v WHERE v.parcel_id = pc.id ORDER BY v.place)
                 ELSE ARRAY(SELECT v.approved_by FROM batch_approvals v WHERE v.batch_id = b.id AND v.round = b.round ORDER BY v.place) END AS approved_by,
            ARRAY(SELECT DISTINCT f.released_by FROM outgoing_files f WHERE f.batch_id = b.id AND f.state = 'released' ORDER BY 1) AS released_by,
            (SELECT count(*)::int FROM outgoing_files f WHERE f.batch_id = b.id AND f.state = 'released') AS bank_files,
            (SELECT count(*)::int FROM incoming_files i WHERE i.batch_id = b.id AND i.state <> 'refused') AS result_files,
            (SELECT count(DISTINCT u.document_id)::int FROM payments p JOIN document_uses u ON u.award_id = p.award_id
              WHERE p.batch_id = b.id AND p.state = 'paid' AND (:parcelId::uuid IS NULL OR p.parcel_id = :parcelId::uuid)) AS documents
       FROM batches b LEFT JOIN parcels pc ON pc.batch_id = b.id AND pc.id = :parcelId::uuid
      WHERE b.id = :batchId AND (:parcelId::uuid IS NULL OR pc.id IS NOT NULL)`,
    { batchId, parcelId },
  )
  return rows[0]
}
