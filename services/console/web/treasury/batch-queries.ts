import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '../api/client.ts'
import type { paths } from '../api/generated/disbursement.d.ts'

type Answered<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type Batch = Answered<'/v1/batches/{batch_id}'>
export type Parcel = Batch['parcels'][number]
export type BatchSummary = Answered<'/v1/batches'>['batches'][number]
export type Payment = Answered<'/v1/batches/{batch_id}/payments'>['payments'][number]
export type PaymentHistory = Answered<'/v1/payments/{payment_id}'>
export type PaymentCheck = Answered<'/v1/batches/{batch_id}/checks'>['checks'][number]
export type BankFile = Answered<'/v1/batches/{batch_id}/files'>['files'][number]
export type IncomingFile = Answered<'/v1/funds/{fund_id}/bank-files'>['files'][number]
export type Finding = Answered<'/v1/findings'>['findings'][number]
export type PayingAccount = Answered<'/v1/funds/{fund_id}/paying-accounts'>['paying_accounts'][number]
export type Objection = Answered<'/v1/batches/{batch_id}/objections'>['objections'][number]
export type WaitingGroup = Answered<'/v1/funds/{fund_id}/waiting-awards'>['waiting'][number]
export type WaitingRequests = Answered<'/v1/batches/{batch_id}/waiting'>
export type Move = Batch['moves'][number]

/** Whatever changes a batch changes all of these: their keys begin with it. */
export const BATCHES = ['batches'] as const

const ofBatch = (batchId: string) => ({ params: { path: { batch_id: batchId } } })

/** `isWaited`: the ledger has not answered yet, so it is looked at again. */
export const batchQuery = (batchId: string) =>
  queryOptions({
    queryKey: [...BATCHES, batchId],
    queryFn: () => answer(api.disbursement.GET('/v1/batches/{batch_id}', ofBatch(batchId))),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? LOOK_AGAIN_MILLISECONDS : false),
  })
const LOOK_AGAIN_MILLISECONDS = 2_000
const isUnderWay = (batch: Batch | undefined): boolean =>
  batch !== undefined && (batch.state === 'approved' || batch.parcels.some(({ state }) => state === 'asked'))

export const filesQuery = (batchId: string) =>
  queryOptions({
    queryKey: [...BATCHES, batchId, 'files'],
    queryFn: async () => (await answer(api.disbursement.GET('/v1/batches/{batch_id}/files', ofBatch(batchId)))).files,
  })

export const checkCountsQuery = (batchId: string) =>
  queryOptions({
    queryKey: [...BATCHES, batchId, 'check-counts'],
    queryFn: async () => {
      const params = { path: { batch_id: batchId }, query: { limit: 1 } }
      return (await answer(api.disbursement.GET('/v1/batches/{batch_id}/checks', { params }))).counts
    },
  })

export const objectionsQuery = (batchId: string) =>
  queryOptions({
    queryKey: [...BATCHES, batchId, 'objections'],
    queryFn: async () =>
      (await answer(api.disbursement.GET('/v1/batches/{batch_id}/objections', ofBatch(batchId)))).objections,
  })

export const waitingRequestsQuery = (batchId: string) =>
  queryOptions({
    queryKey: [...BATCHES, batchId, 'waiting'],
    queryFn: () => answer(api.disbursement.GET('/v1/batches/{batch_id}/waiting', ofBatch(batchId))),
  })

export const incomingFilesQuery = (fundId: string, batchId: string) =>
  queryOptions({
    queryKey: [...BATCHES, batchId, 'incoming', fundId],
    queryFn: async () => {
      const params = { path: { fund_id: fundId }, query: { batch_id: batchId, limit: 100 } }
      return (await answer(api.disbursement.GET('/v1/funds/{fund_id}/bank-files', { params }))).files
    },
    refetchInterval: ({ state }) =>
      state.data?.some((file) => file.state === 'taking') === true ? LOOK_AGAIN_MILLISECONDS : false,
  })

export const payableFundsQuery = queryOptions({
  queryKey: [...BATCHES, 'payable-funds'],
  queryFn: async () => (await answer(api.disbursement.GET('/v1/payable-funds'))).funds,
})

export const waitingAwardsQuery = (fundId: string) =>
  queryOptions({
    queryKey: [...BATCHES, 'waiting-awards', fundId],
    enabled: fundId !== '',
    queryFn: async () => {
      const params = { path: { fund_id: fundId } }
      return (await answer(api.disbursement.GET('/v1/funds/{fund_id}/waiting-awards', { params }))).waiting
    },
  })

export const payingAccountsQuery = (fundId: string) =>
  queryOptions({
    queryKey: ['paying-accounts', fundId],
    enabled: fundId !== '',
    queryFn: async () => {
      const params = { path: { fund_id: fundId } }
      return (await answer(api.disbursement.GET('/v1/funds/{fund_id}/paying-accounts', { params }))).paying_accounts
    },
  })

export const bankFormatsQuery = queryOptions({
  queryKey: ['bank-formats'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => (await answer(api.disbursement.GET('/v1/bank-formats'))).formats,
})
