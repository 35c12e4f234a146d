import { describe, expect, it } from 'vitest'
import { type MadeUpLedger, makeUpLedger, newSigner } from '../../test/made-up-ledger.ts'
import { found, linesOf, verifyLines } from '../../test/tamper.ts'
import { headsRoot } from '../checkpoint.ts'
import {
  type BlockHeader,
  canonicalJson,
  nextKeyRecord,
  readTrustedKey,
  type SealedRecord,
  signCheckpoint,
  type SignedCheckpoint,
} from '../seal.ts'

describe('verifyArchive, against who can write the ledger anew', () => {
  const signer = newSigner()
  const rounds = [{ 7: [3] }, { 7: [2] }]
  /** The same ledger with another name in its metadata, all hashes made anew. */
  const instead = (record: SealedRecord): SealedRecord =>
    record.metadata === null ? record : { ...record, metadata: { ...record.metadata, payer: '市财政' } }
  const unsealed = ({ checkpoints }: MadeUpLedger, rewritten: MadeUpLedger): MadeUpLedger => ({
    ...rewritten,
    checkpoints,
  })

  it('finds blocks other than those that are signed', async () => {
    const [real, rewritten] = [
      await makeUpLedger({ rounds, signers: [signer] }),
      await makeUpLedger({ rounds, signers: [signer], instead }),
    ]
    expect(found(await verifyLines(await linesOf(unsealed(real, rewritten))))).toEqual([
      'BLOCK_NOT_SIGNED@5',
      'BLOCK_NOT_SIGNED@9',
    ])
  })

  it('finds checkpoints signed anew by the ledger itself with one that was published', async () => {
    const [real, rewritten] = [
      await makeUpLedger({ rounds, signers: [signer] }),
      await makeUpLedger({ rounds, signers: [signer], instead }),
    ]
    const again = await linesOf(rewritten)
    expect(await verifyLines(again)).toMatchObject({ ok: true })
    const verdict = await verifyLines(again, { publishedCheckpoints: real.checkpoints.slice(0, 1) })
    expect(found(verdict)).toEqual(['CHECKPOINT_NOT_PUBLISHED@3', 'BLOCK_NOT_SIGNED@5'])
    expect(verdict.faults[1]?.where).toEqual({ line: 5, shard: 7, height: 1, checkpoint: 1 })
  })

  it('finds a block that does not follow the one before it', async () => {
    const real = await makeUpLedger({ rounds, signers: [signer] })
    const [one, two] = real.blocks
    if (one === undefined || two === undefined) throw new Error('no blocks')
    const withSecond = async (change: Partial<BlockHeader>) =>
      found(
        await verifyLines(
          await linesOf({ ...real, checkpoints: [], blocks: [one, { ...two, header: { ...two.header, ...change } }] }),
        ),
      )
    expect(await withSecond({})).toEqual([])
    expect(await withSecond({ previous: one.header.root })).toEqual(['BLOCK_CHAIN_BROKEN@7'])
    expect(await withSecond({ first: 5, last: 6 })).toEqual(['BLOCK_CHAIN_BROKEN@7', 'RECORD_POSITION_WRONG@8'])
    expect(await withSecond({ height: 3 })).toEqual(['BLOCK_MISSING@7'])
  })

  it('finds a tail cut off with its checkpoint with one that was published', async () => {
    const real = await makeUpLedger({ rounds, signers: [signer] })
    const cut = await linesOf({ ...real, checkpoints: real.checkpoints.slice(0, 1), blocks: real.blocks.slice(0, 1) })
    expect(await verifyLines(cut)).toMatchObject({ ok: true })
    expect(found(await verifyLines(cut, { publishedCheckpoints: real.checkpoints }))).toEqual([
      'CHECKPOINT_MISSING@4',
      'SHARD_CUT@8',
    ])
  })

  it('says how much no checkpoint covers yet', async () => {
    const open = await makeUpLedger({ rounds: [{ 7: [3] }, { 7: [2], 9: [4] }], leaveLastOpen: true })
    expect(await verifyLines(await linesOf(open))).toMatchObject({
      ok: true,
      records: 9,
      uncovered: { blocks: 2, records: 6 },
    })
  })

  it('believes no published checkpoint that contradicts itself, or that the ledger did not sign', async () => {
    const real = await makeUpLedger({ rounds, signers: [signer] })
    const archive = await linesOf(real)
    const [kept] = real.checkpoints
    if (kept === undefined) throw new Error('no checkpoint')
    const forged: readonly SignedCheckpoint[] = [
      { ...kept, hash: '0'.repeat(64) },
      { ...kept, signature: real.checkpoints[1]?.signature ?? '' },
      await signCheckpoint({ ...kept.body, key_id: newSigner().keyId }, newSigner()),
      await signCheckpoint({ ...kept.body, root: '0'.repeat(64) }, signer),
    ]
    for (const checkpoint of forged)
      expect(found(await verifyLines(archive, { publishedCheckpoints: [checkpoint] }))).toContain('PUBLISHED_WRONG@5')
    expect(await verifyLines(archive, { publishedCheckpoints: real.checkpoints })).toMatchObject({ ok: true })
  })
})

describe('verifyArchive, of keys that follow each other', async () => {
  const [first, second, third] = [newSigner(), newSigner(), newSigner()]
  const rounds = [{ 7: [1] }, { 7: [1] }, { 7: [1] }]
  const rotated = await makeUpLedger({ rounds, rotateBefore: [2, 3], signers: [first, second, third] })
  const trust = (keyId: string) => ({ trustedKeys: [readTrustedKey(keyId)] })

  it('trusts what the kept key vouched for, and the last checkpoint through a later key', async () => {
    const archive = await linesOf(rotated)
    for (const { keyId } of [first, second, third])
      expect(await verifyLines(archive, trust(keyId))).toMatchObject({ ok: true })
    expect((await verifyLines(archive, trust(second.keyId))).keys.map(({ trusted }) => trusted)).toEqual([
      false,
      true,
      true,
    ])
    expect(found(await verifyLines(archive, trust(newSigner().keyId)))).toEqual(['KEY_NOT_TRUSTED@8'])
  })

  it('wants a kept public key to be the same, not only to have the same id', async () => {
    const kept = { keyId: first.keyId, publicKeyDer: second.publicKeyDer }
    expect(found(await verifyLines(await linesOf(rotated), { trustedKeys: [kept] }))).toEqual(['KEY_NOT_TRUSTED@8'])
  })

  it('wants a checkpoint where a key is to be trusted', async () => {
    const archive = await linesOf({ ...rotated, checkpoints: [] })
    expect(await verifyLines(archive)).toMatchObject({ ok: true, uncovered: { records: 3 } })
    expect(found(await verifyLines(archive, trust(first.keyId)))).toEqual(['KEY_NOT_TRUSTED@5'])
  })

  it('finds a key that the one before it did not sign, and trusts nothing behind it', async () => {
    const [one, two] = rotated.keys
    if (one === undefined || two === undefined) throw new Error('no keys')
    const unsanctioned = { body: two.body, signature: one.signature }
    const archive = await linesOf({ ...rotated, keys: rotated.keys.with(1, unsanctioned) })
    expect(found(await verifyLines(archive))).toEqual(['KEY_NOT_SANCTIONED@3'])
    expect(found(await verifyLines(archive, trust(first.keyId)))).toEqual(['KEY_NOT_SANCTIONED@3', 'KEY_NOT_TRUSTED@8'])
  })

  it.each([
    ['number', { number: 4 }],
    ['key before it', { signed_by: '0'.repeat(16) }],
    ['beginning', { since: 1 }],
    ['id', { key_id: '0'.repeat(16) }],
  ])('finds a key with another %s', async (_, change) => {
    const [one, two] = rotated.keys
    if (one === undefined || two === undefined) throw new Error('no keys')
    const body = { ...two.body, ...change }
    const record = { body, signature: (await first.sign(Buffer.from(canonicalJson(body)))).toString('base64') }
    expect(found(await verifyLines(await linesOf({ ...rotated, keys: [one, record] })))).toContain('KEY_WRONG@3')
  })

  it('finds a signed head that names another position than its block has', async () => {
    const [one, two] = rotated.checkpoints
    if (one === undefined || two === undefined) throw new Error('no checkpoints')
    const shards = two.body.shards.map((head) => (head.shard === 7 ? { ...head, position: 3 } : head))
    const wrong = await signCheckpoint({ ...two.body, root: headsRoot('sha256', shards), shards }, second)
    expect(found(await verifyLines(await linesOf({ ...rotated, checkpoints: [one, wrong] })))).toEqual([
      'BLOCK_NOT_SIGNED@9',
    ])
  })

  it('finds a first key that is not there from the first checkpoint on', async () => {
    const [one] = rotated.keys
    if (one === undefined) throw new Error('no keys')
    const body = { ...one.body, since: 2 }
    const record = { body, signature: (await first.sign(Buffer.from(canonicalJson(body)))).toString('base64') }
    expect(found(await verifyLines(await linesOf({ ...rotated, keys: [record], checkpoints: [] })))).toEqual([
      'KEY_WRONG@2',
    ])
  })

  it('finds a checkpoint that a key signed before or after its time', async () => {
    const [one] = rotated.keys
    if (one === undefined) throw new Error('no keys')
    const late = await nextKeyRecord(one, first, second, 3)
    const archive = await linesOf({ ...rotated, keys: [one, late], checkpoints: rotated.checkpoints.slice(0, 2) })
    expect(found(await verifyLines(archive))).toEqual(['CHECKPOINT_KEY_WRONG@5'])
  })

  it.each<[string, (body: SignedCheckpoint['body']) => Partial<SignedCheckpoint['body']>]>([
    ['another number', () => ({ number: 5 })],
    ['another checkpoint before it', () => ({ previous: '0'.repeat(64) })],
    ['another root', () => ({ root: '0'.repeat(64) })],
    [
      'a shard that went back',
      ({ shards }) => ({ shards: shards.with(7, { head: '0'.repeat(64), height: 0, position: 0, shard: 7 }) }),
    ],
    [
      'a shard in the place of another',
      ({ shards }) => ({ shards: shards.with(8, { head: '0'.repeat(64), height: 0, position: 0, shard: 9 }) }),
    ],
    [
      'a head without a block',
      ({ shards }) => ({ shards: shards.with(8, { head: '1'.repeat(64), height: 0, position: 0, shard: 8 }) }),
    ],
  ])('finds a signed checkpoint with %s', async (_, change) => {
    const [one, two] = rotated.checkpoints
    if (one === undefined || two === undefined) throw new Error('no checkpoints')
    const changed = { ...two.body, ...change(two.body) }
    const root = changed.root === two.body.root ? headsRoot('sha256', changed.shards) : changed.root
    const wrong = await signCheckpoint({ ...changed, root }, second)
    const faults = found(await verifyLines(await linesOf({ ...rotated, checkpoints: [one, wrong] })))
    expect(faults.filter((fault) => fault.startsWith('CHECKPOINT_WRONG'))).toEqual(['CHECKPOINT_WRONG@6'])
  })
})
