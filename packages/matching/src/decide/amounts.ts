import { fenOf } from '@fundtrace/money'
import type { AmountRule } from '../rule-schema.ts'

/** Fen by which right may lie below and above a left amount. */
export type AmountLimits = Readonly<{ below: bigint; above: bigint }>

/** An amount that a rule does not speak of must be equal: no key makes up for money. */
export function amountLimits(rule: AmountRule | undefined, left: bigint): AmountLimits {
  if (rule === undefined || rule === 'exact') return { below: 0n, above: 0n }
  if ('below' in rule) return { below: fenOf(rule.below), above: fenOf(rule.above) }
  const limit = ((left < 0n ? -left : left) * percentUnits(rule.percent)) / PERCENT_UNITS
  return { below: limit, above: limit }
}

export function isWithin(limits: AmountLimits, difference: bigint): boolean {
  return -limits.below <= difference && difference <= limits.above
}

/** Ten-thousandths of a percent: '0.5' is 5,000. */
export function percentUnits(percent: string): bigint {
  const [whole = '0', fraction = ''] = percent.split('.')
  return BigInt(whole + fraction.padEnd(4, '0'))
}

/** So many of those units are the whole. */
export const PERCENT_UNITS = 1_000_000n
