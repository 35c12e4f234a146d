import type { Item } from '@fundtrace/matching'
import type { ListFault } from './list-fault.ts'
import type { PageProof } from './statement-pages.ts'

/** What is known of a list when its end is reached: control figures, and what is wrong with it up to a bound. */
export type Tally = {
  rows: number
  /** In fen, signed as the items are. */
  total: bigint
  firstDay: string | null
  lastDay: string | null
  readonly pages: PageProof[]
  faultCount: number
  readonly faults: ListFault[]
  readonly faultsMax: number
}

export const newTally = (faultsMax: number): Tally => ({
  rows: 0,
  total: 0n,
  firstDay: null,
  lastDay: null,
  pages: [],
  faultCount: 0,
  faults: [],
  faultsMax,
})

export function tellFault(tally: Tally, fault: ListFault): void {
  tally.faultCount += 1
  if (tally.faults.length < tally.faultsMax) tally.faults.push(fault)
}

/** In pages: an item at a time would cost more than reading it does. */
export async function* inPages(items: AsyncIterable<Item>, tally: Tally): AsyncGenerator<readonly Item[]> {
  let page: Item[] = []
  for await (const item of items) {
    tally.rows += 1
    tally.total += item.amount
    if (item.on !== null) {
      if (tally.firstDay === null || item.on < tally.firstDay) tally.firstDay = item.on
      if (tally.lastDay === null || item.on > tally.lastDay) tally.lastDay = item.on
    }
    page.push(item)
    if (page.length < PAGE_ROWS) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

const PAGE_ROWS = 2_000
