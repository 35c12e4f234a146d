import { connect } from '@fundtrace/database'

/** What must hold in the stored rows, counted by the database and not by the one who wrote them. */
export async function auditPlan(
  ownerUrl: string,
  planId: string,
  households: number,
): Promise<Readonly<Record<string, boolean>>> {
  const db = connect(ownerUrl, { application: 'bench audit', connectionsMax: 1 })
  try {
    const { rows } = await db.raw<{ rows: Record<string, boolean>[] }>(AUDIT, { planId, households })
    return rows[0] ?? {}
  } finally {
    await db.destroy()
  }
}

/** Nine of ten households are no household on minimum living allowance; each has 2,000 + 1,000 + 1,000 and what its cadres pledged. */
const AUDIT = `
  SELECT lines.count = :households::int * 9 / 10 AS every_eligible_household_has_a_line,
         lines.sum = plan.total AS lines_add_up,
         (SELECT sum(amount) FROM plan_shares WHERE plan_id = plan.id) = plan.total AS shares_add_up,
         NOT EXISTS (SELECT FROM plan_lines l LEFT JOIN (SELECT line, sum(amount) FROM plan_line_parts WHERE plan_id = plan.id GROUP BY line) p USING (line)
                      WHERE l.plan_id = plan.id AND l.amount IS DISTINCT FROM p.sum) AS parts_add_up,
         lines.sum = (SELECT 4000 * lines.count + sum(pledged) FROM pairings WHERE beneficiary_id IN (SELECT beneficiary_id FROM plan_lines WHERE plan_id = plan.id))
           AS total_is_what_the_register_says,
         NOT EXISTS (SELECT FROM plan_lines WHERE plan_id = plan.id AND explanation IS NULL) AS every_line_is_explained
    FROM plans plan CROSS JOIN LATERAL (SELECT count(*), sum(amount) FROM plan_lines WHERE plan_id = plan.id) lines
   WHERE plan.id = :planId`
