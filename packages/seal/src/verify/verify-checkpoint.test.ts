import { beforeAll, describe, expect, it } from 'vitest'
import {
  firstKeyRecord,
  newSigningKeyPem,
  nextCheckpointBody,
  nextKeyRecord,
  signCheckpoint,
  signerFromPem,
  verifyCheckpoint,
  ZERO_HASH,
} from '../seal.ts'

const [first, second, stranger] = [1, 2, 3].map(() => signerFromPem(newSigningKeyPem()))
if (first === undefined || second === undefined || stranger === undefined) throw new Error('no keys')
const shards = Array.from({ length: 64 }, (_, shard) => ({ head: ZERO_HASH, height: 0, position: 0, shard }))
const trust = (keyId: string) => ({ trustedKeys: [{ keyId, publicKeyDer: null }] })

describe('verifyCheckpoint', () => {
  let text: string
  let signedByFirst: Awaited<ReturnType<typeof signCheckpoint>>
  beforeAll(async () => {
    const body = (keyId: string, before: typeof signedByFirst | null) =>
      nextCheckpointBody(before, { algorithm: 'sha256', keyId, madeAt: '2016-07-01T01:30:00.000Z', shards })
    signedByFirst = await signCheckpoint(body(first.keyId, null), first)
    const record = await firstKeyRecord(first)
    const keys = [record, await nextKeyRecord(record, first, second, 2)]
    text = JSON.stringify({ checkpoint: await signCheckpoint(body(second.keyId, signedByFirst), second), keys })
  })

  it('proves one by its own key, and trusts it for a key that vouched for that', () => {
    expect(verifyCheckpoint(text)).toMatchObject({ ok: true, trusted: false, published: false, faults: [] })
    expect(verifyCheckpoint(text, trust(first.keyId))).toMatchObject({ ok: true, trusted: true })
    expect(verifyCheckpoint(text, trust(stranger.keyId))).toMatchObject({ ok: true, trusted: false })
  })

  it.each([
    ['"made_at":"2016-07-01', '"made_at":"2016-07-02', 'CHECKPOINT_WRONG'],
    ['"made_at":"2016-07-01', '"made_at":"2016-07-02', 'CHECKPOINT_SIGNATURE_WRONG'],
    ['"since":2', '"since":3', 'KEY_NOT_SANCTIONED'],
    ['"since":2', '"since":3', 'CHECKPOINT_KEY_WRONG'],
  ])('finds %s written as %s: %s', (from, to, code) => {
    expect(text).toContain(from)
    const { ok, faults } = verifyCheckpoint(text.replace(from, to))
    expect(ok).toBe(false)
    expect(faults.map((fault) => fault.code)).toContain(code)
  })

  it('finds that another one of its number was published', () => {
    const { checkpoint } = JSON.parse(text)
    expect(verifyCheckpoint(text, { publishedCheckpoints: [checkpoint] })).toMatchObject({ ok: true, published: true })
    const other = { ...signedByFirst, body: { ...signedByFirst.body, number: 2 } }
    expect(verifyCheckpoint(text, { publishedCheckpoints: [other] })).toMatchObject({ ok: false })
  })

  it('refuses what is no checkpoint with its keys', () => {
    for (const wrong of ['', '{}', JSON.stringify(signedByFirst), text.replace('"keys":[', '"keys":[{},')])
      expect(() => verifyCheckpoint(wrong)).toThrow(expect.objectContaining({ code: 'SEAL_CHECKPOINT_UNREADABLE' }))
  })
})
