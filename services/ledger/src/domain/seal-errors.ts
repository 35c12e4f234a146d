import { DomainError } from '@fundtrace/problem'

/** What was recorded does not follow from what was signed: nothing is signed over it, and somebody has to look. */
export const chainBroken = (shard: number, height: number, why: string): DomainError =>
  new DomainError({
    code: 'LEDGER_CHAIN_BROKEN',
    kind: 'conflict',
    title: { zh: '账链与上一检查点不衔接', en: 'The chain of blocks does not follow from the last checkpoint' },
    detail: `Nothing was signed: block ${height} of shard ${shard} ${why}.`,
    values: { shard, height },
  })

export const signedCheckpointAltered = (number: number, why: string): DomainError =>
  new DomainError({
    code: 'LEDGER_CHECKPOINT_ALTERED',
    kind: 'conflict',
    title: { zh: '已签名的检查点被改动', en: 'A signed checkpoint was altered' },
    detail: `Nothing was signed: checkpoint ${number} ${why}.`,
    values: { number },
  })

/** The database knows less than what was published already: a part of it was cut off, or an old copy was put in its place. */
export const publishedAhead = (published: number, last: number): DomainError =>
  new DomainError({
    code: 'LEDGER_CHECKPOINT_BEHIND_PUBLISHED',
    kind: 'conflict',
    title: { zh: '账本落后于已公布的检查点', en: 'The ledger is behind what was published' },
    detail: `Nothing was signed: checkpoint ${published} was published, and the ledger ends with checkpoint ${last}.`,
    values: { published, last },
  })

export const publishedOtherwise = (number: number, file: string): DomainError =>
  new DomainError({
    code: 'LEDGER_CHECKPOINT_PUBLISHED_OTHERWISE',
    kind: 'conflict',
    title: { zh: '已公布的检查点内容不同', en: 'Another checkpoint was published under this number' },
    detail: `The file ${file} was published before, and is not checkpoint ${number} of this ledger.`,
    values: { number, file },
  })

export const checkpointUnknown = (number: number | 'latest'): DomainError =>
  new DomainError({
    code: 'LEDGER_CHECKPOINT_UNKNOWN',
    kind: 'not_found',
    title: { zh: '没有该检查点', en: 'There is no such checkpoint' },
    detail: number === 'latest' ? 'No checkpoint was made yet.' : `There is no checkpoint ${number}.`,
    values: { number },
  })

export const signingKeyOther = (configured: readonly string[], recorded: string): DomainError =>
  new DomainError({
    code: 'LEDGER_SIGNING_KEY_OTHER',
    kind: 'conflict',
    title: { zh: '签名密钥与账本登记的不符', en: 'The ledger signs with another key' },
    detail: `The ledger's key is ${recorded}; this process was given ${configured.join(' and ')}. A new key comes by rotation, vouched for by the old one.`,
    values: { recorded, configured: [...configured] },
  })

export const nextKeyMissing = (): DomainError =>
  new DomainError({
    code: 'LEDGER_SIGNING_KEY_NEXT_MISSING',
    kind: 'conflict',
    title: { zh: '未配置新的签名密钥', en: 'There is no next key to rotate to' },
    detail: 'Give the ledger the next key as SEAL_KEY_NEXT (or SEAL_KEY_NEXT_FILE) and start it again; then rotate.',
  })

export const keyRotatedAlready = (keyId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_SIGNING_KEY_USED',
    kind: 'conflict',
    title: { zh: '该密钥已登记过', en: 'This key was recorded before' },
    detail: `Key ${keyId} is among the ledger's keys already; a key is taken into use once.`,
    values: { key_id: keyId },
  })

export const recordUncovered = (transactionId: string, lastCheckpoint: number): DomainError =>
  new DomainError({
    code: 'LEDGER_RECEIPT_NOT_SIGNED_YET',
    kind: 'conflict',
    title: { zh: '该笔交易尚未进入已签名的检查点', en: 'No signed checkpoint covers the transaction yet' },
    detail: `Transaction ${transactionId} was recorded after checkpoint ${lastCheckpoint}; ask again when the next one is made.`,
    values: { transaction_id: transactionId, last_checkpoint: lastCheckpoint },
  })

/** Everything is sealed together: an archive of a part of it would prove nothing. */
export const archiveBeyondAccess = (areas: readonly string[]): DomainError =>
  new DomainError({
    code: 'LEDGER_ARCHIVE_AREAS_FORBIDDEN',
    kind: 'forbidden',
    title: { zh: '档案包含您无权访问的行政区划', en: 'The archive holds areas outside your access' },
    detail: `The archive is whole or proves nothing, and the ledger has funds of ${areas.slice(0, 10).join(', ')}; for one transaction ask for its receipt.`,
    values: { areas: areas.slice(0, 10) },
  })

export const transactionUnknown = (fundId: string, transactionId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_TRANSACTION_UNKNOWN',
    kind: 'not_found',
    title: { zh: '没有该笔交易', en: 'There is no such transaction' },
    detail: `Fund ${fundId} has no transaction ${transactionId}.`,
    values: { fund_id: fundId, transaction_id: transactionId },
  })

export const privateDetailsNone = (transactionId: string): DomainError =>
  new DomainError({
    code: 'LEDGER_PRIVATE_DETAILS_NONE',
    kind: 'not_found',
    title: { zh: '该笔交易没有个人信息', en: 'The transaction has no data about persons' },
    detail: `Nothing about persons was given with transaction ${transactionId}.`,
    values: { transaction_id: transactionId },
  })

/** `erasedBy` is an officer's subject. */
export const privateDetailsErased = (transactionId: string, erasedAt: string, erasedBy: string): DomainError =>
  new DomainError({
    code: 'LEDGER_PRIVATE_DETAILS_ERASED',
    kind: 'conflict',
    title: { zh: '个人信息已删除', en: 'The data about persons were erased' },
    detail: `What transaction ${transactionId} held about persons was erased at ${erasedAt} by ${erasedBy}.`,
    values: { transaction_id: transactionId, erased_at: erasedAt, erased_by: erasedBy },
  })
