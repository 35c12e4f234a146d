import type { Database } from '@fundtrace/database'
import { type App, idempotent, requireArea } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { recordChanges } from '../../application/register/record-changes.ts'
import { hideSentValues } from './hide-sent-values.ts'
import { officerOf } from './officer-of.ts'
import { RegisterChangeBody } from './register-change-schema.ts'

export function registerChangeRoutes(app: App, { db, ring }: { db: Database; ring: KeyRing }): void {
  app.post(
    '/v1/register/changes',
    {
      config: { access: { roles: ['finance'] } },
      errorHandler: hideSentValues,
      schema: {
        operationId: 'changeRegister',
        summary: 'Tell the register who came, left, returned or changed, each from a day on: all of the list or none',
        tags: ['Register'],
        body: Type.Object(
          { changes: Type.Array(RegisterChangeBody, { minItems: 1, maxItems: 1000 }) },
          { additionalProperties: false },
        ),
        response: {
          201: Type.Object({ revision: Type.Integer(), applied: Type.Integer(), unchanged: Type.Integer() }),
        },
      },
    },
    idempotent(db, (trx, request, caller) =>
      recordChanges(trx, ring, request.body.changes, officerOf(request, caller), {
        requireArea: (areaCode) => requireArea(caller, areaCode),
      }),
    ),
  )
}
