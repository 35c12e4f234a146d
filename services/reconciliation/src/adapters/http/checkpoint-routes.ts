import type { Database } from '@fundtrace/database'
import { type App, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { keepCheckpoint } from '../../application/keep-checkpoint.ts'
import { listCheckpoints } from '../postgres/checkpoint-copies.ts'

const everywhere = 'a checkpoint is of the whole journal, and says nothing of what is in it'
const TAGS = ['Copies']
const Kept = Type.Object({ number: Type.Integer(), hash: Type.String(), is_new: Type.Boolean() })

/** The ledger's published checkpoints, kept by audit. */
export function checkpointRoutes(app: App, { db }: Readonly<{ db: Database }>): void {
  app.post(
    '/v1/ledger-checkpoints',
    {
      config: { access: { roles: ['audit'], everywhere } },
      schema: {
        operationId: 'keepCheckpoint',
        summary:
          'Keep a signed checkpoint of the ledger with its keys: the copies have to lead to it from now on; the same again changes nothing',
        tags: TAGS,
        body: Type.Object(
          {
            checkpoint: Type.Object({}, { description: 'As the ledger published it: body, hash, signature' }),
            keys: Type.Array(Type.Object({}), {
              minItems: 1,
              maxItems: 1_000,
              description: 'Key records from the first to the one that signed it',
            }),
          },
          { additionalProperties: false },
        ),
        response: { 201: Kept },
      },
    },
    idempotent(db, (trx, request, caller) => keepCheckpoint(trx, request.body, caller.subject)),
  )

  app.get(
    '/v1/ledger-checkpoints',
    {
      config: { access: { roles: ['audit', 'admin'], everywhere } },
      schema: {
        operationId: 'listKeptCheckpoints',
        summary: 'The checkpoints that audit kept, by number after the cursor',
        tags: TAGS,
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: {
          200: Type.Object({
            checkpoints: Type.Array(
              Type.Object({
                number: Type.Integer(),
                hash: Type.String(),
                made_at: Type.String(),
                key_id: Type.String(),
                kept_by: Type.String(),
                kept_at: Type.String(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => ({ checkpoints: await listCheckpoints(db, request.query) }),
  )
}
