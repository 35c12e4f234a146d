import { formatFen } from '@fundtrace/money'
import { type AccountLinesState, type FundAccounts, followAccountLines } from './account-lines.ts'
import { eachEntry } from './each-entry.ts'
import type { FaultCode } from './faults.ts'
import { fenOf } from './fen.ts'

/**
 * The entries of a record, to be followed now or later: as they are written, in which of the shard's books (one for each fund), and who is told
 * what is wrong with them.
 */
export type RecordEntries = Readonly<{ book: number; entries: string; tell: TellFault }>
/** `account` as it is written. */
export type TellFault = (code: FaultCode, detail: string, account?: string) => void
export type EntryFault = Readonly<{ code: FaultCode; detail: string; account?: string }>

/** Entries add up, and each goes on from the one before in its account. Of one shard at a time; the one before it is forgotten. */
export type EntryBooks = Readonly<{
  take: (shardRun: number, book: number, entries: string) => readonly EntryFault[]
  /** How many entries there were. */
  count: () => number
  /** For another thread, which goes on from it and counts from zero. */
  state: () => EntryBooksState
}>
export type EntryBooksState = Readonly<{
  run: number
  lines: AccountLinesState
  books: ReadonlyMap<number, FundAccounts>
}>

export function followEntries(before?: EntryBooksState): EntryBooks {
  let run = before?.run ?? 0
  let lines = followAccountLines(before?.lines)
  let books = new Map<number, FundAccounts>(before?.books)
  let count = 0

  const accountsOf = (book: number): FundAccounts => {
    const known = books.get(book)
    if (known !== undefined) return known
    const accounts: FundAccounts = new Map()
    books.set(book, accounts)
    return accounts
  }

  return {
    take: (shardRun, book, entries) => {
      if (entries === NONE) return NO_FAULTS
      if (shardRun !== run) {
        run = shardRun
        lines = followAccountLines()
        books = new Map()
      }
      const accounts = accountsOf(book)
      let faults: EntryFault[] | null = null
      let sum = 0n
      eachEntry(entries, (account, amountText, balanceAfter, line) => {
        const amount = fenOf(amountText)
        const fault = lines.take(accounts, {
          account,
          line: Number(line),
          amount,
          balanceAfter: fenOf(balanceAfter),
        })
        if (fault !== null) (faults ??= []).push({ ...fault, account })
        sum += amount
        count += 1
      })
      if (sum !== 0n)
        (faults ??= []).push({ code: 'ENTRIES_UNBALANCED', detail: `Its entries add up to ${formatFen(sum)}.` })
      return faults ?? NO_FAULTS
    },
    count: () => count,
    state: () => ({ run, lines: lines.state(), books }),
  }
}

const NONE = '[]'
const NO_FAULTS: readonly EntryFault[] = []
