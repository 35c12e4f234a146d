import type { Database } from '@fundtrace/database'
import type { Change, ComparedLine } from '../../domain/plan/compare-plans.ts'

/** Lines that name nobody are compared by their area: of a number of people or a lump sum there is one. */
export type ComparedPair = Readonly<{
  key: string
  beneficiary_id: string | null
  before: ComparedLine | null
  after: ComparedLine | null
}>
export type ChangeSum = Readonly<{ change: Change | 'unchanged'; count: number; before: string; after: string }>

/** Every line of both plans: how many are unchanged, new, gone, raised, cut or borne by others, and their sums in yuan. */
export async function sumChanges(db: Database, beforeId: string, afterId: string): Promise<ChangeSum[]> {
  const { rows } = await db.raw<{ rows: ChangeSum[] }>(
    `SELECT ${CHANGE} AS change, count(*)::int AS count,
            coalesce(sum(b.amount), 0)::numeric(21,2)::text AS before, coalesce(sum(a.amount), 0)::numeric(21,2)::text AS after
       FROM ${BOTH} GROUP BY 1 ORDER BY 1`,
    { beforeId, afterId },
  )
  return rows
}

/** The lines that differ, by key after `after`. */
export async function listChanges(
  db: Database,
  plans: { beforeId: string; afterId: string },
  page: { after: string; limit: number; change: Change | null },
): Promise<ComparedPair[]> {
  const { rows } = await db.raw<{ rows: ComparedPair[] }>(
    `SELECT coalesce(a.key, b.key) AS key, coalesce(a.beneficiary_id, b.beneficiary_id) AS beneficiary_id,
            CASE WHEN b.key IS NOT NULL THEN ${lineObject('b')} END AS before,
            CASE WHEN a.key IS NOT NULL THEN ${lineObject('a')} END AS after
       FROM ${BOTH}
      WHERE coalesce(a.key, b.key) > :after COLLATE "C" AND ${CHANGE} <> 'unchanged'
        AND (:change::text IS NULL OR ${CHANGE} = :change::text)
      ORDER BY 1 LIMIT :limit`,
    { ...plans, ...page },
  )
  return rows
}

const lines = (plan: string): string => `
  (SELECT coalesce(l.beneficiary_id, 'area ' || l.area_code) COLLATE "C" AS key, l.*, p.parts
     FROM plan_lines l
     LEFT JOIN (SELECT line, json_object_agg(funder_id, amount::text ORDER BY funder_id COLLATE "C")::text AS parts
                  FROM plan_line_parts WHERE plan_id = ${plan} GROUP BY line) p USING (line)
    WHERE l.plan_id = ${plan})`

const BOTH = `${lines(':beforeId')} b FULL JOIN ${lines(':afterId')} a ON a.key = b.key`

const CHANGE = `
  CASE WHEN b.key IS NULL THEN 'new' WHEN a.key IS NULL THEN 'gone' WHEN a.amount > b.amount THEN 'raised'
       WHEN a.amount < b.amount THEN 'cut' WHEN a.parts IS DISTINCT FROM b.parts THEN 'shifted' ELSE 'unchanged' END`

const lineObject = (side: 'a' | 'b'): string => `
  json_build_object('units', ${side}.units, 'amount', ${side}.amount::text, 'area_code', ${side}.area_code,
    'parts', (SELECT json_agg(json_build_object('funder_id', key, 'amount', value)) FROM json_each_text(${side}.parts::json)),
    'explanation', ${side}.explanation)`
