import { DomainError } from '@fundtrace/problem'

export const publicListNotGiven = (batchId: string, state: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PUBLIC_LIST_TOO_EARLY',
    kind: 'conflict',
    title: { zh: '批次尚未公示,也未批准', en: 'The batch is neither in public notice nor approved' },
    detail: `Batch ${batchId} is ${state}: its list is public from its notice or, where its programme asks for none, from its approval.`,
    values: { batch_id: batchId, state },
  })

export const voucherOfNothing = (batchId: string, parcelId: string | null): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_VOUCHER_NOTHING_PAID',
    kind: 'conflict',
    title: { zh: '尚无已到账的付款,不能填制记账凭证', en: 'Nothing is paid yet that a voucher could be made of' },
    detail: `No payment of ${parcelId === null ? `batch ${batchId}` : `parcel ${parcelId} of batch ${batchId}`} is paid.`,
    values: { batch_id: batchId, parcel_id: parcelId },
  })
