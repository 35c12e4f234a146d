import type { AccountCode } from '../chart.ts'

/**
 * The state of a shard in memory while its owner posts into it: what the database will say once everything in flight is committed.
 * Filled on demand; when a batch fails it is thrown away and read again. What is not there was not asked for yet, or does not exist. Balances are whole fen on the account's normal side.
 */
export type BookAccount = {
  readonly id: string
  readonly fundId: string
  readonly code: AccountCode
  /** The code as JSON text, for the record. */
  readonly quotedCode: string
  readonly isDebitNormal: boolean
  readonly minimum: bigint | null
  readonly maximum: bigint | null
  readonly isClosed: boolean
  balance: bigint
  held: bigint
  line: number
}

export type BookFund = {
  readonly id: string
  readonly quotedId: string
  /** Milliseconds since 1970: months before are closed. */
  readonly openFrom: number
  transactionCount: number
  readonly accounts: Map<AccountCode, BookAccount>
}

export type BookHold = {
  readonly id: string
  readonly fundId: string
  readonly account: AccountCode
  readonly amount: bigint
  /** Milliseconds since 1970. */
  readonly expiresAt: number | null
  state: 'pending' | 'posted' | 'voided' | 'expired'
  posted: bigint
}

/** What a reversal turns round. */
export type PostedBefore = {
  readonly id: string
  readonly fundId: string
  readonly kind: string
  readonly askedBy: string | null
  readonly entries: readonly Readonly<{ account: AccountCode; amount: bigint }>[]
  isReversed: boolean
}

export type ShardBook = {
  readonly shard: number
  epoch: string
  height: number
  position: number
  head: string
  recordedAt: number
  readonly funds: Map<string, BookFund>
  readonly holds: Map<string, BookHold>
  /** Accounts in memory, over all funds: when there are too many the book is thrown away and begun anew. */
  accountCount: number
  readonly postedBefore: Map<string, PostedBefore>
}
