import assert from 'node:assert/strict'
import { fromFen, MAX, type Money, toFen } from '@fundtrace/money'
import { type AccountCode, normalSideOf } from './chart.ts'
import { availableExceeded, transactionUnbalanced } from './errors.ts'

/** Debits positive and credits negative. */
export type Entry = Readonly<{ account: AccountCode; fen: bigint }>
/** An entry with its place in its account's history. `balanceAfter`, in fen, is on the account's normal side. */
export type PostedEntry = Entry & Readonly<{ version: bigint; balanceAfter: bigint }>
/** In fen, on the account's normal side. Available is balance minus held. */
export type AccountState = Readonly<{ balance: bigint; held: bigint; version: bigint }>

export const debit = (account: AccountCode, amount: Money): Entry => debitFen(account, toFen(amount))
export const credit = (account: AccountCode, amount: Money): Entry => creditFen(account, toFen(amount))
/** For payments, which come by the ten thousand and are whole fen from the database to the database. */
export const debitFen = (account: AccountCode, fen: bigint): Entry => ({ account, fen })
export const creditFen = (account: AccountCode, fen: bigint): Entry => ({ account, fen: -fen })

/**
 * The accounts of one fund while something is decided about them, under the fund's lock. Every guard is asked here, in order,
 * so that a refusal can name the account and the amount missing; the CHECKs of the database say the same once more. A batch of 10,000 payments is
 * decided here entry by entry: inside, amounts are whole fen.
 */
export type Book = Readonly<{
  fundId: string
  /** Refuses what does not balance and what would leave an account below its holds; then nothing has changed. */
  post: (reference: string, entries: readonly Entry[]) => readonly PostedEntry[]
  /** Refuses at once what several entries will need together, so that the refusal names all that is missing. */
  refuseBeyond: (account: AccountCode, amount: Money) => void
  /** Reserves available money of an account. */
  hold: (account: AccountCode, fen: bigint) => void
  /** Ends a hold, to be followed by the entry that uses the money, or by nothing when it is voided. */
  endHold: (account: AccountCode, fen: bigint) => void
  balance: (account: AccountCode) => Money
  available: (account: AccountCode) => Money
}>

const MAX_FEN = toFen(MAX)
/** Refuses what is no amount any more. */
const requireAmount = (fen: bigint): void => {
  if (fen > MAX_FEN || fen < -MAX_FEN) fromFen(fen)
}

const EMPTY: AccountState = { balance: 0n, held: 0n, version: 0n }

export function openBook(fundId: string, loaded: ReadonlyMap<AccountCode, AccountState>): Book {
  const accounts = new Map(loaded)
  const stateOf = (account: AccountCode): AccountState => accounts.get(account) ?? EMPTY
  const availableFen = (account: AccountCode): bigint => {
    const { balance, held } = stateOf(account)
    return balance - held
  }

  const refuseBeyond = (account: AccountCode, fen: bigint): void => {
    const available = availableFen(account)
    if (fen > available) throw availableExceeded(fundId, account, fromFen(available), fromFen(fen))
  }

  const apply = (state: AccountState, account: AccountCode, fen: bigint): AccountState => {
    const balance = state.balance + (normalSideOf(account) === 'debit' ? fen : -fen)
    requireAmount(balance)
    return { balance, held: state.held, version: state.version + 1n }
  }

  return {
    fundId,
    available: (account) => fromFen(availableFen(account)),
    balance: (account) => fromFen(stateOf(account).balance),
    post: (reference, entries) => {
      let sum = 0n
      const changed = new Map<AccountCode, AccountState>()
      const posted = entries.map(({ account, fen }) => {
        requireAmount(fen)
        sum += fen
        const state = apply(changed.get(account) ?? stateOf(account), account, fen)
        changed.set(account, state)
        return { account, fen, version: state.version, balanceAfter: state.balance }
      })
      assert(entries.length >= 2 && !posted.some(({ fen }) => fen === 0n), 'entries move something')
      if (sum !== 0n) throw transactionUnbalanced(reference, fromFen(sum))
      for (const [account, state] of changed) {
        if (state.balance >= state.held) continue
        const taken = stateOf(account).balance - state.balance
        throw availableExceeded(fundId, account, fromFen(availableFen(account)), fromFen(taken))
      }
      for (const [account, state] of changed) accounts.set(account, state)
      return posted
    },
    refuseBeyond: (account, amount) => refuseBeyond(account, toFen(amount)),
    hold: (account, fen) => {
      assert(fen > 0n, 'a hold keeps something back')
      refuseBeyond(account, fen)
      const state = stateOf(account)
      accounts.set(account, { ...state, held: state.held + fen })
    },
    endHold: (account, fen) => {
      const state = stateOf(account)
      assert(fen > 0n && fen <= state.held, 'what ends was held')
      accounts.set(account, { ...state, held: state.held - fen })
    },
  }
}
