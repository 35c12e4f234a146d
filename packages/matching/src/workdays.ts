import chineseDays from 'chinese-days'
import { dayText } from './session/item-tables.ts'

/**
 * For each day from `first` to `last` (days since 1970-01-01) how many workdays there were up to it. A day off counts as the workday
 * before it: from Friday to Sunday it is no workday, to Monday it is one.
 *
 * Source: the yearly notices of the State Council on holidays, 2004 onward; where none is known, Monday to Friday.
 */
export function countWorkdays(first: number, last: number): readonly number[] {
  let count = 0
  return Array.from(
    { length: last - first + 1 },
    (_, place) => (count += chineseDays.isWorkday(dayText(first + place)) ? 1 : 0),
  )
}
