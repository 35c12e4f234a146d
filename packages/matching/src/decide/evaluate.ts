import { formatFen, fenOf } from '@fundtrace/money'
import type { BreakKind, Criterion } from '../break.ts'
import { comparable } from '../item.ts'
import type { Compared, Rule } from '../rule-schema.ts'
import { leftField, rightField } from '../rule-set.ts'
import { amountLimits, isWithin } from './amounts.ts'
import { nameDistance, namesAgree, soundSame } from './names.ts'
import type { Row } from './row.ts'

/** A criterion that a pair fails: the kind of break that it is, the fen it accounts for, and what was compared. */
export type Failure = Readonly<{
  criterion: Criterion
  kind: BreakKind
  difference: bigint
  detail: Readonly<Record<string, string>>
}>

/**
 * What keeps a pair from matching under a rule, apart from its keys; empty where it matches. One failure for each kind. The differences
 * add up to right minus left if anything fails. `rounding`: fen, the limit of the kind of that name.
 */
export function evaluate(rule: Rule, left: Row, right: Row, rounding: bigint): Failure[] {
  const failures = [
    ...amountFailures(rule, left, right, rounding),
    ...dateFailures(rule, left, right),
    ...nameFailures(rule, left, right),
    ...textFailures(rule, left, right),
    ...(rule.compare ?? []).flatMap((compared) => compareFailures(compared, left, right)),
  ]
  const first = failures[0]
  if (first === undefined) return []
  // An amount within the tolerance is no failure, and yet the difference must not get lost with the match.
  const rest = right.amount - left.amount - failures.reduce((sum, { difference }) => sum + difference, 0n)
  return oneOfEachKind([{ ...first, difference: first.difference + rest }, ...failures.slice(1)])
}

export const holdsKeys = (rule: Rule, left: Row, right: Row): boolean =>
  (rule.keys ?? []).every((pair) => {
    const value = left.values[leftField(pair)] ?? null
    return value !== null && value === (right.values[rightField(pair)] ?? null)
  })

function amountFailures(rule: Rule, left: Row, right: Row, rounding: bigint): Failure[] {
  const difference = right.amount - left.amount
  const limits = amountLimits(rule.amount, left.amount)
  if (isWithin(limits, difference)) return []

  const amounts = { left: formatFen(left.amount), right: formatFen(right.amount) }
  if (left.amount * right.amount < 0n) {
    const rest = right.amount + left.amount
    const reversed = { criterion: 'sign', kind: 'sign_reversed', detail: amounts } as const
    if (isWithin(amountLimits(rule.amount, -left.amount), rest)) return [{ ...reversed, difference }]
    return [
      { ...reversed, difference: -2n * left.amount },
      { ...amountFailure(rest, rounding), detail: amounts },
    ]
  }
  return [{ ...amountFailure(difference, rounding), detail: amounts }]
}

const amountFailure = (difference: bigint, rounding: bigint): Omit<Failure, 'detail'> => ({
  criterion: 'amount',
  kind: (difference < 0n ? -difference : difference) <= rounding ? 'rounding' : 'amount_differs',
  difference,
})

function dateFailures({ date }: Rule, left: Row, right: Row): Failure[] {
  if (date === undefined) return []
  const isWorkdays = date.unit === 'workdays'
  const [from, to] = isWorkdays ? [left.workday, right.workday] : [left.day, right.day]
  const apart = from === null || to === null ? null : to - from
  if (apart !== null && -date.before <= apart && apart <= date.after) return []
  return [
    {
      criterion: 'date',
      kind: 'date_out_of_window',
      difference: 0n,
      detail: {
        days: apart === null ? '' : String(apart),
        unit: isWorkdays ? 'workdays' : 'days',
        window: `-${date.before}..+${date.after}`,
      },
    },
  ]
}

function nameFailures({ names }: Rule, left: Row, right: Row): Failure[] {
  if (names === undefined) return []
  const [field, a, b] = valuesOf(names.field, left, right)
  if (namesAgree(names, a, b)) return []
  const near =
    a === null || b === null ? {} : { distance: String(nameDistance(a, b)), same_sound: String(soundSame(a, b)) }
  return [
    {
      criterion: 'names',
      kind: 'payee_mismatch',
      difference: 0n,
      detail: { field, left: a ?? '', right: b ?? '', ...near },
    },
  ]
}

function textFailures({ text }: Rule, left: Row, right: Row): Failure[] {
  if (text === undefined) return []
  const [field, a, b] = valuesOf(text.tokens, left, right)
  if (holdsTokens(a, b)) return []
  return [
    { criterion: 'text', kind: 'wrong_programme', difference: 0n, detail: { field, left: a ?? '', right: b ?? '' } },
  ]
}

/** Tokens are what stands between white space and punctuation. */
export const holdsTokens = (tokens: string | null, text: string | null): boolean =>
  tokens !== null && text !== null && tokens.split(/[\s,.;:/|、，。；：]+/u).every((token) => text.includes(token))

function compareFailures(compared: Compared, left: Row, right: Row): Failure[] {
  const [field, a, b] = valuesOf(compared.field, left, right)
  if (compared.absent === 'agrees' && (a === null || b === null)) return []
  if (meaningOf(compared, a) === meaningOf(compared, b)) return []
  const near =
    compared.kind === 'payee_mismatch' && a !== null && b !== null
      ? { distance: String(nameDistance(a, b)), same_sound: String(soundSame(a, b)) }
      : {}
  return [
    {
      criterion: 'compare',
      kind: compared.kind,
      difference: 0n,
      detail: { field, left: a ?? '', right: b ?? '', ...near },
    },
  ]
}

/** The first of the values that mean the same, comparable as they are. */
const meaningOf = ({ same }: Compared, value: string | null): string | null =>
  value === null
    ? null
    : comparable(same?.find((values) => values.some((one) => comparable(one) === value))?.[0] ?? value)

function valuesOf(pair: Compared['field'], left: Row, right: Row): [string, string | null, string | null] {
  const [leftName, rightName] = [leftField(pair), rightField(pair)]
  const name = leftName === rightName ? leftName : `${leftName}/${rightName}`
  return [name, left.values[leftName] ?? null, right.values[rightName] ?? null]
}

/** Name and account of a payee may both fail: that is one payee that differs, and both fields are said. */
function oneOfEachKind(failures: readonly Failure[]): Failure[] {
  const byKind = new Map<BreakKind, Failure>()
  for (const failure of failures) {
    const known = byKind.get(failure.kind)
    byKind.set(failure.kind, known === undefined ? failure : joinFailures(known, failure))
  }
  return [...byKind.values()]
}

const joinFailures = (a: Failure, b: Failure): Failure => ({
  ...a,
  difference: a.difference + b.difference,
  detail: {
    ...a.detail,
    ...Object.fromEntries(
      Object.entries(b.detail).map(([name, value]) => [`${b.detail['field'] ?? b.criterion}.${name}`, value]),
    ),
  },
})

export const roundingLimit = (yuan: string | undefined): bigint => (yuan === undefined ? 0n : fenOf(yuan))
