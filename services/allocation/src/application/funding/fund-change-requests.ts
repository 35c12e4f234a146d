import {
  type Announcement,
  type FundChangeOf,
  type FundChangeRequested,
  LEDGER_FUND_CHANGES,
} from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox, type Origin } from '@fundtrace/messaging'
import type { OverpaidIdentification, Refund } from '../../adapters/postgres/funding-refunds.ts'

/** Asks the ledger to change a fund, in this order. */
export async function askLedger(
  trx: Transaction,
  origin: Omit<Origin, 'service'>,
  fundId: string,
  changes: readonly FundChangeRequested[],
): Promise<void> {
  await appendToOutbox(
    trx,
    { service: 'allocation', ...origin },
    LEDGER_FUND_CHANGES,
    fundId,
    changes.map(
      (data): Announcement<'FundChangeRequested', FundChangeRequested> => ({ type: 'FundChangeRequested', data }),
    ),
  )
}

export const refundRequested = (
  refund: Pick<Refund, 'id' | 'fund_id' | 'funder_id' | 'amount' | 'document_number' | 'refunded_on' | 'source'>,
): FundChangeOf<'refund'> => ({
  kind: 'refund',
  refund_id: refund.id,
  fund_id: refund.fund_id,
  funder_id: refund.funder_id,
  amount: refund.amount,
  document_number: refund.document_number,
  refunded_on: refund.refunded_on,
  source: refund.source === 'overpaid' ? 'refund' : 'unspent',
})

/** What came beyond the due in a funder's own name is its own: overpaid, and owed back. */
export const overpaidIdentified = (
  refund: Pick<Refund, 'fund_id' | 'funder_id' | 'document_number' | 'refunded_on'>,
  identification: OverpaidIdentification,
): FundChangeOf<'identified'> => ({
  kind: 'identified',
  identification_id: identification.id,
  fund_id: refund.fund_id,
  arrival_id: identification.arrival_id,
  from_funder_id: refund.funder_id,
  to_funder_id: refund.funder_id,
  amount: identification.amount,
  document_number: refund.document_number,
  identified_on: refund.refunded_on,
})
