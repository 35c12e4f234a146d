import type { Transaction } from '@fundtrace/database'

/** The first day in Asia/Shanghai that is not in a closed month; null while none is closed. The caller holds the fund's lock. */
export async function readOpenFrom(trx: Transaction, fundId: string): Promise<string | null> {
  const { rows } = await trx.raw<{ rows: { day: string | null }[] }>(
    `SELECT CASE WHEN isfinite(open_from) THEN (open_from AT TIME ZONE 'Asia/Shanghai')::date::text END AS day FROM funds WHERE id = :fundId`,
    { fundId },
  )
  return rows[0]?.day ?? null
}
