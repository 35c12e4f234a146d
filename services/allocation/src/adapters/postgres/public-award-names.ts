import type { Database } from '@fundtrace/database'
import { shownOf } from './report-register.ts'

export type PublicAwardName = Readonly<{ award_id: string; name: string | null; area_name: string | null }>

/** As the results of their plans show them; of awards that stand in no results nothing is told. */
export async function readPublicAwardNames(db: Database, awardIds: readonly string[]): Promise<PublicAwardName[]> {
  const { rows } = await db.raw<{ rows: PublicAwardName[] }>(
    `SELECT a.id AS award_id, ${atPlan(shownOf('a.beneficiary_id'))} AS name,
            (SELECT v.name FROM area_versions v
              WHERE v.code = coalesce(l.area_code, ${atPlan(shownOf('a.beneficiary_id').replaceAll('SELECT name_shown', 'SELECT area_code'))})
              ORDER BY v.valid_from DESC, v.revision DESC LIMIT 1) AS area_name
       FROM awards a
       JOIN plans p ON p.id = a.plan_id AND p.state IN ('posted', 'superseded')
       LEFT JOIN plan_lines l ON l.plan_id = a.plan_id AND l.line = a.plan_line
      WHERE a.id = ANY(:awardIds::uuid[]) AND a.state <> 'refused'`,
    { awardIds: [...awardIds] },
  )
  return rows
}

/** The register of the day for which the plan was computed, as it was known then; of plans without one as it is known now. */
function atPlan(sql: string): string {
  return sql
    .replaceAll(':day', `coalesce(p.register_day, 'infinity')`)
    .replaceAll(':revision', `coalesce(p.register_revision, 9223372036854775807)`)
}
