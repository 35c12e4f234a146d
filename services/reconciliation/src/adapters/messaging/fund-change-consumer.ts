import { FundChangeRequested, LEDGER_FUND_CHANGES } from '@fundtrace/contracts'
import { type ConsumerDefinition, handler } from '@fundtrace/messaging'
import { joinCopies } from '../postgres/copy-lock.ts'
import { type FundChangeCopy, insertFundChangeCopy } from '../postgres/fund-change-copies.ts'
import { requireKey } from './require-key.ts'

/** Copies the documents under which money goes back to funders or over to another year: the ledger's events name none. */
export const fundChangeConsumer: ConsumerDefinition = {
  name: 'reconciliation.fund-change-copies',
  topics: [LEDGER_FUND_CHANGES.name],
  handlers: {
    FundChangeRequested: handler(FundChangeRequested, async (trx, event, change) => {
      requireKey(event, 'fund' in change ? change.fund.id : change.fund_id)
      const copy = toCopy(change)
      if (copy === null) return
      await joinCopies(trx, event.subject)
      await insertFundChangeCopy(trx, event.subject, copy, event.sequence)
    }),
  },
}

/** Null for what moves no money in or out of the account. */
function toCopy(change: FundChangeRequested): FundChangeCopy | null {
  const documentNumber = change.document_number
  switch (change.kind) {
    case 'refund':
      return { reference: `refund:${change.refund_id}`, documentNumber, funderId: change.funder_id }
    case 'carried_over':
      return { reference: `carry:${change.carry_id}:${change.direction}`, documentNumber, funderId: null }
    case 'plan_changed':
    case 'identified':
      return null
  }
}
