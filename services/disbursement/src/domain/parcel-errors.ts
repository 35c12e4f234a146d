import { DomainError } from '@fundtrace/problem'

export const parcelUnknown = (parcelId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PARCEL_UNKNOWN',
    kind: 'not_found',
    title: { zh: '分包不存在', en: 'There is no such parcel' },
    detail: `No parcel ${parcelId} is recorded.`,
    values: { parcel_id: parcelId },
  })

export const parcelStateWrong = (parcelId: string, from: string, to: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PARCEL_STATE_WRONG',
    kind: 'conflict',
    title: { zh: '分包状态不允许此操作', en: 'The parcel is in another state' },
    detail: `Parcel ${parcelId} is ${from} and cannot become ${to}.`,
    values: { parcel_id: parcelId, state: from, wanted: to },
  })

export const nothingReady = (batchId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_BATCH_NOTHING_READY',
    kind: 'refused',
    title: { zh: '批次没有可支付的明细', en: 'No payment of the batch is ready' },
    detail: `Every payment of batch ${batchId} is blocked, withdrawn, decided or on its way.`,
    values: { batch_id: batchId },
  })

export const parcelsStillHeld = (batchId: string, numbers: readonly number[]): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_PARCELS_STILL_HELD',
    kind: 'conflict',
    title: { zh: '总账尚未解除冻结', en: 'The ledger still holds a part of the batch' },
    detail: `Parcels ${numbers.join(', ')} of batch ${batchId} are still held; the ledger was asked to let them go: try again.`,
    values: { batch_id: batchId, parcels: [...numbers] },
  })
