import type { DomainError } from '@fundtrace/problem'
import type { AccountCode } from '../chart.ts'

/**
 * What the posting engine is asked to do. Amounts are whole fen (bigint): this is the hot loop; Money and text are turned into fen at
 * the border. A command becomes one record of the journal, or is refused and leaves nothing.
 */
export type Command = PostCommand | ReversalCommand | HoldCommand | VoidCommand | ExpiryCommand

type About = Readonly<{
  fundId: string
  /** '<kind>:...', unique in the fund: the same reference is the same thing, and has its effect once. */
  reference: string
  /** SHA-256 of what was asked: the same reference with another content is an error. */
  contentHash: Buffer
  askedBy: string | null
  eventId: string | null
  documentNumber: string | null
  /** RFC 8785 JSON of an object; nothing about a person. */
  metadata: string | null
  /** What is kept beside the journal about persons; only the hash is sealed. */
  privateDetails: PrivateDetails | null
}>

export type PrivateDetails = Readonly<{ hash: Buffer; salt: Buffer; sealed: Buffer }>

/** Debits positive, credits negative; in fen, never zero. */
export type AskedEntry = Readonly<{ account: AccountCode; amount: bigint }>

/** `amount` of a hold is used by the transaction; what is left of that hold is free again. */
export type UsedHold = Readonly<{ holdId: string; amount: bigint }>

export type PostCommand = About &
  Readonly<{
    kind: 'post'
    /** Milliseconds since 1970; null: when it is recorded. */
    effectiveAt: number | null
    entries: readonly AskedEntry[]
    uses: readonly UsedHold[]
  }>

/** The whole of an earlier posting, the other way round. */
export type ReversalCommand = About & Readonly<{ kind: 'reversal'; reverses: string; effectiveAt: number | null }>

export type HoldCommand = About &
  Readonly<{
    kind: 'hold'
    holds: readonly Readonly<{ holdId: string; account: AccountCode; amount: bigint }>[]
    /** Milliseconds since 1970; null: until it is posted or voided. */
    expiresAt: number | null
  }>

export type VoidCommand = About & Readonly<{ kind: 'void'; holdIds: readonly string[] }>

/** Of holds whose time is over; asked by the ledger itself. */
export type ExpiryCommand = About & Readonly<{ kind: 'expiry'; holdIds: readonly string[] }>

/** Where a record stands. `number` counts the fund's transactions, null for what moved nothing; `position` counts the shard's records. */
export type Receipt = Readonly<{
  id: string
  number: number | null
  shard: number
  position: number
  recordedAt: number
}>

/** Answered after COMMIT and never before. `isReplayed`: it was done before, by an earlier request of the same reference. */
export type CommandResult = Readonly<{ receipt: Receipt; isReplayed: boolean }> | Readonly<{ refusal: DomainError }>
