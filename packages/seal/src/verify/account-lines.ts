import { formatFen } from '@fundtrace/money'
import type { FaultCode } from './faults.ts'

/** The accounts of a fund by the text that they are written with, each with its place in the columns of AccountLines. */
export type FundAccounts = Map<string, number>

/** An entry of an account; amounts in whole fen. */
export type AccountEntry = Readonly<{ account: string; line: number; amount: bigint; balanceAfter: bigint }>

/** Why an entry does not follow from the one before it in its account. */
export type LineFault = Readonly<{ code: FaultCode; detail: string }>

/** The last line and balance of every account of a shard. Some hundred bytes for an account, whatever it has of entries. */
export type AccountLines = Readonly<{
  take: (accounts: FundAccounts, entry: AccountEntry) => LineFault | null
  /** For another thread, which goes on from it. */
  state: () => AccountLinesState
}>
export type AccountLinesState = Readonly<{ columns: ColumnsState; otherwise: ReadonlyMap<number, Otherwise> }>

/**
 * An account begins with nothing, and grows by debits or by credits: its first entry shows which. After an entry that does not follow,
 * the next one may go on from what that one says or from what it should have said, so that one change is told once.
 */
export function followAccountLines(before?: AccountLinesState): AccountLines {
  const columns = makeColumns(before?.columns)
  const otherwise = new Map<number, Otherwise>(before?.otherwise)

  return {
    state: () => ({ columns: columns.state(), otherwise }),
    take: (accounts, entry) => {
      const place = placeOf(accounts, entry.account, columns)
      const line = columns.line(place) + 1
      const before = columns.balance(place)
      const side = columns.side(place)
      columns.keep(place, entry.line, entry.balanceAfter)
      if (entry.line === line && grownSide(side, before, entry) !== 0) {
        if (side === 0) columns.keepSide(place, grownSide(side, before, entry))
        if (otherwise.size > 0) otherwise.delete(place)
        return null
      }

      const other = otherwise.get(place)
      otherwise.delete(place)
      if (
        other !== undefined &&
        entry.line === other.line &&
        other.balances.some((balance) => grownSide(side, balance, entry) !== 0)
      )
        return null
      const balances = side === 0 ? [before + entry.amount, before - entry.amount] : [grown(side, before, entry.amount)]
      otherwise.set(place, { line: line + 1, balances })
      return entry.line === line ? balanceFault(before, balances, entry) : lineFault(line, entry)
    },
  }
}

/** 1: debits make the balance grow. -1: credits do. 0: not known. */
type GrowingSide = 1 | 0 | -1

/** What the next entry may go on from in place of what was written. */
type Otherwise = Readonly<{ line: number; balances: readonly bigint[] }>

/** The side on which the entry leads from the balance before to its own, 0 where it does not. */
function grownSide(side: GrowingSide, before: bigint, { amount, balanceAfter }: AccountEntry): GrowingSide {
  if (side !== -1 && before + amount === balanceAfter) return 1
  if (side !== 1 && before - amount === balanceAfter) return -1
  return 0
}

const grown = (side: GrowingSide, before: bigint, amount: bigint): bigint =>
  side === 1 ? before + amount : before - amount

const balanceFault = (before: bigint, right: readonly bigint[], { amount, balanceAfter }: AccountEntry): LineFault => ({
  code: 'ACCOUNT_BALANCE_WRONG',
  detail: `The balance was ${formatFen(before)}, the entry is ${formatFen(amount)}: ${right.map(formatFen).join(' or ')} follows, ${formatFen(balanceAfter)} is written.`,
})

const lineFault = (right: number, { line }: AccountEntry): LineFault => ({
  code: 'ACCOUNT_LINE_WRONG',
  detail: `This should be line ${right} of the account; it is line ${line}.`,
})

function placeOf(accounts: FundAccounts, account: string, columns: Columns): number {
  const known = accounts.get(account)
  if (known !== undefined) return known
  const place = columns.add()
  // A text cut out of a line would keep the whole line in memory.
  accounts.set(Buffer.from(account).toString(), place)
  return place
}

type Columns = Readonly<{
  add: () => number
  line: (place: number) => number
  balance: (place: number) => bigint
  side: (place: number) => GrowingSide
  keep: (place: number, line: number, balance: bigint) => void
  keepSide: (place: number, side: GrowingSide) => void
  state: () => ColumnsState
}>
type ColumnsState = Readonly<{
  lines: Float64Array<ArrayBuffer>
  balances: BigInt64Array<ArrayBuffer>
  sides: Int8Array<ArrayBuffer>
  size: number
  largeBalances: ReadonlyMap<number, bigint>
}>

/** Columns of numbers instead of an object for each account: a fifth of the memory, and nothing for the garbage collector. */
function makeColumns(before?: ColumnsState): Columns {
  let lines = before?.lines ?? new Float64Array(FIRST_CAPACITY)
  let balances = before?.balances ?? new BigInt64Array(FIRST_CAPACITY)
  let sides = before?.sides ?? new Int8Array(FIRST_CAPACITY)
  let size = before?.size ?? 0
  // Beyond 64 bits.
  const largeBalances = new Map<number, bigint>(before?.largeBalances)

  return {
    add: () => {
      if (size === lines.length) {
        lines = twiceAsLong(lines, new Float64Array(size * 2))
        balances = twiceAsLong(balances, new BigInt64Array(size * 2))
        sides = twiceAsLong(sides, new Int8Array(size * 2))
      }
      size += 1
      return size - 1
    },
    line: (place) => lines[place] ?? 0,
    balance: (place) => (largeBalances.size === 0 ? undefined : largeBalances.get(place)) ?? balances[place] ?? 0n,
    side: (place) => (sides[place] === 1 ? 1 : sides[place] === -1 ? -1 : 0),
    keep: (place, line, balance) => {
      lines[place] = line
      balances[place] = balance
      if (balances[place] !== balance) largeBalances.set(place, balance)
      else if (largeBalances.size > 0) largeBalances.delete(place)
    },
    keepSide: (place, side) => {
      sides[place] = side
    },
    state: () => ({ lines, balances, sides, size, largeBalances }),
  }
}

const FIRST_CAPACITY = 1024

function twiceAsLong<Column extends Float64Array | BigInt64Array | Int8Array>(column: Column, longer: Column): Column {
  new Uint8Array(longer.buffer).set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  return longer
}
