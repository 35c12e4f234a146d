import { randomBytes } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import { AMOUNT, captured, COUNT, eachIn, HASH, INSTANT, listOf, objectOf, orNull, quoted } from './grammar.ts'
import { SHARD, TEXT, UUID, wholeText } from './grammar.ts'
import { type HashAlgorithm, hexHash } from './hash.ts'

/** One transaction of the ledger as it is sealed, in RFC 8785 JSON: a leaf of its block's tree. */
export type SealedRecord = Readonly<{
  asked_by: string | null
  document_number: string | null
  effective_at: string
  entries: readonly SealedEntry[]
  event_id: string | null
  fund: string
  /** What it did to holds, each in the state after it. */
  holds: readonly SealedHold[]
  id: string
  kind: string
  metadata: Readonly<Record<string, unknown>> | null
  /** Counts the fund's transactions that move money; null for one that moves none. */
  number: number | null
  payment_id: string | null
  /** Counts the shard's records from 1. */
  position: number
  /** privateDataHash of what is kept about people outside of the seal. */
  private_hash: string | null
  recorded_at: string
  reference: string
  /** The id of the transaction that this one turns round. */
  reverses: string | null
  shard: number
}>

/** `amount`: yuan, debits positive. `balance_after`: on the account's normal side. `line` counts the account's entries from 1. */
export type SealedEntry = Readonly<{ account: string; amount: string; balance_after: string; line: number }>

/** A hold is placed as `pending` and ends once; `posted` is how much of it was used, 0.00 unless its state is posted. */
export type SealedHold = Readonly<{
  account: string
  amount: string
  hold_id: string
  posted: string
  state: 'pending' | 'posted' | 'voided' | 'expired'
}>

/**
 * H(salt || canonical JSON), hex: all that a record says of data about people. Who has the data and the salt can prove them; once they
 * are erased the hash tells nobody anything, and no seal breaks. Every record needs a salt of its own.
 */
export const privateDataHash = (algorithm: HashAlgorithm, salt: Uint8Array, data: unknown): string =>
  hexHash(algorithm, Buffer.concat([salt, Buffer.from(canonicalJson(data))]))

/** 32 bytes, so that nobody finds a name by trying all names. */
export const newSalt = (): Buffer => randomBytes(32)

const entryWith = (mark: (pattern: string) => string): string =>
  objectOf({
    account: mark(TEXT),
    amount: quoted(mark(NOT_ZERO + AMOUNT)),
    balance_after: quoted(mark(AMOUNT)),
    line: mark(COUNT),
  })
const holdWith = (mark: (pattern: string) => string): string =>
  objectOf({
    account: mark(TEXT),
    amount: quoted(mark(AMOUNT)),
    hold_id: mark(UUID),
    posted: quoted(mark(AMOUNT)),
    state: quoted(mark(HOLD_STATE)),
  })
const NOT_ZERO = '(?!0\\.00")'
const HOLD_STATE = '(?:pending|posted|voided|expired)'
const unmarked = (pattern: string): string => pattern

/** What each member looks like. Of `metadata` only the outline: what is inside is looked at apart. */
export const RECORD_MEMBERS: Readonly<Record<keyof SealedRecord, string>> = {
  asked_by: orNull(TEXT),
  document_number: orNull(TEXT),
  effective_at: INSTANT,
  entries: captured(listOf(entryWith(unmarked))),
  event_id: orNull(UUID),
  fund: captured(TEXT),
  holds: captured(listOf(holdWith(unmarked))),
  id: captured(UUID),
  kind: TEXT,
  metadata: captured('null|\\{[^\\x00-\\x1f]*\\}'),
  number: captured(orNull(COUNT)),
  payment_id: orNull(UUID),
  position: captured(COUNT),
  private_hash: orNull(HASH),
  recorded_at: INSTANT,
  reference: captured(TEXT),
  reverses: captured(orNull(UUID)),
  shard: captured(SHARD),
}

/** Captures entries, fund, holds, id, metadata, number, position, reference, reverses, shard. */
export const RECORD = wholeText(objectOf(RECORD_MEMBERS))
/** For lists that fit RECORD already. Captures account, amount, balance_after, line. */
export const EACH_ENTRY = eachIn(entryWith(captured))
/** Captures account, amount, hold_id, posted, state. */
export const EACH_HOLD = eachIn(holdWith(captured))
