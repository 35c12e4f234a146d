import { randomUUID } from 'node:crypto'
import { Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent } from '@fundtrace/http-server'
import type { KeyRing } from '@fundtrace/personal-data'
import Type from 'typebox'
import { confirmMatch, matchByHand, undoMatch } from '../../../application/runs/change-run.ts'
import { askPreview } from '../../../application/runs/ask-preview.ts'
import { awaitPreview } from '../../../application/runs/await-preview.ts'
import type { RunDesk } from '../../../application/runs/run-desk.ts'
import { previewUnknown } from '../../../domain/job/job-errors.ts'
import { type Preview, readPreview } from '../../postgres/runs/preview-repository.ts'
import { officerOf } from '../officer-of.ts'
import { AnyObject, SMALL_MAX } from './any-json.ts'
import { PreviewReply, Reason, RunParams } from './job-schemas.ts'
import { readOwnRun } from './own-run.ts'
import { problemOf } from './problem-of.ts'

type Parts = Readonly<{ db: Database; ring: KeyRing; desk: RunDesk; waitMs: number }>
const TAGS = ['Job runs']
const AUDITORS = { access: { roles: ['audit'] } } as const
const MatchParams = Type.Object({
  ...RunParams.properties,
  number: Type.Integer({ minimum: -SMALL_MAX, maximum: SMALL_MAX }),
})
const ReasonBody = Type.Object({ reason: Reason }, { additionalProperties: false })
const Rows = Type.Array(Type.Integer({ minimum: 1, maximum: SMALL_MAX }), { maxItems: 1_000, uniqueItems: true })
const Changed = Type.Object({ change: Type.Integer(), match: Type.Integer() })

/** Officers' hands in a completed run, and what other rules would have given. */
export function runChangeRoutes(app: App, parts: Parts): void {
  const { db } = parts
  app.post(
    '/v1/job-runs/:run_id/matches',
    {
      config: AUDITORS,
      schema: {
        operationId: 'matchByHand',
        summary: 'Match rows of open breaks by hand, with a reason; their breaks are settled by it',
        tags: TAGS,
        params: RunParams,
        body: Type.Object({ left: Rows, right: Rows, reason: Reason }, { additionalProperties: false }),
        response: { 201: Changed },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const { id: runId } = await readOwnRun(trx, caller, request.params.run_id)
      return matchByHand(trx, parts, { runId, ...request.body, officer: officerOf(caller) })
    }),
  )

  app.post(
    '/v1/job-runs/:run_id/matches/:number/undo',
    {
      config: AUDITORS,
      schema: {
        operationId: 'undoMatch',
        summary: 'Undo a match, with a reason: its rows are breaks again, and the trail stays',
        tags: TAGS,
        params: MatchParams,
        body: ReasonBody,
        response: { 201: Changed },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const { id: runId } = await readOwnRun(trx, caller, request.params.run_id)
      const { reason } = request.body
      return undoMatch(trx, parts, { runId, match: request.params.number, reason, officer: officerOf(caller) })
    }),
  )

  app.post(
    '/v1/job-runs/:run_id/matches/:number/confirm',
    {
      config: AUDITORS,
      schema: {
        operationId: 'confirmMatch',
        summary: 'Confirm a match that a rule only suggested',
        tags: TAGS,
        params: MatchParams,
        body: ReasonBody,
        response: { 201: Changed },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const { id: runId } = await readOwnRun(trx, caller, request.params.run_id)
      const { reason } = request.body
      return confirmMatch(trx, { runId, match: request.params.number, reason, officer: officerOf(caller) })
    }),
  )
  previewRoutes(app, parts)
}

function previewRoutes(app: App, { db, desk, waitMs }: Parts): void {
  app.post(
    '/v1/job-runs/:run_id/previews',
    {
      config: AUDITORS,
      schema: {
        operationId: 'previewRules',
        summary: "What other rules or terms would give over a run's frozen inputs; nothing else is written",
        tags: TAGS,
        params: RunParams,
        body: Type.Object(
          {
            rules: Type.Optional(AnyObject('A rule set, in place of that of the job')),
            terms: Type.Optional(AnyObject('Terms of a control, in place of those of the job')),
          },
          { additionalProperties: false },
        ),
        response: { 201: PreviewReply, 202: PreviewReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const run = await readOwnRun(trx, caller, request.params.run_id)
        const { rules = null, terms = null } = request.body
        return askPreview(trx, run, { id: randomUUID(), rules, terms }, officerOf(caller))
      },
      {
        respond: async ({ preview_id }, request, reply) => {
          const preview = await awaitPreview(db, desk, preview_id, waitMs)
          if (preview.state === 'queued' || preview.state === 'running') reply.status(202)
          return describe(preview, request.params.run_id)
        },
      },
    ),
  )

  app.get(
    '/v1/job-runs/:run_id/previews/:preview_id',
    {
      config: { access: { roles: ['audit', 'admin'] } },
      schema: {
        operationId: 'getPreview',
        summary: 'What other rules would have given, as far as it is known',
        tags: TAGS,
        params: Type.Object({ ...RunParams.properties, preview_id: Uuid }),
        response: { 200: PreviewReply },
      },
    },
    async (request) => {
      const run = await readOwnRun(db, callerOf(request), request.params.run_id)
      const preview = await readPreview(db, request.params.preview_id)
      if (preview.run !== run.number) throw previewUnknown(preview.id)
      return describe(preview, run.id)
    },
  )
}

const describe = ({ run: _run, rules: _rules, epoch: _epoch, ...preview }: Preview, runId: string) => ({
  ...preview,
  run_id: runId,
  problem: problemOf(preview.problem),
})
