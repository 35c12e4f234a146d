import type { Database } from '@fundtrace/database'
import { type Check, checkFaults } from '@fundtrace/service-process'

const PLANS_THAT_DO_NOT_ADD_UP = `
  SELECT p.id || ' is ' || p.total || ', its lines ' || coalesce(l.sum, 0) || ', its shares ' || coalesce(s.sum, 0) AS fault
    FROM plans p
    LEFT JOIN (SELECT plan_id, sum(amount) FROM plan_lines GROUP BY 1) l ON l.plan_id = p.id
    LEFT JOIN (SELECT plan_id, sum(amount) FROM plan_shares GROUP BY 1) s ON s.plan_id = p.id
   WHERE p.total IS NOT NULL
     AND (p.total IS DISTINCT FROM l.sum OR s.sum IS DISTINCT FROM CASE WHEN p.draws_on IS NULL THEN p.total END)`

/** With the next one it stands for the keys that the parts of a plan do not have (docs/adr/0017): from part to line, from part to funder. */
const LINES_WHOSE_PARTS_DIFFER = `
  SELECT plan_id || ' line ' || line || ' is ' || coalesce(l.amount::text, 'missing') || ', its parts ' || coalesce(p.sum, 0) AS fault
    FROM plan_lines l
    FULL JOIN (SELECT plan_id, line, sum(amount) FROM plan_line_parts GROUP BY 1, 2) p USING (plan_id, line)
   WHERE l.amount IS DISTINCT FROM p.sum AND plan_id IN (SELECT plan_id FROM plan_line_parts)`

const SHARES_UNLIKE_THE_PARTS = `
  SELECT plan_id || ' asks ' || coalesce(p.sum, 0) || ' of ' || funder_id || ', its share is ' || coalesce(s.amount::text, 'missing') AS fault
    FROM (SELECT plan_id, funder_id, sum(amount) FROM plan_line_parts GROUP BY 1, 2) p
    FULL JOIN plan_shares s USING (plan_id, funder_id)
    JOIN plans ON plans.id = plan_id AND plans.total IS NOT NULL
   WHERE coalesce(s.amount, 0) IS DISTINCT FROM coalesce(p.sum, 0) AND plan_id IN (SELECT plan_id FROM plan_line_parts)`

/** Against the plan in force count the awards of those that it replaced and, where others draw on it, theirs. */
const PLANS_AWARDED_BEYOND = `
  SELECT p.id || ' is ' || p.total || ', awarded ' || sum(a.amount) AS fault
    FROM plans p
    JOIN plans given ON given.fund_id = p.fund_id
                    AND (given.programme_id = p.programme_id OR given.draws_on = p.programme_id)
    JOIN awards a ON a.plan_id = given.id AND a.state <> 'refused'
   WHERE p.state IN ('approved', 'posted') AND (p.replaces IS NULL OR p.state = 'posted')
   GROUP BY p.id HAVING sum(a.amount) > p.total`

const MADE_AND_APPROVED_BY_ONE = `
  SELECT id || ' by ' || approved_by AS fault FROM plans WHERE approved_by IN (made_by, submitted_by)`

const RUNS_THAT_DO_NOT_ADD_UP = `
  SELECT r.id || ' says ' || r.count || ' awards of ' || r.total || ', there are ' || count(a.id) || ' of ' || coalesce(sum(a.amount), 0) AS fault
    FROM award_runs r LEFT JOIN awards a ON a.award_run_id = r.id
   WHERE r.count IS NOT NULL
   GROUP BY r.id HAVING count(a.id) <> r.count OR sum(a.amount) IS DISTINCT FROM r.total`

const STATES_WITHOUT_A_MOVE = `
  SELECT p.id || ' is ' || p.state AS fault
    FROM plans p
   WHERE NOT EXISTS (SELECT FROM plan_moves m WHERE m.plan_id = p.id AND m.to_state = p.state)`

export async function runPlanChecks(db: Database): Promise<Check[]> {
  return [
    await checkFaults(db, "allocation: each plan's lines and shares add up to its total", PLANS_THAT_DO_NOT_ADD_UP),
    await checkFaults(db, "allocation: each line's parts add up to it", LINES_WHOSE_PARTS_DIFFER),
    await checkFaults(db, "allocation: each funder's share is what the parts ask of it", SHARES_UNLIKE_THE_PARTS),
    await checkFaults(db, 'allocation: no plan is awarded beyond its total', PLANS_AWARDED_BEYOND),
    await checkFaults(db, 'allocation: no plan was approved by its maker', MADE_AND_APPROVED_BY_ONE),
    await checkFaults(db, 'allocation: each award run adds up to what its manifest says', RUNS_THAT_DO_NOT_ADD_UP),
    await checkFaults(db, 'allocation: each state of a plan was moved to by somebody', STATES_WITHOUT_A_MOVE),
  ]
}
