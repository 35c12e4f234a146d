import type { FundOpening, RequestOf } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { formatMoney, parseMoney } from '@fundtrace/money'
import { fundDiffers, fundUnknown } from '../../domain/errors.ts'
import type { FunderShare } from '../../domain/payment-parts.ts'
import { shardOf } from '../../domain/shard.ts'
import { lockShard } from './shard-head.ts'

/** `lastNumber` is the number of its last transaction, as text. */
export type Fund = Readonly<{ id: string; funded: 'by_plan' | 'by_award'; lastNumber: string }>

/**
 * Opens the fund at its first plan, or with what is carried into it. A fund that is open stays as it is, its name too; a later plan that means another
 * programme, year, area or way of funding by the same id is refused and not passed over.
 */
export async function openFund(trx: Transaction, fund: FundOpening): Promise<void> {
  const shard = shardOf(fund.id)
  await lockShard(trx, shard)
  await trx('funds')
    .insert({ ...fund, shard })
    .onConflict('id')
    .ignore()
  const open: FundOpening = await trx('funds').where({ id: fund.id }).first()
  for (const field of ['programme_id', 'fiscal_year', 'area_code', 'funded'] as const) {
    if (open[field] !== fund[field]) throw fundDiffers(fund.id, field, open[field], fund[field])
  }
}

export async function findFundArea(db: Database, fundId: string): Promise<string | undefined> {
  const fund: { area_code: string } | undefined = await db('funds').where({ id: fundId }).first('area_code')
  return fund?.area_code
}

/** Of those who pay for it, where they have one. */
export async function listFunderAreas(db: Database, fundId: string): Promise<string[]> {
  return db('fund_shares').where({ fund_id: fundId }).whereNotNull('funder_area').pluck('funder_area')
}

/**
 * Takes the lock of the fund's shard: all posting into it is done one after the other, so what is read below it is final. The first thing that a
 * use case does, and of one fund only: two would have to be locked in the order of their shards.
 */
export async function lockFund(trx: Transaction, fundId: string): Promise<Fund> {
  await lockShard(trx, shardOf(fundId))
  const { rows } = await trx.raw<{ rows: Fund[] }>(
    `SELECT id, funded, transaction_count AS "lastNumber" FROM funds WHERE id = :fundId`,
    { fundId },
  )
  const fund = rows[0]
  if (fund === undefined) throw fundUnknown(fundId)
  return fund
}

/** Adds a plan's shares, or what is carried in, to the shares of its funders; new funders come after those already there. */
export async function addShares(trx: Transaction, fundId: string, shares: RequestOf<'plan'>['shares']): Promise<void> {
  await trx.raw(
    `INSERT INTO fund_shares AS s (fund_id, funder_id, funder_name, funder_area, ordinal, due)
     SELECT :fundId, n.funder_id, n.funder_name, n.funder_area,
            n.ordinal + (SELECT coalesce(max(ordinal), 0) FROM fund_shares WHERE fund_id = :fundId), n.due
       FROM unnest(:ids::text[], :names::text[], :areas::text[], :dues::numeric[])
            WITH ORDINALITY AS n (funder_id, funder_name, funder_area, due, ordinal)
         ON CONFLICT (fund_id, funder_id) DO UPDATE SET due = s.due + excluded.due`,
    {
      fundId,
      ids: shares.map((share) => share.funder_id),
      names: shares.map((share) => share.funder_name),
      areas: shares.map((share) => share.funder_area),
      dues: shares.map((share) => share.amount),
    },
  )
}

export async function readShares(trx: Transaction, fundId: string): Promise<FunderShare[]> {
  const rows: ShareRow[] = await trx('fund_shares')
    .where({ fund_id: fundId })
    .orderBy('ordinal')
    .select('funder_id', 'due', 'awarded', 'borne')
  return rows.map(toShare)
}

/** Writes what of the shares has changed: what is due, what awards claim of it, and what has been borne. */
export async function writeShares(trx: Transaction, fundId: string, shares: readonly FunderShare[]): Promise<void> {
  await trx.raw(
    `UPDATE fund_shares s SET due = n.due, awarded = n.awarded, borne = n.borne
       FROM unnest(:ids::text[], :dues::numeric[], :awarded::numeric[], :borne::numeric[]) AS n (funder_id, due, awarded, borne)
      WHERE s.fund_id = :fundId AND s.funder_id = n.funder_id AND (s.due, s.awarded, s.borne) <> (n.due, n.awarded, n.borne)`,
    {
      fundId,
      ids: shares.map((share) => share.funderId),
      dues: shares.map((share) => formatMoney(share.due)),
      awarded: shares.map((share) => formatMoney(share.awarded)),
      borne: shares.map((share) => formatMoney(share.borne)),
    },
  )
}

type ShareRow = { funder_id: string; due: string; awarded: string; borne: string }
const toShare = (row: ShareRow): FunderShare => ({
  funderId: row.funder_id,
  due: parseMoney(row.due),
  awarded: parseMoney(row.awarded),
  borne: parseMoney(row.borne),
})
