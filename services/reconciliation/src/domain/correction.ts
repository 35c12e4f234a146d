import { formatMoney, isZero, type Money, parseMoney, sumMoney } from '@fundtrace/money'
import { DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'
import { type CorrectionState, CORRECTION_MOVES } from './file-moves.ts'

/** What is to become of a payment. */
export const PAYMENT_ACTIONS = ['claw_back', 'pay', 'stop', 'ask_bank'] as const
export type PaymentAction = (typeof PAYMENT_ACTIONS)[number]

/** Yuan with two places. Debits positive, credits negative. */
export type LedgerLine = Readonly<{ account: string; amount: string }>
/** A payment by its reference; yuan, more than zero. */
export type TreasuryLine = Readonly<{ payment: string; action: PaymentAction; amount: string }>

/**
 * What audit proposes. The ledger posts and the treasury pays, or refuses, on its own authority and under its own checks; audit writes to neither.
 */
export type Correction =
  | Readonly<{ addressee: 'ledger'; what: string; ground: string; lines: readonly LedgerLine[] }>
  | Readonly<{ addressee: 'treasury'; what: string; ground: string; lines: readonly TreasuryLine[] }>

/** @throws DomainError where debits and credits do not add up to zero, to the fen */
export function requireBalanced(lines: readonly LedgerLine[]): void {
  const amounts = lines.map(({ amount }) => parseMoney(amount))
  const sum: Money = sumMoney(amounts)
  if (!isZero(sum)) throw correctionUnbalanced(formatMoney(sum))
}

export function requireCorrectionMove(id: string, from: CorrectionState, to: CorrectionState): void {
  if (!CORRECTION_MOVES[from].includes(to)) throw correctionStateWrong(id, from, to)
}

const problem = (kind: ProblemKind, code: string, zh: string, en: string, detail: string, values: ProblemValues) =>
  new DomainError({ code: `RECONCILIATION_${code}`, kind, title: { zh, en }, detail, values })

export const correctionUnknown = (id: string): DomainError =>
  problem(
    'not_found',
    'CORRECTION_UNKNOWN',
    '更正建议不存在',
    'There is no such correction',
    `No correction ${id} was proposed.`,
    {
      correction_id: id,
    },
  )

const correctionStateWrong = (id: string, state: string, wanted: string): DomainError =>
  problem(
    'conflict',
    'CORRECTION_STATE_WRONG',
    '更正建议当前状态不允许此操作',
    'The correction is not in a state for this',
    `Correction ${id} is ${state}; it cannot become ${wanted}.`,
    { correction_id: id, state, wanted },
  )

export const correctionOfHealed = (caseId: string): DomainError =>
  problem(
    'conflict',
    'CORRECTION_OF_HEALED',
    '差异已消除,无须更正',
    'The case has healed',
    `Case ${caseId} has healed: there is nothing to correct.`,
    { case_id: caseId },
  )

const correctionUnbalanced = (sum: string): DomainError =>
  problem(
    'refused',
    'CORRECTION_UNBALANCED',
    '借贷不平',
    'Debits and credits do not balance',
    `The lines add up to ${sum} and not to 0.00.`,
    { sum },
  )
