import { Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { makeRun } from '../../application/make-run.ts'
import { unknown } from '../../domain/errors.ts'
import { listRuns, readBreaks, readFrozenInputs, readRun, type RunSummary as Summary } from '../postgres/run-reader.ts'
import { readStatements } from '../postgres/statement-repository.ts'
import { requireAuditOf, requireSightOf } from './fund-access.ts'
import { Run, RunSummary } from './run-schemas.ts'

const READERS = { access: { roles: ['audit', 'admin'] } } as const
const TAGS = ['Runs']
const FIRST_PAGE = { after: 0, limit: 1000 }
const NUMBER_MAX = Number.MAX_SAFE_INTEGER

export function runRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/runs',
    {
      config: { access: { roles: ['audit'] } },
      schema: {
        operationId: 'makeRun',
        summary: 'Compare the ledger with these statements and with disbursement, for every fund of the statements',
        tags: TAGS,
        body: Type.Object(
          { statement_ids: Type.Array(Uuid, { minItems: 1, maxItems: 1000, uniqueItems: true }) },
          { additionalProperties: false },
        ),
        response: { 201: Run },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const ids = request.body.statement_ids
        const statements = await readStatements(trx, ids)
        for (const id of ids) if (!statements.some((statement) => statement.id === id)) throw unknown('statement', id)
        await requireAuditOf(trx, caller, [...new Set(statements.map((statement) => statement.fund_id))])
        return makeRun(trx, statements, caller.subject)
      },
      { respond: async ({ run_id }) => describeRun(db, await readKnownRun(db, run_id), FIRST_PAGE) },
    ),
  )

  app.get(
    '/v1/runs/:run_id',
    {
      config: READERS,
      schema: {
        operationId: 'getRun',
        summary: 'A run with its frozen inputs and its breaks, by ordinal after the cursor',
        tags: TAGS,
        params: Type.Object({ run_id: Uuid }),
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, default: FIRST_PAGE.after }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: FIRST_PAGE.limit }),
        }),
        response: { 200: Run },
      },
    },
    async (request) => {
      const run = await readKnownRun(db, request.params.run_id)
      await requireSightOf(db, callerOf(request), run.funds)
      return describeRun(db, run, request.query)
    },
  )

  app.get(
    '/v1/runs',
    {
      config: READERS,
      schema: {
        operationId: 'listRuns',
        summary: 'The runs whose funds I may all see, newest first, below the cursor',
        tags: TAGS,
        querystring: Type.Object({
          before: Type.Integer({ minimum: 1, default: NUMBER_MAX }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ runs: Type.Array(RunSummary) }) },
      },
    },
    async (request) => ({
      runs: (await listRuns(db, areaPrefixes(callerOf(request)), request.query)).map(completed),
    }),
  )
}

async function readKnownRun(db: Database, id: string): Promise<Summary> {
  const run = await readRun(db, id)
  if (run === undefined) throw unknown('run', id)
  return run
}

const describeRun = async (db: Database, run: Summary, page: { after: number; limit: number }) => ({
  ...completed(run),
  ...(await readFrozenInputs(db, run.id)),
  breaks: (await readBreaks(db, run.id, page)).map((each) => ({ ...each, related: { ...each.related } })),
})

/** A run is written in one transaction: one that can be read is complete. */
const completed = (run: Summary) => ({ ...run, state: 'completed' as const })
