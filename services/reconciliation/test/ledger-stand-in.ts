import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  firstKeyRecord,
  type KeyRecord,
  newSigningKeyPem,
  nextCheckpointBody,
  signCheckpoint,
  type SignedCheckpoint,
  type Signer,
  signerFromPem,
  ZERO_HASH,
} from '@fundtrace/seal'

export type LedgerStandIn = Readonly<{
  url: string
  signer: Signer
  checkpoint: SignedCheckpoint
  /** Tokens that it was asked with. */
  tokens: Set<string>
  /** What it answers from now on, in place of its checkpoint; null: the checkpoint again. */
  answer: (body: unknown) => void
  close: () => Promise<void>
}>

/** Gives its last checkpoint and its keys, as the ledger does at these two addresses. */
export async function startLedgerStandIn(): Promise<LedgerStandIn> {
  const signer = signerFromPem(newSigningKeyPem())
  const keys: readonly KeyRecord[] = [await firstKeyRecord(signer)]
  const shards = Array.from({ length: 64 }, (_, shard) => ({ head: ZERO_HASH, height: 0, position: 0, shard }))
  const madeAt = '2016-07-01T01:30:00.000Z'
  const checkpoint = await signCheckpoint(
    nextCheckpointBody(null, { algorithm: 'sha256', keyId: signer.keyId, madeAt, shards }),
    signer,
  )
  const tokens = new Set<string>()
  let other: unknown = null
  const server = createServer((request, reply) => {
    tokens.add(request.headers.authorization ?? '')
    reply.setHeader('content-type', 'application/json')
    reply.end(JSON.stringify(request.url === '/v1/signing-keys' ? { keys } : (other ?? checkpoint)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    // A listening server has an address of this form.
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signer,
    checkpoint,
    tokens,
    answer: (body) => {
      other = body
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
