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
  /** Another one where other payments stand on its list. */
  stamp: string
}>

/** Those of an area that may be public by their states, newest first. */
export async function readBatchesOfBoard(
  db: Database,
  where: Readonly<{ areaCode: string; batchId?: string }>,
  listed: readonly PaymentState[],
): Promise<BatchOfBoard[]> {
  const { rows } = await db.raw<{ rows: BatchOfBoard[] }>(
    `SELECT b.id, b.state, b.fund_id, f.name AS fund_name, f.programme_id, f.fiscal_year, b.area_code, b.notice_from, b.notice_until,
            (b.made_at AT TIME ZONE 'Asia/Shanghai')::date AS made_on, l.count, l.total, l.stamp
       FROM batches b
       JOIN funds f ON f.id = b.fund_id
       LEFT JOIN LATERAL (SELECT count(*)::int AS count, coalesce(sum(amount), 0)::numeric(21,2) AS total,
                               coalesce(bit_xor(hashtextextended(reference, 0)), 0)::text AS stamp FROM payments
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

/** Of every line of a list: its payment and its village, in the order of the printed list. */
export type PublicOrder = Readonly<{ paymentIds: readonly string[]; areas: readonly string[] }>

/** All of it is sorted, so this is read once for many pages. */
export async function readPublicOrder(
  db: Database,
  batchId: string,
  listed: readonly PaymentState[],
): Promise<PublicOrder> {
  return db.transaction(async (trx) => {
    // 100,000 lines in memory, and not by way of the disk.
    await trx.raw(`SET LOCAL work_mem = '64MB'`)
    const { rows } = await trx.raw<{ rows: { id: string; area_code: string }[] }>(
      `SELECT p.id, a.area_code FROM payments p JOIN awards a ON a.id = p.award_id
        WHERE p.batch_id = :batchId AND p.state = ANY(:listed::text[])
        ORDER BY a.area_code, a.beneficiary_id, a.period, a.line, p.reference`,
      { batchId, listed: [...listed] },
    )
    const known = new Map<string, string>()
    const once = (code: string): string => known.get(code) ?? (known.set(code, code), code)
    return { paymentIds: rows.map(({ id }) => id), areas: rows.map(({ area_code }) => once(area_code)) }
  })
}

/** Those of these payments that still stand on a list, in any order. */
export async function readPublicLines(
  db: Database,
  paymentIds: readonly string[],
  listed: readonly PaymentState[],
): Promise<(Omit<PublicLine, 'number'> & Readonly<{ payment_id: string }>)[]> {
  const { rows } = await db.raw<{ rows: (Omit<PublicLine, 'number'> & Readonly<{ payment_id: string }>)[] }>(
    `SELECT p.id AS payment_id, p.award_id, a.area_code, a.period, p.amount
       FROM payments p JOIN awards a ON a.id = p.award_id
      WHERE p.id = ANY(:paymentIds::uuid[]) AND p.state = ANY(:listed::text[])`,
    { paymentIds: [...paymentIds], listed: [...listed] },
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
