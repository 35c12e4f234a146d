import { fenOf } from '@fundtrace/money'
import { PERCENT_UNITS, percentUnits } from '../decide/amounts.ts'
import { comparable } from '../item.ts'
import type { Compared, DateRule, FieldPair, Rule } from '../rule-schema.ts'
import { leftField, rightField } from '../rule-set.ts'
import { name, text } from './engine.ts'

/** A comparable text of the working rows. */
export const keyColumn = (field: string): string => name(`k_${field}`)

/** What must be equal, as pairs of expressions over `l` and `r`. */
export type Equality = readonly [left: string, right: string]

export const pairEquality = (pair: FieldPair): Equality => [
  `l.${keyColumn(leftField(pair))}`,
  `r.${keyColumn(rightField(pair))}`,
]

export const keyEqualities = (rule: Rule): Equality[] => (rule.keys ?? []).map(pairEquality)

export const equalitySql = ([left, right]: Equality): string => `${left} = ${right}`

/** Says the same as `evaluate` does of one pair: a test holds them together. `names` are the caller's. */
export function pairCriteria(rule: Rule): string[] {
  return [
    amountSql(rule, 'l.amount', 'r.amount'),
    ...(rule.date === undefined ? [] : [dateSql(rule.date, ['l', 'l'], ['r', 'r'])]),
    ...(rule.text === undefined ? [] : [tokensSql(rule.text.tokens)]),
    ...(rule.compare ?? []).map(compareSql),
  ]
}

export const isExact = ({ amount }: Rule): boolean => amount === undefined || amount === 'exact'

export function amountSql({ amount }: Rule, left: string, right: string): string {
  if (amount === undefined || amount === 'exact') return `${left} = ${right}`
  if ('below' in amount) return `${right} - ${left} BETWEEN -${fenOf(amount.below)} AND ${fenOf(amount.above)}`
  return `abs(${right} - ${left}) <= (abs(${left})::HUGEINT * ${percentUnits(amount.percent)}) // ${PERCENT_UNITS}`
}

/**
 * The right days within the window of the left ones. `left` and `right` name where the first and the last day of each side stand: `l`
 * and `l` for a row, `l.first_` and `l.last_` for a group.
 */
export function dateSql(
  { before, after, unit }: DateRule,
  left: readonly [string, string],
  right: readonly [string, string],
): string {
  const column = unit === 'workdays' ? 'workday' : 'day'
  const at = (place: string): string => (place.includes('.') ? `${place}${column}` : `${place}.${column}`)
  const [leftFirst, leftLast, rightFirst, rightLast] = [...left, ...right].map(at)
  return `${rightFirst} >= ${leftLast} - ${before} AND ${rightLast} <= ${leftFirst} + ${after}`
}

function tokensSql(pair: FieldPair): string {
  const [left, right] = pairEquality(pair)
  const tokens = `string_split_regex(${left}, '[\\s,.;:/|、，。；：]+')`
  return `${left} IS NOT NULL AND ${right} IS NOT NULL AND len(list_filter(${tokens}, lambda t: NOT contains(${right}, t))) = 0`
}

function compareSql(compared: Compared): string {
  const [left, right] = comparedSql(compared)
  return compared.absent === 'agrees'
    ? `(${left} IS NULL OR ${right} IS NULL OR ${left} = ${right})`
    : `${left} IS NOT DISTINCT FROM ${right}`
}

/** Both values, each as the first of those that mean the same. */
export function comparedSql(compared: Compared): Equality {
  const [left, right] = pairEquality(compared.field)
  return [meaningSql(compared, left), meaningSql(compared, right)]
}

function meaningSql({ same = [] }: Compared, value: string): string {
  if (same.length === 0) return value
  const cases = same.map((values) => {
    const texts = values.map((one) => text(comparable(one)))
    return `WHEN ${value} IN (${texts.join(', ')}) THEN ${texts[0]}`
  })
  return `CASE ${cases.join(' ')} ELSE ${value} END`
}
