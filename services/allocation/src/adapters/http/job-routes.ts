import { Problem, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { readJob } from '../postgres/job-repository.ts'
import { problemReply } from './problem-reply.ts'

export function jobRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/jobs/:job_id',
    {
      config: { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'getJob',
        summary: 'How far a job is: a plan that is computed, awards that go out, a file that is taken in',
        tags: ['Jobs'],
        params: Type.Object({ job_id: Uuid }),
        response: {
          200: Type.Object({
            id: Uuid,
            kind: Text(41),
            /** The plan, the award run, the import. */
            subject_id: Text(100),
            state: Type.Enum(['waiting', 'running', 'done', 'failed']),
            done: Type.Integer(),
            /** Null while nobody knows yet. */
            total: Type.Union([Type.Null(), Type.Integer()]),
            problem: Type.Union([Type.Null(), Problem]),
          }),
        },
      },
    },
    async (request) => {
      const job = await readJob(db, request.params.job_id)
      const caller = callerOf(request)
      for (const area of job.areas) requireArea(caller, area)
      const { id, kind, subject_id, state, done, total } = job
      return { id, kind, subject_id, state, done, total, problem: problemReply(job.problem) }
    },
  )
}
