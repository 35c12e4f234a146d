import type { Break, Item } from '@fundtrace/matching'
import { formatFen } from '@fundtrace/money'

/** The whole of a break: both rows, what was compared, candidates and why not, the sentence in both languages. */
export const breakData = ({ left, right, detail, candidates, related, explanation }: Break) => ({
  left: itemData(left),
  right: itemData(right),
  detail,
  candidates: candidates.map((candidate) => ({ ...candidate, item: itemData(candidate.item) })),
  related,
  explanation,
})

const itemData = (item: Item | null) => (item === null ? null : { ...item, amount: formatFen(item.amount) })
