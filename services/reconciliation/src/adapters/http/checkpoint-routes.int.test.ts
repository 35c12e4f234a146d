import { firstKeyRecord, newSigningKeyPem, nextCheckpointBody, signCheckpoint, signerFromPem } from '@fundtrace/seal'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  AUDITOR,
  createReconciliation,
  get,
  post,
  serve,
  type TestReconciliation,
  type TestServer,
} from '../../../test/reconciliation-service.ts'

let service: TestReconciliation
let server: TestServer
beforeAll(async () => {
  service = await createReconciliation()
  server = await serve(service)
})
afterAll(async () => {
  await server.close()
  await service.close()
})

it('a checkpoint is kept once where it proves itself by the key that was known first, and refused where it does not', async () => {
  const shards = Array.from({ length: 64 }, (_, shard) => ({ head: '0'.repeat(64), height: 0, position: 0, shard }))
  const signed = async (number: number, pem = newSigningKeyPem()) => {
    const signer = signerFromPem(pem)
    const body = nextCheckpointBody(null, {
      algorithm: 'sha256',
      keyId: signer.keyId,
      madeAt: '2016-06-02T00:00:00.000Z',
      shards,
    })
    return { checkpoint: await signCheckpoint({ ...body, number }, signer), keys: [await firstKeyRecord(signer)] }
  }
  const keep = async (content: object, officer = AUDITOR) =>
    (await post(server.app, officer, '/v1/ledger-checkpoints', content)).json<unknown>()

  const first = await signed(1)
  const changed = { ...first, checkpoint: { ...first.checkpoint, hash: 'f'.repeat(64) } }
  expect(await keep(changed)).toMatchObject({ code: 'RECONCILIATION_KEPT_CHECKPOINT_WRONG' })
  expect(await keep(first, { ...AUDITOR, roles: ['treasury'] })).toMatchObject({ status: 403 })
  expect(await keep(first)).toEqual({ number: 1, hash: first.checkpoint.hash, is_new: true })
  expect(await keep(first)).toMatchObject({ is_new: false })
  // Proves itself by a key of its own that nobody vouched for.
  expect(await keep(await signed(1))).toMatchObject({ code: 'RECONCILIATION_KEPT_CHECKPOINT_WRONG' })

  const kept = (await get(server.app, AUDITOR, '/v1/ledger-checkpoints')).json<unknown>()
  expect(kept).toMatchObject({ checkpoints: [{ number: 1, hash: first.checkpoint.hash, kept_by: 'auditor-1' }] })
})
