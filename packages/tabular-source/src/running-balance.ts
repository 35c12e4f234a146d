import { formatFen } from '@fundtrace/money'
import type { SheetRow } from '@fundtrace/spreadsheet'
import type { Place } from './find-roles.ts'
import { listFault, type ListFault } from './list-fault.ts'
import { amountAt } from './row-amount.ts'
import { type Tally, tellFault } from './tally.ts'

/**
 * Proves row by row that the balance before and the entry make the balance after, whichever way the list is ordered: banks write the oldest
 * first or the newest. The way that holds for more rows is the list's.
 */
export function runningBalance(place: Place | null, tally: Tally): RunningBalance {
  if (place === null) return { take: () => undefined, skip: () => undefined, end: () => undefined }
  const ways = { oldestFirst: newWay(tally.faultsMax), newestFirst: newWay(tally.faultsMax) }
  let before: { fen: bigint; balance: bigint } | null = null
  return {
    take: (row, fen) => {
      const balance = amountAt(row, place, 'yuan')
      if (typeof balance !== 'bigint') {
        const value = row.cells[place.index] ?? ''
        tellFault(tally, listFault('balance_unreadable', row.row, place.header, { value, expected: '1250.00' }))
        before = null
        return
      }
      if (before !== null) {
        hold(ways.oldestFirst, row, place, balance, before.balance + fen)
        hold(ways.newestFirst, row, place, balance, before.balance - before.fen)
      }
      before = { fen, balance }
    },
    skip: () => {
      before = null
    },
    end: () => {
      const { oldestFirst, newestFirst } = ways
      const way = newestFirst.count < oldestFirst.count ? newestFirst : oldestFirst
      for (const fault of way.faults) tellFault(tally, fault)
      tally.faultCount += way.count - way.faults.length
    },
  }
}

export type RunningBalance = Readonly<{
  take: (row: SheetRow, fen: bigint) => void
  /** A row whose amount cannot be read: what comes next cannot be held against it. */
  skip: () => void
  end: () => void
}>
type Way = { count: number; readonly faults: ListFault[]; readonly faultsMax: number }
const newWay = (faultsMax: number): Way => ({ count: 0, faults: [], faultsMax })

function hold(way: Way, { row }: SheetRow, { header }: Place, stated: bigint, found: bigint): void {
  if (stated === found) return
  way.count += 1
  if (way.faults.length < way.faultsMax)
    way.faults.push(listFault('balance_broken', row, header, { value: formatFen(stated), expected: formatFen(found) }))
}
