import { Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { eraseDetails } from '../../application/seal/erase-private-details.ts'
import { readPrivateDetails } from '../../application/seal/read-private-details.ts'
import type { FundAccess } from './fund-access.ts'

const TAGS = ['Data about persons']
const Params = Type.Object({ fund_id: Slug, transaction_id: Uuid })

/** What was given with a transaction about persons: outside of the seal, for the area of the fund alone, and not for its funders. */
export function privateDetailsRoutes(
  app: App,
  { db, ring }: Readonly<{ db: Database; ring: KeyRing }>,
  { requireMover: requireArea }: FundAccess,
): void {
  app.get(
    '/v1/funds/:fund_id/transactions/:transaction_id/private',
    {
      config: { access: { roles: ['treasury', 'audit'] } },
      schema: {
        operationId: 'getPrivateDetails',
        summary:
          'What a transaction says about persons, covered; whole only where that is asked for, and then on record',
        tags: TAGS,
        params: Params,
        querystring: Type.Object({ whole: Type.Boolean({ default: false }) }),
        response: {
          200: Type.Object({
            transaction_id: Uuid,
            covered: Type.Boolean(),
            proven: Type.Boolean({ description: 'The sealed record has a salted hash of just this' }),
            private: Type.Unknown(),
          }),
        },
      },
    },
    async (request) => {
      const { fund_id: fundId, transaction_id: transactionId } = request.params
      const caller = callerOf(request)
      await requireArea(caller, fundId)
      const { whole } = request.query
      const read = await readPrivateDetails(db, ring, { fundId, transactionId }, whole ? caller.subject : null)
      return { transaction_id: transactionId, covered: !whole, proven: read.isProven, private: read.details }
    },
  )

  app.delete(
    '/v1/funds/:fund_id/transactions/:transaction_id/private',
    {
      config: { access: { roles: ['admin'] } },
      schema: {
        operationId: 'erasePrivateDetails',
        summary:
          'Erase what a transaction says about persons for good; who did and why stays, and no seal breaks. Again it answers the same',
        tags: TAGS,
        params: Params,
        body: Type.Object({ reason: Text(500) }, { additionalProperties: false }),
        response: {
          200: Type.Object({
            transaction_id: Uuid,
            reason: Text(500),
            erased_by: Text(200),
            erased_at: Type.String({ format: 'date-time' }),
          }),
        },
      },
    },
    async (request) => {
      const { fund_id: fundId, transaction_id: transactionId } = request.params
      const caller = callerOf(request)
      await requireArea(caller, fundId)
      const erasure = await eraseDetails(
        db,
        { fundId, transactionId },
        { reason: request.body.reason, erasedBy: caller.subject },
      )
      return {
        transaction_id: transactionId,
        reason: erasure.reason,
        erased_by: erasure.erasedBy,
        erased_at: erasure.erasedAt.toISOString(),
      }
    },
  )
}
