import type { Item } from '@fundtrace/matching'
import { formatFen } from '@fundtrace/money'
import type { FoundBreak } from './found-break.ts'
import { maskField, maskItem, maskValue, type PersonalFields } from './mask-item.ts'
import type { FactValue } from '../control.ts'

/** What is kept of a break's rows, amounts in yuan: in clear under seal, and as it is shown with people masked. */
export function breakContent(
  found: FoundBreak,
  item: (item: Item) => Item,
  detail: (detail: FoundBreak['detail']) => FoundBreak['detail'],
) {
  return {
    left: found.left && written(item(found.left)),
    right: found.right && written(item(found.right)),
    detail: detail(found.detail),
    candidates: found.candidates.map(({ side, item: near, failed, why }) => ({
      side,
      item: written(item(near)),
      failed,
      why,
    })),
    related: {
      left: found.related.left,
      right: found.related.right,
      items: found.related.items.map(({ side, item: further }) => ({ side, item: written(item(further)) })),
    },
    explanation: found.explanation,
  }
}
export type BreakContent = ReturnType<typeof breakContent>

export const clearBreak = (found: FoundBreak): BreakContent =>
  breakContent(
    found,
    (item) => item,
    (detail) => detail,
  )

export const shownBreak = (found: FoundBreak, personal: PersonalFields): BreakContent =>
  breakContent(
    found,
    (item) => maskItem(item, personal),
    (detail) => maskCompared(detail, personal),
  )

export type WrittenItem = Readonly<Omit<Item, 'amount'> & { amount: string }>
const written = (item: Item): WrittenItem => ({ ...item, amount: formatFen(item.amount) })

/** Of two values that were compared, `field` says what they are of. */
function maskCompared(detail: FoundBreak['detail'], personal: PersonalFields): FoundBreak['detail'] {
  const { field } = detail
  const compared = typeof field === 'string' ? field : ''
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]): [string, FactValue] => {
      if (typeof value !== 'string') return [name, maskValue(value, name)]
      const of = /^(?:left|right)(?:_|$)/.test(name) ? compared : name === 'field' ? '' : name
      return [name, maskField(of, value, personal)]
    }),
  )
}
