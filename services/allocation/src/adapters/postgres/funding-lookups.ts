import type { Database, Transaction } from '@fundtrace/database'
import { unknown } from '../../domain/errors.ts'
import type { Fund, Funder } from './programme-repository.ts'

export async function readFunderOf(db: Database | Transaction, id: string): Promise<Funder> {
  const funder: Funder | undefined = await db('funders').where({ id }).first('id', 'name', 'area_code')
  if (funder === undefined) throw unknown('funder', id)
  return funder
}

/** Of the funder's funds, those that are carried out in an area: it shares a plan in force, or its money was carried over. */
export async function readFundsOfFunder(
  db: Database,
  funderId: string,
  areaCode: string,
): Promise<Pick<Fund, 'id' | 'area_code'>[]> {
  const { rows } = await db.raw<{ rows: Pick<Fund, 'id' | 'area_code'>[] }>(
    `SELECT f.id, f.area_code FROM funds f
      WHERE f.area_code LIKE :area
        AND (EXISTS (SELECT FROM plans p JOIN plan_shares s ON s.plan_id = p.id
                      WHERE p.fund_id = f.id AND s.funder_id = :funderId AND p.state IN ('approved', 'posted', 'superseded'))
             OR EXISTS (SELECT FROM year_ends y JOIN year_end_parts x ON x.year_end_id = y.id
                         WHERE y.to_fund_id = f.id AND x.funder_id = :funderId AND y.state = 'posted'))
      ORDER BY f.id`,
    { funderId, area: `${areaCode}%` },
  )
  return rows
}

export async function readPlanState(db: Database, planId: string): Promise<string> {
  const plan: { state: string } | undefined = await db('plans').where({ id: planId }).first('state')
  if (plan === undefined) throw unknown('plan', planId)
  return plan.state
}
