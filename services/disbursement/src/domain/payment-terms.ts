import { compareMoney, type Money, parseMoney } from '@fundtrace/money'

/** What the programme's document sets of the checks against the register; every other one blocks. */
export const SET_CHECKS = [
  'left_register',
  'deceased',
  'members_gone',
  'same_card',
  'owner_differs',
  'other_county',
  'account_digit',
  'duplicate',
] as const
export type SetCheck = (typeof SET_CHECKS)[number]
export type CheckEffect = 'block' | 'warn' | 'off'

/** How a programme is paid, as its document says (allocation's `payment:` section); frozen with the batch when it is validated. */
export type PaymentTerms = Readonly<{
  /** Days of public notice before a batch may be submitted; 0 for none. */
  notice_days: number
  /** From which amount of a batch (yuan, '0.00') how many approvers it takes. */
  approvals: readonly Readonly<{ from: string; approvers: number }>[]
  /** Funders that may advance what another one owes, in this order. */
  advance_by: readonly string[]
  checks: Readonly<Record<SetCheck, CheckEffect>>
  /** Kinds of beneficiaries that are paid against documents only (封闭运行). */
  closed_circuit: readonly ('enterprise' | 'project' | 'village')[]
}>

/** How many officers approve a batch of this total: by the highest step that it reaches, one where none is. */
export const approversFor = ({ approvals }: Pick<PaymentTerms, 'approvals'>, total: Money): number =>
  approvals
    .filter(({ from }) => compareMoney(parseMoney(from), total) <= 0)
    .reduce((most, { approvers }) => Math.max(most, approvers), 1)
