import { type BatchApproved, DISBURSEMENT_PAYMENTS, LEDGER_REQUESTS } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { formatMoney } from '@fundtrace/money'
import { type Batch, lockBatch, moveBatch, type Payment, readPayments } from '../adapters/postgres/batch-repository.ts'
import { approvedByMaker } from '../domain/errors.ts'
import type { Officer } from './officer.ts'

/** Another officer than its maker says yes: the ledger is asked to hold awards and cash, for the whole batch or not at all. */
export async function approveBatch(trx: Transaction, batchId: string, officer: Officer): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  if (batch.madeBy === officer.subject) throw approvedByMaker(batchId, officer.subject)
  await moveBatch(trx, batch, 'approved', {
    officer: officer.subject,
    reason: 'approved',
    approvedBy: officer.subject,
  })
  const payments = await readPayments(trx, batchId)
  const origin = { service: 'disbursement', correlationId: officer.correlationId }
  await appendToOutbox(trx, origin, LEDGER_REQUESTS, batch.fundId, [
    {
      type: 'TransactionRequested',
      data: {
        kind: 'hold',
        batch_id: batchId,
        payments: payments.map((payment) => ({
          payment_id: payment.id,
          award_id: payment.awardId,
          amount: formatMoney(payment.amount),
        })),
      },
    },
  ])
  await appendToOutbox(trx, origin, DISBURSEMENT_PAYMENTS, batch.fundId, [
    { type: 'BatchApproved', data: batchApproved(batch, payments, officer) },
  ])
}

const batchApproved = (batch: Batch, payments: readonly Payment[], officer: Officer): BatchApproved => ({
  batch_id: batch.id,
  fund_id: batch.fundId,
  area_code: batch.areaCode,
  count: batch.count,
  total: formatMoney(batch.total),
  made_by: batch.madeBy,
  approved_by: officer.subject,
  payments: payments.map((payment) => ({
    payment_id: payment.id,
    reference: payment.reference,
    award_id: payment.awardId,
    beneficiary_id: payment.beneficiaryId,
    attempt: payment.attempt,
    amount: formatMoney(payment.amount),
  })),
})
