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
  | 'receivable'
  | 'claim'
  | 'advance'
  | 'interest'
  | 'fee'
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

/** Paid and not due: what a beneficiary owes back. */
export const receivable = (beneficiaryId: string): AccountCode => `receivable:${beneficiaryId}`
/** What a funder owes those who advanced money for it; which of them what, says `advances`. */
export const claim = (funderId: string): AccountCode => `claim:${funderId}`
/** What a funder advanced for others and has not back yet. */
export const advanced = (funderId: string): AccountCode => `advance:${funderId}`
/** What the bank paid on a funder's money: owed to the treasury or to that funder, never to be awarded. */
export const interest = (funderId: string): AccountCode => `interest:${funderId}`
/** What the bank took of a funder's money and no interest has covered yet. */
export const fee = (funderId: string): AccountCode => `fee:${funderId}`

export function kindOf(code: AccountCode): AccountKind {
  const end = code.indexOf(':')
  return (end < 0 ? code : code.slice(0, end)) as AccountKind
}

export const normalSideOf = (code: AccountCode): Side => (DEBIT_KINDS.has(kindOf(code)) ? 'debit' : 'credit')

const DEBIT_KINDS: ReadonlySet<AccountKind> = new Set(['due', 'cash', 'receivable', 'claim', 'fee'])
