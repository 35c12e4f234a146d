import { Amount, AreaCode, CalendarDay, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, type Caller, callerOf, coversArea, idempotent, requireArea } from '@fundtrace/http-server'
import { formatWan, parseMoney } from '@fundtrace/money'
import Type from 'typebox'
import { describeFindings, describeFindingsReport } from '../../application/guarantees/describe-findings.ts'
import { evaluateGuarantee } from '../../application/guarantees/evaluate-guarantee.ts'
import { evaluationUnknown } from '../../domain/guarantee/document-errors.ts'
import { findEvaluation, type KeptEvaluation, readEvaluations } from '../postgres/guarantee-evaluations.ts'
import { readFundOfPlan } from '../postgres/programme-repository.ts'
import { readOwn, Version } from './guarantee-documents.ts'
import { officerOf } from './officer-of.ts'
import { type FileFormat, MEDIA_TYPE, reportFile, sendFile } from './report-file.ts'
import { requireFundSight } from './require-fund-sight.ts'

const Year = Type.Integer({ minimum: 1949, maximum: 2200 })
const Evaluation = Type.Object({
  id: Uuid,
  guarantee_id: Slug,
  version: Version,
  fiscal_year: Year,
  register_day: CalendarDay,
  register_revision: Type.Integer(),
  plan_ids: Type.Array(Uuid),
  /** Households, villages, pairs, or people with bills. */
  bound: Type.Integer(),
  short: Type.Integer(),
  floor_total: Amount,
  given_total: Amount,
  missing_total: Amount,
  missing_total_wan: Text(40),
  findings: Type.Integer(),
  content_sha256: Text(64),
  made_by: Text(200),
  made_at: Type.String({ format: 'date-time' }),
})
const Nullable = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) => Type.Union([Type.Null(), schema])
const Source = Type.Union([
  Type.Object({
    source: Type.Literal('programme'),
    programme_id: Slug,
    plan_id: Uuid,
    line: Type.Integer(),
    amount: Amount,
    parts: Type.Array(Type.Object({ funder_id: Slug, amount: Amount })),
  }),
  Type.Object({
    source: Type.Literal('support'),
    support_id: Slug,
    giver: Text(200),
    kind: Text(100),
    amount: Amount,
    contained: Nullable(Type.Object({ programme_id: Slug, amount: Amount })),
  }),
  Type.Object({ source: Type.Literal('receivers'), receivers: Type.Integer(), amount: Amount }),
])
const FindingReply = Type.Object({
  number: Type.Integer(),
  guarantee_id: Slug,
  version: Version,
  role: Type.Enum(['shortfall', 'member']),
  beneficiary_id: Nullable(Slug),
  /** Masked. */
  name: Nullable(Text(100)),
  area_code: Nullable(AreaCode),
  supporter_id: Nullable(Slug),
  supporter_name: Nullable(Text(200)),
  person_id: Nullable(Uuid),
  person_name: Nullable(Text(100)),
  receivers: Type.Integer(),
  qualifying: Nullable(Amount),
  floor: Amount,
  given: Amount,
  missing: Amount,
  sources: Type.Array(Source),
  explained: Type.Object({ zh: Type.Array(Type.String()), en: Type.Array(Type.String()) }),
})
const EvaluationParams = Type.Object({ evaluation_id: Uuid })
const GuaranteeParams = Type.Object({ guarantee_id: Slug })

const JUDGES = { access: { roles: ['finance', 'audit'] } } as const
const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
/** Findings name people, if only by masked names. */
const NAMES = { access: { roles: ['finance', 'treasury', 'audit'] } } as const
const TAGS = ['Guarantees']

export function evaluationRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/guarantees/:guarantee_id/evaluate',
    {
      config: JUDGES,
      schema: {
        operationId: 'evaluateGuarantee',
        summary:
          'Hold what the plans and other support money of a year give against a guarantee, and keep who falls short',
        tags: TAGS,
        params: GuaranteeParams,
        body: Type.Object(
          {
            year: Year,
            version: Type.Optional(Version),
            /** The register day; unless told the newest of the plans' own. */
            on: Type.Optional(CalendarDay),
            /** A register revision; unless told the newest. */
            as_known_at: Type.Optional(Type.Integer({ minimum: 0 })),
            plans: Type.Union([
              Type.Literal('in_force'),
              Type.Array(Uuid, { minItems: 1, maxItems: 100, uniqueItems: true }),
            ]),
          },
          { additionalProperties: false, examples: [{ year: 2016, plans: 'in_force' }] },
        ),
        response: { 201: Evaluation },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { year, version = null, on = null, as_known_at: asKnownAt = null, plans } = request.body
        const guaranteeId = request.params.guarantee_id
        await readOwn(trx, 'guarantee', { id: guaranteeId, caller })
        if (plans !== 'in_force')
          for (const id of plans) await requireFundSight(trx, caller, await readFundOfPlan(trx, id))
        const order = { guaranteeId, version, year, on, asKnownAt, plans }
        return evaluateGuarantee(trx, order, officerOf(request, caller))
      },
      { respond: async ({ evaluation_id: id }, request) => toReply(await readSeen(db, id, callerOf(request))) },
    ),
  )

  app.get(
    '/v1/guarantees/:guarantee_id/evaluations',
    {
      config: READERS,
      schema: {
        operationId: 'listEvaluations',
        summary: 'The newest evaluations of a guarantee',
        tags: TAGS,
        params: GuaranteeParams,
        querystring: Type.Object({ year: Type.Optional(Year) }),
        response: { 200: Type.Object({ evaluations: Type.Array(Evaluation) }) },
      },
    },
    async (request) => {
      const id = request.params.guarantee_id
      await readOwn(db, 'guarantee', { id, caller: callerOf(request) })
      return { evaluations: (await readEvaluations(db, id, request.query.year ?? null)).map(toReply) }
    },
  )

  app.get(
    '/v1/evaluations/:evaluation_id',
    {
      config: READERS,
      schema: {
        operationId: 'getEvaluation',
        summary: 'What an evaluation found, in figures',
        tags: TAGS,
        params: EvaluationParams,
        response: { 200: Evaluation },
      },
    },
    async (request) => toReply(await readSeen(db, request.params.evaluation_id, callerOf(request))),
  )

  app.get(
    '/v1/evaluations/:evaluation_id/findings',
    {
      config: NAMES,
      schema: {
        operationId: 'listFindings',
        summary: 'Who falls short, by number after the cursor: what is missing, what each source gave, and why, masked',
        tags: TAGS,
        params: EvaluationParams,
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
        }),
        response: { 200: Type.Object({ findings: Type.Array(FindingReply) }) },
      },
    },
    async (request) => {
      const evaluation = await readSeen(db, request.params.evaluation_id, callerOf(request))
      return { findings: await describeFindings(db, evaluation, request.query, seesOf(callerOf(request))) }
    },
  )

  const offerFile = (format: FileFormat, operationId: string) =>
    app.get(
      `/v1/evaluations/:evaluation_id/findings.${format}`,
      {
        config: NAMES,
        schema: {
          operationId,
          summary: `The findings as ${format === 'xlsx' ? 'a workbook' : 'CSV'}, masked`,
          tags: TAGS,
          params: EvaluationParams,
          produces: [MEDIA_TYPE[format]],
        },
      },
      async (request, reply) => {
        const evaluation = await readSeen(db, request.params.evaluation_id, callerOf(request))
        const report = await describeFindingsReport(db, evaluation, seesOf(callerOf(request)))
        return sendFile(reply, await reportFile(format, `findings-${evaluation.id}`, report))
      },
    )
  offerFile('csv', 'downloadFindingsCsv')
  offerFile('xlsx', 'downloadFindingsXlsx')
}

const seesOf = (caller: Caller) => (areaCode: string) => coversArea(caller.areas, areaCode)

async function readSeen(db: Database, id: string, caller: Caller): Promise<KeptEvaluation> {
  const evaluation = await findEvaluation(db, id)
  if (evaluation === undefined) throw evaluationUnknown(id)
  requireArea(caller, evaluation.area_code)
  return evaluation
}

const toReply = ({ register_revision, made_at, area_code: _ofItsGuarantee, ...evaluation }: KeptEvaluation) => ({
  ...evaluation,
  register_revision: Number(register_revision),
  missing_total_wan: formatWan(parseMoney(evaluation.missing_total)),
  made_at: made_at.toISOString(),
})
