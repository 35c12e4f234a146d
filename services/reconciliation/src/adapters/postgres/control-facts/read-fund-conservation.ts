import type { FactSource } from '../../../application/runs/fact-source.ts'
import type { Scope } from '../../../domain/control.ts'
import type { ConservationFact } from '../../../domain/controls/fund-conservation.ts'
import { DISBURSEMENT_PAYMENTS, LEDGER_PAYMENTS } from './read-ledger-against-disbursement.ts'
import { ENTRIES_OF_FUND_WORK, PLAN_CHANGES_OF_SHARES, streamFunds } from './scope-rows.ts'

/** All of a fund as it stands in our copies: the way of money has no last day. Funds of which the ledger said nothing on either topic are left out. */
export const readFundConservation = ({ trx }: FactSource, scope: Scope): AsyncIterable<ConservationFact> =>
  streamFunds<ConservationFact>(trx, scope, SQL)

const level = (name: string, book: string, told: string): string =>
  `jsonb_build_object('level', '${name}', 'book', (${book})::numeric(21,2)::text, 'told', (${told})::numeric(21,2)::text)`
const ofKind = (kind: string, accounts: string, sign = ''): string =>
  `SELECT coalesce(${sign}sum(amount), 0) FROM entries WHERE kind = '${kind}' AND (${accounts})`
const ofState = (from: string, state: string): string =>
  `SELECT coalesce(sum(amount), 0) FROM ${from} WHERE state = '${state}'`

const SQL = `
  WITH entries AS MATERIALIZED (${ENTRIES_OF_FUND_WORK}),
  promised AS (SELECT coalesce(sum(amount), 0) AS amount FROM (${PLAN_CHANGES_OF_SHARES}) s),
  ledger_payments AS (${LEDGER_PAYMENTS}),
  told_payments AS (${DISBURSEMENT_PAYMENTS}),
  balances AS (SELECT account, sum(debit - credit) AS balance FROM journal_account_copies WHERE fund_id = :fundId GROUP BY account),
  unbalanced AS (SELECT number, min(reference) AS reference, sum(amount) AS off FROM entries GROUP BY number, position HAVING sum(amount) <> 0
                 ORDER BY number LIMIT 20)
  SELECT :fundId::text AS fund,
         jsonb_build_array(
           ${level('promised', ofKind('plan', "account LIKE 'due:%' OR account LIKE 'refund:%'"), 'SELECT amount FROM promised')},
           ${level('arrived', ofKind('arrival', "account LIKE 'cash:%'"), 'SELECT coalesce(sum(amount), 0) FROM arrival_copies WHERE fund_id = :fundId')},
           ${level('appropriated', ofKind('plan', "account = 'appropriation'", '-'), 'SELECT amount FROM promised')},
           ${level('awarded', ofKind('award', "account LIKE 'awarded:%'", '-'), 'SELECT coalesce(sum(amount), 0) FROM award_copies WHERE fund_id = :fundId')},
           ${level('in_transit', "SELECT -coalesce(sum(balance), 0) FROM balances WHERE account LIKE 'in-transit:%'", ofState('told_payments', 'sent'))},
           ${level('paid', "SELECT -coalesce(sum(amount), 0) FROM entries WHERE kind IN ('settle', 'return') AND account LIKE 'cash:%'", ofState('told_payments', 'settled'))},
           ${level('returned', ofState('ledger_payments', 'returned'), ofState('told_payments', 'returned'))}
         ) AS levels,
         (SELECT coalesce(sum(balance), 0) FROM balances)::numeric(21,2)::text AS books_off,
         (SELECT coalesce(-sum(amount), 0) FROM entries WHERE kind = 'carry' AND reference LIKE 'carry:%:in' AND account = 'appropriation')
           ::numeric(21,2)::text AS carried_in,
         (SELECT coalesce(-sum(amount), 0) FROM entries WHERE kind NOT IN ('award', 'release', 'return') AND account LIKE 'awarded:%' AND amount < 0)
           ::numeric(21,2)::text AS awarded_again,
         jsonb_build_object(
           'balance', (SELECT coalesce(sum(balance), 0) FROM balances WHERE account LIKE 'cash:%')::numeric(21,2)::text,
           'came', (SELECT coalesce(sum(amount), 0) FROM entries
                     WHERE account LIKE 'cash:%' AND kind IN ('arrival', 'refund', 'identified', 'carry', 'advance', 'recovery', 'interest', 'fee'))
                   ::numeric(21,2)::text) AS cash,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('account', account, 'balance', balance::text) ORDER BY account), '[]')
            FROM (SELECT account, CASE WHEN split_part(account, ':', 1) IN ('due', 'cash', 'receivable', 'claim', 'fee') THEN balance ELSE -balance END
                         ::numeric(21,2) AS balance
                    FROM balances WHERE split_part(account, ':', 1) <> 'general') normal
           WHERE balance < 0 OR (account LIKE 'clearing:%' AND balance <> 0)) AS wrong_accounts,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('number', number, 'reference', reference, 'off', off::text) ORDER BY number), '[]')
            FROM unbalanced) AS unbalanced
   WHERE EXISTS (SELECT FROM journal_page_copies WHERE fund_id = :fundId) OR EXISTS (SELECT FROM ledger_copies WHERE fund_id = :fundId)`
