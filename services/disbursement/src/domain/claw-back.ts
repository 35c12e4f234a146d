export const CLAWBACK_GROUNDS = ['not_eligible', 'died', 'paid_twice', 'wrong_payee', 'other'] as const
/** Why a payment was not due. */
export type ClawbackGround = (typeof CLAWBACK_GROUNDS)[number]
/** Whether its award can be paid anew, or ends. */
export type ClawbackAward = 'payable_again' | 'cancelled'
export type ClawbackState = 'asked' | 'approved' | 'posted' | 'refused' | 'rejected'

/** `rejected` by another officer, `refused` by the ledger. The table `allowed_moves` says the same; a test compares the two. */
export const CLAWBACK_MOVES: Readonly<Record<ClawbackState, readonly ClawbackState[]>> = {
  asked: ['approved', 'rejected'],
  approved: ['posted', 'refused'],
  posted: [],
  refused: [],
  rejected: [],
}

/** What the payment is when the ledger has posted it. */
export const clawedBack = (award: ClawbackAward): 'clawed_back' | 'cancelled' =>
  award === 'payable_again' ? 'clawed_back' : 'cancelled'
