import type { FactSource } from '../../../application/runs/fact-source.ts'
import type { Scope } from '../../../domain/control.ts'
import type { IdleFact } from '../../../domain/controls/idle-money.ts'
import { ENTRIES_OF_FUND_WORK, streamFunds } from './scope-rows.ts'

/** By day, what came to each place and what went. What a level keeps is told by the entries themselves, so none can be forgotten. */
export const readIdleMoney = ({ trx }: FactSource, scope: Scope): AsyncIterable<IdleFact> =>
  streamFunds<IdleFact>(trx, scope, SQL)

// Cash grows by debits, all else by credits. A funder's money that another borrows leaves the one and comes to the other.
const SQL = `
  WITH moves AS (
    SELECT CASE WHEN account LIKE 'cash:%' THEN 'cash' WHEN account LIKE 'awarded:%' THEN 'awarded'
                WHEN account LIKE 'in-transit:%' THEN 'in_transit' ELSE 'unidentified' END AS level,
           CASE WHEN account LIKE 'awarded:%' THEN 'awarded' ELSE account END AS account,
           on_day, CASE WHEN account LIKE 'cash:%' THEN amount ELSE -amount END AS amount
      FROM (${ENTRIES_OF_FUND_WORK}) e
     WHERE account LIKE 'cash:%' OR account LIKE 'awarded:%' OR account LIKE 'in-transit:%' OR account = 'unidentified'),
  days AS (SELECT level, account, on_day, coalesce(sum(amount) FILTER (WHERE amount > 0), 0)::numeric(21,2) AS came,
                  (-coalesce(sum(amount) FILTER (WHERE amount < 0), 0))::numeric(21,2) AS went
             FROM moves WHERE on_day <= :asOf::date GROUP BY level, account, on_day)
  SELECT :fundId::text AS fund, level, account,
         jsonb_agg(jsonb_build_object('on', on_day, 'came', came::text, 'went', went::text) ORDER BY on_day) AS moves
    FROM days GROUP BY level, account HAVING sum(came) > sum(went) ORDER BY level, account`
