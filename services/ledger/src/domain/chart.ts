/** The chart of accounts: what a code means and which side makes it grow. The same rules stand as CHECKs on `accounts`. */
export type AccountKind =
  | 'due'
  | 'cash'
  | 'appropriation'
  | 'awarded'
  | 'in-transit'
  | 'unidentified'
  | 'refund'
  | 'clearing'
export type Side = 'debit' | 'credit'
export type AccountCode = string

/** What a funder still owes the fund. */
export const due = (funderId: string): AccountCode => `due:${funderId}`
/** A funder's money in the dedicated account (专户). Kept apart by funder, so that every fen paid has a source. */
export const cash = (funderId: string): AccountCode => `cash:${funderId}`
/** Planned and not yet awarded to anybody. */
export const APPROPRIATION: AccountCode = 'appropriation'
/** Awarded to a beneficiary and not yet on its way. */
export const awarded = (beneficiaryId: string): AccountCode => `awarded:${beneficiaryId}`
/** In a released bank file, not yet settled or returned. */
export const inTransit = (batchId: string): AccountCode => `in-transit:${batchId}`
/** Arrived beyond what the funder owes: kept until somebody says what it is. */
export const UNIDENTIFIED: AccountCode = 'unidentified'

/** What the fund owes back to a funder: overpaid, or sent before its share was cut. */
export const refund = (funderId: string): AccountCode => `refund:${funderId}`
/** What is carried over from one year's fund to another's passes through it, and never stays. */
export const clearing = (carryId: string): AccountCode => `clearing:${carryId}`

export const kindOf = (code: AccountCode): AccountKind => code.split(':', 1)[0] as AccountKind

export const normalSideOf = (code: AccountCode): Side =>
  kindOf(code) === 'due' || kindOf(code) === 'cash' ? 'debit' : 'credit'
