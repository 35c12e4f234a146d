import { formatMoney, parseAmount, ZERO } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'

/** Yuan of 0 or more in the wire form, however people write it; null for what is none. */
export function readIncome(text: string): string | null {
  if (PLAIN_YUAN.test(text)) return `${text}.00`
  try {
    const amount = parseAmount(text)
    return amount.lessThan(ZERO) ? null : formatMoney(amount)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

/** '2016-06-30' of 2016-06-30, 2016/6/30, 2016.6.30, 20160630 and 2016年6月30日; null for a day that there is not. */
export function readDay(text: string): string | null {
  const [, year, month, day] = DAY.exec(text.normalize('NFKC').replace(MIDNIGHT, '')) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const midnight = new Date(`${written}T00:00:00Z`)
  // JavaScript reads 30 February as 2 March.
  const isDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(written)
  return isDay && written >= EARLIEST ? written : null
}

const PLAIN_YUAN = /^(?:0|[1-9]\d{0,8})$/
const DAY = /^(\d{4})(?:-|\/|\.|年)?(\d{1,2})(?:-|\/|\.|月)?(\d{1,2})日?$/
/** Exports write the hour of a day that has none. */
const MIDNIGHT = /[ T]0{1,2}:00(?::00)?$/
const EARLIEST = '1949-10-01'
