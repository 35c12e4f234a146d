import { BREAK_TITLES, type Break, type Item, type Matching, type Side, SIDES } from '@fundtrace/matching'
import { formatFen } from '@fundtrace/money'
import type { ReportColumn, ReportRow, ReportSheet } from '@fundtrace/spreadsheet'
import type { Reconciled } from './summary.ts'

/** A sheet whose rows come from the engine; the same table is a CSV file. */
export type ResultTable = ReportSheet & Readonly<{ rows: AsyncIterable<ReportRow> }>

const text = (header: string): ReportColumn => ({ header, kind: 'text' })
const amount = (header: string): ReportColumn => ({ header, kind: 'amount' })

/** One line a match, with the rows of both lists as these count them. */
export const matchTable = (matching: Matching): ResultTable => ({
  name: '相符 matches',
  columns: [
    { header: '编号 number', kind: 'count' },
    text('规则 rule'),
    text('左行 left rows'),
    text('右行 right rows'),
    amount('差额 difference'),
    text('待确认 suggested'),
  ],
  rows: rowsOf(matching.matches(), ({ number, rule, left, right, difference, suggested }) => [
    String(number),
    rule,
    left.join(' '),
    right.join(' '),
    formatFen(difference),
    suggested ? '是 yes' : '',
  ]),
})

/** One line a break, with what there is of both rows. */
export const breakTable = (matching: Matching, { ruleSet }: Reconciled): ResultTable => {
  // The fields that the rules' columns name, in their order, whatever the first break has.
  const fields = { left: fieldNames(ruleSet.left.columns), right: fieldNames(ruleSet.right.columns) }
  const sideColumns = (side: Side): ReportColumn[] => {
    const name = side === 'left' ? '左' : '右'
    return [
      text(`${name}行 ${side} row`),
      text(`${name}编号 ${side} id`),
      amount(`${name}金额 ${side} amount`),
      { header: `${name}日期 ${side} day`, kind: 'day' },
      ...fields[side].map((field) => text(`${name} ${side} ${field}`)),
    ]
  }
  const sideCells = (side: Side, item: Item | null): string[] =>
    item === null
      ? ['', '', '', '', ...fields[side].map(() => '')]
      : [
          String(item.row),
          item.id,
          formatFen(item.amount),
          item.on ?? '',
          ...fields[side].map((field) => item.fields[field] ?? ''),
        ]
  return {
    name: '差异 breaks',
    columns: [
      { header: '编号 number', kind: 'count' },
      text('种类 kind'),
      text('差异'),
      amount('差额 difference'),
      text('规则 rule'),
      text('不符项 failed'),
      ...SIDES.flatMap(sideColumns),
      text('说明'),
      { ...text('explanation'), width: 40 },
      text('相关左行 related left'),
      text('相关右行 related right'),
      text('候选 candidates'),
    ],
    rows: rowsOf(matching.breaks(), (one: Break) => [
      String(one.number),
      one.kind,
      BREAK_TITLES[one.kind].zh,
      formatFen(one.difference),
      one.rule ?? '',
      one.failed ?? '',
      ...sideCells('left', one.left),
      ...sideCells('right', one.right),
      one.explanation.zh,
      one.explanation.en,
      one.related.left.join(' '),
      one.related.right.join(' '),
      one.candidates.map(({ side, item, why }) => `${side === 'left' ? '左' : '右'}${item.row}:${why.zh}`).join('; '),
    ]),
  }
}

export const overviewTable = ({ ruleSet, sides, result, overview }: Reconciled): ReportSheet => ({
  name: '汇总 overview',
  columns: [text('项目'), text('item'), text(`左 ${ruleSet.left.name.zh}`), text(`右 ${ruleSet.right.name.zh}`)],
  rows: [
    ['文件校验值', 'SHA-256', sides.left.sha256, sides.right.sha256],
    ['行数', 'rows', String(result.left.rows), String(result.right.rows)],
    ['合计(元)', 'total', formatFen(result.left.total), formatFen(result.right.total)],
    ['相符行', 'matched', String(result.left.matched), String(result.right.matched)],
    ['差异行', 'broken', String(result.left.broken), String(result.right.broken)],
    ['截止后', 'beyond cut-off', String(result.left.outOfRun), String(result.right.outOfRun)],
    ['差额(右减左)', 'difference', '', formatFen(result.matchedDifference + result.breakDifference)],
    ...[...overview.byKind].map(([kind, { count, difference }]) => [
      `差异:${BREAK_TITLES[kind].zh}`,
      kind,
      String(count),
      formatFen(difference),
    ]),
    ['规则校验值', 'rule set', result.ruleSetHash, ''],
    ['结果校验值', 'result', result.resultHash, ''],
  ],
})

async function* rowsOf<One>(
  pages: AsyncIterable<readonly One[]>,
  cellsOf: (one: One) => ReportRow,
): AsyncGenerator<ReportRow> {
  for await (const page of pages) yield* page.map(cellsOf)
}

/** Of a mapping that was read: its `fields`; a statement without any has those of its entries. */
function fieldNames(columns: unknown): readonly string[] {
  const fields = typeof columns === 'object' && columns !== null && 'fields' in columns ? columns.fields : null
  return typeof fields === 'object' && fields !== null ? Object.keys(fields) : STATEMENT_FIELDS
}

const STATEMENT_FIELDS = ['reference', 'bank_reference', 'name', 'account', 'text', 'status'] as const
