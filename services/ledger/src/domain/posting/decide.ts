import { MAX, toFen } from '@fundtrace/money'
import type { DomainError } from '@fundtrace/problem'
import { fundUnknown } from '../errors.ts'
import type {
  AskedEntry,
  Command,
  ExpiryCommand,
  HoldCommand,
  PostCommand,
  ReversalCommand,
  VoidCommand,
} from './command.ts'
import {
  accountClosed,
  accountUnknown,
  alreadyReversed,
  balanceOutOfRange,
  ceilingBroken,
  effectiveInFuture,
  entriesUnbalanced,
  floorBroken,
  holdEnded,
  holdExceeded,
  holdExpiryPast,
  holdNotUsed,
  holdUnknown,
  notReversible,
  periodClosed,
  reversalSamePerson,
  reversedUnknown,
} from './posting-errors.ts'
import type { BookAccount, BookFund, BookHold, ShardBook } from './shard-book.ts'

/** An entry with its place in its account's history; in fen. */
export type DecidedEntry = Readonly<{ account: BookAccount; amount: bigint; balanceAfter: bigint; line: number }>
/** A hold as it is after the command. */
export type DecidedHold = Readonly<{
  hold: BookHold
  account: BookAccount
  isNew: boolean
  state: BookHold['state']
  posted: bigint
}>
export type Decided = Readonly<{
  command: Command
  fund: BookFund
  number: number | null
  effectiveAt: number
  entries: readonly DecidedEntry[]
  holds: readonly DecidedHold[]
}>

/** Undoes, last first, what was decided since. */
export type Undo = (() => void)[]

/** What Money holds at most, 10^18 yuan: a larger balance could be neither stored nor read. */
const LARGEST_FEN = toFen(MAX)

/** A client's clock may be a little ahead of ours. */
const CLOCK_SKEW_MS = 5 * 60_000

/**
 * Decides one command against the book, in order: either the book goes on to the state after it, or nothing in it changes and the
 * refusal says why. `undo` gets what takes the decision back, for commands that stand or fall together.
 */
export function decide(book: ShardBook, command: Command, now: number, undo: Undo | null): Decided | DomainError {
  const fund = book.funds.get(command.fundId)
  if (fund === undefined) return fundUnknown(command.fundId)
  switch (command.kind) {
    case 'post':
      return decideEntries(book, fund, command, command.entries, command.effectiveAt ?? now, now, undo)
    case 'reversal':
      return decideReversal(book, fund, command, now, undo)
    case 'hold':
      return decideHold(book, fund, command, now, undo)
    case 'void':
    case 'expiry':
      return decideEnd(book, fund, command, now, undo)
  }
}

function decideEntries(
  book: ShardBook,
  fund: BookFund,
  command: PostCommand | ReversalCommand,
  asked: readonly AskedEntry[],
  effectiveAt: number,
  now: number,
  undo: Undo | null,
): Decided | DomainError {
  const refusal = refuseTime(fund, effectiveAt, now)
  if (refusal !== null) return refusal
  let sum = 0n
  for (const entry of asked) sum += entry.amount
  if (sum !== 0n) return entriesUnbalanced(command.reference, sum)

  const changes = noChanges()
  const holds =
    command.kind === 'post' && command.uses.length > 0 ? useHolds(book, fund, command, now, changes) : NO_HOLDS
  if (!isHolds(holds)) return refuse(changes, holds)
  const entries: DecidedEntry[] = []
  for (const { account: code, amount } of asked) {
    const account = fund.accounts.get(code)
    if (account === undefined) return refuse(changes, accountUnknown(fund.id, code))
    if (account.isClosed) return refuse(changes, accountClosed(fund.id, code))
    const change = account.isDebitNormal ? amount : -amount
    account.balance += change
    account.line += 1
    changes.accounts.push(account, change, 0n, 1)
    entries.push({ account, amount, balanceAfter: account.balance, line: account.line })
  }
  // Asked of the accounts as they are after all entries: between two entries of one transaction nobody is poor.
  // Only what a line says it leaves is asked of each: beyond the range nobody could read it, and no verifier would take its seal.
  for (const { account, balanceAfter } of entries) {
    const broken = brokenGuard(account, balanceAfter)
    if (broken !== null) return refuse(changes, broken(changes.accounts))
  }
  fund.transactionCount += 1
  changes.counted = fund
  undo?.push(() => takeBack(changes))
  return { command, fund, number: fund.transactionCount, effectiveAt, entries, holds }
}

function decideReversal(
  book: ShardBook,
  fund: BookFund,
  command: ReversalCommand,
  now: number,
  undo: Undo | null,
): Decided | DomainError {
  const before = book.postedBefore.get(command.reverses)
  if (before === undefined || before.fundId !== fund.id) return reversedUnknown(fund.id, command.reverses)
  if (before.kind !== 'post') return notReversible(before.id, before.kind)
  if (before.askedBy !== null && before.askedBy === command.askedBy)
    return reversalSamePerson(before.id, before.askedBy)
  if (before.isReversed) return alreadyReversed(before.id)
  const turned = before.entries.map(({ account, amount }) => ({ account, amount: -amount }))
  const decided = decideEntries(book, fund, command, turned, command.effectiveAt ?? now, now, undo)
  if (decided instanceof Error) return decided
  before.isReversed = true
  undo?.push(() => {
    before.isReversed = false
  })
  return decided
}

function decideHold(
  book: ShardBook,
  fund: BookFund,
  command: HoldCommand,
  now: number,
  undo: Undo | null,
): Decided | DomainError {
  if (command.expiresAt !== null && command.expiresAt <= now) return holdExpiryPast(iso(command.expiresAt), iso(now))
  const changes = noChanges()
  const holds: DecidedHold[] = []
  for (const { holdId, account: code, amount } of command.holds) {
    const account = fund.accounts.get(code)
    if (account === undefined) return refuse(changes, accountUnknown(fund.id, code))
    if (account.isClosed) return refuse(changes, accountClosed(fund.id, code))
    account.held += amount
    changes.accounts.push(account, 0n, amount, 0)
    const broken = brokenGuard(account, account.balance)
    if (broken !== null) return refuse(changes, broken(changes.accounts))
    const hold: BookHold = {
      id: holdId,
      fundId: fund.id,
      account: code,
      amount,
      expiresAt: command.expiresAt,
      state: 'pending',
      posted: 0n,
    }
    book.holds.set(holdId, hold)
    alsoTakeBack(changes, () => book.holds.delete(holdId))
    holds.push({ hold, account, isNew: true, state: 'pending', posted: 0n })
  }
  undo?.push(() => takeBack(changes))
  return { command, fund, number: null, effectiveAt: now, entries: [], holds }
}

function decideEnd(
  book: ShardBook,
  fund: BookFund,
  command: VoidCommand | ExpiryCommand,
  now: number,
  undo: Undo | null,
): Decided | DomainError {
  const changes = noChanges()
  const state = command.kind === 'void' ? 'voided' : 'expired'
  const holds: DecidedHold[] = []
  for (const holdId of command.holdIds) {
    const found = pendingHold(book, fund, holdId, now, command.kind === 'expiry')
    if (found instanceof Error) return refuse(changes, found)
    endHold(found, state, 0n, changes)
    holds.push({ ...found, isNew: false, state, posted: 0n })
  }
  undo?.push(() => takeBack(changes))
  return { command, fund, number: null, effectiveAt: now, entries: [], holds }
}

/** The part that is posted of each hold ends it: what is left of it is free before the entries are decided. */
function useHolds(
  book: ShardBook,
  fund: BookFund,
  command: PostCommand,
  now: number,
  changes: Changes,
): readonly DecidedHold[] | DomainError {
  const drawn = new Map<BookAccount, bigint>()
  const holds: DecidedHold[] = []
  for (const { holdId, amount } of command.uses) {
    const found = pendingHold(book, fund, holdId, now, false)
    if (found instanceof Error) return found
    if (amount > found.hold.amount) return holdExceeded(holdId, found.hold.amount, amount)
    drawn.set(found.account, (drawn.get(found.account) ?? 0n) + amount)
    if (takenFrom(command.entries, found.account) < (drawn.get(found.account) ?? 0n))
      return holdNotUsed(holdId, found.account.code)
    endHold(found, 'posted', amount, changes)
    holds.push({ ...found, isNew: false, state: 'posted', posted: amount })
  }
  return holds
}

type FoundHold = Readonly<{ hold: BookHold; account: BookAccount }>

function pendingHold(
  book: ShardBook,
  fund: BookFund,
  holdId: string,
  now: number,
  mustBeOver: boolean,
): FoundHold | DomainError {
  const hold = book.holds.get(holdId)
  // A payment's holds end with their payment and not by themselves.
  if (hold === undefined || hold.fundId !== fund.id) return holdUnknown(fund.id, holdId)
  if (hold.state !== 'pending') return holdEnded(holdId, hold.state)
  const isOver = hold.expiresAt !== null && hold.expiresAt <= now
  if (mustBeOver && !isOver) return holdEnded(holdId, 'not over yet')
  // Its time is over, whether the ledger's clock has come round to it or not.
  if (!mustBeOver && isOver) return holdEnded(holdId, 'expired')
  const account = fund.accounts.get(hold.account)
  if (account === undefined) return accountUnknown(fund.id, hold.account)
  return { hold, account }
}

function endHold({ hold, account }: FoundHold, state: BookHold['state'], posted: bigint, changes: Changes): void {
  hold.state = state
  hold.posted = posted
  account.held -= hold.amount
  changes.accounts.push(account, 0n, -hold.amount, 0)
  alsoTakeBack(changes, () => {
    hold.state = 'pending'
    hold.posted = 0n
  })
}

/** How much the entries take of an account on its normal side. */
function takenFrom(entries: readonly AskedEntry[], account: BookAccount): bigint {
  let taken = 0n
  for (const entry of entries)
    if (entry.account === account.code) taken -= account.isDebitNormal ? entry.amount : -entry.amount
  return taken
}

function refuseTime(fund: BookFund, effectiveAt: number, now: number): DomainError | null {
  if (effectiveAt < fund.openFrom) return periodClosed(fund.id, iso(effectiveAt), iso(fund.openFrom))
  if (effectiveAt > now + CLOCK_SKEW_MS) return effectiveInFuture(iso(effectiveAt), iso(now))
  return null
}

/** Null where the account keeps its guards, and its line their range; else what makes the refusal, out of what was changed so far. */
function brokenGuard(
  account: BookAccount,
  balanceAfter: bigint,
): ((changes: readonly unknown[]) => DomainError) | null {
  const { minimum, maximum } = account
  if (minimum !== null && account.balance - account.held < minimum)
    return (changes) => {
      const taken = changedBy(changes, account)
      return floorBroken(account.fundId, account.code, account.balance - account.held - minimum + taken, taken)
    }
  if (maximum !== null && account.balance > maximum)
    return () => ceilingBroken(account.fundId, account.code, maximum, account.balance)
  if (balanceAfter > LARGEST_FEN || balanceAfter < -LARGEST_FEN || account.held > LARGEST_FEN)
    return () => balanceOutOfRange(account.fundId, account.code, balanceAfter, account.held)
  return null
}

/** By how much less is available of the account after the changes. */
function changedBy(changes: readonly unknown[], account: BookAccount): bigint {
  let taken = 0n
  for (let index = 0; index < changes.length; index += 4)
    if (changes[index] === account) taken += (changes[index + 2] as bigint) - (changes[index + 1] as bigint)
  return taken
}

/** What one command has changed so far. Plain arrays and no closures: this is the hot loop. */
type Changes = {
  /** Account, change of balance, change of held, lines; four after each other. */
  readonly accounts: (BookAccount | bigint | number)[]
  others: (() => void)[] | null
  counted: BookFund | null
}

const noChanges = (): Changes => ({ accounts: [], others: null, counted: null })

const alsoTakeBack = (changes: Changes, other: () => void): void => {
  changes.others = [...(changes.others ?? []), other]
}

function takeBack({ accounts, others, counted }: Changes): void {
  for (let index = accounts.length - 4; index >= 0; index -= 4) {
    const account = accounts[index] as BookAccount
    account.balance -= accounts[index + 1] as bigint
    account.held -= accounts[index + 2] as bigint
    account.line -= accounts[index + 3] as number
  }
  for (const other of others ?? []) other()
  if (counted !== null) counted.transactionCount -= 1
}

function refuse(changes: Changes, refusal: DomainError): DomainError {
  takeBack(changes)
  return refusal
}

const NO_HOLDS: readonly DecidedHold[] = []
const isHolds = (holds: readonly DecidedHold[] | DomainError): holds is readonly DecidedHold[] => Array.isArray(holds)
const iso = (time: number): string => (Number.isFinite(time) ? new Date(time).toISOString() : 'ever')
