import { DomainError } from '@fundtrace/problem'

/** A ledger without a secret of its processes speaks to none. */
export const clusterClosed = (): DomainError =>
  new DomainError({
    code: 'LEDGER_CLUSTER_CLOSED',
    kind: 'forbidden',
    title: { zh: '未配置进程间密钥', en: 'This process takes nothing from others' },
    detail:
      'No CLUSTER_SECRET is set: the processes of one ledger share one secret, and without it none forwards to another.',
    values: {},
  })

export const clusterSecretWrong = (): DomainError =>
  new DomainError({
    code: 'LEDGER_CLUSTER_SECRET_WRONG',
    kind: 'unauthenticated',
    title: { zh: '进程间密钥不符', en: 'The secret of the ledger processes is another' },
    detail: 'The Authorization header does not carry the CLUSTER_SECRET of this ledger.',
    values: {},
  })

export const forwardedFundElsewhere = (shard: number, fundId: string, itsShard: number): DomainError =>
  new DomainError({
    code: 'LEDGER_SHARD_WRONG',
    kind: 'malformed',
    title: { zh: '基金不属于该分片', en: 'The fund is of another shard' },
    detail: `Fund ${fundId} lies in shard ${itsShard}, not in shard ${shard}.`,
    values: { shard, fund_id: fundId, shard_of_fund: itsShard },
  })
