import { formatMoney, isPositive, type Money, parseMoney, ZERO } from '@fundtrace/money'
import { DomainError } from '@fundtrace/problem'
import { readDecimal } from './fact-order.ts'
import type { Percent } from './programme.ts'
import { type Fault, shown } from './programme-errors.ts'

/** An amount above zero as the wire writes it, '1250.00'. What is at fault reads as zero: the programme is refused anyway. */
export function readYuan(text: string, path: string, faults: Fault[]): Money {
  try {
    const amount = parseMoney(text)
    if (isPositive(amount)) return amount
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
  }
  faults.push({
    path,
    value: shown(text),
    reason: { zh: '金额须大于零，精确到分', en: 'An amount is above zero, with two places' },
    expected: "'1250.00'",
  })
  return ZERO
}

export const readOptionalYuan = (text: string | undefined, path: string, faults: Fault[]): Money | null =>
  text === undefined ? null : readYuan(text, path, faults)

/** Above 0 and at most 100, at most 6 places. */
export function readPercent(text: string, path: string, faults: Fault[]): Percent {
  const [, fraction = ''] = text.split('.')
  const numerator = readDecimal(text, fraction.length) ?? 0n
  const denominator = 100n * 10n ** BigInt(fraction.length)
  if (numerator <= 0n || numerator > denominator || fraction.length > PERCENT_PLACES)
    faults.push({
      path,
      value: shown(text),
      reason: { zh: '百分比须大于0且不超过100', en: 'A percentage is above 0 and at most 100' },
      expected: "'70', '4.35'",
    })
  return { text, numerator, denominator }
}

const PERCENT_PLACES = 6

/** Least and most, either of them open. */
export function readBounds(
  text: Readonly<{ floor?: string; cap?: string }>,
  path: string,
  faults: Fault[],
): Readonly<{ floor: Money | null; cap: Money | null }> {
  const floor = readOptionalYuan(text.floor, `${path}/floor`, faults)
  const cap = readOptionalYuan(text.cap, `${path}/cap`, faults)
  if (floor !== null && cap !== null && floor.greaterThan(cap))
    faults.push({
      path: `${path}/floor`,
      value: formatMoney(floor),
      reason: { zh: '最低额高于最高额', en: 'The floor is above the cap' },
      expected: `at most ${formatMoney(cap)}`,
    })
  return { floor, cap }
}
