import { basename } from 'node:path'
import {
  type Break,
  BREAK_TITLES,
  type Item,
  type MatchResult,
  type RuleSet,
  type Side,
  SIDES,
} from '@fundtrace/matching'
import { formatFen } from '@fundtrace/money'
import { wan } from '../amount-text.ts'
import { visibleText } from '../visible-text.ts'
import { textFields, textTable } from '../text-table.ts'
import type { BreakOverview } from './break-overview.ts'
import type { ReadSide } from './load-sides.ts'
import { breakData } from './result-data.ts'

export type Reconciled = Readonly<{
  ruleSet: RuleSet
  sides: Readonly<Record<Side, ReadSide>>
  result: MatchResult
  overview: BreakOverview
}>

export const summaryData = ({ sides, result, overview }: Reconciled) => ({
  rule_set_hash: result.ruleSetHash,
  result_hash: result.resultHash,
  left: sideData(sides.left, result.left),
  right: sideData(sides.right, result.right),
  match_count: result.matches,
  matched_difference: formatFen(result.matchedDifference),
  rules: result.rules.map((rule) => ({ ...rule, difference: formatFen(rule.difference) })),
  break_count: result.breaks,
  break_difference: formatFen(result.breakDifference),
  breaks_by_kind: Object.fromEntries(
    [...overview.byKind].map(([kind, { count, difference }]) => [kind, { count, difference: formatFen(difference) }]),
  ),
  searches_given_up: result.bounded,
  breaks_shown: overview.first.length,
  breaks: overview.first.map(breakData),
})

const sideData = ({ path, sha256 }: ReadSide, side: MatchResult[Side]) => ({
  file: basename(path),
  sha256,
  rows: side.rows,
  total: formatFen(side.total),
  matched: side.matched,
  broken: side.broken,
  beyond_cut_off: side.outOfRun,
  beyond_cut_off_total: formatFen(side.outOfRunTotal),
})

export function summaryText(reconciled: Reconciled): string {
  const { ruleSet, result, overview } = reconciled
  const lines = [
    ...(ruleSet.title === undefined ? [] : [`${ruleSet.title.zh} / ${ruleSet.title.en}`]),
    sidesTable(reconciled),
    textTable(
      [
        '规则 rule',
        { right: '匹配 matches' },
        { right: '左行 left rows' },
        { right: '右行 right rows' },
        { right: '差额 difference' },
      ],
      result.rules.map(({ rule, matches, left, right, difference }) => [
        rule,
        ...[matches, left, right].map(String),
        formatFen(difference),
      ]),
    ),
    ...(result.bounded > 0
      ? [
          `! ${result.bounded} 组凑数查找因超出上限而放弃 / ${result.bounded} searches for sums were given up at their bound`,
        ]
      : []),
    ...(result.breaks === 0
      ? [
          result.left.rows + result.right.rows === 0
            ? '✓ 两边都没有数据行 / both lists have no rows'
            : '✓ 全部相符 / everything agrees',
        ]
      : [
          `✗ 差异 ${result.breaks} 处,差额合计(右减左) ${both(result.breakDifference)} / ${result.breaks} breaks, right minus left`,
          kindTable(overview),
          ...overview.first.map((one) => breakText(one, ruleSet)),
          ...(result.breaks > overview.first.length
            ? [
                `… 以上为前 ${overview.first.length} 处,--out 写出全部 / these are the first ${overview.first.length}; --out writes all`,
              ]
            : []),
        ]),
  ]
  return visibleText(lines.join('\n'))
}

function sidesTable({ ruleSet, sides, result }: Reconciled): string {
  const cells = (cell: (side: Side) => string): string[] => SIDES.map(cell)
  return textTable(
    ['', ...cells((side) => `${side === 'left' ? '左' : '右'} ${ruleSet[side].name.zh} / ${ruleSet[side].name.en}`)],
    [
      ['文件 file', ...cells((side) => basename(sides[side].path))],
      ['行数 rows', ...cells((side) => String(result[side].rows))],
      ['合计(元) total', ...cells((side) => formatFen(result[side].total))],
      ['合计(万元)', ...cells((side) => wanOf(result[side].total))],
      ['相符行 matched', ...cells((side) => String(result[side].matched))],
      ['差异行 broken', ...cells((side) => String(result[side].broken))],
      [
        '截止后 beyond cut-off',
        ...cells((side) => `${result[side].outOfRun} (${formatFen(result[side].outOfRunTotal)})`),
      ],
    ],
  )
}

const kindTable = ({ byKind }: BreakOverview): string =>
  textTable(
    ['差异种类 kind', '', { right: '处 count' }, { right: '差额(元) difference' }, { right: '万元' }],
    [...byKind].map(([kind, { count, difference }]) => [
      kind,
      `${BREAK_TITLES[kind].zh} / ${BREAK_TITLES[kind].en}`,
      String(count),
      formatFen(difference),
      wanOf(difference),
    ]),
  )

function breakText(
  { number, kind, difference, rule, failed, left, right, candidates, explanation }: Break,
  rules: RuleSet,
): string {
  const why = [rule === null ? '' : `规则 rule ${rule}`, failed === null ? '' : `不符项 failed ${failed}`]
  return textFields([
    [`✗ ${number}`, `${BREAK_TITLES[kind].zh} ${kind}  差额 difference ${both(difference)}`],
    ['', explanation.zh],
    ['', explanation.en],
    ...itemFields(`左 ${rules.left.name.zh}`, left),
    ...itemFields(`右 ${rules.right.name.zh}`, right),
    ...(why.some((part) => part !== '') ? [['', why.filter((part) => part !== '').join('  ')] as const] : []),
    ...candidates.map(({ side, item, why: { zh } }): readonly [string, string] => [
      '  候选 candidate',
      `${side === 'left' ? '左' : '右'} ${itemLine(item)}:${zh}`,
    ]),
  ])
}

const itemFields = (name: string, item: Item | null): readonly (readonly [string, string])[] =>
  item === null ? [] : [[name, itemLine(item)]]

const itemLine = ({ row, id, amount, on, at, fields }: Item): string =>
  [
    `第${row}行 row ${row}`,
    ...(id === `L${row}` ? [] : [id]),
    formatFen(amount),
    ...[at ?? on ?? ''].filter((text) => text !== ''),
    ...Object.entries(fields).flatMap(([field, value]) => (value === '' || value === id ? [] : [`${field} ${value}`])),
  ].join(', ')

const wanOf = (fen: bigint): string => wan(formatFen(fen))
const both = (fen: bigint): string => `${formatFen(fen)} 元 (${wanOf(fen)}万元)`
