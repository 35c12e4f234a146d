/**
 * What our own copies hold of a fund, in the six groups of GB/T 42940-2023. The names of groups are the standard's; those of tables and columns
 * are ours, for its text is not public: the export claims no conformity.
 */
export type AuditTable = Readonly<{
  name: string
  /** Chinese names of its columns, each as the query calls it. */
  columns: Readonly<Record<string, string>>
  /** Of the fund :fundId, for one who may see the areas :areas; every column a text or NULL. */
  query: string
}>

export type AuditGroup = Readonly<{ file: string; name: string; tables: readonly AuditTable[] }>

export const AUDIT_GROUPS: readonly AuditGroup[] = [
  {
    file: '1-basic.xml',
    name: '基础信息',
    tables: [
      {
        name: '资金',
        columns: { fund: '资金编号', name: '资金名称', area: '实施地区', funder_areas: '出资地区' },
        query: `SELECT DISTINCT ON (fund_id) fund_id AS fund, fund_name AS name, area_code AS area, array_to_string(funder_areas, ' ') AS funder_areas
                  FROM plan_copies WHERE fund_id = :fundId ORDER BY fund_id, sequence DESC`,
      },
      {
        name: '数据来源',
        columns: { consumer: '读取方', source: '来源', events: '事件数', sequence: '截至序号' },
        query: `SELECT consumer, source, count(*)::text AS events, max(sequence)::text AS sequence
                  FROM consumed_events WHERE key = :fundId GROUP BY 1, 2 ORDER BY 1, 2`,
      },
    ],
  },
  {
    file: '2-project.xml',
    name: '项目信息',
    tables: [
      {
        name: '项目计划',
        columns: {
          plan: '计划编号',
          programme: '项目编号',
          year: '年度',
          document: '文号',
          total: '计划金额',
          told_at: '告知时间',
        },
        query: `SELECT plan_id::text AS plan, programme_id AS programme, fiscal_year::text AS year, document_number AS document, total::text AS total,
                       told_at::text AS told_at
                  FROM plan_share_copies WHERE fund_id = :fundId AND place = 1 ORDER BY sequence`,
      },
      {
        name: '补助标准汇总',
        columns: { programme: '项目编号', period: '期间', line: '补助事项', count: '份数', total: '金额' },
        query: `SELECT programme_id AS programme, period, line, count(*)::text AS count, sum(amount)::text AS total
                  FROM award_copies WHERE fund_id = :fundId GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      },
    ],
  },
  {
    file: '3-budget.xml',
    name: '预算信息',
    tables: [
      {
        name: '指标',
        columns: { plan: '计划编号', document: '文号', funder: '出资方', amount: '应拨金额' },
        query: `SELECT plan_id::text AS plan, document_number AS document, funder_id AS funder, amount::text AS amount
                  FROM plan_share_copies WHERE fund_id = :fundId ORDER BY sequence, place`,
      },
      {
        name: '指标调整',
        columns: { plan: '计划编号', replaces: '替代的计划' },
        query: `SELECT plan_id::text AS plan, replaces_plan_id::text AS replaces FROM plan_change_copies WHERE fund_id = :fundId ORDER BY sequence`,
      },
    ],
  },
  {
    file: '4-income.xml',
    name: '收入信息',
    tables: [
      {
        name: '到账',
        columns: { arrival: '到账编号', funder: '出资方', document: '文号', on: '到账日期', amount: '金额' },
        query: `SELECT arrival_id::text AS arrival, funder_id AS funder, document_number AS document, arrived_on AS "on", amount::text AS amount
                  FROM arrival_copies WHERE fund_id = :fundId ORDER BY arrived_on, arrival_id`,
      },
      {
        name: '银行收入',
        columns: {
          statement: '对账单',
          line: '行号',
          on: '记账日期',
          bank_reference: '银行流水号',
          reference: '用途引用',
          amount: '金额',
        },
        query: `SELECT l.statement_id::text AS statement, l.line::text AS line, l.booking_date AS "on", l.bank_reference, l.reference, l.received::text AS amount
                  FROM statement_lines l JOIN statements s ON s.id = l.statement_id
                 WHERE s.fund_id = :fundId AND l.received IS NOT NULL ORDER BY l.booking_date, l.statement_id, l.line`,
      },
    ],
  },
  {
    file: '5-expenditure.xml',
    name: '支出信息',
    tables: [
      {
        name: '支付',
        columns: {
          payment: '付款编号',
          batch: '批次',
          reference: '付款参考号',
          beneficiary: '受益对象',
          amount: '金额',
          outcome: '最后结果',
          on: '结果日期',
        },
        query: `SELECT p.payment_id::text AS payment, p.batch_id::text AS batch, p.reference, p.beneficiary_id AS beneficiary, p.amount::text AS amount,
                       r.outcome, r.occurred_on AS "on"
                  FROM last_payment_copies p
                  LEFT JOIN (SELECT DISTINCT ON (payment_id) payment_id, outcome, occurred_on
                               FROM payment_result_copies WHERE fund_id = :fundId ORDER BY payment_id, sequence DESC) r USING (payment_id)
                 WHERE p.fund_id = :fundId ORDER BY p.reference, p.payment_id`,
      },
      {
        name: '银行支出',
        columns: {
          statement: '对账单',
          line: '行号',
          on: '记账日期',
          bank_reference: '银行流水号',
          reference: '用途引用',
          amount: '金额',
        },
        query: `SELECT l.statement_id::text AS statement, l.line::text AS line, l.booking_date AS "on", l.bank_reference, l.reference, l.paid_out::text AS amount
                  FROM statement_lines l JOIN statements s ON s.id = l.statement_id
                 WHERE s.fund_id = :fundId AND l.paid_out IS NOT NULL ORDER BY l.booking_date, l.statement_id, l.line`,
      },
    ],
  },
  {
    file: '6-final-accounts.xml',
    name: '决算与报告',
    tables: [
      {
        name: '科目余额',
        columns: { account: '科目', debit: '借方发生额', credit: '贷方发生额', balance: '余额_借为正' },
        query: `SELECT account, sum(debit)::text AS debit, sum(credit)::text AS credit, (sum(debit) - sum(credit))::text AS balance
                  FROM journal_account_copies WHERE fund_id = :fundId GROUP BY account ORDER BY account`,
      },
      {
        name: '银行余额',
        columns: {
          statement: '对账单',
          from: '起',
          to: '止',
          opening: '期初',
          received: '收入',
          paid_out: '支出',
          closing: '期末',
          sha256: '文件摘要',
        },
        query: `SELECT id::text AS statement, first_day AS "from", last_day AS "to", opening::text AS opening, received::text AS received,
                       paid_out::text AS paid_out, closing::text AS closing, sha256
                  FROM statements WHERE fund_id = :fundId ORDER BY first_day, id`,
      },
      {
        name: '核对结果',
        columns: {
          number: '轮次',
          made_at: '时间',
          made_by: '经办人',
          matched: '相符笔数',
          breaks: '差异项数',
          difference: '差额',
        },
        query: `SELECT r.number::text AS number, r.made_at::text AS made_at, r.made_by, r.match_count::text AS matched,
                       count(b.ordinal)::text AS breaks, coalesce(sum(CASE b.direction WHEN 'paid_out' THEN -b.difference ELSE b.difference END), 0.00)::text AS difference
                  FROM runs r LEFT JOIN breaks b ON b.run_id = r.id AND b.fund_id = :fundId
                 WHERE EXISTS (SELECT FROM run_statements s WHERE s.run_id = r.id AND s.fund_id = :fundId)
                 GROUP BY r.id ORDER BY r.number`,
      },
      {
        name: '差异台账',
        columns: {
          number: '台账编号',
          kind: '种类',
          state: '状态',
          difference: '差额',
          first_seen_on: '首次发现',
          last_seen_on: '最近发现',
        },
        // What a list calls its fund is whatever its uploader wrote: only offices of the fund's own area count, and of those only whom the reader may see.
        query: `SELECT number::text AS number, kind, state, difference::text AS difference, first_seen_on, last_seen_on
                  FROM cases c
                 WHERE fund = :fundId AND area_code ^@ ANY(:areas::text[])
                   AND EXISTS (SELECT FROM (SELECT area_code AS area FROM plan_copies WHERE fund_id = :fundId ORDER BY sequence DESC LIMIT 1) f
                                WHERE starts_with(c.area_code, f.area) OR starts_with(f.area, c.area_code))
                 ORDER BY number`,
      },
    ],
  },
]
