import { CalendarDay, Slug } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf } from '@fundtrace/http-server'
import { BREAK_TITLES } from '@fundtrace/matching'
import type { ReportSheet } from '@fundtrace/spreadsheet'
import Type from 'typebox'
import { reportAgeing } from '../../../application/cases/report-ageing.ts'
import { todayInShanghai } from '../../../application/today-in-shanghai.ts'
import { AGE_BANDS } from '../../../domain/case-age.ts'
import {
  type CaseFilter,
  type CaseView,
  listCaseMoves,
  listCaseNotes,
  listCases,
  readCase,
} from '../../postgres/case-view.ts'
import { listCorrectionsOfCase } from '../../postgres/correction-repository.ts'
import { listFindingsOfCase } from '../../postgres/finding-repository.ts'
import { readOwnJob } from '../jobs/own-run.ts'
import { readOwnCase } from '../own-case.ts'
import { sendReport } from '../send-report.ts'
import { CaseHistoryReply, CaseParams, CaseQuery, CaseReply, filterOf } from './case-schemas.ts'

const READERS = { access: { roles: ['audit', 'admin'] } } as const
const TAGS = ['Cases']
const PAGE = 1_000

/** Breaks as they are followed from run to run (差异台账). */
export function caseRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/cases',
    {
      config: READERS,
      schema: {
        operationId: 'listCases',
        summary: 'The cases of my areas, by number after the cursor',
        tags: TAGS,
        querystring: Type.Object({
          ...CaseQuery,
          after: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: PAGE, default: 100 }),
        }),
        response: { 200: Type.Object({ cases: Type.Array(CaseReply) }) },
      },
    },
    async (request) => {
      const { after, limit, ...query } = request.query
      return { cases: await listCases(db, chosenBy(query, request), { after, limit }) }
    },
  )

  app.get(
    '/v1/cases/export',
    {
      config: READERS,
      schema: {
        operationId: 'exportCases',
        summary: 'The cases of my areas as a table for a spreadsheet',
        tags: TAGS,
        querystring: Type.Object({ ...CaseQuery, format: Type.Enum(['csv', 'xlsx'], { default: 'csv' }) }),
        produces: ['application/octet-stream'],
      },
    },
    async (request, reply) => {
      const { format, ...query } = request.query
      return sendReport(reply, 'cases', format, caseSheet(db, chosenBy(query, request)))
    },
  )

  app.get(
    '/v1/cases/ageing',
    {
      config: READERS,
      schema: {
        operationId: 'reportAgeing',
        summary: 'Cases that are neither agreed to nor gone, by job, kind and days since they were first found',
        tags: TAGS,
        querystring: Type.Object({
          job_id: Type.Optional(Slug),
          on: Type.Optional({ ...CalendarDay, description: 'Counted up to this day; unless told, today' }),
        }),
        response: {
          200: Type.Object({
            on: CalendarDay,
            bands: Type.Array(Type.String(), { description: 'Days, in order' }),
            lines: Type.Array(
              Type.Object({
                job_id: Slug,
                kind: Type.String(),
                band: Type.String(),
                count: Type.Integer(),
                amount: Type.String({ description: 'Sum of the differences without their signs' }),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const { job_id: jobId = null, on = todayInShanghai() } = request.query
      const caller = callerOf(request)
      if (jobId !== null) await readOwnJob(db, caller, jobId)
      const lines = await reportAgeing(db, areaPrefixes(caller), jobId, on)
      return { on, bands: AGE_BANDS.map(({ name }) => name), lines }
    },
  )

  app.get(
    '/v1/cases/:case_id',
    {
      config: READERS,
      schema: {
        operationId: 'getCase',
        summary: 'A case with everything that happened to it',
        tags: TAGS,
        params: CaseParams,
        response: { 200: CaseHistoryReply },
      },
    },
    async (request) => {
      const { id } = await readOwnCase(db, callerOf(request), request.params.case_id)
      return readCaseHistory(db, id)
    },
  )
}

export async function readCaseHistory(db: Database, id: string) {
  const [found, moves, notes, corrections, findings] = await Promise.all([
    readCase(db, id, todayInShanghai()),
    listCaseMoves(db, id),
    listCaseNotes(db, id),
    listCorrectionsOfCase(db, id),
    listFindingsOfCase(db, id),
  ])
  return { ...found, moves, notes, corrections, findings }
}

type Query = Omit<Parameters<typeof filterOf>[0], 'states'> & Readonly<{ state?: CaseView['state'] | undefined }>

export const chosenBy = ({ state, ...query }: Query, request: Parameters<typeof callerOf>[0]): CaseFilter =>
  filterOf({ ...query, states: state && [state] }, callerOf(request), todayInShanghai())

const caseSheet = (db: Database, filter: CaseFilter): ReportSheet => ({
  name: '差异台账',
  columns: [
    { header: '编号 number', kind: 'count' },
    { header: '任务 job', kind: 'text' },
    { header: '行政区划 area', kind: 'text' },
    { header: '差异种类 kind', kind: 'text' },
    { header: '资金 fund', kind: 'text' },
    { header: '状态 state', kind: 'text' },
    { header: '责任人 owner', kind: 'text' },
    { header: '差额 difference', kind: 'amount' },
    { header: '左方金额 left', kind: 'amount' },
    { header: '右方金额 right', kind: 'amount' },
    { header: '首次发现 first seen', kind: 'day' },
    { header: '最近发现 last seen', kind: 'day' },
    { header: '账龄(天) age', kind: 'count' },
    { header: '说明 explanation', kind: 'text', width: 60 },
    { header: '处理情况 why', kind: 'text', width: 60 },
  ],
  rows: caseRows(db, filter),
})

async function* caseRows(db: Database, filter: CaseFilter): AsyncGenerator<readonly string[]> {
  for (let after = 0; ; ) {
    const page = await listCases(db, filter, { after, limit: PAGE })
    for (const each of page) yield caseCells(each)
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = last.number
  }
}

const TITLES: Readonly<Record<string, { zh: string }>> = BREAK_TITLES
const STATES: Readonly<Record<CaseView['state'], string>> = {
  open: '未处理',
  explained: '已说明',
  corrected: '已更正',
  accepted: '已认可',
  reopened: '重新打开',
  healed: '已消除',
}

const caseCells = (each: CaseView): string[] => [
  String(each.number),
  each.job_id,
  each.area_code,
  TITLES[each.kind]?.zh ?? each.kind,
  each.fund ?? '',
  STATES[each.state],
  each.owner ?? '',
  each.difference,
  each.left_amount ?? '',
  each.right_amount ?? '',
  each.first_seen_on,
  each.last_seen_on,
  String(each.age_days),
  each.explanation?.zh ?? '',
  each.why,
]
