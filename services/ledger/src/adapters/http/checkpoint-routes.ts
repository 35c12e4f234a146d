import { Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { makeCheckpoint } from '../../application/seal/make-checkpoint.ts'
import { rotateKey } from '../../application/seal/rotate-key.ts'
import { checkpointUnknown } from '../../domain/seal-errors.ts'
import type { OpenSeal } from '../../open-seal.ts'
import { findCheckpoint, findLastCheckpoint, listCheckpoints } from '../postgres/checkpoint-repository.ts'
import { listSigningKeys } from '../postgres/signing-key-repository.ts'
import { KeyRecordReply, SignedCheckpointReply } from './seal-schemas.ts'

/** Hashes and heights alone: whoever has an office may keep them, whatever their area. */
/** Heads of shards and hashes; nothing in them is of any fund. */
const everywhere = 'a checkpoint is of the whole journal, and says nothing of what is in it'
const KEEPERS = { access: { roles: ['audit', 'finance', 'treasury', 'admin'], everywhere } } as const
const TAGS = ['Seal']

export function checkpointRoutes(app: App, { db, seal }: Readonly<{ db: Database; seal: OpenSeal }>): void {
  app.post(
    '/v1/checkpoints',
    {
      config: { access: { roles: ['audit', 'admin'], everywhere } },
      schema: {
        operationId: 'makeCheckpoint',
        summary:
          'Sign the heads of all shards now, and publish it; refused where the chain does not follow from the last one',
        tags: TAGS,
        response: { 201: SignedCheckpointReply },
      },
    },
    idempotent(
      db,
      async (trx) => {
        const made = await makeCheckpoint(trx, seal)
        if (made === null) throw checkpointUnknown('latest')
        return { ...made, body: { ...made.body, shards: [...made.body.shards] } }
      },
      {
        respond: async (made) => {
          await seal.publish()
          return made
        },
      },
    ),
  )

  app.get(
    '/v1/checkpoints',
    {
      config: KEEPERS,
      schema: {
        operationId: 'listCheckpoints',
        summary: 'The signed checkpoints by number after the cursor',
        tags: TAGS,
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: {
          200: Type.Object({
            checkpoints: Type.Array(
              Type.Object({ number: Type.Integer(), made_at: Text(30), hash: Text(64), key_id: Text(16) }),
            ),
          }),
        },
      },
    },
    async (request) => ({ checkpoints: await listCheckpoints(db, request.query) }),
  )

  app.get(
    '/v1/checkpoints/latest',
    {
      config: KEEPERS,
      schema: {
        operationId: 'getLatestCheckpoint',
        summary: 'The last signed checkpoint; kept by somebody outside, it proves all that was recorded until then',
        tags: TAGS,
        response: { 200: SignedCheckpointReply },
      },
    },
    async () => {
      const last = await findLastCheckpoint(db)
      if (last === undefined) throw checkpointUnknown('latest')
      return { ...last, body: { ...last.body, shards: [...last.body.shards] } }
    },
  )

  app.get(
    '/v1/checkpoints/:number',
    {
      config: KEEPERS,
      schema: {
        operationId: 'getCheckpoint',
        summary: 'One signed checkpoint',
        tags: TAGS,
        params: Type.Object({ number: Type.Integer({ minimum: 1, maximum: 999_999_999 }) }),
        response: { 200: SignedCheckpointReply },
      },
    },
    async (request) => {
      const found = await findCheckpoint(db, request.params.number)
      if (found === undefined) throw checkpointUnknown(request.params.number)
      return { ...found, body: { ...found.body, shards: [...found.body.shards] } }
    },
  )

  app.get(
    '/v1/signing-keys',
    {
      config: KEEPERS,
      schema: {
        operationId: 'listSigningKeys',
        summary: 'The public keys that checkpoints are signed with, each vouched for by the one before it',
        tags: TAGS,
        response: { 200: Type.Object({ keys: Type.Array(KeyRecordReply) }) },
      },
    },
    async () => ({ keys: await listSigningKeys(db) }),
  )

  app.post(
    '/v1/signing-keys',
    {
      config: { access: { roles: ['admin'], everywhere } },
      schema: {
        operationId: 'rotateSigningKey',
        summary: 'Take the key that was configured as SEAL_KEY_NEXT into use, vouched for by the present one',
        tags: TAGS,
        response: { 201: KeyRecordReply },
      },
    },
    idempotent(db, (trx) => rotateKey(trx, seal), {
      respond: async (record) => {
        await seal.publish()
        return record
      },
    }),
  )
}
