import type { ArchiveVerdict, ReceiptVerdict, SignedCheckpoint, TrustedKey } from '@fundtrace/seal'

/** What stays open although no fault was found. Codes are stable. */
export type Unproven = Readonly<{ code: string; zh: string; en: string }>

/** What was kept where the ledger cannot reach it. */
export type FromOutside = Readonly<{
  publishedCheckpoints: readonly SignedCheckpoint[]
  trustedKeys: readonly TrustedKey[]
}>

/** Said plainly, so that nobody takes an archive that agrees with itself for one that is proven. */
export function unprovenOf(
  { uncovered, last_checkpoint, duplicates_excluded }: ArchiveVerdict,
  { publishedCheckpoints, trustedKeys }: FromOutside,
): readonly Unproven[] {
  const latest = Math.max(0, ...publishedCheckpoints.map(({ body }) => body.number))
  const last = last_checkpoint?.number ?? 0
  return [
    trustedKeys.length > 0 || publishedCheckpoints.length > 0 ? null : NOTHING_FROM_OUTSIDE,
    trustedKeys.length > 0 && publishedCheckpoints.length === 0 ? KEY_ALONE : null,
    publishedCheckpoints.length > 0 && latest < last ? afterPublished(latest, last) : null,
    uncovered.records > 0 ? notCovered(uncovered.records, uncovered.blocks, last) : null,
    duplicates_excluded ? null : DUPLICATES_NOT_EXCLUDED,
  ].filter((unproven) => unproven !== null)
}

/** A published checkpoint proves a receipt only where it is the same one. */
export function unprovenOfReceipt(
  { checkpoint }: ReceiptVerdict,
  { publishedCheckpoints, trustedKeys }: FromOutside,
): readonly Unproven[] {
  if (publishedCheckpoints.some(({ body }) => body.number === checkpoint.number)) return []
  return [trustedKeys.length > 0 ? RECEIPT_BY_KEY_ALONE : receiptByNothing(checkpoint.number)]
}

const RECEIPT_BY_KEY_ALONE: Unproven = {
  code: 'NO_PUBLISHED_CHECKPOINT',
  zh: '未提供收据所依据的检查点:持有账本密钥者仍可能重写并重新签名。',
  en: "The checkpoint that the receipt rests on was not given from outside: whoever holds the ledger's key could have written it anew and signed it again.",
}

const receiptByNothing = (number: number): Unproven => ({
  code: 'NOTHING_FROM_OUTSIDE',
  zh: `未提供外部保存的密钥,也未提供第 ${number} 号检查点:只证明收据自身前后一致,任何人都可能用别的密钥写成。`,
  en: `Neither a key nor checkpoint ${number} was given from outside: the receipt agrees with itself, no more. Anybody could have written it with another key.`,
})

const NOTHING_FROM_OUTSIDE: Unproven = {
  code: 'NOTHING_FROM_OUTSIDE',
  zh: '未提供外部保存的密钥或检查点:只证明档案自身前后一致。任何人都可能用别的密钥整体重写,或从较早的检查点起截去其后的全部内容。',
  en: 'No key and no checkpoint from outside was given: the archive agrees with itself, no more. Anybody could have written all of it anew with another key, or cut it off after an earlier checkpoint.',
}

const KEY_ALONE: Unproven = {
  code: 'NO_PUBLISHED_CHECKPOINT',
  zh: '未提供外部保存的检查点:持有账本密钥者仍可能重写并重新签名,或从较早的检查点起截去其后的全部内容。',
  en: "No checkpoint from outside was given: whoever holds the ledger's key could have written it anew and signed it again, or cut it off after an earlier checkpoint.",
}

const afterPublished = (latest: number, last: number): Unproven => ({
  code: 'AFTER_PUBLISHED_CHECKPOINT',
  zh: `所提供的检查点到第 ${latest} 号为止,档案到第 ${last} 号:其后的内容只由账本自己的签名证明。`,
  en: `The checkpoints given reach number ${latest}, the archive number ${last}: what was recorded between them rests on the ledger's own signature.`,
})

const notCovered = (records: number, blocks: number, last: number): Unproven => ({
  code: 'NOT_YET_SIGNED',
  zh: `${blocks} 个区块中的 ${records} 条记录在最后的检查点(第 ${last} 号)之后,尚无签名覆盖。`,
  en: `${records} records in ${blocks} blocks lie after the last checkpoint (number ${last}): not yet covered by a signature.`,
})

const DUPLICATES_NOT_EXCLUDED: Unproven = {
  code: 'DUPLICATES_NOT_EXCLUDED',
  zh: '记录过多,未能排除编号或引用重复。',
  en: 'There are more records than are remembered: an id or reference that is there twice may have been missed.',
}
