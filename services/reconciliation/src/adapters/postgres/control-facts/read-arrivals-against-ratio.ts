import type { FactSource } from '../../../application/runs/fact-source.ts'
import type { Scope } from '../../../domain/control.ts'
import type { RatioFact } from '../../../domain/controls/arrivals-against-ratio.ts'
import { ENTRIES_OF_FUND_WORK, PLAN_CHANGES_OF_SHARES, streamFunds } from './scope-rows.ts'

/** What was promised by the plans that were told of by the day, and what the journal says came of each funder and went back as not owed. */
export const readArrivalsAgainstRatio = ({ trx }: FactSource, scope: Scope): AsyncIterable<RatioFact> =>
  streamFunds<RatioFact>(trx, scope, SQL)

// Money that goes back unspent takes nothing off what its funder has brought.
const SQL = `
  WITH moves AS (SELECT on_day, funder, sum(amount) AS amount
                   FROM (SELECT on_day, split_part(account, ':', 2) AS funder, amount,
                                bool_or(account = 'appropriation') OVER (PARTITION BY number) AS is_unspent, account
                           FROM (${ENTRIES_OF_FUND_WORK} AND r.kind IN ('arrival', 'refund', 'identified')) e) f
                  WHERE account LIKE 'cash:%' AND NOT is_unspent AND on_day <= :asOf::date
                  GROUP BY on_day, funder HAVING sum(amount) <> 0),
       shares AS (SELECT funder_id, sum(amount) AS due, min(document_order) AS document_order
                    FROM (${PLAN_CHANGES_OF_SHARES}) s WHERE (told_at AT TIME ZONE 'Asia/Shanghai')::date <= :asOf::date GROUP BY funder_id)
  SELECT :fundId::text AS fund, (SELECT max(fiscal_year) FROM plan_share_copies WHERE fund_id = :fundId) AS year,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('funder', funder_id, 'due', due::text) ORDER BY document_order), '[]') FROM shares) AS shares,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('on', on_day, 'funder', funder, 'amount', amount::text) ORDER BY on_day, funder), '[]') FROM moves)
           AS arrivals
   WHERE EXISTS (SELECT FROM plan_share_copies WHERE fund_id = :fundId)`
