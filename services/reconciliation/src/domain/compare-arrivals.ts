import { formatMoney, sameMoney } from '@fundtrace/money'
import {
  ambiguousArrivals,
  arrivalAmountDiffers,
  arrivalMissingInLedger,
  arrivalMissingInStatement,
  arrivedOutsidePeriod,
} from './arrival-breaks.ts'
import { type Break, type Comparison, joinComparisons, type Match } from './break.ts'
import { groupBy } from './group-by.ts'
import type { LedgerArrival } from './ledger-record.ts'
import { coversDay, type StatementDays } from './statement-days.ts'
import type { StatementLine } from './statement-line.ts'

/**
 * The arrivals under one document against the lines that quote it, both in a fixed order. Equal amounts are matched one to one
 * when there are as many on both sides, and are ambiguous when there are not; of other amounts only a single arrival and a
 * single line that are left over are taken for one another.
 */
export function compareArrivals(
  fundId: string,
  arrivals: readonly LedgerArrival[],
  lines: readonly StatementLine[],
  statements: readonly StatementDays[],
): Comparison {
  const received = lines.filter((line) => line.direction === 'received')
  const paidOut = lines.filter((line) => line.direction === 'paid_out')
  const expected = arrivals.filter((arrival) => coversDay(statements, arrival.arrivedOn))
  const elsewhen = arrivals.filter((arrival) => !coversDay(statements, arrival.arrivedOn))

  const arrivalsOf = groupBy(expected, (arrival) => formatMoney(arrival.amount))
  const linesOf = groupBy(received, (line) => formatMoney(line.amount))
  const alike = [...arrivalsOf.keys()].map((amount) =>
    compareAlike(fundId, arrivalsOf.get(amount) ?? [], linesOf.get(amount) ?? []),
  )
  const leftOver = compareLeftOver(
    fundId,
    expected.filter((arrival) => !linesOf.has(formatMoney(arrival.amount))),
    received.filter((line) => !arrivalsOf.has(formatMoney(line.amount))),
    elsewhen,
  )
  const refunds = paidOut.map((line) => arrivalMissingInLedger(fundId, line))
  return joinComparisons([...alike, { matches: [], breaks: [...leftOver, ...refunds] }])
}

/** All of one amount. */
function compareAlike(fundId: string, arrivals: readonly LedgerArrival[], lines: readonly StatementLine[]): Comparison {
  const [firstArrival, ...otherArrivals] = arrivals
  const [firstLine, ...otherLines] = lines
  if (firstArrival === undefined || firstLine === undefined) return { matches: [], breaks: [] }
  if (arrivals.length !== lines.length) {
    return {
      matches: [],
      breaks: [ambiguousArrivals(fundId, [firstArrival, ...otherArrivals], [firstLine, ...otherLines])],
    }
  }
  const matches = arrivals.flatMap((arrival, index): Match[] => {
    const line = lines[index]
    return line === undefined ? [] : [{ fundId, ledger: arrival, lines: [line] }]
  })
  return { matches, breaks: [] }
}

/** Arrivals and lines whose amount the other side does not have. */
function compareLeftOver(
  fundId: string,
  arrivals: readonly LedgerArrival[],
  lines: readonly StatementLine[],
  elsewhen: readonly LedgerArrival[],
): Break[] {
  const waiting = [...elsewhen]
  const unexplained: StatementLine[] = []
  const outside: Break[] = []
  for (const line of lines) {
    const index = waiting.findIndex((arrival) => sameMoney(arrival.amount, line.amount))
    const [arrival] = index === -1 ? [] : waiting.splice(index, 1)
    if (arrival === undefined) unexplained.push(line)
    else outside.push(arrivedOutsidePeriod(fundId, arrival, line))
  }
  const [arrival, ...otherArrivals] = arrivals
  const [line, ...otherLines] = unexplained
  const isPair = otherArrivals.length === 0 && otherLines.length === 0
  if (arrival !== undefined && line !== undefined && isPair)
    return [...outside, arrivalAmountDiffers(fundId, arrival, line)]
  return [
    ...outside,
    ...arrivals.map((each) => arrivalMissingInStatement(fundId, each)),
    ...unexplained.map((each) => arrivalMissingInLedger(fundId, each)),
  ]
}
