import { AreaCode, CalendarDay, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, type Caller, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import type { ReportSheet } from '@fundtrace/spreadsheet'
import Type from 'typebox'
import { answerFinding, decideFinding, issueFinding } from '../../../application/findings/follow-finding.ts'
import { todayInShanghai } from '../../../application/today-in-shanghai.ts'
import { peopleOf } from '../../../domain/four-eyes.ts'
import {
  type FindingFilter,
  listFindings,
  readFinding,
  readFindingParts,
  sumFindings,
} from '../../postgres/finding-repository.ts'
import { officerOf } from '../officer-of.ts'
import { readOwnCases } from '../own-case.ts'
import { sendReport } from '../send-report.ts'
import { orNull, Reason, StatedText, Time } from './case-schemas.ts'

const AUDIT = { access: { roles: ['audit'] } } as const
const READERS = { access: { roles: ['audit', 'admin'] } } as const
const TAGS = ['Findings']
const PAGE = 1_000
const Params = Type.Object({ finding_id: Uuid })
const State = Type.Enum(['issued', 'answered', 'returned', 'verified', 'closed', 'withdrawn'])
const Evidence = Type.Object(
  {
    name: StatedText(200),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the file as the office keeps it' }),
    bytes: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  },
  { additionalProperties: false },
)
const Filter = {
  state: Type.Optional(State),
  office: Type.Optional(Text(200)),
  overdue: Type.Optional(Type.Boolean()),
  awaits_me: Type.Optional(
    Type.Boolean({
      description: 'true: only answered or verified ones that I neither issued nor recorded an answer to',
    }),
  ),
}

const FindingReply = Type.Object({
  id: Uuid,
  number: Type.Integer(),
  area_code: AreaCode,
  title: Type.String(),
  statement: Type.String(),
  requirement: Type.String(),
  office: Type.String(),
  deadline: CalendarDay,
  state: State,
  is_overdue: Type.Boolean(),
  why: Type.String(),
  case_count: Type.Integer(),
  amount: Type.String({ description: 'Sum of the differences of its cases without their signs' }),
  made_by: Type.String(),
  made_for: orNull(Type.String()),
  made_at: Time,
})
const WholeFinding = Type.Object({
  ...FindingReply.properties,
  cases: Type.Array(
    Type.Object({
      id: Uuid,
      number: Type.Integer(),
      job_id: Slug,
      kind: Type.String(),
      state: Type.String(),
      difference: Type.String(),
    }),
  ),
  answers: Type.Array(
    Type.Object({
      place: Type.Integer(),
      answer: Type.String(),
      answered_on: CalendarDay,
      recorded_by: Type.String(),
      recorded_for: orNull(Type.String()),
      recorded_at: Time,
      evidence: Type.Array(Type.Object({ name: Type.String(), sha256: Type.String(), bytes: Type.Integer() })),
    }),
  ),
  moves: Type.Array(
    Type.Object({
      place: Type.Integer(),
      from_state: orNull(Type.String()),
      to_state: Type.String(),
      moved_by: Type.String(),
      moved_for: orNull(Type.String()),
      why: Type.String(),
      moved_at: Time,
    }),
  ),
})

/** Audit findings (审计发现), from the cases that they are made of to their rectification (整改). */
export function findingRoutes(app: App, { db }: { db: Database }): void {
  const readWhole = async (id: string) => ({
    ...(await readFinding(db, id, todayInShanghai())),
    ...(await readFindingParts(db, id)),
  })
  const shown = ({ findingId }: { findingId: string }) => readWhole(findingId)

  app.post(
    '/v1/findings',
    {
      config: AUDIT,
      schema: {
        operationId: 'issueFinding',
        summary:
          'Put up to 1,000 cases of one area before the audited office: what was found, what is to be done, until when',
        tags: TAGS,
        body: Type.Object(
          {
            case_ids: Type.Array(Uuid, { minItems: 1, maxItems: 1_000, uniqueItems: true }),
            title: StatedText(200),
            statement: StatedText(4_000),
            requirement: StatedText(4_000),
            office: StatedText(200),
            deadline: CalendarDay,
          },
          { additionalProperties: false },
        ),
        response: { 201: WholeFinding },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { case_ids, ...order } = request.body
        const cases = await readOwnCases(trx, caller, case_ids)
        return issueFinding(trx, cases, order, officerOf(caller), todayInShanghai())
      },
      { respond: ({ finding_id }) => readWhole(finding_id) },
    ),
  )

  app.post(
    '/v1/findings/:finding_id/answers',
    {
      config: AUDIT,
      schema: {
        operationId: 'answerFinding',
        summary: 'Record what the audited office answers, with the hashes of what it shows',
        tags: TAGS,
        params: Params,
        body: Type.Object(
          { answer: StatedText(4_000), answered_on: CalendarDay, evidence: Type.Array(Evidence, { maxItems: 100 }) },
          { additionalProperties: false },
        ),
        response: { 200: WholeFinding },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id, area_code } = await readFinding(trx, request.params.finding_id, todayInShanghai())
        requireArea(caller, area_code)
        const { answer, answered_on: answeredOn, evidence } = request.body
        await answerFinding(trx, id, { answer, answeredOn, evidence }, officerOf(caller))
        return { findingId: id }
      },
      { status: 200, respond: shown },
    ),
  )

  app.post(
    '/v1/findings/:finding_id/moves',
    {
      config: AUDIT,
      schema: {
        operationId: 'decideFinding',
        summary:
          'Send an answer back, verify the rectification, close or withdraw the finding; all but the first by another officer',
        tags: TAGS,
        params: Params,
        body: Type.Object(
          { to: Type.Enum(['returned', 'verified', 'closed', 'withdrawn']), reason: Reason },
          { additionalProperties: false },
        ),
        response: { 200: WholeFinding },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id, area_code } = await readFinding(trx, request.params.finding_id, todayInShanghai())
        requireArea(caller, area_code)
        await decideFinding(trx, id, request.body.to, request.body.reason, officerOf(caller))
        return { findingId: id }
      },
      { status: 200, respond: shown },
    ),
  )

  app.get(
    '/v1/findings',
    {
      config: READERS,
      schema: {
        operationId: 'listFindings',
        summary: 'The findings of my areas, by number after the cursor',
        tags: TAGS,
        querystring: Type.Object({
          ...Filter,
          after: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: PAGE, default: 100 }),
        }),
        response: { 200: Type.Object({ findings: Type.Array(FindingReply) }) },
      },
    },
    async (request) => {
      const { after, limit, ...query } = request.query
      return { findings: await listFindings(db, filterOf(query, callerOf(request)), { after, limit }) }
    },
  )

  app.get(
    '/v1/findings/sums',
    {
      config: READERS,
      schema: {
        operationId: 'sumFindings',
        summary:
          'How many findings of my areas a filter names, by state; how many are overdue, how many wait for my word',
        tags: TAGS,
        querystring: Type.Object(Filter),
        response: {
          200: Type.Object({
            states: Type.Array(Type.Object({ state: State, count: Type.Integer() })),
            overdue: Type.Integer(),
            awaits_me: Type.Integer({ description: 'To be verified or closed, and not made or answered by me' }),
          }),
        },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { states, overdue, awaitsMe } = await sumFindings(
        db,
        filterOf(request.query, caller),
        peopleOf(officerOf(caller)),
      )
      return { states: [...states], overdue, awaits_me: awaitsMe }
    },
  )

  app.get(
    '/v1/findings/export',
    {
      config: READERS,
      schema: {
        operationId: 'exportFindings',
        summary: 'The findings of my areas as a table (整改台账)',
        tags: TAGS,
        querystring: Type.Object({ ...Filter, format: Type.Enum(['csv', 'xlsx'], { default: 'csv' }) }),
        produces: ['application/octet-stream'],
      },
    },
    async (request, reply) => {
      const { format, ...query } = request.query
      return sendReport(reply, 'findings', format, findingSheet(db, filterOf(query, callerOf(request))))
    },
  )

  app.get(
    '/v1/findings/:finding_id',
    {
      config: READERS,
      schema: {
        operationId: 'getFinding',
        summary: 'A finding with its cases, answers, evidence and history',
        tags: TAGS,
        params: Params,
        response: { 200: WholeFinding },
      },
    },
    async (request) => {
      const finding = await readWhole(request.params.finding_id)
      requireArea(callerOf(request), finding.area_code)
      return finding
    },
  )
}

type Query = Readonly<{
  state?: string | undefined
  office?: string | undefined
  overdue?: boolean | undefined
  awaits_me?: boolean | undefined
}>

const filterOf = ({ state, office, overdue, awaits_me: awaitsMe }: Query, caller: Caller): FindingFilter => ({
  areas: areaPrefixes(caller),
  awaitedBy: awaitsMe === true ? peopleOf(officerOf(caller)) : null,
  state: state ?? null,
  office: office ?? null,
  isOverdue: overdue ?? null,
  today: todayInShanghai(),
})

const findingSheet = (db: Database, filter: FindingFilter): ReportSheet => ({
  name: '整改台账',
  columns: [
    { header: '编号 number', kind: 'count' },
    { header: '行政区划 area', kind: 'text' },
    { header: '问题 title', kind: 'text', width: 40 },
    { header: '事实 statement', kind: 'text', width: 60 },
    { header: '整改要求 requirement', kind: 'text', width: 60 },
    { header: '被审计单位 office', kind: 'text' },
    { header: '整改期限 deadline', kind: 'day' },
    { header: '状态 state', kind: 'text' },
    { header: '逾期 overdue', kind: 'text' },
    { header: '差异数 cases', kind: 'count' },
    { header: '涉及金额 amount', kind: 'amount' },
    { header: '说明 why', kind: 'text', width: 60 },
  ],
  rows: findingRows(db, filter),
})

async function* findingRows(db: Database, filter: FindingFilter): AsyncGenerator<readonly string[]> {
  for (let after = 0; ; ) {
    const page = await listFindings(db, filter, { after, limit: PAGE })
    for (const each of page)
      yield [
        String(each.number),
        each.area_code,
        each.title,
        each.statement,
        each.requirement,
        each.office,
        each.deadline,
        each.state,
        each.is_overdue ? '是 yes' : '否 no',
        String(each.case_count),
        each.amount,
        each.why,
      ]
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = last.number
  }
}
