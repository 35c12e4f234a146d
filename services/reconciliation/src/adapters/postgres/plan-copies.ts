import type { ArrivalRecorded, PlanApproved } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { normaliseArea } from '@fundtrace/http-server'

/** A fund as its newest plan names it; every area that pays for one of its plans. */
export type Fund = Readonly<{ id: string; name: string; areaCode: string; funderAreas: readonly string[] }>

export async function insertPlanCopy(trx: Transaction, plan: PlanApproved, sequence: number): Promise<void> {
  await trx('plan_copies').insert({
    plan_id: plan.plan_id,
    fund_id: plan.fund.id,
    fund_name: plan.fund.name,
    area_code: normaliseArea(plan.fund.area_code),
    funder_areas: plan.fund.funder_areas.map(normaliseArea),
    sequence,
  })
}

export async function insertArrivalCopy(trx: Transaction, arrival: ArrivalRecorded, sequence: number): Promise<void> {
  await trx('arrival_copies').insert({ ...arrival, sequence })
}

/** In the order of their ids; those that no plan has told of are left out. */
export async function readFunds(db: Database | Transaction, ids: readonly string[]): Promise<Fund[]> {
  const { rows } = await db.raw<{ rows: FundRow[] }>(
    `SELECT DISTINCT ON (p.fund_id) p.fund_id AS id, p.fund_name AS name, p.area_code,
            ARRAY(SELECT DISTINCT area FROM plan_copies every, unnest(every.funder_areas) AS area
                   WHERE every.fund_id = p.fund_id ORDER BY area) AS funder_areas
       FROM plan_copies p WHERE p.fund_id = ANY(:ids::text[])
      ORDER BY p.fund_id, p.sequence DESC`,
    { ids: [...ids] },
  )
  return rows.map((row) => ({ id: row.id, name: row.name, areaCode: row.area_code, funderAreas: row.funder_areas }))
}

type FundRow = { id: string; name: string; area_code: string; funder_areas: string[] }
