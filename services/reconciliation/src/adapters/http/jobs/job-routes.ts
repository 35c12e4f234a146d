import { Slug } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import {
  type App,
  areaPrefixes,
  type Caller,
  callerOf,
  idempotent,
  normaliseArea,
  requireArea,
} from '@fundtrace/http-server'
import Type, { type Static } from 'typebox'
import type { JobText } from '../../../application/jobs/job-document.ts'
import type { JobTemplate } from '../../../application/jobs/job-templates.ts'
import { makeJob, recordVersion } from '../../../application/jobs/record-job.ts'
import { fundOutside, fundUnknown, jobSourceWrong, templateUnknown } from '../../../domain/job/job-errors.ts'
import { readFunds } from '../../postgres/plan-copies.ts'
import { type Job, listJobs, listVersions, readJob } from '../../postgres/runs/job-repository.ts'
import { type DueFailure, standingDueFailures } from '../../postgres/runs/due-failure-repository.ts'
import { officerOf } from '../officer-of.ts'
import { SMALL_MAX } from './any-json.ts'
import { JobParams, JobReply, NewJobBody, NewVersionBody, TemplateReply } from './job-schemas.ts'
import { readOwnJob } from './own-run.ts'
import { problemRecordOf } from './problem-of.ts'

type Parts = Readonly<{ db: Database; templates: readonly JobTemplate[] }>
const TAGS = ['Jobs']
const READERS = { access: { roles: ['audit', 'admin'] } } as const
const AUDITORS = { access: { roles: ['audit'] } } as const

/** Comparisons as documents, in versions. */
export function jobRoutes(app: App, parts: Parts): void {
  const { db, templates } = parts
  app.get(
    '/v1/job-templates',
    {
      config: { access: { roles: ['audit', 'admin'], everywhere: 'shipped documents, of no area' } },
      schema: {
        operationId: 'listJobTemplates',
        summary: 'The jobs that are shipped, to be made for an area',
        tags: TAGS,
        response: { 200: Type.Object({ templates: Type.Array(TemplateReply) }) },
      },
    },
    async () => ({
      templates: templates.map(({ name, text }) => ({
        name,
        title: text.title,
        evaluator: text.evaluator,
        document: text,
      })),
    }),
  )

  app.post(
    '/v1/jobs',
    {
      config: AUDITORS,
      schema: {
        operationId: 'makeJob',
        summary: 'Make a job of a document or of a shipped one; the same again is the same job',
        tags: TAGS,
        body: NewJobBody,
        response: { 201: JobReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id, area_code, ...source } = request.body
        requireArea(caller, area_code)
        const areaCode = normaliseArea(area_code)
        const order = await orderOf(trx, parts, caller, areaCode, source)
        return makeJob(trx, { id, areaCode, ...order, reason: null }, officerOf(caller))
      },
      { respond: async ({ job_id, version }) => describeOne(db, await readJob(db, job_id, version)) },
    ),
  )

  app.post(
    '/v1/jobs/:job_id/versions',
    {
      config: AUDITORS,
      schema: {
        operationId: 'recordJobVersion',
        summary: 'Record the next version of a job; what is the same as the newest is the newest',
        tags: TAGS,
        params: JobParams,
        body: NewVersionBody,
        response: { 201: JobReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const job = await readOwnJob(trx, caller, request.params.job_id)
        const { reason, ...source } = request.body
        const order = await orderOf(trx, parts, caller, job.area_code, source)
        return recordVersion(trx, job, { ...order, reason }, officerOf(caller))
      },
      { respond: async ({ job_id, version }) => describeOne(db, await readJob(db, job_id, version)) },
    ),
  )

  app.get(
    '/v1/jobs',
    {
      config: READERS,
      schema: {
        operationId: 'listJobs',
        summary: 'The jobs of my areas, by id after the cursor',
        tags: TAGS,
        querystring: Type.Object({
          after: Type.Union([Type.Literal(''), Slug], { default: '' }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ jobs: Type.Array(JobReply) }) },
      },
    },
    async (request) => ({
      jobs: await describeAll(db, await listJobs(db, areaPrefixes(callerOf(request)), request.query)),
    }),
  )

  app.get(
    '/v1/jobs/:job_id',
    {
      config: READERS,
      schema: {
        operationId: 'getJob',
        summary: 'A job in its newest version',
        tags: TAGS,
        params: JobParams,
        response: { 200: JobReply },
      },
    },
    async (request) => describeOne(db, await readOwnJob(db, callerOf(request), request.params.job_id)),
  )

  app.get(
    '/v1/jobs/:job_id/versions',
    {
      config: READERS,
      schema: {
        operationId: 'listJobVersions',
        summary: 'The versions of a job, newest first, below the cursor',
        tags: TAGS,
        params: JobParams,
        querystring: Type.Object({
          before: Type.Integer({ minimum: 1, maximum: SMALL_MAX, default: SMALL_MAX }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 1000 }),
        }),
        response: { 200: Type.Object({ versions: Type.Array(JobReply) }) },
      },
    },
    async (request) => {
      await readOwnJob(db, callerOf(request), request.params.job_id)
      return { versions: await describeAll(db, await listVersions(db, request.params.job_id, request.query)) }
    },
  )
}

type Source = Omit<Static<typeof NewVersionBody>, 'reason'>

async function orderOf(trx: Transaction, { templates }: Parts, caller: Caller, areaCode: string, source: Source) {
  const funds = source.funds ?? null
  const known = await readFunds(trx, funds ?? [])
  const unknown = funds?.find((fund) => !known.some(({ id }) => id === fund))
  if (unknown !== undefined) throw fundUnknown(unknown)
  for (const fund of known) if (!fund.areaCode.startsWith(areaCode)) throw fundOutside(fund.id, areaCode)
  return { text: textOf(templates, source), owner: source.owner ?? caller.subject, funds }
}

function textOf(templates: readonly JobTemplate[], { template, document, terms, schedule }: Source): object {
  if ((template === undefined) === (document === undefined)) throw jobSourceWrong()
  const known = templates.find(({ name }) => name === template)
  if (template !== undefined && known === undefined) throw templateUnknown(template)
  return {
    ...(document ?? known?.text),
    ...(terms !== undefined && { terms }),
    ...(schedule !== undefined && { schedule }),
  }
}

async function describeAll(db: Database, jobs: readonly Job[]) {
  const failures = await standingDueFailures(
    db,
    jobs.map(({ id }) => id),
  )
  return jobs.map((job) => describe(job, failures.get(job.id) ?? null))
}

async function describeOne(db: Database, job: Job) {
  return describe(job, (await standingDueFailures(db, [job.id])).get(job.id) ?? null)
}

function describe({ document, ...job }: Job, dueFailure: DueFailure | null) {
  const { owner, funds, ...text } = document
  return {
    ...job,
    title: text.title,
    evaluator: text.evaluator,
    owner,
    funds: funds && [...funds],
    document: text satisfies JobText,
    // One that has no due times any more owes no run.
    due_failure:
      dueFailure === null || (text.schedule ?? null) === null
        ? null
        : { ...dueFailure, problem: problemRecordOf(dueFailure.problem) },
  }
}
