import type { FactSource } from '../../../application/runs/fact-source.ts'
import type { Scope } from '../../../domain/control.ts'
import type { SideFact } from '../../../domain/controls/compare-sides.ts'
import { ENTRIES_OF_FUND_WORK, PLAN_CHANGES_OF_SHARES, streamFunds } from './scope-rows.ts'

/** Both sides of plans, arrivals and awards of each fund, in the order of their keys. */
export const readPlanAgainstLedger = ({ trx }: FactSource, scope: Scope): AsyncIterable<SideFact> =>
  streamFunds<SideFact>(trx, scope, SQL)

const SQL = `
  WITH entries AS MATERIALIZED (${ENTRIES_OF_FUND_WORK} AND r.kind IN ('plan', 'arrival', 'award')),
  sides AS (
    SELECT 'left' AS side, 'plan:' || plan_id || ':' || funder_id AS key, amount, NULL::date AS on_day, (told_at AT TIME ZONE 'Asia/Shanghai')::date AS since,
           funder_id AS funder, NULL AS beneficiary, document_number AS document
      FROM (${PLAN_CHANGES_OF_SHARES}) plans
    UNION ALL
    SELECT 'right', reference || ':' || split_part(account, ':', 2), sum(amount), NULL, min(on_day), split_part(account, ':', 2), NULL, max(document_number)
      FROM entries WHERE kind = 'plan' AND (account LIKE 'due:%' OR account LIKE 'refund:%')
     GROUP BY number, reference, split_part(account, ':', 2) HAVING sum(amount) <> 0
    UNION ALL
    SELECT 'left', 'arrival:' || arrival_id, amount, arrived_on, arrived_on, funder_id, NULL, document_number FROM arrival_copies WHERE fund_id = :fundId
    UNION ALL
    SELECT 'right', reference, sum(amount), on_day, on_day, min(split_part(account, ':', 2)), NULL, max(document_number)
      FROM entries WHERE kind = 'arrival' AND account LIKE 'cash:%' GROUP BY number, reference, on_day
    UNION ALL
    SELECT 'left', 'award:' || award_id, amount, NULL, (told_at AT TIME ZONE 'Asia/Shanghai')::date, NULL, beneficiary_id, NULL
      FROM award_copies WHERE fund_id = :fundId
    UNION ALL
    SELECT 'right', reference, -sum(amount), NULL, min(on_day), NULL, min(split_part(account, ':', 2)), NULL
      FROM entries WHERE kind = 'award' AND account LIKE 'awarded:%' GROUP BY number, reference)
  SELECT side, :fundId::text AS fund, key, amount::text AS amount, on_day::text AS "on", since <= :asOf::date AS counts,
         jsonb_build_object('funder', funder, 'beneficiary', beneficiary, 'document', document) AS fields
    FROM sides ORDER BY key COLLATE "C", side, amount, on_day`
