import type { Database } from '@fundtrace/database'
import { type Check, checkFaults } from '@fundtrace/service-process'

const PLANS_THAT_DO_NOT_ADD_UP = `
  SELECT p.id || ' is ' || p.total || ', its lines ' || coalesce(l.sum, 0) || ', its shares ' || coalesce(s.sum, 0) AS fault
    FROM plans p
    LEFT JOIN (SELECT plan_id, sum(amount) FROM plan_lines GROUP BY 1) l ON l.plan_id = p.id
    LEFT JOIN (SELECT plan_id, sum(amount) FROM plan_shares GROUP BY 1) s ON s.plan_id = p.id
   WHERE p.total IS DISTINCT FROM l.sum OR p.total IS DISTINCT FROM s.sum`

const LINES_WHOSE_PARTS_DIFFER = `
  SELECT l.plan_id || ' line ' || l.line || ' is ' || l.amount || ', its parts ' || coalesce(p.sum, 0) AS fault
    FROM plan_lines l
    LEFT JOIN (SELECT plan_id, line, sum(amount) FROM plan_line_parts GROUP BY 1, 2) p USING (plan_id, line)
   WHERE l.amount IS DISTINCT FROM p.sum AND l.plan_id IN (SELECT plan_id FROM plan_line_parts)`

const PLANS_AWARDED_BEYOND = `
  SELECT p.id || ' is ' || p.total || ', awarded ' || sum(a.amount) AS fault
    FROM plans p JOIN awards a ON a.plan_id = p.id AND a.state <> 'refused'
   GROUP BY p.id HAVING sum(a.amount) > p.total`

const MADE_AND_APPROVED_BY_ONE = `SELECT id || ' by ' || made_by AS fault FROM plans WHERE approved_by = made_by`

export async function runPlanChecks(db: Database): Promise<Check[]> {
  return [
    await checkFaults(db, "allocation: each plan's lines and shares add up to its total", PLANS_THAT_DO_NOT_ADD_UP),
    await checkFaults(db, "allocation: each line's parts add up to it", LINES_WHOSE_PARTS_DIFFER),
    await checkFaults(db, 'allocation: no plan is awarded beyond its total', PLANS_AWARDED_BEYOND),
    await checkFaults(db, 'allocation: no plan was approved by its maker', MADE_AND_APPROVED_BY_ONE),
  ]
}
