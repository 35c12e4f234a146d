import { DomainError } from '@fundtrace/problem'

export const workUnknown = (workId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_WORK_UNKNOWN',
    kind: 'not_found',
    title: { zh: '任务不存在', en: 'There is no such work' },
    detail: `No work ${workId} is recorded.`,
    values: { work_id: workId },
  })

/** The same kind of work on another subject: one file of a batch is written at a time. */
export const workRunning = (batchId: string, kind: string, workId: string): DomainError =>
  new DomainError({
    code: 'DISBURSEMENT_WORK_RUNNING',
    kind: 'conflict',
    title: { zh: '该批次正在处理', en: 'The batch is being worked on' },
    detail: `Batch ${batchId} has work of the kind ${kind} going on (${workId}): wait for its end.`,
    values: { batch_id: batchId, kind, work_id: workId },
  })
