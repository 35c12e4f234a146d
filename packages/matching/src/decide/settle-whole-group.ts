import { formatFen } from '@fundtrace/money'
import type { Rule } from '../rule-schema.ts'
import { evaluate, type Failure } from './evaluate.ts'
import { aloneFinding, type Finding } from './finding.ts'
import { byDateThenContent, isReturnOf, type Row } from './row.ts'

/**
 * What is wrong with the open rows of one key of a rule that takes whole groups, as a bank's batch line against its payments: one break
 * for each criterion, over all rows of the group; a second line of the one side is a duplicate.
 */
export function settleWholeGroup(rule: Rule, rounding: bigint, rows: readonly Row[]): Finding[] {
  const left = rows.filter((row) => row.side === 'left' && !row.taken).toSorted(byDateThenContent)
  const right = rows.filter((row) => row.side === 'right' && !row.taken).toSorted(byDateThenContent)
  const oneSide = rule.kind === 'many_to_one' ? 'right' : rule.kind === 'one_to_many' ? 'left' : null
  const ones = oneSide === 'left' ? left : oneSide === 'right' ? right : []
  const takenOne = rows.filter((row) => row.taken && row.side === oneSide).toSorted(byDateThenContent)[0]
  if (takenOne !== undefined) {
    const members = rows.filter((row) => row.taken && row.side !== oneSide).toSorted(byDateThenContent)
    return ones.map((row) => besideOne(row, takenOne, members))
  }
  if (left.length === 0 || right.length === 0) return []

  const [kept, ...others] =
    oneSide === null ? [] : ones.toSorted((a, b) => byGap(a, b, sumOf(oneSide === 'left' ? right : left)))
  const group = {
    left: oneSide === 'left' && kept !== undefined ? [kept] : left,
    right: oneSide === 'right' && kept !== undefined ? [kept] : right,
  }
  const duplicates =
    kept === undefined ? [] : others.map((row) => besideOne(row, kept, oneSide === 'left' ? right : left))
  return [...groupFindings(rule, rounding, group), ...duplicates]
}

type Group = Readonly<{ left: readonly Row[]; right: readonly Row[] }>

function groupFindings(rule: Rule, rounding: bigint, { left, right }: Group): Finding[] {
  const [firstLeft, firstRight] = [left[0], right[0]]
  if (firstLeft === undefined || firstRight === undefined) return []
  const sums = { left: sumOf(left), right: sumOf(right) }
  const { compare: _, date: __, ...amountOnly } = rule
  const { amount: ___, ...withoutAmount } = rule
  const bySum = evaluate(
    amountOnly,
    { ...firstLeft, amount: sums.left },
    { ...firstRight, amount: sums.right },
    rounding,
  )
  // Every member against the earliest and the last of the other side: between them lie all the others.
  const byMember = [...crossed(left, ends(right)), ...crossed(ends(left), right)].flatMap(([a, b]) =>
    evaluate(withoutAmount, { ...a, amount: 0n }, { ...b, amount: 0n }, rounding),
  )
  const failures = [...bySum, ...firstOfKind(byMember)]
  const rest = sums.right - sums.left - failures.reduce((sum, { difference }) => sum + difference, 0n)
  return failures.map((failure, place) => ({
    kind: failure.kind,
    left: left.length === 1 ? firstLeft : null,
    right: right.length === 1 ? firstRight : null,
    difference: place === 0 ? failure.difference + rest : failure.difference,
    criterion: failure.criterion === 'amount' ? 'members' : failure.criterion,
    detail: {
      ...failure.detail,
      ...(failure.criterion === 'amount'
        ? { left_rows: String(left.length), right_rows: String(right.length), ...explainingRow(left, right) }
        : {}),
    },
    related: { left, right },
    settles: [...left, ...right],
  }))
}

/** One member that alone accounts for the difference: the batch came without it, or the book has not got it. */
function explainingRow(left: readonly Row[], right: readonly Row[]): Record<string, string> {
  const surplus = sumOf(left) - sumOf(right)
  const [side, rows, amount] = surplus > 0n ? (['left', left, surplus] as const) : (['right', right, -surplus] as const)
  const explaining = rows.length < 2 ? [] : rows.filter((row) => row.amount === amount)
  if (explaining.length === 0) return {}
  return { explained_by: `${side} ${explaining.map(({ row }) => row).join(' ')}`, explained_amount: formatFen(amount) }
}

const ends = (rows: readonly Row[]): Row[] => [...new Set([rows[0], rows.at(-1)])].filter((row) => row !== undefined)
const crossed = (left: readonly Row[], right: readonly Row[]): [Row, Row][] =>
  left.flatMap((a) => right.map((b): [Row, Row] => [a, b]))

/**
 * A further line beside the one: the bank gives back all or part of it, or the line is there twice. What is given back is named where it is
 * all of a batch that can still be read in a sentence, or the only member of that amount.
 */
function besideOne(row: Row, one: Row, members: readonly Row[]): Finding {
  if (row.side === 'left' || !isReturnOf(row, one)) return repeated(row, one)
  const returned = row.amount === -one.amount ? members : members.filter(({ amount }) => amount === -row.amount)
  const isKnown = row.amount === -one.amount ? returned.length <= NAMED_MAX : returned.length === 1
  const left = isKnown ? returned : []
  return aloneFinding(row, { kind: 'returned_unposted', criterion: 'sign', related: { left, right: [one] } })
}

const NAMED_MAX = 20

const repeated = (row: Row, original: Row): Finding =>
  aloneFinding(row, {
    kind: 'duplicate',
    criterion: 'unique',
    detail: original.amount === row.amount ? {} : { other_amount: 'true' },
    related: row.side === 'left' ? { left: [original], right: [] } : { left: [], right: [original] },
  })

function firstOfKind(failures: readonly Failure[]): Failure[] {
  const byKind = new Map<string, Failure>()
  for (const failure of failures) if (!byKind.has(failure.kind)) byKind.set(failure.kind, failure)
  return [...byKind.values()]
}

function byGap(a: Row, b: Row, sum: bigint): number {
  const [gapA, gapB] = [magnitude(a.amount - sum), magnitude(b.amount - sum)]
  return gapA < gapB ? -1 : gapA > gapB ? 1 : byDateThenContent(a, b)
}

const sumOf = (rows: readonly Row[]): bigint => rows.reduce((sum, { amount }) => sum + amount, 0n)
const magnitude = (fen: bigint): bigint => (fen < 0n ? -fen : fen)
