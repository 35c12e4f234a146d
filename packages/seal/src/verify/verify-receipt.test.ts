import { describe, expect, it } from 'vitest'
import { makeUpLedger, newSigner } from '../../test/made-up-ledger.ts'
import {
  leafHash,
  proveInclusion,
  readTrustedKey,
  type Receipt,
  signCheckpoint,
  type VerifyOptions,
  verifyReceipt,
} from '../seal.ts'

const [first, second] = [newSigner(), newSigner()]
const ledger = await makeUpLedger({
  rounds: [{ 7: [1, 5] }, { 7: [2, 3], 8: [1] }],
  rotateBefore: [2],
  signers: [first, second],
})
/** Of the fourth record of block 2, under checkpoint 2. */
const receipt = receiptOf(1, 3)
const lastBlock =
  receipt.blocks.at(-1) ??
  (() => {
    throw new Error('no blocks')
  })()
const found = (changed: Receipt, options?: VerifyOptions): readonly string[] =>
  verifyReceipt(JSON.stringify(changed, null, 1), options).faults.map(({ code }) => code)

describe('verifyReceipt', () => {
  it('proves every record of a shard alone', () => {
    for (const [block, { records }] of ledger.blocks.slice(0, 4).entries())
      for (const [index, record] of records.entries())
        expect(verifyReceipt(JSON.stringify(receiptOf(block, index)))).toMatchObject({
          ok: true,
          record: JSON.parse(record),
          checkpoint: { number: 2, key_id: second.keyId },
        })
  })

  it('holds it against what was kept outside', () => {
    const [one, two] = ledger.checkpoints
    if (one === undefined || two === undefined) throw new Error('no checkpoints')
    expect(found(receipt, { trustedKeys: [readTrustedKey(first.keyId)], publishedCheckpoints: [one, two] })).toEqual([])
    expect(found(receipt, { trustedKeys: [readTrustedKey(newSigner().keyId)] })).toEqual(['KEY_NOT_TRUSTED'])
    expect(found(receipt, { publishedCheckpoints: [{ ...two, hash: one.hash }] })).toEqual([
      'CHECKPOINT_NOT_PUBLISHED',
      'PUBLISHED_WRONG',
    ])
  })

  it.each<[string, Partial<Receipt>, readonly string[]]>([
    ['another amount', { record: receipt.record.replace('"amount":"', '"amount":"9') }, ['RECORD_NOT_SEALED']],
    ['another name', { record: receipt.record.replace('省财政', '市财政') }, ['RECORD_NOT_SEALED']],
    ['another record', { record: receiptOf(1, 0).record }, ['RECORD_NOT_SEALED']],
    ['a record that is none', { record: '{}' }, ['LINE_MALFORMED']],
    ['another proof', { proof: receiptOf(1, 0).proof }, ['RECORD_NOT_SEALED']],
    ['no blocks', { blocks: [] }, ['BLOCK_NOT_SIGNED', 'RECORD_NOT_SEALED']],
    ['a block missing', { blocks: receipt.blocks.toSpliced(1, 1) }, ['BLOCK_CHAIN_BROKEN']],
    ['the last block missing', { blocks: receipt.blocks.slice(0, -1) }, ['BLOCK_NOT_SIGNED']],
    [
      'another last block',
      { blocks: receipt.blocks.with(-1, { ...lastBlock, recorded_at: '2020-01-01T00:00:00.000Z' }) },
      ['BLOCK_NOT_SIGNED'],
    ],
    [
      'another root of its block',
      { blocks: receipt.blocks.with(0, { ...receipt.blocks[0], root: '0'.repeat(64) } as Receipt['blocks'][number]) },
      ['BLOCK_CHAIN_BROKEN', 'RECORD_NOT_SEALED'],
    ],
    ['a key missing', { keys: receipt.keys.slice(0, 1) }, ['CHECKPOINT_KEY_WRONG']],
    [
      'another hash of its checkpoint',
      { checkpoint: { ...receipt.checkpoint, hash: '0'.repeat(64) } },
      ['CHECKPOINT_WRONG'],
    ],
    [
      'a checkpoint that was changed',
      {
        checkpoint: {
          ...receipt.checkpoint,
          body: { ...receipt.checkpoint.body, made_at: '2020-01-01T00:00:00.000Z' },
        },
      },
      ['CHECKPOINT_WRONG', 'CHECKPOINT_SIGNATURE_WRONG'],
    ],
  ])('takes none with %s', (_, change, faults) => {
    expect(found({ ...receipt, ...change })).toEqual(faults)
  })

  it('takes none signed by whoever made it up', async () => {
    const forger = newSigner()
    const checkpoint = await signCheckpoint({ ...receipt.checkpoint.body, key_id: forger.keyId }, forger)
    expect(found({ ...receipt, checkpoint })).toEqual(['CHECKPOINT_KEY_WRONG'])
    expect(found({ ...receipt, checkpoint: await signCheckpoint(receipt.checkpoint.body, forger) })).toEqual([
      'CHECKPOINT_SIGNATURE_WRONG',
    ])
  })

  it('refuses what is no receipt', () => {
    for (const text of [
      '',
      '{}',
      JSON.stringify({ ...receipt, more: 1 }),
      JSON.stringify({ ...receipt, proof: ['x'] }),
    ])
      expect(() => verifyReceipt(text)).toThrow(expect.objectContaining({ code: 'SEAL_RECEIPT_UNREADABLE' }))
  })
})

function receiptOf(block: number, index: number): Receipt {
  const blocks = ledger.blocks.slice(block, 4)
  const leaves = (blocks[0]?.records ?? []).map((record) => leafHash('sha256', record))
  const checkpoint = ledger.checkpoints[1]
  if (checkpoint === undefined) throw new Error('no checkpoint')
  return {
    format: 'fundtrace-receipt/1',
    record: blocks[0]?.records[index] ?? '',
    proof: proveInclusion('sha256', leaves, index).map((hash) => hash.toString('hex')),
    blocks: blocks.map(({ header }) => header),
    checkpoint,
    keys: ledger.keys,
  }
}
