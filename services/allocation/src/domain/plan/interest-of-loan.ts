import { formatFen, toFen } from '@fundtrace/money'
import { NUMBER_PLACES, readDecimal } from '../programme/fact-order.ts'
import type { AmountRule } from '../programme/programme.ts'
import type { Unit } from './count-units.ts'
import { roundFen } from './divide-fen.ts'
import { factUnknown } from './plan-errors.ts'
import type { Receiver } from './receiver.ts'
import { amountOf, type Contribution } from './share-of-item.ts'

type Interest = Extract<AmountRule, { kind: 'interest' }>

/**
 * Principal × rate × days ÷ (100 × day count), of it the percentage, rounded by loan. The days are those of the year on which the loan
 * runs, the day it is drawn on included, the day it is due on not; beyond the longest term none count. Null where none are left.
 */
export function interestOfLoan(rule: Interest, year: number, receiver: Receiver, loan: Unit): Contribution | null {
  const drawnOn = dayOf(receiver, loan, 'drawn_on')
  const from = laterOf(drawnOn, `${year}-01-01`)
  const until = earlierOf(
    earlierOf(dayOf(receiver, loan, 'due_on'), `${year + 1}-01-01`),
    rule.termMonthsMax === null ? null : addMonths(drawnOn, rule.termMonthsMax),
  )
  const days = dayNumber(until) - dayNumber(from)
  if (days <= 0) return null

  const borrowed = amountOf(receiver, loan, 'principal')
  const most = rule.principalMax === null ? borrowed : toFen(rule.principalMax)
  const principal = borrowed < most ? borrowed : most
  const annualRate = rateOf(receiver, loan)
  const fen = roundFen(
    principal * annualRate.scaled * rule.percent.numerator * BigInt(days),
    100n * 10n ** BigInt(NUMBER_PLACES) * rule.percent.denominator * BigInt(rule.dayCount),
    rule.rounding,
  )
  return {
    fen,
    step: {
      step: 'interest',
      item: loan.id,
      principal: formatFen(principal),
      ...(principal < borrowed ? { borrowed: formatFen(borrowed) } : {}),
      annual_rate: annualRate.text,
      percent: rule.percent.text,
      from,
      until,
      days,
      day_count: rule.dayCount,
      rounding: rule.rounding,
      gives: formatFen(fen),
    },
  }
}

function dayOf(receiver: Receiver, loan: Unit, fact: string): string {
  const day = loan.facts[fact]
  if (typeof day !== 'string') throw factUnknown(receiver.id, loan.id, fact)
  return day
}

function rateOf(receiver: Receiver, loan: Unit): Readonly<{ text: string; scaled: bigint }> {
  const text = loan.facts['annual_rate']
  const scaled = typeof text === 'string' ? readDecimal(text, NUMBER_PLACES) : null
  if (typeof text !== 'string' || scaled === null || scaled < 0n) throw factUnknown(receiver.id, loan.id, 'annual_rate')
  return { text, scaled }
}

const laterOf = (one: string, other: string): string => (one < other ? other : one)
const earlierOf = (one: string, other: string | null): string => (other === null || one < other ? one : other)

const DAY_MS = 86_400_000
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS

/** The same day of a later month, or that month's last: 31 January and a month is 28 or 29 February. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10)
}
