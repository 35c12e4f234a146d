import type { Rule } from '../rule-schema.ts'
import { evaluate, type Failure } from './evaluate.ts'
import { aloneFinding, type Finding, pairFindings } from './finding.ts'
import { byDateThenContent, isReturnOf, type Row } from './row.ts'
import { settleWholeGroup } from './settle-whole-group.ts'

/** How far a key is trusted, and what else is known of its rule. */
export type KeyGroupTerms = Readonly<{
  rule: Rule
  /** The key names one record: nearly every row has its own, or the rule says so. */
  isStrong: boolean
  /** A rule of the same keys that takes whole groups. */
  groupRule: Rule | null
  /** Another key that names one record says that two rows are two. */
  areApart: (a: Row, b: Row) => boolean
  /** Fen; see `RuleSet.rounding`. */
  rounding: bigint
}>

/**
 * What is wrong with the open rows of one key of a one-to-one rule, beside those that are matched. Rows of which it says nothing are
 * left to later rules.
 */
export function settleKeyGroup(terms: KeyGroupTerms, rows: readonly Row[]): Finding[] {
  const left = open(rows, 'left')
  const right = open(rows, 'right')
  if (left.length * right.length > PAIRS_MAX) return []

  // A key that stands once on each side names a pair, whatever it does elsewhere.
  const isAlone = rows.length === 2 && left.length === 1 && right.length === 1
  const candidates = pairsOf(isAlone ? { ...terms, isStrong: true } : terms, left, right).filter(
    (pair) => !terms.isStrong || !isRepeatAndReturn(pair, rows),
  )
  if (terms.groupRule !== null && left.length > 0 && right.length > 0 && left.length + right.length > 2)
    if (
      !candidates.some(({ failures }) =>
        failures.every(({ criterion }) => criterion !== 'amount' && criterion !== 'sign'),
      )
    )
      return settleWholeGroup(terms.groupRule, terms.rounding, rows)

  const pairs = takeInTurn(candidates)
  const paired = new Set(pairs.flatMap((pair) => [pair.left, pair.right]))
  const findings = pairs.flatMap((pair) => pairFindings(pair.left, pair.right, pair.failures))
  const surplus = [...left, ...right].filter((row) => !paired.has(row))
  return [...findings, ...settleSurplus(terms, { rows, pairs, paired, surplus })]
}

/** A key of so many open rows on both sides names nothing. */
const PAIRS_MAX = 10_000

type Pair = Readonly<{ left: Row; right: Row; failures: readonly Failure[] }>

function pairsOf(
  { rule, isStrong, areApart, rounding }: KeyGroupTerms,
  lefts: readonly Row[],
  rights: readonly Row[],
): Pair[] {
  return lefts
    .flatMap((left) => rights.filter((right) => !areApart(left, right)).map((right) => ({ left, right })))
    .map(({ left, right }) => ({ left, right, failures: evaluate(rule, left, right, rounding) }))
    .filter(({ failures }) => isStrong || !failsAmount(failures) || !failsDate(failures))
    .toSorted(
      (a, b) =>
        a.failures.length - b.failures.length ||
        compare(gap(a), gap(b)) ||
        compare(daysApart(a), daysApart(b)) ||
        byDateThenContent(a.left, b.left) ||
        byDateThenContent(a.right, b.right),
    )
}

type Group = Readonly<{
  rows: readonly Row[]
  pairs: readonly Pair[]
  paired: ReadonlySet<Row>
  surplus: readonly Row[]
}>

function settleSurplus(terms: KeyGroupTerms, { rows, pairs, paired, surplus }: Group): Finding[] {
  return (['left', 'right'] as const).flatMap((side) => {
    const other = side === 'left' ? 'right' : 'left'
    const settled = rows
      .filter((row) => row.side === side && (row.taken || paired.has(row)))
      .toSorted(byDateThenContent)
    const counterparts = rows.filter((row) => row.side === other && (row.taken || paired.has(row)))
    const alone = surplus.filter((row) => row.side === side).toSorted(byDateThenContent)
    // Of rows that the other side does not have at all, the first is missing there and the others repeat it.
    const known = [...settled]
    return alone.flatMap((row) => {
      const finding = surplusFinding(terms, row, { known, counterparts, pairs })
      if (finding === null) known.push(row)
      return finding === null ? [] : [finding]
    })
  })
}

function surplusFinding(
  { rule, isStrong, areApart, rounding }: KeyGroupTerms,
  row: Row,
  {
    known: siblings,
    counterparts,
    pairs,
  }: Readonly<{ known: readonly Row[]; counterparts: readonly Row[]; pairs: readonly Pair[] }>,
): Finding | null {
  const known = siblings.filter((sibling) => !areApart(row, sibling))
  const reversed = nearestTo(
    row,
    known.filter((sibling) => isReturnOf(row, sibling)),
  )
  if (reversed !== undefined && row.side === 'right') {
    const left =
      pairs.find(({ right }) => right === reversed)?.left ??
      nearestTo(
        reversed,
        counterparts.filter((counterpart) => counterpart.taken && !areApart(reversed, counterpart)),
      )
    return aloneFinding(row, {
      kind: 'returned_unposted',
      criterion: 'sign',
      related: { left: left === undefined ? [] : [left], right: [reversed] },
    })
  }
  if (reversed !== undefined) return null

  const original = known.find((sibling) => repeats(row, sibling))
  if (original === undefined) return null
  return aloneFinding(row, {
    kind: 'duplicate',
    criterion: 'unique',
    detail: original.amount === row.amount ? {} : { other_amount: 'true' },
    related: row.side === 'left' ? { left: [original], right: [] } : { left: [], right: [original] },
  })

  function repeats(one: Row, sibling: Row): boolean {
    if (isStrong || isCopy(one, sibling)) return true
    // The book says what is owed: two of its days are two debts, though one payment would fit both. An unpaid month repeats nothing.
    if (one.side === 'left' && one.day !== sibling.day) return false
    if (counterparts.length === 0) return one.amount === sibling.amount && one.day === sibling.day
    return counterparts.some((counterpart) => {
      const [left, right] = one.side === 'left' ? [one, counterpart] : [counterpart, one]
      const failures = evaluate(rule, left, right, rounding)
      return !failsAmount(failures) && !failsDate(failures)
    })
  }
}

/** Says the same in all that the rules ask for: a copy, though what it repeats is broken or missing itself. */
const isCopy = (row: Row, other: Row): boolean =>
  row.amount === other.amount &&
  row.day !== null &&
  row.day === other.day &&
  Object.entries(row.values).every(([field, value]) => other.values[field] === value)

/** A payment posted twice and a return that is not posted, of what is matched already: no pair of opposite signs. */
const isRepeatAndReturn = ({ left, right }: Pair, rows: readonly Row[]): boolean =>
  left.amount * right.amount < 0n &&
  rows.some((row) => row.taken && row.side === 'right' && isReturnOf(right, row)) &&
  rows.some((row) => row.taken && row.side === 'left' && row.amount * left.amount > 0n)

/** Of as much money, then the nearest day before or on its own, then the nearest after; contents decide the rest. */
function nearestTo(row: Row, others: readonly Row[]): Row | undefined {
  const isOther = (other: Row): number => (magnitude(other.amount) === magnitude(row.amount) ? 0 : 1)
  const isLater = (other: Row): number => ((other.day ?? LAST_DAY) <= (row.day ?? LAST_DAY) ? 0 : 1)
  const apart = (other: Row): number => Math.abs((other.day ?? LAST_DAY) - (row.day ?? LAST_DAY))
  return others.toSorted(
    (a, b) =>
      isOther(a) - isOther(b) ||
      isLater(a) - isLater(b) ||
      compare(apart(a), apart(b)) ||
      compare(a.content, b.content) ||
      a.row - b.row,
  )[0]
}
const LAST_DAY = Number.MAX_SAFE_INTEGER

const open = (rows: readonly Row[], side: Row['side']): Row[] => rows.filter((row) => row.side === side && !row.taken)

const failsAmount = (failures: readonly Failure[]): boolean =>
  failures.some(({ criterion }) => criterion === 'amount' || criterion === 'sign')
const failsDate = (failures: readonly Failure[]): boolean => failures.some(({ criterion }) => criterion === 'date')

function takeInTurn(pairs: readonly Pair[]): Pair[] {
  const taken = new Set<Row>()
  return pairs.filter(({ left, right }) => {
    if (taken.has(left) || taken.has(right)) return false
    taken.add(left).add(right)
    return true
  })
}

const gap = ({ left, right }: Pair): bigint => magnitude(right.amount - left.amount)
const daysApart = ({ left, right }: Pair): number =>
  left.day === null || right.day === null ? Number.MAX_SAFE_INTEGER : Math.abs(right.day - left.day)
const magnitude = (fen: bigint): bigint => (fen < 0n ? -fen : fen)
const compare = <T extends bigint | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)
