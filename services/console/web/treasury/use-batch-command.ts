import { answer, api } from '../api/client.ts'
import { type Command, useCommand } from '../api/use-command.ts'
import type { Text } from '../shell/language.tsx'
import { BATCHES, type Batch } from './batch-queries.ts'

type Verb = 'recall' | 'reject' | 'reopen' | 'pause' | 'resume' | 'cancel' | 'close'

/** A move of a batch for which a reason is said. */
export const useReasonedMove = (batchId: string, verb: Verb, done: Text): Command<string, Batch> =>
  useCommand({
    run: (reason: string, key) =>
      answer(api.disbursement.POST(`/v1/batches/{batch_id}/${verb}`, { ...of(batchId, key), body: { reason } })),
    invalidates: [BATCHES],
    done,
  })

type PlainVerb = 'submit' | 'approve' | 'reconcile' | 'parcels'

/** A move that needs no word. */
export const usePlainMove = (batchId: string, verb: PlainVerb, done: Text): Command<void, Batch> =>
  useCommand({
    run: (_: void, key) => answer(api.disbursement.POST(`/v1/batches/{batch_id}/${verb}`, of(batchId, key))),
    invalidates: [BATCHES],
    done,
  })

export const of = (batchId: string, key: string) => ({
  params: { path: { batch_id: batchId }, header: { 'idempotency-key': key } },
})
