import { DomainError } from '@fundtrace/problem'

/** The outcome is not known, or nothing was tried: the same request with the same key finds out. */
export const engineUnavailable = (): DomainError =>
  new DomainError({
    code: 'LEDGER_POSTING_UNAVAILABLE',
    kind: 'unavailable',
    title: { zh: '记账服务暂不可用', en: 'Posting is not possible at the moment' },
    detail: 'The ledger could not commit in time. Whether this was posted is told by asking again with the same key.',
    values: {},
  })

export const engineBusy = (waiting: number): DomainError =>
  new DomainError({
    code: 'LEDGER_POSTING_BUSY',
    kind: 'unavailable',
    title: { zh: '记账请求过多', en: 'Too much waits to be posted' },
    detail: `${waiting} transactions wait already; nothing of this request was posted.`,
    values: { waiting },
  })

export const notOurShard = (shard: number): DomainError =>
  new DomainError({
    code: 'LEDGER_SHARD_ELSEWHERE',
    kind: 'unavailable',
    title: { zh: '该分片由其他进程记账', en: 'Another process posts into this shard' },
    detail: `Shard ${shard} is posted into by another process; ask again.`,
    values: { shard },
  })
