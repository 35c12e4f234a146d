import type { Money } from '@fundtrace/money'

/** What a reader finds in a bank's file, in the order of the file. `line` is where, as an editor or spreadsheet counts: the first is 1. */
export type BankRecord = ResultRecord | EntryRecord | TotalRecord | FaultRecord

/**
 * - paid: on the payee's account, or settled with his bank
 * - failed: refused before anything was booked
 * - returned: booked and sent back (退票)
 * - open: taken by the bank, not decided
 * - unknown: a word that nobody here knows
 */
export type Outcome = 'paid' | 'failed' | 'returned' | 'open' | 'unknown'

/** What became of one payment, or of all of a PmtInf (`parcel`) or message (`file`) of which nothing else was said. */
export type ResultRecord = Readonly<{
  kind: 'result'
  line: number
  of: 'payment' | 'parcel' | 'file'
  /** Ours: of the payment, the PmtInf or the message. */
  reference: string
  /** Yuan; null where the bank does not repeat it. */
  amount: Money | null
  /** Of a parcel or file: how many payments the bank says it has. */
  count: number | null
  outcome: Outcome
  /** The bank's own word for the outcome, at most 40 characters. */
  said: string
  /** YYYY-MM-DD in Shanghai. */
  on: string | null
  reason: BankReason | null
}>

/** ISO 20022 code of four characters, and the bank's own words where it has some. They may quote an account: to be masked by whoever shows them. */
export type BankReason = Readonly<{ code: string; text: string }>

/** A booking on the account, or one payment within a booking of many. */
export type EntryRecord = Readonly<{
  kind: 'entry'
  line: number
  /** The statement's own id. */
  statement: string
  /** The booking's place in the file, from 1, and the payment's place within it; 0 for the whole booking. */
  place: number
  detail: number
  /** YYYY-MM-DD */
  bookedOn: string
  /** Seen from our account. */
  direction: 'out' | 'in'
  /** Yuan, above zero. */
  amount: Money
  /** A booking that undoes an earlier one of the other direction. */
  isReversal: boolean
  bankReference: string | null
  /** Of our payment, wherever the carriers say that it stands. */
  reference: string | null
  /** PmtInfId of a booking of many payments, and how many the bank says they are. */
  parcel: string | null
  count: number | null
  reason: BankReason | null
  /** Only where `ReferenceSearch.parties` asks for them: personal data. */
  party?: Party
}>

/** Who was paid or who paid, as the bank says it, and its words; '' where it says nothing. */
export type Party = Readonly<{ name: string; account: string; words: string }>

/**
 * One page of a statement, after its bookings: what it opens and closes with, and which it is. `readStatement` gives them, so that a page
 * that is missing is seen. Balances are signed: an overdrawn account has less than nothing.
 */
export type PageRecord = Readonly<{
  kind: 'page'
  line: number
  statement: string
  account: string
  /** The statement's own number; null where the bank gives none. */
  sequence: string | null
  /** From 1; null where the bank does not number its pages. */
  page: number | null
  /** null where the bank does not say. */
  isLast: boolean | null
  opening: Money | null
  closing: Money | null
}>

/** A control figure of the file: proven where `stated` is `found`. */
export type TotalRecord = Readonly<{ kind: 'total'; line: number; figure: string; stated: string; found: string }>

/**
 * - cut: the file ends in the middle
 * - broken: it cannot be read on from here
 * - row_unreadable, amount_unreadable, day_unreadable: this row only
 * - currency_wrong: not yuan
 * - details_wrong: the payments of a booking are not the booking; it is taken as a whole, of unknown payments
 * - balance_missing: a statement that proves nothing
 */
export type FaultKind =
  | 'cut'
  | 'broken'
  | 'row_unreadable'
  | 'amount_unreadable'
  | 'day_unreadable'
  | 'currency_wrong'
  | 'details_wrong'
  | 'balance_missing'

/** `detail` never repeats a cell that may be a person's. */
export type FaultRecord = Readonly<{
  kind: 'fault'
  line: number
  why: FaultKind
  /** The payment that the row names, where that much can be read. */
  reference: string | null
  detail: string
}>

export const fault = (line: number, why: FaultKind, detail: string, reference: string | null = null): FaultRecord => ({
  kind: 'fault',
  line,
  why,
  reference,
  detail,
})

const SAID_MAX = 40
/** Never half a character. */
export const saidExcerpt = (text: string): string => text.slice(0, SAID_MAX).replace(/[\uD800-\uDBFF]$/u, '')
