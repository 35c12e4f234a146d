import { type Money, negateMoney, sameMoney, sumMoney, ZERO } from '@fundtrace/money'
import type { Break, Comparison } from './break.ts'
import { type LedgerPayment, stateOf } from './ledger-record.ts'
import {
  duplicateInStatement,
  missingInStatement,
  notSettledInLedger,
  paidAmountDiffers,
  paidOutsidePeriod,
  returnMissingInLedger,
  returnMissingInStatement,
} from './payment-breaks.ts'
import { coversDay, lastDayOf, type StatementDays } from './statement-days.ts'
import type { StatementLine } from './statement-line.ts'

/**
 * One payment of the ledger against all lines that quote its reference, in the order of `compareLines`.
 *
 * The ledger's facts say which legs the bank has to show on these days: the money going out, the money coming back. A leg is
 * shown by the earliest line of its amount, else by its earliest line, which then differs. What is there beyond the legs is
 * cancelled out where it went out and came back alike (the bank tried twice), and is a break of its own where it did not. So
 * the differences of a payment's breaks always add up to what the lines come to, less what the ledger expects.
 */
export function comparePayment(
  fundId: string,
  payment: LedgerPayment,
  lines: readonly StatementLine[],
  statements: readonly StatementDays[],
): Comparison {
  const outs = lines.filter((line) => line.direction === 'paid_out')
  const backs = lines.filter((line) => line.direction === 'received')
  const legs = expectedLegs(payment, lines.length > 0, statements)
  if (!legs.out && !legs.back) return { matches: [], breaks: unexpectedLines(fundId, payment, outs, backs, statements) }

  const { cancelled, ...left } = cancelBounces(payment.amount, outs, backs, legs)
  const out = readLeg(legs.out, left.outs, payment.amount)
  const back = readLeg(legs.back, left.backs, payment.amount)
  const agreeing = [...out.agreeing, ...back.agreeing, ...cancelled]
  const disagreeing = [
    ...(out.isMissing ? [missingInStatement(fundId, payment)] : []),
    ...(back.isMissing ? [returnMissingInStatement(fundId, payment)] : []),
    ...[...out.differing, ...back.differing].map((line) => paidAmountDiffers(fundId, payment, line)),
  ]
  const surplus = [
    ...out.surplus.map((line) => (legs.out ? duplicateInStatement : paidOutsidePeriod)(fundId, payment, line)),
    ...back.surplus.map((line) => surplusBack(fundId, payment, line, legs, statements)),
  ]
  const [first, ...others] = disagreeing
  if (first === undefined) return { matches: [{ fundId, ledger: payment, lines: agreeing }], breaks: surplus }
  return { matches: [], breaks: [showAlso(first, agreeing), ...others, ...surplus] }
}

/** What the payment should come to on these statements, positive for money paid out. */
export function expectedOnStatements(
  payment: LedgerPayment,
  hasLines: boolean,
  statements: readonly StatementDays[],
): Money {
  const legs = expectedLegs(payment, hasLines, statements)
  return sumMoney([legs.out ? payment.amount : ZERO, legs.back ? negateMoney(payment.amount) : ZERO])
}

type Legs = Readonly<{ out: boolean; back: boolean }>

function expectedLegs(payment: LedgerPayment, hasLines: boolean, statements: readonly StatementDays[]): Legs {
  const { settledOn, returnedOn } = payment
  const state = stateOf(payment, lastDayOf(statements))
  if (state === 'in_transit') return { out: false, back: false }
  // Sent back before it settled: a bank may have booked it out and in, or may never have booked it.
  if (settledOn === null) return { out: hasLines, back: hasLines }
  return {
    out: coversDay(statements, settledOn),
    back: state === 'returned' && returnedOn !== null && coversDay(statements, returnedOn),
  }
}

/** Lines of a payment that these days should not show at all. */
function unexpectedLines(
  fundId: string,
  payment: LedgerPayment,
  outs: readonly StatementLine[],
  backs: readonly StatementLine[],
  statements: readonly StatementDays[],
): Break[] {
  const isInTransit = stateOf(payment, lastDayOf(statements)) === 'in_transit'
  const legs = { out: false, back: false }
  return [
    ...outs.map((line, index) => {
      if (!isInTransit) return paidOutsidePeriod(fundId, payment, line)
      return (index === 0 ? notSettledInLedger : duplicateInStatement)(fundId, payment, line)
    }),
    ...backs.map((line) => surplusBack(fundId, payment, line, legs, statements)),
  ]
}

function surplusBack(
  fundId: string,
  payment: LedgerPayment,
  line: StatementLine,
  legs: Legs,
  statements: readonly StatementDays[],
): Break {
  if (legs.back) return duplicateInStatement(fundId, payment, line)
  const isReturned = stateOf(payment, lastDayOf(statements)) === 'returned'
  return (isReturned ? paidOutsidePeriod : returnMissingInLedger)(fundId, payment, line)
}

type Leg = Readonly<{
  isMissing: boolean
  agreeing: readonly StatementLine[]
  differing: readonly StatementLine[]
  surplus: readonly StatementLine[]
}>

function readLeg(isExpected: boolean, lines: readonly StatementLine[], amount: Money): Leg {
  if (!isExpected) return { isMissing: false, agreeing: [], differing: [], surplus: lines }
  const exact = lines.find((line) => sameMoney(line.amount, amount))
  const shown = exact ?? lines[0]
  if (shown === undefined) return { isMissing: true, agreeing: [], differing: [], surplus: [] }
  const surplus = lines.filter((line) => line !== shown)
  return { isMissing: false, agreeing: exact ? [exact] : [], differing: exact ? [] : [shown], surplus }
}

/** Pairs that went out and came back alike, beyond the lines that the legs need; wrong amounts first. */
function cancelBounces(
  amount: Money,
  outs: readonly StatementLine[],
  backs: readonly StatementLine[],
  legs: Legs,
): Readonly<{ outs: StatementLine[]; backs: StatementLine[]; cancelled: StatementLine[] }> {
  const left = { outs: [...outs], backs: [...backs], cancelled: [] as StatementLine[] }
  const ofOtherAmount = backs.filter((line) => !sameMoney(line.amount, amount))
  const ofItsAmount = backs.filter((line) => sameMoney(line.amount, amount))
  for (const back of [...ofOtherAmount, ...ofItsAmount]) {
    if (left.outs.length <= Number(legs.out) || left.backs.length <= Number(legs.back)) break
    const out = left.outs.find((line) => sameMoney(line.amount, back.amount))
    if (out === undefined) continue
    left.outs = left.outs.filter((line) => line !== out)
    left.backs = left.backs.filter((line) => line !== back)
    left.cancelled.push(out, back)
  }
  return left
}

/** Lines that agree although their payment is in no match: they stand beside what is wrong with it. */
function showAlso(disagreement: Break, lines: readonly StatementLine[]): Break {
  const [first = null, ...others] = disagreement.statement === null ? lines : [disagreement.statement, ...lines]
  return { ...disagreement, statement: first, related: { ledger: [], statement: others } }
}
