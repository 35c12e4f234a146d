import { Amount, AreaCode, CalendarDay, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, normaliseArea, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { listDuties } from '../../application/reports/list-duties.ts'
import { composeReport, makeReport, type ReportOrder } from '../../application/reports/make-report.ts'
import { reportSheets } from '../../application/reports/report-sheets.ts'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'
import { reportDayUnfit, reportNumberUnknown } from '../../domain/report/report-errors.ts'
import { type ReportKind, reportPeriod, standsAt } from '../../domain/report/report-period.ts'
import { officerOf } from './officer-of.ts'
import { type FileFormat, MEDIA_TYPE, reportFile, sendFile } from './report-file.ts'

const Year = Type.Integer({ minimum: 1949, maximum: 2200 })
const Nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) => Type.Union([Type.Null(), schema])
const Money = {
  planned: Amount,
  due: Amount,
  arrived: Amount,
  arrived_in_period: Amount,
  arrears: Amount,
  awarded: Amount,
  awarded_in_period: Amount,
  paid: Amount,
}
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const Kind = Type.Enum(['half_year', 'quarter'])
const Report = Type.Object({
  kind: Kind,
  title: Words,
  year: Year,
  number: Type.Integer(),
  from: CalendarDay,
  to: CalendarDay,
  on: CalendarDay,
  due_before: Nullable(CalendarDay),
  area_code: AreaCode,
  area_name: Nullable(Text(100)),
  programmes: Type.Array(
    Type.Object({
      fund_id: Slug,
      programme_id: Slug,
      name: Text(200),
      document_number: Text(100),
      area_code: AreaCode,
      draws_on: Nullable(Slug),
      beneficiaries: Type.Integer(),
      ...Money,
    }),
  ),
  total: Type.Object({ ...Money, planned_wan: Text(40), awarded_wan: Text(40), arrears_wan: Text(40) }),
  guarantees: Type.Array(
    Type.Object({
      guarantee_id: Slug,
      name: Text(200),
      register_day: CalendarDay,
      bound: Type.Integer(),
      short: Type.Integer(),
      missing_total: Amount,
    }),
  ),
})
const Duty = Type.Object({
  kind: Kind,
  year: Year,
  number: Type.Integer(),
  from: CalendarDay,
  to: CalendarDay,
  due_before: Nullable(CalendarDay),
  state: Type.Enum(['made', 'due', 'late', 'ahead']),
  made_at: Nullable(Type.String({ format: 'date-time' })),
  made_by: Nullable(Text(200)),
  stands_at: Nullable(CalendarDay),
  sha256: Nullable(Text(64)),
})

const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
const TAGS = ['Reports']
/** The word of a report in the path, the query and our own. */
const REPORTS = [
  { path: 'half-year', kind: 'half_year', asks: 'half', name: 'HalfYear', words: 'The half-yearly report' },
  { path: 'quarter', kind: 'quarter', asks: 'quarter', name: 'Quarter', words: 'The quarterly bulletin' },
] as const

export function reportRoutes(app: App, { db }: { db: Database }): void {
  for (const { path, kind, asks, name, words } of REPORTS) {
    const querystring = Type.Object({
      year: Year,
      [asks]: Type.Integer({ minimum: 1, maximum: kind === 'half_year' ? 2 : 4 }),
      area_code: AreaCode,
      /** The day that the figures stand at; unless told the end of the period, or today while it runs. */
      on: Type.Optional(CalendarDay),
    })
    const orderOf = (request: Parameters<typeof callerOf>[0] & { query: Readonly<Record<string, unknown>> }) => {
      const { year, area_code, on, [asks]: number } = request.query
      const asked = { kind, year: Number(year), number: Number(number), areaCode: String(area_code) }
      requireArea(callerOf(request), asked.areaCode)
      return orderReport({ ...asked, on: typeof on === 'string' ? on : null })
    }
    app.get(
      `/v1/reports/${path}`,
      {
        config: READERS,
        schema: {
          operationId: `get${name}Report`,
          summary: `${words} of an area: due, arrived, in arrears, planned, awarded and paid by programme`,
          tags: TAGS,
          querystring,
          response: { 200: Report },
        },
      },
      async (request) => copyOf(await composeReport(db, orderOf(request))),
    )
    const offerFile = (format: FileFormat, verb: string) =>
      app.get(
        `/v1/reports/${path}.${format}`,
        {
          config: READERS,
          schema: {
            operationId: `${verb}${name}Report`,
            summary: `${words} as a ${format === 'html' ? 'page to print' : 'workbook'}, in yuan and in 万元`,
            tags: TAGS,
            querystring,
            produces: [MEDIA_TYPE[format]],
          },
        },
        async (request, reply) => {
          const order = orderOf(request)
          const { year, number } = order.period
          const report = reportSheets(await composeReport(db, order))
          return sendFile(reply, await reportFile(format, `${path}-${year}-${number}-${order.areaCode}`, report))
        },
      )
    offerFile('xlsx', 'download')
    offerFile('html', 'print')
  }

  app.get(
    '/v1/reports/due',
    {
      config: READERS,
      schema: {
        operationId: 'listDueReports',
        summary: 'Which report of an area is due by when, and which was made',
        tags: TAGS,
        querystring: Type.Object({ area_code: AreaCode, on: Type.Optional(CalendarDay) }),
        response: { 200: Type.Object({ on: CalendarDay, reports: Type.Array(Duty) }) },
      },
    },
    async (request) => {
      const { area_code, on = todayInShanghai() } = request.query
      requireArea(callerOf(request), area_code)
      const duties = await listDuties(db, normaliseArea(area_code), on)
      return {
        on,
        reports: duties.map(({ period: { dueBefore, ...period }, state, making }) => ({
          ...period,
          due_before: dueBefore,
          state,
          made_at: making?.made_at.toISOString() ?? null,
          made_by: making?.made_by ?? null,
          stands_at: making?.stands_at ?? null,
          sha256: making?.sha256 ?? null,
        })),
      }
    },
  )

  app.post(
    '/v1/reports',
    {
      config: { access: { roles: ['finance'] } },
      schema: {
        operationId: 'makeReport',
        summary: 'Record that a report is made as its figures stand: the day, who, and the hash of its content',
        tags: TAGS,
        body: Type.Object(
          {
            kind: Kind,
            year: Year,
            number: Type.Integer({ minimum: 1, maximum: 4 }),
            area_code: AreaCode,
            on: Type.Optional(CalendarDay),
          },
          {
            additionalProperties: false,
            examples: [{ kind: 'half_year', year: 2016, number: 1, area_code: '441802' }],
          },
        ),
        response: { 201: Type.Object({ id: Uuid }) },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const { area_code: areaCode, on = null, ...asked } = request.body
      requireArea(caller, areaCode)
      return makeReport(trx, orderReport({ ...asked, areaCode, on }), officerOf(request, caller))
    }),
  )
}

function orderReport(
  asked: Readonly<{ kind: ReportKind; year: number; number: number; areaCode: string; on: string | null }>,
): ReportOrder {
  const { kind, year, number, areaCode } = asked
  if (kind === 'half_year' && number > 2) throw reportNumberUnknown(kind, number)
  const period = reportPeriod(kind, year, number)
  const today = todayInShanghai()
  const on = asked.on ?? standsAt(period, today)
  if (on < period.from || on > period.to || on > today) throw reportDayUnfit(on, period.from, standsAt(period, today))
  return { period, areaCode: normaliseArea(areaCode), on }
}

const copyOf = (report: Awaited<ReturnType<typeof composeReport>>) => ({
  ...report,
  programmes: [...report.programmes],
  guarantees: [...report.guarantees],
})
