import type { Database } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import { unknown } from '../../domain/errors.ts'
import type { ShareExplanation } from '../../domain/plan/explanation.ts'
import type { PlanState } from '../../domain/plan/plan-life.ts'

/** A plan as it is shown: with its fund, its document and how far its computing is. */
export type PlanView = Readonly<{
  id: string
  fund_id: string
  programme_id: string
  programme_version: number
  fiscal_year: number
  area_code: string
  document_number: string
  register_day: string | null
  register_revision: number | null
  draws_on: string | null
  replaces: string | null
  reason: string | null
  state: PlanState
  total: string | null
  kept: string | null
  share_explanation: ShareExplanation | null
  content_sha256: string | null
  lines: number
  units: number
  progress: Readonly<{ done: number; total: number | null }> | null
  notice_days: number
  notice_from: string | null
  notice_to: string | null
  made_by: string
  submitted_by: string | null
  approved_by: string | null
  problem: ProblemRecord | null
}>

export async function readPlanView(db: Database, id: string): Promise<PlanView> {
  const { rows } = await db.raw<{ rows: PlanRow[] }>(`${VIEW} WHERE p.id = :id`, { id })
  const row = rows[0]
  if (row === undefined) throw unknown('plan', id)
  return toView(row)
}

/** Newest first, before the plan `before`. */
export async function listPlanViews(
  db: Database,
  where: {
    prefixes: readonly string[]
    fundId: string | null
    state: string | null
    before: string | null
    limit: number
  },
): Promise<PlanView[]> {
  const { rows } = await db.raw<{ rows: PlanRow[] }>(
    `${VIEW} WHERE f.area_code LIKE ANY(:prefixes::text[])
        AND (:fundId::text IS NULL OR p.fund_id = :fundId) AND (:state::text IS NULL OR p.state = :state)
        AND (:before::uuid IS NULL OR (p.made_at, p.id) < (SELECT made_at, id FROM plans WHERE id = :before::uuid))
      ORDER BY p.made_at DESC, p.id DESC LIMIT :limit`,
    { ...where, prefixes: where.prefixes.map((prefix) => `${prefix}%`) },
  )
  return rows.map(toView)
}

export type PlanMove = Readonly<{
  from_state: PlanState | null
  to_state: PlanState
  moved_by: string
  moved_at: Date
  reason: string | null
}>

/** Every move of a plan, in order. */
export const readMoves = (db: Database, planId: string): Promise<PlanMove[]> =>
  db('plan_moves')
    .where({ plan_id: planId })
    .orderBy('moved_at')
    .select('from_state', 'to_state', 'moved_by', 'moved_at', 'reason')

const VIEW = `
  SELECT p.id, p.fund_id, p.programme_id, p.programme_version, f.fiscal_year, f.area_code, v.document ->> 'document_number' AS document_number,
         p.register_day, p.register_revision, p.draws_on, p.replaces, p.reason, p.state, p.total, p.kept, p.share_explanation,
         p.content_sha256, p.lines, p.units, p.notice_days, p.notice_from, p.notice_to, p.made_by, p.submitted_by, p.approved_by, p.problem,
         j.done AS job_done, j.total AS job_total
    FROM plans p
    JOIN funds f ON f.id = p.fund_id
    JOIN programme_versions v ON v.programme_id = p.programme_id AND v.version = p.programme_version
    LEFT JOIN LATERAL (SELECT done, total FROM jobs WHERE subject_id = p.id::text AND kind = 'plan' ORDER BY created_at DESC LIMIT 1) j ON true`

type PlanRow = Omit<PlanView, 'register_revision' | 'lines' | 'units' | 'progress'> &
  Readonly<{
    register_revision: string | null
    lines: number | null
    units: string | null
    job_done: number | null
    job_total: number | null
  }>

const toView = ({ job_done, job_total, ...row }: PlanRow): PlanView => ({
  ...row,
  register_revision: row.register_revision === null ? null : Number(row.register_revision),
  lines: row.lines ?? 0,
  units: Number(row.units ?? 0),
  progress: job_done === null ? null : { done: job_done, total: job_total },
})
