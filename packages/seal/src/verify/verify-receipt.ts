import { BLOCK_HEADER, type BlockHeader, blockHash } from '../block.ts'
import { checkpointHash, SIGNED_CHECKPOINT_MEMBERS, type SignedCheckpoint } from '../checkpoint.ts'
import { HASH, listOf, objectOf, quoted, TEXT, wholeText } from '../grammar.ts'
import { leafHash } from '../hash.ts'
import { verifyInclusion } from '../inclusion-proof.ts'
import { KEY_RECORD_MEMBERS, type KeyRecord } from '../key-record.ts'
import type { SealedRecord } from '../record.ts'
import { receiptUnreadable } from '../seal-problems.ts'
import { canonicalOf } from '../trusted-key.ts'
import { checkPublished, checkSignature, comparePublished, ownContradictions } from './checkpoint-chain.ts'
import { type Fault, type FaultList, listFaults } from './faults.ts'
import { type KeyChain, followKeys } from './key-chain.ts'
import { explainUnfit, readLine } from './read-line.ts'
import type { VerifyOptions } from './verify-archive.ts'

/** One transaction with all that proves it alone: the way to its block's root, the blocks up to a signed head, and the signature. */
export type Receipt = Readonly<{
  format: 'fundtrace-receipt/1'
  record: string
  /** Hex, the nearest sibling first. */
  proof: readonly string[]
  /** From the block of the record to the one that the checkpoint names. */
  blocks: readonly BlockHeader[]
  checkpoint: SignedCheckpoint
  /** From the first to the one that signed. */
  keys: readonly KeyRecord[]
}>

export type ReceiptVerdict = Readonly<{
  ok: boolean
  /** What is proven where `ok`; null where it cannot be read. */
  record: SealedRecord | null
  checkpoint: Readonly<{ number: number; hash: string; made_at: string; key_id: string }>
  /** Their line is always 1: a receipt is one text. */
  faults: readonly Fault[]
}>

/** Takes a receipt as JSON, however it is laid out, and believes nothing in it. Throws SEAL_RECEIPT_UNREADABLE. */
export function verifyReceipt(
  text: string,
  { trustedKeys = [], publishedCheckpoints = [] }: Pick<VerifyOptions, 'trustedKeys' | 'publishedCheckpoints'> = {},
): ReceiptVerdict {
  const receipt = readReceipt(text)
  const { body } = receipt.checkpoint
  const faults = listFaults(Number.POSITIVE_INFINITY)
  const keys = followKeys(faults, trustedKeys)
  for (const key of receipt.keys) keys.take(key, WHERE)
  const hash = checkCheckpoint(receipt.checkpoint, keys, publishedCheckpoints, faults)
  if (trustedKeys.length > 0 && keys.find(body.key_id)?.isTrusted !== true)
    faults.add('KEY_NOT_TRUSTED', WHERE, `Neither key ${body.key_id} nor one that vouched for it was to be trusted.`)
  checkBlocks(receipt, faults)
  const record = checkRecord(receipt, faults)
  return {
    ok: faults.count() === 0,
    record,
    checkpoint: { number: body.number, hash, made_at: body.made_at, key_id: body.key_id },
    faults: faults.listed(),
  }
}

const WHERE = { line: 1 }

const RECEIPT = wholeText(
  objectOf({
    format: quoted('fundtrace-receipt/1'),
    record: TEXT,
    proof: listOf(HASH),
    blocks: listOf(BLOCK_HEADER),
    checkpoint: objectOf(SIGNED_CHECKPOINT_MEMBERS),
    keys: listOf(objectOf(KEY_RECORD_MEMBERS)),
  }),
)

function readReceipt(text: string): Receipt {
  const canonical = canonicalOf(text)
  if (canonical === null || !RECEIPT.test(canonical)) throw receiptUnreadable()
  return JSON.parse(canonical) as Receipt
}

/** The hash that it has. */
function checkCheckpoint(
  checkpoint: SignedCheckpoint,
  keys: KeyChain,
  published: readonly SignedCheckpoint[],
  faults: FaultList,
): string {
  const { number } = checkpoint.body
  const where = { ...WHERE, checkpoint: number }
  const hash = checkpointHash(checkpoint.body)
  for (const detail of ownContradictions(checkpoint, hash)) faults.add('CHECKPOINT_WRONG', where, detail)
  checkSignature(checkpoint, where, keys, faults)
  comparePublished(published, number, hash, where, faults)
  for (const kept of published.filter(({ body }) => body.number === number)) checkPublished(kept, where, keys, faults)
  return hash
}

/** Each follows the one before it, and the last is what the checkpoint names. */
function checkBlocks({ blocks, checkpoint }: Receipt, faults: FaultList): void {
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1]
    if (before === undefined) continue
    const follows =
      block.previous === blockHash(before) && block.height === before.height + 1 && block.shard === before.shard
    if (!follows)
      faults.add(
        'BLOCK_CHAIN_BROKEN',
        placeOf(block),
        `It does not follow block ${before.height} of shard ${before.shard}.`,
      )
  }
  const last = blocks.at(-1)
  const head = checkpoint.body.shards.find(({ shard }) => shard === last?.shard)
  if (
    last === undefined ||
    head?.head !== blockHash(last) ||
    head.height !== last.height ||
    head.position !== last.last
  )
    faults.add(
      'BLOCK_NOT_SIGNED',
      last === undefined ? WHERE : placeOf(last),
      `The checkpoint names block ${head?.height ?? 0} with hash ${head?.head ?? 'none'}; the receipt ends with another.`,
    )
}

function checkRecord({ record: text, blocks, proof }: Receipt, faults: FaultList): SealedRecord | null {
  if (readLine(text)?.type !== 'record') {
    const { code, detail } = explainUnfit(text)
    faults.add(code, WHERE, detail)
    return null
  }
  const record = JSON.parse(text) as SealedRecord
  const [block] = blocks
  const isSealed =
    block !== undefined &&
    verifyInclusion(block.algorithm, {
      leaf: leafHash(block.algorithm, text),
      index: record.position - block.first,
      size: block.last - block.first + 1,
      proof: proof.map((hash) => Buffer.from(hash, 'hex')),
      root: Buffer.from(block.root, 'hex'),
    })
  if (!isSealed)
    faults.add(
      'RECORD_NOT_SEALED',
      { ...WHERE, shard: record.shard, position: record.position, fund: record.fund },
      `Its proof does not lead from the record to the root of block ${block?.height ?? 0}.`,
    )
  return record
}

const placeOf = ({ shard, height }: BlockHeader) => ({ ...WHERE, shard, height })
