import { Amount, AreaCode, CalendarDay, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import {
  describeDisclosure,
  describeRow,
  type Disclosure,
  type DisclosureKind,
  disclosureReport,
  openDisclosure,
} from '../../application/reports/describe-disclosure.ts'
import { unknown } from '../../domain/errors.ts'
import { readFundOfPlan } from '../postgres/programme-repository.ts'
import { readBeneficiaryAreas } from '../postgres/register-repository.ts'
import { insertConsent } from '../postgres/report-disclosure.ts'
import { type FileFormat, MEDIA_TYPE, reportFile, sendFile } from './report-file.ts'
import { requireFundSight } from './require-fund-sight.ts'

const Nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) => Type.Union([Type.Null(), schema])
const Entry = Type.Object({
  number: Type.Integer(),
  beneficiary_id: Nullable(Slug),
  /** Of a household masked. */
  name: Nullable(Text(200)),
  area_code: AreaCode,
  area_name: Nullable(Text(100)),
  amount: Amount,
  line: Nullable(Text(200)),
  period: Nullable(Text(20)),
  /** Of a household that consents; else null. */
  class: Nullable(Text(40)),
  people: Nullable(Type.Integer()),
})
const DisclosureReply = Type.Object({
  kind: Type.Enum(['notice', 'results']),
  plan_id: Uuid,
  title: Text(400),
  programme_id: Slug,
  document_number: Text(100),
  fiscal_year: Type.Integer(),
  area_code: AreaCode,
  state: Text(20),
  total: Amount,
  total_wan: Text(40),
  lines: Type.Integer(),
  notice_from: Nullable(CalendarDay),
  notice_to: Nullable(CalendarDay),
  how_to_object: Nullable(Type.Object({ zh: Type.String(), en: Type.String() })),
  entries: Type.Array(Entry),
})
const PlanParams = Type.Object({ plan_id: Uuid })
const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
const TAGS = ['Disclosure']
const WHAT = { notice: 'who is to get what (公示)', results: 'what was awarded (公告)' } as const

export function disclosureRoutes(app: App, { db }: { db: Database }): void {
  const openSeen = async (
    kind: DisclosureKind,
    request: Parameters<typeof callerOf>[0],
    planId: string,
  ): Promise<Disclosure> => {
    await requireFundSight(db, callerOf(request), await readFundOfPlan(db, planId))
    return openDisclosure(db, kind, planId)
  }

  const offerList = (kind: DisclosureKind, operationId: string) =>
    app.get(
      `/v1/plans/:plan_id/${kind}`,
      {
        config: READERS,
        schema: {
          operationId,
          summary: `The public list of a plan: ${WHAT[kind]}, masked, by number after the cursor`,
          tags: TAGS,
          params: PlanParams,
          querystring: Type.Object({
            after: Type.Integer({ minimum: 0, default: 0 }),
            limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
          }),
          response: { 200: DisclosureReply },
        },
      },
      async (request) => {
        const disclosure = await openSeen(kind, request, request.params.plan_id)
        const rows = await disclosure.readRows(request.query)
        return { ...describeDisclosure(disclosure), entries: rows.map(describeRow) }
      },
    )
  const offerFile = (kind: DisclosureKind, format: FileFormat, operationId: string) =>
    app.get(
      `/v1/plans/:plan_id/${kind}.${format}`,
      {
        config: READERS,
        schema: {
          operationId,
          summary: `The public list of a plan as a ${format === 'html' ? 'page to print and hang out' : 'workbook'}: ${WHAT[kind]}, masked`,
          tags: TAGS,
          params: PlanParams,
          produces: [MEDIA_TYPE[format]],
        },
      },
      async (request, reply) => {
        const disclosure = await openSeen(kind, request, request.params.plan_id)
        const name = `${kind}-${disclosure.plan.id}`
        return sendFile(reply, await reportFile(format, name, disclosureReport(disclosure)))
      },
    )
  offerList('notice', 'getNotice')
  offerFile('notice', 'html', 'printNotice')
  offerFile('notice', 'xlsx', 'downloadNotice')
  offerList('results', 'getResults')
  offerFile('results', 'html', 'printResults')
  offerFile('results', 'xlsx', 'downloadResults')

  app.post(
    '/v1/beneficiaries/:beneficiary_id/disclosure-consent',
    {
      config: { access: { roles: ['finance'] } },
      schema: {
        operationId: 'recordConsent',
        summary: 'Record that a household lets its basic facts stand in public lists, or no longer does',
        tags: TAGS,
        params: Type.Object({ beneficiary_id: Slug }),
        body: Type.Object(
          {
            consents: Type.Boolean(),
            given_on: CalendarDay,
            /** Where the signed paper is kept. No name. */
            evidence: Text(200),
          },
          {
            additionalProperties: false,
            examples: [{ consents: true, given_on: '2016-06-30', evidence: '档案 2016-079' }],
          },
        ),
        response: { 201: Type.Object({ beneficiary_id: Slug, number: Type.Integer(), consents: Type.Boolean() }) },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const id = request.params.beneficiary_id
      const entry = (await readBeneficiaryAreas(trx, [id])).get(id)
      if (entry === undefined) throw unknown('beneficiary', id)
      requireArea(caller, entry.area_code)
      const number = await insertConsent(trx, id, request.body, caller.subject)
      return { beneficiary_id: id, number, consents: request.body.consents }
    }),
  )
}
