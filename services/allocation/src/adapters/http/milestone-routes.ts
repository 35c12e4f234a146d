import { Slug } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { findMilestoneFaults } from '../../domain/report/read-milestone.ts'
import { Checked, describeVersions, listOwn, readOwn, record, VersionQuery, Versions } from './guarantee-documents.ts'
import { MilestoneDocument } from './guarantee-schema.ts'

const FINANCE = { access: { roles: ['finance'] } } as const
const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
const TAGS = ['Milestones']
const params = Type.Object({ milestone_id: Slug })

export function milestoneRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/milestones',
    {
      config: FINANCE,
      schema: {
        operationId: 'recordMilestone',
        summary: 'Record what a document wants to be reached by year, as the next version',
        tags: TAGS,
        body: MilestoneDocument,
        response: { 201: MilestoneDocument },
      },
    },
    idempotent(db, async (trx, request, caller) =>
      replyOf(await record(trx, 'milestone', request.body, { request, caller })),
    ),
  )

  app.post(
    '/v1/milestones/check',
    {
      config: FINANCE,
      schema: {
        operationId: 'checkMilestone',
        summary: 'Everything that is wrong with a milestone, before it is recorded; nothing is kept',
        tags: TAGS,
        body: MilestoneDocument,
        response: { 200: Checked },
      },
    },
    async (request) => {
      requireArea(callerOf(request), request.body.area_code)
      const errors = findMilestoneFaults(request.body)
      return { valid: errors.length === 0, errors }
    },
  )

  app.get(
    '/v1/milestones',
    {
      config: READERS,
      schema: {
        operationId: 'listMilestones',
        summary: 'The milestones of my areas, each in its newest version',
        tags: TAGS,
        response: { 200: Type.Object({ milestones: Type.Array(MilestoneDocument) }) },
      },
    },
    async (request) => ({ milestones: (await listOwn(db, 'milestone', callerOf(request))).map(replyOf) }),
  )

  app.get(
    '/v1/milestones/:milestone_id',
    {
      config: READERS,
      schema: {
        operationId: 'getMilestone',
        summary: 'One milestone, in its newest version or the one that is named',
        tags: TAGS,
        params,
        querystring: VersionQuery,
        response: { 200: MilestoneDocument },
      },
    },
    async (request) => {
      const asked = { id: request.params.milestone_id, version: request.query.version, caller: callerOf(request) }
      return replyOf(await readOwn(db, 'milestone', asked))
    },
  )

  app.get(
    '/v1/milestones/:milestone_id/versions',
    {
      config: READERS,
      schema: {
        operationId: 'listMilestoneVersions',
        summary: 'Every version of a milestone: which document, who recorded it and when',
        tags: TAGS,
        params,
        response: { 200: Versions },
      },
    },
    async (request) => describeVersions(db, 'milestone', request.params.milestone_id, callerOf(request)),
  )
}

/** It was checked against this schema when it was recorded. */
const replyOf = (document: object): MilestoneDocument => document as MilestoneDocument
