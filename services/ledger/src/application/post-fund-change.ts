import type { FundChangeRequested } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { carryIn } from './carry-in.ts'
import { carryOut } from './carry-out.ts'
import { changePlan } from './change-plan.ts'
import { identifyArrival } from './identify-arrival.ts'
import { type Outcome, postWhole } from './post-whole.ts'
import type { Cause, Posting } from './posting.ts'
import { refundFunder } from './refund-funder.ts'

export const postFundChange = (trx: Transaction, change: FundChangeRequested, cause: Cause): Promise<Outcome> =>
  postWhole(trx, referenceOf(change), (savepoint) => post(savepoint, change, cause))

function post(trx: Transaction, change: FundChangeRequested, cause: Cause): Promise<Posting> {
  switch (change.kind) {
    case 'plan_changed':
      return changePlan(trx, change, cause)
    case 'refund':
      return refundFunder(trx, change, cause)
    case 'identified':
      return identifyArrival(trx, change, cause)
    case 'carried_over':
      return change.direction === 'out' ? carryOut(trx, change, cause) : carryIn(trx, change, cause)
  }
}

/** The fund in whose book it is posted, and under whose key it must come. */
export const fundOf = (change: FundChangeRequested): string => ('fund' in change ? change.fund.id : change.fund_id)

/** What its answer is about, in the kinds of `ledger.transactions.v1` (packages/contracts, ledger-fund-changes.ts). */
export function answeredAs(change: FundChangeRequested): Readonly<{ kind: 'plan' | 'arrival'; id: string }> {
  switch (change.kind) {
    case 'plan_changed':
      return { kind: 'plan', id: change.plan_id }
    case 'refund':
      return { kind: 'arrival', id: change.refund_id }
    case 'identified':
      return { kind: 'arrival', id: change.identification_id }
    case 'carried_over':
      return { kind: 'plan', id: change.carry_id }
  }
}

/** What stands in the book of the fund when it is posted, once. */
export function referenceOf(change: FundChangeRequested): string {
  switch (change.kind) {
    case 'plan_changed':
      return `plan:${change.plan_id}`
    case 'refund':
      return `refund:${change.refund_id}`
    case 'identified':
      return `identified:${change.identification_id}`
    case 'carried_over':
      return `carry:${change.carry_id}:${change.direction}`
  }
}
