import assert from 'node:assert/strict'
import { type Announcement, LEDGER_PAYMENTS, LEDGER_REQUESTS } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { formatMoney } from '@fundtrace/money'
import { insertParcelApproval, readApprovals } from '../adapters/postgres/approval-repository.ts'
import { type Batch, makerOf } from '../adapters/postgres/batch-repository.ts'
import { cutParcels, moveParcel, type Parcel } from '../adapters/postgres/parcel-repository.ts'
import { readParcelPayments } from '../adapters/postgres/payment-repository.ts'
import { nothingReady } from '../domain/parcel-errors.ts'
import type { Officer } from './officer.ts'
import { requireNoDoubt } from './require-no-doubt.ts'

/** What one funder owes is advanced by others, on the ground of this document. */
export type Advance = Readonly<{ lenders: readonly string[]; documentNumber: string; reason: string }>

/** Cuts what is ready of a batch into its first parcels, or into new ones where the ledger said no to those before, and asks for them. */
export async function askForFirstHolds(
  trx: Transaction,
  batch: Batch,
  { officer, parcelSize, advance = null }: Readonly<{ officer: Officer; parcelSize: number; advance?: Advance | null }>,
): Promise<void> {
  await requireNoDoubt(trx, batch.id)
  const parcels = await cutParcels(trx, batch.id, makerOf(batch), parcelSize)
  if (parcels.length === 0) throw nothingReady(batch.id)
  const approvers = await readApprovals(trx, batch.id, batch.round)
  const approvedBy = approvers.at(-1)
  assert(approvedBy !== undefined, 'money is held for approved batches only')
  for (const parcel of parcels) {
    for (const [index, approver] of approvers.entries()) await insertParcelApproval(trx, parcel.id, index + 1, approver)
    await moveParcel(trx, parcel, 'asked', { approvedBy })
  }
  await askForHolds(trx, batch, parcels, officer, advance)
}

/** One request for each parcel, held whole or not at all. Last in the transaction: other funds' and requests' messages wait meanwhile. */
export async function askForHolds(
  trx: Transaction,
  batch: Pick<Batch, 'fundId'>,
  parcels: readonly Parcel[],
  officer: Officer,
  advance: Advance | null,
): Promise<void> {
  const origin = { service: 'disbursement', correlationId: officer.correlationId }
  for (const parcel of parcels) {
    const request = { batch_id: parcel.id, payments: await heldPayments(trx, parcel) }
    const [topic, asked] =
      advance === null ? [LEDGER_REQUESTS, hold(request)] : [LEDGER_PAYMENTS, advanceHold(request, advance, officer)]
    await appendToOutbox(trx, origin, topic, batch.fundId, [asked])
  }
}

type HoldOrder = Readonly<{ batch_id: string; payments: { payment_id: string; award_id: string; amount: string }[] }>

async function heldPayments(trx: Transaction, parcel: Parcel): Promise<HoldOrder['payments']> {
  const payments = await readParcelPayments(trx, parcel.id)
  return payments.map(({ id, awardId, amount }) => ({
    payment_id: id,
    award_id: awardId,
    amount: formatMoney(amount),
  }))
}

const hold = (order: HoldOrder): Announcement => ({ type: 'TransactionRequested', data: { kind: 'hold', ...order } })

const advanceHold = (order: HoldOrder, advance: Advance, officer: Officer): Announcement => ({
  type: 'PaymentChangeRequested',
  data: {
    kind: 'advance_hold',
    ...order,
    lenders: [...advance.lenders],
    document_number: advance.documentNumber,
    reason: advance.reason,
    asked_by: officer.subject,
  },
})
