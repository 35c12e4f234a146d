import { Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import Type from 'typebox'
import { CLAWBACK_GROUNDS } from '../../domain/claw-back.ts'
import { readWaitingRequests } from '../postgres/waiting-request-repository.ts'
import { BatchParams } from './batch-schemas.ts'
import { readOwnBatch } from './own-batch.ts'

const ASKED = {
  id: Uuid,
  payment_id: Uuid,
  reference: Text(35),
  reason: Text(2_000),
  document_number: Text(200),
  asked_by: Text(200),
  asked_for: Type.Union([Type.Null(), Text(200)]),
  asked_at: Text(40),
}
const LISTED_MAX = 1_000

/** What waits for a second officer; whose answer it is, is with the request itself. */
export function waitingRequestRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/batches/:batch_id/waiting',
    {
      config: { access: { roles: ['treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'listWaitingRequests',
        summary:
          'What was asked about the payments of a batch and waits for another officer: overrides, decisions, clawbacks',
        tags: ['Payments'],
        params: BatchParams,
        response: {
          200: Type.Object({
            overrides: Type.Array(Type.Object({ ...ASKED, check: Text(40) })),
            decisions: Type.Array(
              Type.Object({ ...ASKED, outcome: Type.Enum(['paid', 'failed', 'returned']), decided_on: Text(10) }),
            ),
            claw_backs: Type.Array(
              Type.Object({
                ...ASKED,
                award: Type.Enum(['payable_again', 'cancelled']),
                ground: Type.Enum([...CLAWBACK_GROUNDS]),
                clawed_back_on: Text(10),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const { id } = await readOwnBatch(db, callerOf(request), request.params.batch_id)
      return readWaitingRequests(db, id, LISTED_MAX)
    },
  )
}
