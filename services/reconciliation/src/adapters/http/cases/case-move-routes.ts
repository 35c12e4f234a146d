import { Uuid } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { type App, type Caller, idempotent } from '@fundtrace/http-server'
import Type, { type Static } from 'typebox'
import {
  assignManyCases,
  CASES_AT_ONCE_MAX,
  moveManyCases,
  moveOneCase,
  noteCase,
} from '../../../application/cases/move-cases.ts'
import { todayInShanghai } from '../../../application/today-in-shanghai.ts'
import { casesOtherThanSeen, casesTooMany } from '../../../domain/case-errors.ts'
import type { CasePlace } from '../../postgres/case-repository.ts'
import { findCaseIds } from '../../postgres/case-view.ts'
import { officerOf } from '../officer-of.ts'
import { readOwnJob } from '../jobs/own-run.ts'
import { readOwnCase, readOwnCases } from '../own-case.ts'
import { readCaseHistory } from './case-routes.ts'
import {
  CaseHistoryReply,
  CaseParams,
  ChosenCases,
  filterOf,
  OfficerStateName,
  orNull,
  Reason,
  StatedText,
} from './case-schemas.ts'

const AUDIT = { access: { roles: ['audit'] } } as const
const TAGS = ['Cases']
const Expected = Type.Optional(
  Type.Integer({
    minimum: 1,
    description: 'How many the filter named when the officer saw them; refused where it is another number now',
  }),
)

/** What officers do with cases, one by one or a thousand at once. */
export function caseMoveRoutes(app: App, { db }: { db: Database }): void {
  const shown = async ({ caseId }: { caseId: string }) => readCaseHistory(db, caseId)

  app.post(
    '/v1/cases/:case_id/moves',
    {
      config: AUDIT,
      schema: {
        operationId: 'moveCase',
        summary: 'Explain a case, say that it is corrected, accept what another officer said of it, or open it again',
        tags: TAGS,
        params: CaseParams,
        body: Type.Object({ to: OfficerStateName, reason: Reason }, { additionalProperties: false }),
        response: { 200: CaseHistoryReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const place = await readOwnCase(trx, caller, request.params.case_id)
        await moveOneCase(trx, place, request.body, officerOf(caller))
        return { caseId: place.id }
      },
      { status: 200, respond: shown },
    ),
  )

  app.post(
    '/v1/cases/:case_id/notes',
    {
      config: AUDIT,
      schema: {
        operationId: 'noteCase',
        summary: 'Write something down about a case; kept as written',
        tags: TAGS,
        params: CaseParams,
        body: Type.Object({ note: Reason }, { additionalProperties: false }),
        response: { 201: CaseHistoryReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const place = await readOwnCase(trx, caller, request.params.case_id)
        await noteCase(trx, place.id, request.body.note, officerOf(caller))
        return { caseId: place.id }
      },
      { respond: shown },
    ),
  )

  app.post(
    '/v1/cases/moves',
    {
      config: AUDIT,
      schema: {
        operationId: 'moveCases',
        summary:
          'Move up to 1,000 cases by ids or by a filter: each as far as it may be, or all or none; the result of each is told',
        tags: TAGS,
        body: Type.Object(
          {
            cases: ChosenCases,
            to: OfficerStateName,
            reason: Reason,
            all_or_nothing: Type.Optional(Type.Boolean({ description: 'Move none where one cannot be moved' })),
            expected: Expected,
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            moved: Type.Integer(),
            not_moved: Type.Integer(),
            results: Type.Array(
              Type.Object({
                case_id: Uuid,
                number: Type.Integer(),
                moved: Type.Boolean(),
                title: orNull(Type.Object({ zh: Type.String(), en: Type.String() }, { description: 'Why not' })),
                code: orNull(Type.String()),
                detail: orNull(Type.String()),
              }),
            ),
          }),
        },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { cases, to, reason, all_or_nothing: allOrNothing = false, expected } = request.body
        const places = await readChosen(trx, caller, cases, expected)
        const { moved, failures } = await moveManyCases(trx, places, { to, reason, allOrNothing }, officerOf(caller))
        const numbers = new Map(places.map(({ id, number }) => [id, number]))
        const told = (id: string) => ({ case_id: id, number: numbers.get(id) ?? 0 })
        return {
          moved: moved.length,
          not_moved: failures.length,
          results: [
            ...moved.map((id) => ({ ...told(id), moved: true, title: null, code: null, detail: null })),
            ...failures.map(({ caseId, problem }) => ({
              ...told(caseId),
              moved: false,
              title: problem.title,
              code: problem.code,
              detail: problem.detail,
            })),
          ],
        }
      },
      { status: 200 },
    ),
  )

  app.post(
    '/v1/cases/assign',
    {
      config: AUDIT,
      schema: {
        operationId: 'assignCases',
        summary: 'Say whose up to 1,000 cases are, by ids or by a filter',
        tags: TAGS,
        body: Type.Object(
          { cases: ChosenCases, owner: orNull(StatedText(200)), expected: Expected },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ assigned: Type.Integer() }) },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { cases, owner, expected } = request.body
        const places = await readChosen(trx, caller, cases, expected)
        await assignManyCases(trx, places, owner, officerOf(caller))
        return { assigned: places.length }
      },
      { status: 200 },
    ),
  )
}

/** By ids all of them must be the caller's; a filter names only what is. */
async function readChosen(
  trx: Transaction,
  caller: Caller,
  chosen: Static<typeof ChosenCases>,
  expected: number | undefined,
): Promise<CasePlace[]> {
  if (Array.isArray(chosen)) return readOwnCases(trx, caller, chosen)
  if (chosen.job_id !== undefined) await readOwnJob(trx, caller, chosen.job_id)
  const ids = await findCaseIds(trx, filterOf(chosen, caller, todayInShanghai()), CASES_AT_ONCE_MAX + 1)
  if (ids.length > CASES_AT_ONCE_MAX) throw casesTooMany(CASES_AT_ONCE_MAX)
  if (expected !== undefined && ids.length !== expected) throw casesOtherThanSeen(expected, ids.length)
  return readOwnCases(trx, caller, ids)
}
