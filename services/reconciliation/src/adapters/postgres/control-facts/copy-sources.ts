import type { Item } from '@fundtrace/matching'
import { fenOf } from '@fundtrace/money'
import type { FactSource } from '../../../application/runs/fact-source.ts'
import type { Scope } from '../../../domain/control.ts'
import type { CopySource } from '../../../domain/copy-source.ts'
import { DISBURSEMENT_PAYMENTS_OF_DAY } from './read-ledger-against-disbursement.ts'
import { ENTRIES_OF_FUND_WORK, PLAN_CHANGES_OF_SHARES, readScopeFunds, streamRows } from './scope-rows.ts'

/**
 * Also what the run's days leave out: a row before its first day may be the other half of one within, one after its last says that the other
 * half came after the cut-off. That is for the engine to judge, not for the extract.
 */
const LAST_DAY = `(:asOf::date + 31)`

/** Extracts of our own copies that a side of a matching job can name. Amounts as the dedicated account sees them: what leaves it is negative. */
export const SHIPPED_COPY_SOURCES: readonly CopySource<FactSource>[] = [
  source(
    'disbursement_payments',
    { zh: '支付系统已付与退回的付款', en: 'Payments that disbursement says settled or came back' },
    ['fund', 'reference', 'beneficiary', 'status'],
    `SELECT 'payment:' || payment_id AS id, (-amount)::text AS amount, on_day AS "on",
            jsonb_build_object('fund', :fundId::text, 'reference', reference, 'beneficiary', beneficiary, 'status', state) AS fields
       FROM (${DISBURSEMENT_PAYMENTS_OF_DAY}) p
      WHERE state = 'settled' AND on_day <= ${LAST_DAY} ORDER BY payment_id`,
  ),
  source(
    'ledger_payments',
    { zh: '总账已付的付款', en: 'Payments that the ledger settled' },
    ['fund', 'payment'],
    `SELECT reference AS id, sum(amount)::numeric(21,2)::text AS amount, on_day AS "on",
            jsonb_build_object('fund', :fundId::text, 'payment', split_part(reference, ':', 2)) AS fields
       FROM (${ENTRIES_OF_FUND_WORK} AND r.kind = 'settle') e
      WHERE account LIKE 'cash:%' AND on_day <= ${LAST_DAY}
      GROUP BY reference, on_day ORDER BY reference`,
  ),
  source(
    'statement_lines',
    { zh: '已上传的银行流水', en: 'Lines of the bank statements of the funds' },
    ['fund', 'reference', 'bank_reference', 'statement'],
    `SELECT 'line:' || l.statement_id || ':' || l.line AS id, coalesce(l.received, -l.paid_out)::text AS amount, l.booking_date AS "on",
            jsonb_build_object('fund', s.fund_id, 'reference', l.reference, 'bank_reference', l.bank_reference, 'statement', s.id) AS fields
       FROM statements s JOIN statement_lines l ON l.statement_id = s.id
      WHERE s.fund_id = :fundId AND l.booking_date <= ${LAST_DAY}
      ORDER BY l.booking_date, s.id, l.line`,
  ),
  source(
    'statement_payments',
    {
      zh: '银行流水中的付款',
      en: 'Lines of the bank statements that are payments: no arrivals, no refunds, no payment that went out and came back',
    },
    ['fund', 'reference', 'bank_reference', 'statement'],
    `WITH lines AS (
       SELECT l.*, s.id AS of_statement, coalesce(l.received, -l.paid_out) AS amount, p.state,
              sum(coalesce(l.received, -l.paid_out)) OVER (PARTITION BY l.reference) AS net
         FROM statements s JOIN statement_lines l ON l.statement_id = s.id
         LEFT JOIN (${DISBURSEMENT_PAYMENTS_OF_DAY}) p ON p.reference = l.reference
        WHERE s.fund_id = :fundId AND l.booking_date <= ${LAST_DAY})
     SELECT 'line:' || of_statement || ':' || line AS id, amount::text AS amount, booking_date AS "on",
            jsonb_build_object('fund', :fundId::text, 'reference', reference, 'bank_reference', bank_reference, 'statement', of_statement) AS fields
       FROM lines
      WHERE CASE WHEN state IS NULL THEN paid_out IS NOT NULL ELSE state = 'settled' OR net <> 0 END
        AND NOT EXISTS (SELECT FROM fund_change_copies c WHERE c.fund_id = :fundId AND c.document_number = lines.reference)
      ORDER BY booking_date, of_statement, line`,
  ),
  source(
    'ledger_cash',
    { zh: '总账专户收支', en: 'What moved the dedicated account by the ledger, by payment or document' },
    ['fund', 'reference', 'kind'],
    `SELECT e.reference AS id, sum(e.amount)::numeric(21,2)::text AS amount, e.on_day AS "on",
            jsonb_build_object('fund', :fundId::text, 'kind', e.kind,
              'reference', coalesce(max(p.reference), max(a.document_number), max(c.document_number), max(e.document_number))) AS fields
       FROM (${ENTRIES_OF_FUND_WORK}) e
       LEFT JOIN last_payment_copies p ON p.fund_id = :fundId AND e.kind IN ('settle', 'return') AND e.reference = e.kind || ':' || p.payment_id
       LEFT JOIN arrival_copies a ON a.fund_id = :fundId AND e.reference = 'arrival:' || a.arrival_id
       LEFT JOIN (SELECT DISTINCT ON (reference) reference, document_number FROM fund_change_copies
                   WHERE fund_id = :fundId ORDER BY reference, sequence DESC) c ON c.reference = e.reference
      WHERE e.account LIKE 'cash:%' AND e.on_day <= ${LAST_DAY}
      GROUP BY e.number, e.reference, e.kind, e.on_day HAVING sum(e.amount) <> 0 ORDER BY e.on_day, e.reference`,
  ),
  source(
    'plan_shares',
    { zh: '计划份额', en: 'Shares of the plans' },
    ['fund', 'plan', 'funder', 'document'],
    `SELECT 'plan:' || plan_id || ':' || funder_id AS id, amount::text AS amount, (told_at AT TIME ZONE 'Asia/Shanghai')::date AS "on",
            jsonb_build_object('fund', :fundId::text, 'plan', plan_id, 'funder', funder_id, 'document', document_number) AS fields
       FROM (${PLAN_CHANGES_OF_SHARES}) s WHERE (told_at AT TIME ZONE 'Asia/Shanghai')::date <= ${LAST_DAY} ORDER BY id`,
  ),
  source(
    'ledger_plans',
    { zh: '总账的计划分录', en: 'What the ledger posted of plans' },
    ['fund', 'plan', 'funder', 'document'],
    `SELECT reference || ':' || split_part(account, ':', 2) AS id, sum(amount)::numeric(21,2)::text AS amount, on_day AS "on",
            jsonb_build_object('fund', :fundId::text, 'plan', split_part(reference, ':', 2), 'funder', split_part(account, ':', 2),
                               'document', max(document_number)) AS fields
       FROM (${ENTRIES_OF_FUND_WORK} AND r.kind = 'plan') e
      WHERE (account LIKE 'due:%' OR account LIKE 'refund:%') AND on_day <= ${LAST_DAY}
      GROUP BY reference, split_part(account, ':', 2), on_day HAVING sum(amount) <> 0 ORDER BY id`,
  ),
  source(
    'awards',
    { zh: '发放名单', en: 'Awards' },
    ['fund', 'award', 'beneficiary', 'programme', 'period', 'line'],
    `SELECT 'award:' || award_id AS id, amount::text AS amount, (told_at AT TIME ZONE 'Asia/Shanghai')::date AS "on",
            jsonb_build_object('fund', fund_id, 'award', award_id, 'beneficiary', beneficiary_id, 'programme', programme_id, 'period', period,
                               'line', line) AS fields
       FROM award_copies WHERE fund_id = :fundId AND (told_at AT TIME ZONE 'Asia/Shanghai')::date <= ${LAST_DAY} ORDER BY award_id, sequence`,
  ),
]

type Row = Readonly<{ id: string; amount: string; on: string | null; fields: Readonly<Record<string, string | null>> }>

/** A query of one fund becomes the rows of all funds of the scope, numbered on. */
function source(
  name: string,
  title: CopySource<FactSource>['title'],
  fields: readonly string[],
  sql: string,
): CopySource<FactSource> {
  return {
    name,
    title,
    fields,
    read: async function* ({ trx }: FactSource, scope: Scope): AsyncIterable<Item> {
      let row = 0
      for (const fundId of await readScopeFunds(trx, scope))
        for await (const each of streamRows<Row>(trx, sql, { fundId, asOf: scope.asOf }))
          yield {
            row: (row += 1),
            id: each.id,
            amount: fenOf(each.amount),
            on: each.on,
            at: null,
            fields: withoutNulls(each.fields),
          }
    },
  }
}

const withoutNulls = (fields: Row['fields']): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
