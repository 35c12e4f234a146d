import assert from 'node:assert/strict'
import {
  addMoney,
  compareMoney,
  isNegative,
  isPositive,
  isZero,
  type Money,
  negateMoney,
  subtractMoney,
  sumMoney,
  ZERO,
} from '@fundtrace/money'
import { type AccountCode, normalSideOf } from './chart.ts'
import { availableExceeded, transactionUnbalanced } from './errors.ts'

/** `amount` in yuan, debits positive and credits negative. */
export type Entry = Readonly<{ account: AccountCode; amount: Money }>
/** An entry with its place in its account's history; `balanceAfter` is on the account's normal side. */
export type PostedEntry = Entry & Readonly<{ version: bigint; balanceAfter: Money }>
/** On the account's normal side. Available is balance minus held. */
export type AccountState = Readonly<{ balance: Money; held: Money; version: bigint }>

export const debit = (account: AccountCode, amount: Money): Entry => ({ account, amount })
export const credit = (account: AccountCode, amount: Money): Entry => ({ account, amount: negateMoney(amount) })

/**
 * The accounts of one fund while something is decided about them, under the fund's lock. Every guard is asked here, in order,
 * so that a refusal can name the account and the amount missing; the CHECKs of the database say the same once more.
 */
export type Book = Readonly<{
  fundId: string
  /** Refuses what does not balance and what would leave an account below its holds; then nothing has changed. */
  post: (reference: string, entries: readonly Entry[]) => readonly PostedEntry[]
  /** Refuses at once what several entries will need together, so that the refusal names all that is missing. */
  refuseBeyond: (account: AccountCode, amount: Money) => void
  /** Reserves available money of an account. */
  hold: (account: AccountCode, amount: Money) => void
  /** Ends a hold, to be followed by the entry that uses the money, or by nothing when it is voided. */
  endHold: (account: AccountCode, amount: Money) => void
  balance: (account: AccountCode) => Money
  available: (account: AccountCode) => Money
}>

const EMPTY: AccountState = { balance: ZERO, held: ZERO, version: 0n }

export function openBook(fundId: string, loaded: ReadonlyMap<AccountCode, AccountState>): Book {
  const accounts = new Map(loaded)
  const stateOf = (account: AccountCode): AccountState => accounts.get(account) ?? EMPTY
  const available = (account: AccountCode): Money => subtractMoney(stateOf(account).balance, stateOf(account).held)

  const refuseBeyond = (account: AccountCode, amount: Money): void => {
    if (compareMoney(amount, available(account)) > 0)
      throw availableExceeded(fundId, account, available(account), amount)
  }

  const apply = (state: AccountState, entry: Entry): AccountState => ({
    balance: addMoney(
      state.balance,
      normalSideOf(entry.account) === 'debit' ? entry.amount : negateMoney(entry.amount),
    ),
    held: state.held,
    version: state.version + 1n,
  })

  return {
    fundId,
    available,
    balance: (account) => stateOf(account).balance,
    post: (reference, entries) => {
      assert(entries.length >= 2 && !entries.some((entry) => isZero(entry.amount)), 'entries move something')
      const sum = sumMoney(entries.map((entry) => entry.amount))
      if (!isZero(sum)) throw transactionUnbalanced(reference, sum)
      const changed = new Map<AccountCode, AccountState>()
      const posted = entries.map((entry) => {
        const state = apply(changed.get(entry.account) ?? stateOf(entry.account), entry)
        changed.set(entry.account, state)
        return { ...entry, version: state.version, balanceAfter: state.balance }
      })
      for (const [account, state] of changed) {
        if (!isNegative(subtractMoney(state.balance, state.held))) continue
        const taken = subtractMoney(stateOf(account).balance, state.balance)
        throw availableExceeded(fundId, account, available(account), taken)
      }
      for (const [account, state] of changed) accounts.set(account, state)
      return posted
    },
    refuseBeyond,
    hold: (account, amount) => {
      assert(isPositive(amount), 'a hold keeps something back')
      refuseBeyond(account, amount)
      const state = stateOf(account)
      accounts.set(account, { ...state, held: addMoney(state.held, amount) })
    },
    endHold: (account, amount) => {
      const state = stateOf(account)
      const held = subtractMoney(state.held, amount)
      assert(isPositive(amount) && !isNegative(held), 'what ends was held')
      accounts.set(account, { ...state, held })
    },
  }
}
