import type { RequestOf } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { formatMoney, parseMoney } from '@fundtrace/money'
import { fundUnknown } from '../../domain/errors.ts'
import type { FunderShare } from '../../domain/payment-parts.ts'

export type Fund = Readonly<{ id: string; funded: 'by_plan' | 'by_award' }>

/** Opens the fund at its first plan; a fund that is open stays as it is. */
export async function openFund(trx: Transaction, fund: RequestOf<'plan'>['fund']): Promise<void> {
  await trx('funds').insert(fund).onConflict('id').ignore()
}

/** Takes the fund's lock: all posting of one fund is done one after the other, so what is read below it is final. */
export async function lockFund(trx: Transaction, fundId: string): Promise<Fund> {
  const { rows } = await trx.raw<{ rows: Fund[] }>(`SELECT id, funded FROM funds WHERE id = :fundId FOR UPDATE`, {
    fundId,
  })
  const fund = rows[0]
  if (fund === undefined) throw fundUnknown(fundId)
  return fund
}

/** Adds a plan's shares to what its funders owe; new funders come after those already there. */
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
    .select('funder_id', 'due', 'borne')
  return rows.map(toShare)
}

export async function writeBorne(trx: Transaction, fundId: string, shares: readonly FunderShare[]): Promise<void> {
  await trx.raw(
    `UPDATE fund_shares s SET borne = n.borne
       FROM unnest(:ids::text[], :borne::numeric[]) AS n (funder_id, borne)
      WHERE s.fund_id = :fundId AND s.funder_id = n.funder_id AND s.borne <> n.borne`,
    { fundId, ids: shares.map((share) => share.funderId), borne: shares.map((share) => formatMoney(share.borne)) },
  )
}

type ShareRow = { funder_id: string; due: string; borne: string }
const toShare = (row: ShareRow): FunderShare => ({
  funderId: row.funder_id,
  due: parseMoney(row.due),
  borne: parseMoney(row.borne),
})
