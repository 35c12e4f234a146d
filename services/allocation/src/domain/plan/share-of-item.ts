import { formatFen } from '@fundtrace/money'
import { readDecimal } from '../programme/fact-order.ts'
import type { ItemKind } from '../programme/facts.ts'
import type { AmountRule } from '../programme/programme.ts'
import type { Unit } from './count-units.ts'
import { roundFen } from './divide-fen.ts'
import type { Step } from './explanation.ts'
import { factUnknown } from './plan-errors.ts'
import type { Receiver } from './receiver.ts'

export type Contribution = Readonly<{ fen: bigint; step: Step }>

type Share = Extract<AmountRule, { kind: 'share' }>

/** The percentage of what a bill or contribution leaves to its payer, rounded by itself. Nothing where more was paid than it cost. */
export function shareOfItem(rule: Share, kind: ItemKind, receiver: Receiver, item: Unit): Contribution {
  const [whole, paid] = kind === 'medical_bill' ? ['cost', 'insurance_paid'] : ['contribution', 'local_subsidy']
  const of = amountOf(receiver, item, whole)
  const less = amountOf(receiver, item, paid)
  const left = of > less ? of - less : 0n
  const fen = roundFen(left * rule.percent.numerator, rule.percent.denominator, rule.rounding)
  return {
    fen,
    step: {
      step: 'share',
      item: item.id,
      of: formatFen(of),
      less: formatFen(less),
      percent: rule.percent.text,
      rounding: rule.rounding,
      gives: formatFen(fen),
    },
  }
}

/** Fen of an amount that the register knows, else ALLOCATION_FACT_UNKNOWN. */
export function amountOf(receiver: Receiver, item: Unit, fact: string): bigint {
  const value = item.facts[fact]
  const fen = typeof value === 'string' ? readDecimal(value, 2) : null
  if (fen === null || fen < 0n) throw factUnknown(receiver.id, item.id, fact)
  return fen
}
