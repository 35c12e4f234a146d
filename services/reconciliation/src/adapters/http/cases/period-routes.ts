import { AreaCode, CalendarDay, Slug, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { agreeToClosing, askClosing, rejectClosing } from '../../../application/periods/close-period.ts'
import { todayInShanghai } from '../../../application/today-in-shanghai.ts'
import { listPeriods, readPeriod } from '../../postgres/period-repository.ts'
import { officerOf } from '../officer-of.ts'
import { readOwnJob } from '../jobs/own-run.ts'
import { orNull, Reason, Time } from './case-schemas.ts'

const AUDIT = { access: { roles: ['audit'] } } as const
const TAGS = ['Periods']
const JobParams = Type.Object({ job_id: Slug })
const Params = Type.Object({ period_id: Uuid })

const PeriodReply = Type.Object({
  id: Uuid,
  job_id: Slug,
  area_code: AreaCode,
  from_day: orNull(CalendarDay),
  through_day: CalendarDay,
  state: Type.Enum(['asked', 'closed', 'rejected']),
  why: Type.String(),
  cases: orNull(
    Type.Record(Type.String(), Type.Integer(), { description: 'How many cases of each state it was closed over' }),
  ),
  asked_by: Type.String(),
  asked_for: orNull(Type.String()),
  asked_at: Time,
  decided_by: orNull(Type.String()),
  decided_for: orNull(Type.String()),
  decided_at: orNull(Time),
})

/** A job's days up to one are closed by two officers; then no case, run or match of them moves any more. */
export function periodRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/jobs/:job_id/periods',
    {
      config: AUDIT,
      schema: {
        operationId: 'askClosing',
        summary: 'Ask that a job be closed up to and including a day that is over; another officer agrees',
        tags: TAGS,
        params: JobParams,
        body: Type.Object({ through_day: CalendarDay, reason: Reason }, { additionalProperties: false }),
        response: { 201: PeriodReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { job_id: jobId } = request.params
        await readOwnJob(trx, caller, jobId)
        const { through_day: through, reason } = request.body
        return askClosing(trx, { jobId, through, reason, today: todayInShanghai() }, officerOf(caller))
      },
      { respond: ({ period_id }) => readPeriod(db, period_id) },
    ),
  )

  app.get(
    '/v1/jobs/:job_id/periods',
    {
      config: { access: { roles: ['audit', 'admin'] } },
      schema: {
        operationId: 'listPeriods',
        summary: 'The closings of a job, newest first',
        tags: TAGS,
        params: JobParams,
        response: { 200: Type.Object({ periods: Type.Array(PeriodReply) }) },
      },
    },
    async (request) => {
      await readOwnJob(db, callerOf(request), request.params.job_id)
      return { periods: await listPeriods(db, request.params.job_id) }
    },
  )

  for (const [verb, operationId, summary, decide] of [
    [
      'close',
      'closePeriod',
      'Close the period, as another officer than who asked for it; it is never opened again',
      agreeToClosing,
    ],
    ['reject', 'rejectPeriod', 'Do not close the period', rejectClosing],
  ] as const)
    app.post(
      `/v1/periods/:period_id/${verb}`,
      {
        config: AUDIT,
        schema: {
          operationId,
          summary,
          tags: TAGS,
          params: Params,
          body: Type.Object({ reason: Reason }, { additionalProperties: false }),
          response: { 200: PeriodReply },
        },
      },
      idempotent(
        db,
        async (trx, request, caller) => {
          const { id, area_code } = await readPeriod(trx, request.params.period_id)
          requireArea(caller, area_code)
          await decide(trx, id, request.body.reason, officerOf(caller))
          return { periodId: id }
        },
        { status: 200, respond: ({ periodId }) => readPeriod(db, periodId) },
      ),
    )
}
