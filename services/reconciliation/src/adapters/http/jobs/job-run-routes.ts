import { Slug } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, idempotent } from '@fundtrace/http-server'
import Type from 'typebox'
import { requireOpenPeriod } from '../../../application/periods/require-open-period.ts'
import { awaitRun } from '../../../application/runs/await-run.ts'
import { beginRun } from '../../../application/runs/begin-run.ts'
import type { RunDesk } from '../../../application/runs/run-desk.ts'
import { todayInShanghai } from '../../../application/today-in-shanghai.ts'
import { runStateWrong } from '../../../domain/job/job-errors.ts'
import { askToCancel, type JobRun, listRuns, readInputs, readRun } from '../../postgres/runs/job-run-repository.ts'
import { countBreaks } from '../../postgres/runs/run-result-reader.ts'
import { officerOf } from '../officer-of.ts'
import { NUMBER_MAX } from './any-json.ts'
import { JobParams, NewRunBody, RunDetailReply, RunParams, RunReply } from './job-schemas.ts'
import { readOwnJob, readOwnRun } from './own-run.ts'
import { problemOf } from './problem-of.ts'

type Parts = Readonly<{ db: Database; desk: RunDesk; waitMs: number }>
const TAGS = ['Job runs']
const READERS = { access: { roles: ['audit', 'admin'] } } as const
const AUDITORS = { access: { roles: ['audit'] } } as const
const PAGE = {
  before: Type.Integer({ minimum: 1, maximum: NUMBER_MAX, default: NUMBER_MAX }),
  limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
}

/** Runs of jobs: begun, followed, cancelled. */
export function jobRunRoutes(app: App, { db, desk, waitMs }: Parts): void {
  app.post(
    '/v1/jobs/:job_id/runs',
    {
      config: AUDITORS,
      schema: {
        operationId: 'beginRun',
        summary: 'Run a job; answers 202 with its progress where it takes longer than the request waits',
        tags: TAGS,
        params: JobParams,
        body: NewRunBody,
        response: { 201: RunReply, 202: RunReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const job = await readOwnJob(trx, caller, request.params.job_id)
        const { as_of: asOf = todayInShanghai(), from = null, left_dataset_id, right_dataset_id } = request.body
        await requireOpenPeriod(trx, job.id, asOf)
        const order = {
          asOf,
          from,
          leftDatasetId: left_dataset_id ?? null,
          rightDatasetId: right_dataset_id ?? null,
          dueAt: null,
        }
        const begun = await beginRun(trx, job, order, officerOf(caller))
        if (begun === undefined) throw new Error('only a run of the clock can be begun already')
        return begun
      },
      {
        respond: async ({ run_id }, _request, reply) => {
          const run = await awaitRun(db, desk, run_id, waitMs)
          if (run.state === 'queued' || run.state === 'running') reply.status(202)
          return describe(run)
        },
      },
    ),
  )

  app.get(
    '/v1/jobs/:job_id/runs',
    {
      config: READERS,
      schema: {
        operationId: 'listRunsOfJob',
        summary: 'The runs of a job, newest first, below the cursor',
        tags: TAGS,
        params: JobParams,
        querystring: Type.Object(PAGE),
        response: { 200: Type.Object({ runs: Type.Array(RunReply) }) },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { id: jobId } = await readOwnJob(db, caller, request.params.job_id)
      const runs = await listRuns(db, { prefixes: areaPrefixes(caller), jobId, ...request.query })
      return { runs: runs.map(describe) }
    },
  )

  app.get(
    '/v1/job-runs',
    {
      config: READERS,
      schema: {
        operationId: 'listJobRuns',
        summary: 'The runs of the jobs of my areas, newest first, below the cursor',
        tags: TAGS,
        querystring: Type.Object({ job_id: Type.Optional(Slug), ...PAGE }),
        response: { 200: Type.Object({ runs: Type.Array(RunReply) }) },
      },
    },
    async (request) => {
      const { job_id: jobId = null, ...page } = request.query
      const runs = await listRuns(db, { prefixes: areaPrefixes(callerOf(request)), jobId, ...page })
      return { runs: runs.map(describe) }
    },
  )

  app.get(
    '/v1/job-runs/:run_id',
    {
      config: READERS,
      schema: {
        operationId: 'getJobRun',
        summary: 'A run: how far it is, what it compared, what came of it',
        tags: TAGS,
        params: RunParams,
        response: { 200: RunDetailReply },
      },
    },
    async (request) => {
      const run = await readOwnRun(db, callerOf(request), request.params.run_id)
      return {
        ...describe(run),
        inputs: await readInputs(db, run.number),
        breaks_by_kind: run.state === 'completed' ? await countBreaks(db, run.number) : {},
      }
    },
  )

  app.post(
    '/v1/job-runs/:run_id/cancel',
    {
      config: AUDITORS,
      schema: {
        operationId: 'cancelJobRun',
        summary: 'Cancel a run: what it has half written is thrown away',
        tags: TAGS,
        params: RunParams,
        response: { 200: RunReply, 202: RunReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const run = await readOwnRun(trx, caller, request.params.run_id)
        if (run.state === 'completed' || run.state === 'failed')
          throw runStateWrong(run.id, run.state, 'queued or running')
        await askToCancel(trx, run.number, officerOf(caller))
        return { run_id: run.id }
      },
      {
        status: 200,
        respond: async ({ run_id }, _request, reply) => {
          const run = await readRun(db, run_id)
          if (run.state === 'running') reply.status(202)
          return describe(run)
        },
      },
    ),
  )
}

export const describe = (run: JobRun) => ({
  id: run.id,
  number: run.number,
  job_id: run.job_id,
  job_version: run.job_version,
  area_code: run.area_code,
  as_of: run.as_of,
  from: run.from_day,
  state: run.state,
  progress: { phase: run.phase, done: run.done, total: run.total, epoch: run.epoch },
  is_being_cancelled: run.state === 'running' && run.cancel_asked_by !== null,
  problem: problemOf(run.problem),
  left_rows: run.left_rows,
  right_rows: run.right_rows,
  match_count: run.match_count,
  break_count: run.break_count,
  rules_sha256: run.rules_sha256,
  inputs_sha256: run.inputs_sha256,
  result_sha256: run.result_sha256,
  totals: run.totals,
  asked_by: run.asked_by,
  asked_for: run.asked_for,
  asked_at: run.asked_at,
  due_at: run.due_at,
  started_at: run.started_at,
  ended_at: run.ended_at,
})
