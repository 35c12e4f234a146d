import { formatMoney, sameMoney } from '@fundtrace/money'
import { type Break, type Comparison, joinComparisons, type Match } from './break.ts'
import { groupBy } from './group-by.ts'
import type { LedgerTransfer } from './ledger-record.ts'
import { coversDay, type StatementDays } from './statement-days.ts'
import type { Direction, StatementLine } from './statement-line.ts'
import {
  ambiguousTransfers,
  transferAmountDiffers,
  transferMissingInLedger,
  transferMissingInStatement,
  transferOutsidePeriod,
} from './transfer-breaks.ts'

/**
 * The transfers under one document against the lines that quote it, both in a fixed order, each direction for itself. Under a
 * document that only brings money, what the bank paid out is missing from what it brought.
 */
export function compareTransfers(
  fundId: string,
  transfers: readonly LedgerTransfer[],
  lines: readonly StatementLine[],
  statements: readonly StatementDays[],
): Comparison {
  const compareSide = (direction: Direction): Comparison =>
    compareDirection(
      fundId,
      direction,
      transfers.filter((transfer) => transfer.direction === direction),
      lines.filter((line) => line.direction === direction),
      statements,
    )
  if (transfers.some((transfer) => transfer.direction === 'paid_out'))
    return joinComparisons([compareSide('received'), compareSide('paid_out')])
  const paidOut = lines.filter((line) => line.direction === 'paid_out')
  const breaks = paidOut.map((line) => transferMissingInLedger(fundId, line, 'received'))
  return joinComparisons([compareSide('received'), { matches: [], breaks }])
}

/**
 * Equal amounts are matched one to one when there are as many on both sides, and are ambiguous when there are not; of other amounts
 * only a single transfer and a single line that are left over are taken for one another.
 */
function compareDirection(
  fundId: string,
  direction: Direction,
  transfers: readonly LedgerTransfer[],
  lines: readonly StatementLine[],
  statements: readonly StatementDays[],
): Comparison {
  const expected = transfers.filter((transfer) => coversDay(statements, transfer.movedOn))
  const elsewhen = transfers.filter((transfer) => !coversDay(statements, transfer.movedOn))

  const transfersOf = groupBy(expected, (transfer) => formatMoney(transfer.amount))
  const linesOf = groupBy(lines, (line) => formatMoney(line.amount))
  const alike = [...transfersOf.keys()].map((amount) =>
    compareAlike(fundId, transfersOf.get(amount) ?? [], linesOf.get(amount) ?? []),
  )
  const leftOver = compareLeftOver(
    fundId,
    direction,
    expected.filter((transfer) => !linesOf.has(formatMoney(transfer.amount))),
    lines.filter((line) => !transfersOf.has(formatMoney(line.amount))),
    elsewhen,
  )
  return joinComparisons([...alike, { matches: [], breaks: leftOver }])
}

/** All of one amount. */
function compareAlike(
  fundId: string,
  transfers: readonly LedgerTransfer[],
  lines: readonly StatementLine[],
): Comparison {
  const [firstTransfer, ...otherTransfers] = transfers
  const [firstLine, ...otherLines] = lines
  if (firstTransfer === undefined || firstLine === undefined) return { matches: [], breaks: [] }
  if (transfers.length !== lines.length) {
    return {
      matches: [],
      breaks: [ambiguousTransfers(fundId, [firstTransfer, ...otherTransfers], [firstLine, ...otherLines])],
    }
  }
  const matches = transfers.flatMap((transfer, index): Match[] => {
    const line = lines[index]
    return line === undefined ? [] : [{ fundId, ledger: transfer, lines: [line] }]
  })
  return { matches, breaks: [] }
}

/** Transfers and lines whose amount the other side does not have. */
function compareLeftOver(
  fundId: string,
  direction: Direction,
  transfers: readonly LedgerTransfer[],
  lines: readonly StatementLine[],
  elsewhen: readonly LedgerTransfer[],
): Break[] {
  const waiting = [...elsewhen]
  const unexplained: StatementLine[] = []
  const outside: Break[] = []
  for (const line of lines) {
    const index = waiting.findIndex((transfer) => sameMoney(transfer.amount, line.amount))
    const [transfer] = index === -1 ? [] : waiting.splice(index, 1)
    if (transfer === undefined) unexplained.push(line)
    else outside.push(transferOutsidePeriod(fundId, transfer, line))
  }
  const [transfer, ...otherTransfers] = transfers
  const [line, ...otherLines] = unexplained
  const isPair = otherTransfers.length === 0 && otherLines.length === 0
  if (transfer !== undefined && line !== undefined && isPair)
    return [...outside, transferAmountDiffers(fundId, transfer, line)]
  return [
    ...outside,
    ...transfers.map((each) => transferMissingInStatement(fundId, each)),
    ...unexplained.map((each) => transferMissingInLedger(fundId, each, direction)),
  ]
}
