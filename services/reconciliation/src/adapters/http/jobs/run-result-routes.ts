import { Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, keepUnmaskedRead } from '@fundtrace/http-server'
import { BREAK_TITLES } from '@fundtrace/matching'
import { type KeyRing, openBytes } from '@fundtrace/personal-data'
import Type, { type Static } from 'typebox'
import { todayInShanghai } from '../../../application/today-in-shanghai.ts'
import { breakUnknown, runStateWrong } from '../../../domain/job/job-errors.ts'
import { requireNoPersonalNumber } from '../../../domain/plain-text.ts'
import type { JobRun } from '../../postgres/runs/job-run-repository.ts'
import {
  type BreakFilter,
  type BreakView,
  readBreaks,
  readChanges,
  readMatches,
  readSealedBreak,
  streamBreaks,
} from '../../postgres/runs/run-result-reader.ts'
import { breakContext } from '../../postgres/runs/run-result-writer.ts'
import { StatedText } from '../cases/case-schemas.ts'
import { sendReport } from '../send-report.ts'
import { AnyObject, SMALL_MAX } from './any-json.ts'
import { breakSheet } from './break-sheet.ts'
import { BreakReply, ChangeReply, BreakQuery, MatchReply, RunParams } from './job-schemas.ts'
import { readOwnRun } from './own-run.ts'

type Parts = Readonly<{ db: Database; ring: KeyRing }>
const TAGS = ['Job runs']
const READERS = { access: { roles: ['audit', 'admin'] } } as const
const LIMIT = Type.Integer({ minimum: 1, maximum: 1000, default: 100 })
/** Numbers of matches that officers made lie below zero. */
const FIRST_NUMBER = -2_147_483_648

/** What runs have found. */
export function runResultRoutes(app: App, { db, ring }: Parts): void {
  app.get(
    '/v1/job-runs/:run_id/breaks',
    {
      config: READERS,
      schema: {
        operationId: 'listRunBreaks',
        summary: 'The breaks of a completed run by number after the cursor, people masked',
        tags: TAGS,
        params: RunParams,
        querystring: Type.Object({
          ...BreakQuery.properties,
          after: Type.Integer({ minimum: 0, maximum: SMALL_MAX, default: 0 }),
          limit: LIMIT,
        }),
        response: { 200: Type.Object({ breaks: Type.Array(BreakReply) }) },
      },
    },
    async (request) => {
      const run = completed(await readOwnRun(db, callerOf(request), request.params.run_id))
      const { after, limit, ...query } = request.query
      const breaks = await readBreaks(db, run.number, filterOf(query), { after, limit })
      return { breaks: breaks.map(describe) }
    },
  )

  app.get(
    '/v1/job-runs/:run_id/breaks/export',
    {
      config: READERS,
      schema: {
        operationId: 'exportRunBreaks',
        summary: 'The breaks of a completed run as a table for a spreadsheet, people masked',
        tags: TAGS,
        params: RunParams,
        querystring: Type.Object({
          ...BreakQuery.properties,
          format: Type.Enum(['csv', 'xlsx'], { default: 'csv' }),
        }),
        produces: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      },
    },
    async (request, reply) => {
      const run = completed(await readOwnRun(db, callerOf(request), request.params.run_id))
      const { format, ...query } = request.query
      const breaks = streamBreaks(db, run.number, filterOf(query))
      return sendReport(reply, `breaks-${run.job_id}-${run.number}`, format, breakSheet(run, breaks))
    },
  )

  app.get(
    '/v1/job-runs/:run_id/breaks/:number/clear',
    {
      config: { access: { roles: ['audit'] } },
      schema: {
        operationId: 'readClearBreak',
        summary: 'A break with names and accounts in clear; who reads it is kept',
        tags: TAGS,
        params: Type.Object({ ...RunParams.properties, number: Type.Integer({ minimum: 1, maximum: SMALL_MAX }) }),
        querystring: Type.Object({ purpose: StatedText(200) }),
        response: { 200: AnyObject('left, right, detail, candidates, related, explanation, in clear') },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { run_id, number } = request.params
      requireNoPersonalNumber(request.query.purpose)
      const run = completed(await readOwnRun(db, caller, run_id))
      const content = await db.transaction(async (trx) => {
        const found = await readSealedBreak(trx, run.number, number)
        if (found === undefined) throw breakUnknown(run.id, number)
        await keepUnmaskedRead(trx, {
          caller,
          correlationId: request.id,
          what: 'break',
          subject: `${run.id}/${number}`,
          shown: [{ area: run.area_code, count: 1 }],
          purpose: request.query.purpose,
        })
        return JSON.parse(openBytes(ring, found.sealed, breakContext(run.number, number)).toString()) as object
      })
      reply.header('cache-control', 'no-store')
      return content
    },
  )

  app.get(
    '/v1/job-runs/:run_id/matches',
    {
      config: READERS,
      schema: {
        operationId: 'listRunMatches',
        summary: 'The matches of a completed run by number after the cursor, those of officers first',
        tags: TAGS,
        params: RunParams,
        querystring: Type.Object({
          rule: Type.Optional(Text(100)),
          suggested: Type.Optional(Type.Boolean()),
          after: Type.Integer({ minimum: FIRST_NUMBER, maximum: SMALL_MAX, default: FIRST_NUMBER }),
          limit: LIMIT,
        }),
        response: { 200: Type.Object({ matches: Type.Array(MatchReply) }) },
      },
    },
    async (request) => {
      const run = completed(await readOwnRun(db, callerOf(request), request.params.run_id))
      return { matches: await readMatches(db, run.number, request.query) }
    },
  )

  app.get(
    '/v1/job-runs/:run_id/changes',
    {
      config: READERS,
      schema: {
        operationId: 'listRunChanges',
        summary:
          "Officers' hands in a run by number after the cursor: undone matches, matches by hand, confirmed suggestions, each with its reason",
        tags: TAGS,
        params: RunParams,
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, maximum: SMALL_MAX, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 1000 }),
        }),
        response: { 200: Type.Object({ changes: Type.Array(ChangeReply) }) },
      },
    },
    async (request) => {
      const run = await readOwnRun(db, callerOf(request), request.params.run_id)
      return { changes: await readChanges(db, run.number, request.query) }
    },
  )
}

/** What is half written is nobody's result. */
function completed(run: JobRun): JobRun {
  if (run.state !== 'completed') throw runStateWrong(run.id, run.state, 'completed')
  return run
}

const filterOf = ({ kind, open, ...query }: Static<typeof BreakQuery>): BreakFilter => ({
  kinds: kind?.split(','),
  open,
  amountFrom: query.amount_from,
  amountTo: query.amount_to,
  owner: query.owner,
  state: query.state,
  ageFrom: query.age_from,
  ageTo: query.age_to,
  today: todayInShanghai(),
})

const describe = ({ candidates, ...found }: BreakView) => ({
  ...found,
  title: BREAK_TITLES[found.kind],
  candidates: [...candidates],
})
