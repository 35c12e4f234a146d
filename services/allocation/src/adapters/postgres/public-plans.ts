import type { Database } from '@fundtrace/database'
import type { PlanState } from '../../domain/plan/plan-life.ts'
import { shanghaiDay } from './plan-in-force.ts'

/** What says whether a plan is on the notice board, and how it is headed there. */
export type PlanOfBoard = Readonly<{
  id: string
  state: PlanState
  programme_name: string
  document_number: string
  fiscal_year: number
  area_code: string
  area_name: string | null
  total: string
  lines: number
  notice_from: string | null
  notice_to: string | null
  has_awards: boolean
  last_award_on: string | null
}>

/** Those of an area that may be public, by their states; ids are of one kind only to look at. Newest first. */
export async function readPlansOfBoard(
  db: Database,
  where: Readonly<{ areaCode: string; planId?: string }>,
): Promise<PlanOfBoard[]> {
  const { rows } = await db.raw<{ rows: PlanOfBoard[] }>(
    `SELECT p.id, p.state, v.document ->> 'name' AS programme_name, v.document ->> 'document_number' AS document_number, f.fiscal_year,
            f.area_code, (${NEWEST_NAME.replaceAll('CODE', 'f.area_code')}) AS area_name, coalesce(p.total, 0.00)::numeric(21,2) AS total,
            coalesce(p.lines, 0) AS lines, p.notice_from, p.notice_to,
            EXISTS (SELECT FROM awards a WHERE a.plan_id = p.id AND a.state <> 'refused') AS has_awards,
            coalesce((SELECT max(${shanghaiDay('r.made_at')}) FROM award_runs r WHERE r.plan_id = p.id),
                     (SELECT max(${shanghaiDay('m.moved_at')}) FROM plan_moves m WHERE m.plan_id = p.id AND m.to_state = 'posted')) AS last_award_on
       FROM plans p
       JOIN funds f ON f.id = p.fund_id
       JOIN programme_versions v ON v.programme_id = p.programme_id AND v.version = p.programme_version
      WHERE p.state IN ('noticed', 'posted', 'superseded') AND f.area_code LIKE :area AND (:planId::uuid IS NULL OR p.id = :planId::uuid)
      ORDER BY f.fiscal_year DESC, p.made_at DESC, p.id`,
    { area: `${where.areaCode}%`, planId: where.planId ?? null },
  )
  return rows
}

/** Count and sum of what each of these plans awarded. */
export async function readAwardSums(
  db: Database,
  planIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<{ lines: number; total: string }>>> {
  const { rows } = await db.raw<{ rows: { plan_id: string; lines: number; total: string }[] }>(
    // By run, as the index has them.
    `SELECT r.plan_id, sum(c.lines)::int AS lines, sum(c.total)::numeric(21,2) AS total
       FROM award_runs r
       CROSS JOIN LATERAL (SELECT count(*) AS lines, sum(amount) AS total FROM awards WHERE award_run_id = r.id AND state <> 'refused') c
      WHERE r.plan_id = ANY(:planIds::uuid[]) AND c.lines > 0 GROUP BY r.plan_id`,
    { planIds: [...planIds] },
  )
  return new Map(rows.map(({ plan_id, ...sums }) => [plan_id, sums]))
}

export type FoundRows = Readonly<{
  plan_id: string
  area_code: string
  area_name: string | null
  lines: number
  total: string
}>

/**
 * In which villages these lists have rows of the villages, or of households with this masked name. A village is looked for by its name today,
 * or its code, or as a receiver by part of its name; at most so many are told.
 */
export async function findRowsOfBoard(
  db: Database,
  lists: Readonly<{ notices: readonly string[]; results: readonly string[] }>,
  sought: Readonly<{ village: string | null; name: string | null; limit: number }>,
): Promise<FoundRows[]> {
  const { rows } = await db.raw<{ rows: FoundRows[] }>(
    `WITH named AS (SELECT DISTINCT ON (code) code, name FROM area_versions ORDER BY code, valid_from DESC, revision DESC),
     receivers AS MATERIALIZED (${NOT_HOUSEHOLDS.map(
       (kind) => `SELECT beneficiary_id, area_code, valid_from, revision, name_shown FROM ${kind}_versions`,
     ).join(' UNION ALL ')}),
     meant AS MATERIALIZED (SELECT DISTINCT beneficiary_id FROM receivers WHERE :village::text IS NOT NULL AND name_shown LIKE :part),
     listed AS (
       SELECT plan_id, area_code, beneficiary_id, amount FROM plan_lines WHERE plan_id = ANY(:notices::uuid[]) AND ${OF_NAME}
       UNION ALL
       SELECT n.plan_id, coalesce(l.area_code, h.area_code, ''), n.beneficiary_id, n.amount
         FROM awards n LEFT JOIN plan_lines l ON l.plan_id = n.plan_id AND l.line = n.plan_line
         LEFT JOIN LATERAL (SELECT area_code FROM (SELECT area_code, valid_from, revision FROM household_versions
                                                    WHERE beneficiary_id = n.beneficiary_id AND l.plan_id IS NULL
                                                    UNION ALL
                                                   SELECT area_code, valid_from, revision FROM receivers
                                                    WHERE beneficiary_id = n.beneficiary_id AND l.plan_id IS NULL) versions
                             ORDER BY valid_from DESC, revision DESC LIMIT 1) h ON true
        WHERE n.plan_id = ANY(:results::uuid[]) AND n.state <> 'refused' AND ${OF_NAME.replaceAll('beneficiary_id IN', 'n.beneficiary_id IN')}),
     places AS MATERIALIZED (SELECT DISTINCT area_code FROM listed),
     wanted AS MATERIALIZED (
       SELECT area_code FROM places
        WHERE :village::text IS NULL OR area_code LIKE :code
           OR EXISTS (SELECT FROM named v WHERE v.name LIKE :part AND places.area_code LIKE v.code || '%' AND length(v.code) > 6))
     SELECT g.plan_id, g.area_code, a.name AS area_name, g.lines, g.total
       FROM (SELECT plan_id, area_code, count(*)::int AS lines, sum(amount)::numeric(21,2) AS total FROM listed
              WHERE area_code IN (SELECT area_code FROM wanted) OR beneficiary_id IN (SELECT beneficiary_id FROM meant)
              GROUP BY plan_id, area_code) g
       LEFT JOIN named a ON a.code = g.area_code
      ORDER BY g.area_code, g.plan_id LIMIT :limit`,
    {
      notices: [...lists.notices],
      results: [...lists.results],
      village: sought.village,
      name: sought.name,
      limit: sought.limit,
      part: `%${escaped(sought.village ?? '')}%`,
      // What is no code is like none, nor like that of a receiver whose place is not known.
      code: /^\d{6,12}$/.test(sought.village ?? '') ? `${sought.village}%` : null,
    },
  )
  return rows
}

/** The newest names of places that these counties, cities or provinces have. */
export async function readNewestNames(db: Database, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.raw<{ rows: { code: string; name: string }[] }>(
    `SELECT DISTINCT ON (code) code, name FROM area_versions WHERE code = ANY(:codes::text[]) ORDER BY code, valid_from DESC, revision DESC`,
    { codes: [...codes] },
  )
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** Receivers whose names are public whole. */
const NOT_HOUSEHOLDS = ['village', 'enterprise', 'project'] as const
const OF_NAME = `(:name::text IS NULL OR beneficiary_id IN (SELECT beneficiary_id FROM household_versions WHERE name_shown = :name))`
const NEWEST_NAME = `SELECT name FROM area_versions WHERE code = CODE ORDER BY valid_from DESC, revision DESC LIMIT 1`

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
