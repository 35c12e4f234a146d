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
  WITH plan AS (SELECT id, total FROM plans WHERE id = :planId::uuid),
  lines AS MATERIALIZED (
    SELECT line, beneficiary_id, amount, explanation IS NOT NULL AS explained FROM plan_lines WHERE plan_id = :planId::uuid
  ), parts AS MATERIALIZED (
    SELECT line, sum(amount) AS amount FROM plan_line_parts WHERE plan_id = :planId::uuid GROUP BY line
  ), pledged AS MATERIALIZED (SELECT beneficiary_id, sum(pledged) AS amount FROM pairings GROUP BY beneficiary_id)
  SELECT (SELECT count(*) FROM lines) = :households::int * 9 / 10 AS every_eligible_household_has_a_line,
         (SELECT sum(amount) FROM lines) = plan.total AS lines_add_up,
         (SELECT sum(amount) FROM plan_shares WHERE plan_id = plan.id) = plan.total AS shares_add_up,
         (SELECT count(*) FROM lines FULL JOIN parts USING (line) WHERE lines.amount IS DISTINCT FROM parts.amount) = 0 AS parts_add_up,
         (SELECT count(*) FROM lines LEFT JOIN pledged USING (beneficiary_id) WHERE lines.amount IS DISTINCT FROM 4000 + pledged.amount) = 0
           AS every_line_is_what_the_register_says,
         (SELECT bool_and(explained) FROM lines) AS every_line_is_explained
    FROM plan`
