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

/** The same of a batch that is not there and of one that is not public. */
export const publicListUnknown = (batchId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PUBLIC_LIST_UNKNOWN',
    kind: 'not_found',
    title: { zh: '没有这份公开名单，或公示期已过', en: 'There is no such public list, or its time is over' },
    detail: `Batch ${batchId} has no list on the notice board today.`,
    values: { batch_id: batchId },
  })
