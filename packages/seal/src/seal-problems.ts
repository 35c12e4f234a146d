import { DomainError } from '@fundtrace/problem'

export const algorithmUnknown = (algorithm: string): DomainError =>
  new DomainError({
    code: 'SEAL_ALGORITHM_UNKNOWN',
    kind: 'malformed',
    title: { zh: '未知的杂凑算法', en: 'The hash algorithm is not known' },
    detail: `The hash algorithm ${algorithm.slice(0, 40)} is not known; sha256 and sm3 are`,
    values: { algorithm: algorithm.slice(0, 40), known: ['sha256', 'sm3'] },
  })

/** `what` names a kind of value, never the value: it may be personal. */
export const canonicalImpossible = (what: string): DomainError =>
  new DomainError({
    code: 'SEAL_JSON_IMPOSSIBLE',
    kind: 'malformed',
    title: { zh: '内容无法写成规范 JSON', en: 'This has no canonical JSON' },
    detail: `JSON cannot say this: ${what}`,
    values: { what },
  })

/** `reason` never repeats the key. */
export const keyUnreadable = (reason: string): DomainError =>
  new DomainError({
    code: 'SEAL_KEY_UNREADABLE',
    kind: 'malformed',
    title: { zh: '无法读取密钥', en: 'The key cannot be read' },
    detail: `This is not the key that is needed: ${reason}`,
    values: { reason },
  })

export const headsIncomplete = (shards: number): DomainError =>
  new DomainError({
    code: 'SEAL_HEADS_INCOMPLETE',
    kind: 'malformed',
    title: { zh: '检查点未包含全部分片', en: 'A checkpoint needs every shard' },
    detail: `A checkpoint names the heads of shards 0 to 63 in order; ${shards} came, or in another order`,
    values: { shards },
  })

export const checkpointUnreadable = (): DomainError =>
  new DomainError({
    code: 'SEAL_CHECKPOINT_UNREADABLE',
    kind: 'malformed',
    title: { zh: '无法读取检查点', en: 'The checkpoint cannot be read' },
    detail: 'This is no signed checkpoint: JSON with body, hash and signature, as the ledger publishes it',
  })

export const receiptUnreadable = (): DomainError =>
  new DomainError({
    code: 'SEAL_RECEIPT_UNREADABLE',
    kind: 'malformed',
    title: { zh: '无法读取收据', en: 'The receipt cannot be read' },
    detail:
      'This is no receipt of a transaction: JSON with its record, proof, blocks, checkpoint and keys, as the ledger gives it',
  })
