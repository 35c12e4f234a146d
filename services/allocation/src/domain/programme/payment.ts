import type { ReceiverKind } from '../plan/receiver.ts'

/**
 * How what a programme awards is paid: whatever its document leaves open is as here. Disbursement freezes it when a batch is validated.
 * Households are checked against the register as of the day of payment; whom a closed circuit (封闭运行、报账制: 城区委办发〔2016〕11号 五、(十))
 * pays, is paid by stages of an approved budget and against vouchers.
 */
export type PaymentTerms = Readonly<{
  /** Days of public notice of a batch before it is submitted. */
  noticeDays: number
  /** By the total of the batch: from this amount on so many officers approve. The first begins at 0.00. */
  approvals: readonly Approval[]
  /** Who advances the share of a funder in arrears, in this order; nobody where it is empty. */
  advanceBy: readonly string[]
  checks: Readonly<Record<PaymentCheck, CheckEffect>>
  closedCircuit: readonly ClosedCircuitKind[]
}>
export type Approval = Readonly<{ from: string; approvers: number }>

/** `block`: the line waits, the batch goes on without it. */
export type CheckEffect = 'block' | 'warn' | 'off'
export type ClosedCircuitKind = Exclude<ReceiverKind, 'household'>

export const PAYMENT_CHECKS = [
  'left_register',
  'deceased',
  'members_gone',
  'same_card',
  'owner_differs',
  'other_county',
  'account_digit',
  'duplicate',
] as const
export type PaymentCheck = (typeof PAYMENT_CHECKS)[number]

/** A programme whose document says nothing of payment. The last two are signs of a mistake, no breach of a rule. */
export const DEFAULT_TERMS: Omit<PaymentTerms, 'noticeDays'> = {
  approvals: [{ from: '0.00', approvers: 1 }],
  advanceBy: [],
  checks: {
    left_register: 'block',
    deceased: 'block',
    members_gone: 'block',
    same_card: 'block',
    owner_differs: 'block',
    other_county: 'block',
    account_digit: 'warn',
    duplicate: 'warn',
  },
  closedCircuit: ['enterprise', 'project'],
}
