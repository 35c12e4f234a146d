import { type Break, BREAK_TITLES, type Item, type Match } from '@fundtrace/matching'
import { formatFen } from '@fundtrace/money'

/** For machines: amounts in yuan with two places. */
export const itemData = ({ amount, ...item }: Item) => ({ ...item, amount: formatFen(amount) })

export const breakData = ({ left, right, difference, candidates, ...one }: Break) => ({
  ...one,
  title: BREAK_TITLES[one.kind],
  difference: formatFen(difference),
  left: left === null ? null : itemData(left),
  right: right === null ? null : itemData(right),
  candidates: candidates.map((candidate) => ({ ...candidate, item: itemData(candidate.item) })),
})

export const matchData = ({ difference, ...match }: Match) => ({ ...match, difference: formatFen(difference) })
