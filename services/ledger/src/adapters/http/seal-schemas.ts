import { Text } from '@fundtrace/contracts'
import Type from 'typebox'

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const KeyId = Type.String({ pattern: '^[0-9a-f]{16}$' })
const Base64 = (description: string) => Type.String({ maxLength: 200, description: `${description}, base64` })
const Algorithm = Type.Union([Type.Literal('sha256'), Type.Literal('sm3')])

/** As packages/seal/README.md has it: whoever keeps the answer keeps a whole proof. */
export const SignedCheckpointReply = Type.Object({
  body: Type.Object({
    algorithm: Algorithm,
    key_id: KeyId,
    made_at: Text(30),
    number: Type.Integer(),
    previous: Hash,
    root: Hash,
    shards: Type.Array(
      Type.Object({ head: Hash, height: Type.Integer(), position: Type.Integer(), shard: Type.Integer() }),
    ),
  }),
  hash: Hash,
  signature: Base64('Ed25519 over the canonical JSON of the body'),
})

export const KeyRecordReply = Type.Object({
  body: Type.Object({
    key_id: KeyId,
    number: Type.Integer(),
    public_key: Base64('SPKI DER'),
    signed_by: Type.Union([Type.Null(), KeyId]),
    since: Type.Integer({ description: 'The first checkpoint that it signs' }),
  }),
  signature: Base64('Of the key before it over the canonical JSON of the body; the first key signs itself'),
})

export const BlockHeaderReply = Type.Object({
  algorithm: Algorithm,
  first: Type.Integer(),
  height: Type.Integer(),
  last: Type.Integer(),
  previous: Hash,
  recorded_at: Text(30),
  root: Hash,
  shard: Type.Integer(),
})

export const ReceiptReply = Type.Object({
  format: Type.Literal('fundtrace-receipt/1'),
  record: Type.String({ description: 'The transaction as it is sealed: RFC 8785 JSON, as text' }),
  proof: Type.Array(Hash, { description: 'Its siblings on the way to the root of the first block, the nearest first' }),
  blocks: Type.Array(BlockHeaderReply, {
    description: 'From the block of the record to the one that the checkpoint signed',
  }),
  checkpoint: SignedCheckpointReply,
  keys: Type.Array(KeyRecordReply),
})
