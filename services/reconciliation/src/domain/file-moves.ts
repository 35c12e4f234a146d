/** States of what audit puts into writing: a proposal to correct, the closing of a period, a finding. `allowed_audit_moves` says the same. */
export type CorrectionState = 'proposed' | 'sent' | 'done' | 'refused'
export type PeriodState = 'asked' | 'closed' | 'rejected'
export type FindingState = 'issued' | 'answered' | 'returned' | 'verified' | 'closed' | 'withdrawn'

export const CORRECTION_MOVES: Readonly<Record<CorrectionState, readonly CorrectionState[]>> = {
  proposed: ['sent', 'refused'],
  sent: ['done', 'refused'],
  done: [],
  refused: [],
}

export const PERIOD_MOVES: Readonly<Record<PeriodState, readonly PeriodState[]>> = {
  asked: ['closed', 'rejected'],
  /** For good. */
  closed: [],
  rejected: [],
}

export const FINDING_MOVES: Readonly<Record<FindingState, readonly FindingState[]>> = {
  issued: ['answered', 'withdrawn'],
  answered: ['returned', 'verified'],
  /** The answer does not do: the office answers again. */
  returned: ['answered', 'withdrawn'],
  verified: ['returned', 'closed'],
  closed: [],
  withdrawn: [],
}
