import type { Database } from '@fundtrace/database'
import type { BatchState, PaymentState } from '../../domain/moves.ts'

/** What says whether a batch is on the notice board, and how it is headed there; `count` and `total` of the lines that stand on its list. */
export type BatchOfBoard = Readonly<{
  id: string
  state: BatchState
  fund_id: string
  fund_name: string
  programme_id: string
  fiscal_year: number | null
  area_code: string
  notice_from: string | null
  notice_until: string | null
  made_on: string
  count: number
  total: string
}>

/** Those of an area that may be public by their states, newest first. */
export async function readBatchesOfBoard(
  db: Database,
  where: Readonly<{ areaCode: string; batchId?: string }>,
  listed: readonly PaymentState[],
): Promise<BatchOfBoard[]> {
  const { rows } = await db.raw<{ rows: BatchOfBoard[] }>(
    `SELECT b.id, b.state, b.fund_id, f.name AS fund_name, f.programme_id, f.fiscal_year, b.area_code, b.notice_from, b.notice_until,
            (b.made_at AT TIME ZONE 'Asia/Shanghai')::date AS made_on, l.count, l.total
       FROM batches b
       JOIN funds f ON f.id = b.fund_id
       LEFT JOIN LATERAL (SELECT count(*)::int AS count, coalesce(sum(amount), 0)::numeric(21,2) AS total FROM payments
                           WHERE batch_id = b.id AND state = ANY(:listed::text[])) l ON true
      WHERE b.state NOT IN ('draft', 'validated', 'submitted', 'rejected', 'recalled', 'cancelled')
        AND b.area_code LIKE :area AND (:batchId::uuid IS NULL OR b.id = :batchId::uuid)
      ORDER BY b.made_at DESC, b.id`,
    { area: `${where.areaCode}%`, batchId: where.batchId ?? null, listed: [...listed] },
  )
  return rows
}

export type PublicLine = Readonly<{
  number: number
  award_id: string
  area_code: string
  period: string
  amount: string
}>

/** In the order of the printed list, by number after the cursor; the numbers are those of the whole list. */
export async function readPublicLines(
  db: Database,
  batchId: string,
  listed: readonly PaymentState[],
  page: Readonly<{ area: string; after: number; limit: number }>,
): Promise<PublicLine[]> {
  const { rows } = await db.raw<{ rows: PublicLine[] }>(
    `SELECT number, award_id, area_code, period, amount
       FROM (SELECT (row_number() OVER (ORDER BY a.area_code, a.beneficiary_id, a.period, a.line, p.reference))::int AS number,
                    p.award_id, a.area_code, a.period, p.amount
               FROM payments p JOIN awards a ON a.id = p.award_id
              WHERE p.batch_id = :batchId AND p.state = ANY(:listed::text[])) l
      WHERE number > :after AND area_code LIKE :area ORDER BY number LIMIT :limit`,
    { batchId, listed: [...listed], after: page.after, limit: page.limit, area: `${page.area}%` },
  )
  return rows
}

export type PublicPlace = Readonly<{ area_code: string; lines: number; total: string; award_id: string }>

/** The villages of a list; `award_id` is of one of its lines, by which allocation knows the village's name. */
export async function readPublicPlaces(
  db: Database,
  batchId: string,
  listed: readonly PaymentState[],
): Promise<PublicPlace[]> {
  const { rows } = await db.raw<{ rows: PublicPlace[] }>(
    `SELECT a.area_code, count(*)::int AS lines, sum(p.amount)::numeric(21,2) AS total, min(a.id::text) AS award_id
       FROM payments p JOIN awards a ON a.id = p.award_id
      WHERE p.batch_id = :batchId AND p.state = ANY(:listed::text[]) GROUP BY a.area_code ORDER BY a.area_code`,
    { batchId, listed: [...listed] },
  )
  return rows
}
