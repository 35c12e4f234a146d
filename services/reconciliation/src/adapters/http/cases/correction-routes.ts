import { Amount, AreaCode, PositiveAmount, Slug, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import { MONEY_PATTERN } from '@fundtrace/money'
import type { ReportSheet } from '@fundtrace/spreadsheet'
import Type from 'typebox'
import { followCorrection, proposeCorrection } from '../../../application/cases/propose-correction.ts'
import { PAYMENT_ACTIONS } from '../../../domain/correction.ts'
import {
  type CorrectionFilter,
  type CorrectionView,
  listCorrections,
  readCorrection,
} from '../../postgres/correction-repository.ts'
import { officerOf } from '../officer-of.ts'
import { readOwnCase } from '../own-case.ts'
import { sendReport } from '../send-report.ts'
import { CaseParams, Detail, orNull, Reason, StatedText, Time } from './case-schemas.ts'

const AUDIT = { access: { roles: ['audit'] } } as const
const READERS = { access: { roles: ['audit', 'admin'] } } as const
const TAGS = ['Corrections']
const PAGE = 1_000
const Addressee = Type.Enum(['ledger', 'treasury'])
const State = Type.Enum(['proposed', 'sent', 'done', 'refused'])
const Action = Type.Enum([...PAYMENT_ACTIONS])
/** An account of the ledger, such as 'cash:province'; no account of a bank. */
const LedgerAccount = Type.String({
  pattern: '^[a-z][a-z-]*(:[A-Za-z0-9._-]+)*$',
  maxLength: 200,
  examples: ['cash:province'],
})
const PaymentReference = StatedText(100)
/** Debit positive, credit negative; never nothing. */
const Posted = Type.String({
  pattern: `^(?!-?0\\.00$)${MONEY_PATTERN.slice(1)}`,
  description: 'yuan as text with two places; debit positive, credit negative, never 0.00',
  examples: ['0.10'],
})
const Params = Type.Object({ correction_id: Uuid })
const Filter = { job_id: Type.Optional(Slug), addressee: Type.Optional(Addressee), state: Type.Optional(State) }

const CorrectionReply = Type.Object({
  id: Uuid,
  number: Type.Integer(),
  case_id: Uuid,
  case_number: Type.Integer(),
  job_id: Slug,
  area_code: AreaCode,
  addressee: Addressee,
  what: Type.String(),
  ground: Type.String(),
  state: State,
  why: Type.String(),
  detail: Detail,
  lines: Type.Array(
    Type.Object({
      account: orNull(Type.String()),
      payment: orNull(Type.String()),
      action: orNull(Action),
      amount: Amount,
    }),
  ),
  proposed_by: Type.String(),
  proposed_for: orNull(Type.String()),
  proposed_at: Time,
})

/** Proposals to the ledger and the treasury (更正建议): written, sent and followed; never posted from here. */
export function correctionRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/cases/:case_id/corrections',
    {
      config: AUDIT,
      schema: {
        operationId: 'proposeCorrection',
        summary:
          'Propose to the ledger or the treasury how to put a case right: a document, nothing is posted or paid by it',
        tags: TAGS,
        params: CaseParams,
        body: Type.Union([
          Type.Object(
            {
              addressee: Type.Literal('ledger'),
              what: Reason,
              ground: Reason,
              lines: Type.Array(
                Type.Object({ account: LedgerAccount, amount: Posted }, { additionalProperties: false }),
                { minItems: 2, maxItems: 200 },
              ),
            },
            { additionalProperties: false },
          ),
          Type.Object(
            {
              addressee: Type.Literal('treasury'),
              what: Reason,
              ground: Reason,
              lines: Type.Array(
                Type.Object(
                  { payment: PaymentReference, action: Action, amount: PositiveAmount },
                  { additionalProperties: false },
                ),
                { minItems: 1, maxItems: 200 },
              ),
            },
            { additionalProperties: false },
          ),
        ]),
        response: { 201: CorrectionReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const place = await readOwnCase(trx, caller, request.params.case_id)
        return proposeCorrection(trx, place, request.body, officerOf(caller))
      },
      { respond: ({ correction_id }) => readCorrection(db, correction_id) },
    ),
  )

  app.post(
    '/v1/corrections/:correction_id/moves',
    {
      config: AUDIT,
      schema: {
        operationId: 'followCorrection',
        summary:
          'Say that a proposal was sent, with which letter; that it was done, by which document; or refused, and why',
        tags: TAGS,
        params: Params,
        body: Type.Union([
          Type.Object(
            { to: Type.Enum(['sent', 'done']), document_number: StatedText(200), reason: Reason },
            { additionalProperties: false },
          ),
          Type.Object(
            { to: Type.Literal('refused'), document_number: Type.Optional(StatedText(200)), reason: Reason },
            { additionalProperties: false },
          ),
        ]),
        response: { 200: CorrectionReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { id, area_code } = await readCorrection(trx, request.params.correction_id)
        requireArea(caller, area_code)
        const { to, reason, document_number: documentNumber = null } = request.body
        await followCorrection(trx, id, { to, reason, documentNumber }, officerOf(caller))
        return { correctionId: id }
      },
      { status: 200, respond: ({ correctionId }) => readCorrection(db, correctionId) },
    ),
  )

  app.get(
    '/v1/corrections',
    {
      config: READERS,
      schema: {
        operationId: 'listCorrections',
        summary: 'Proposals to correct of my areas, by number after the cursor',
        tags: TAGS,
        querystring: Type.Object({
          ...Filter,
          after: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 }),
          limit: Type.Integer({ minimum: 1, maximum: PAGE, default: 100 }),
        }),
        response: { 200: Type.Object({ corrections: Type.Array(CorrectionReply) }) },
      },
    },
    async (request) => {
      const { after, limit, ...query } = request.query
      return {
        corrections: await listCorrections(db, filterOf(query, areaPrefixes(callerOf(request))), { after, limit }),
      }
    },
  )

  app.get(
    '/v1/corrections/export',
    {
      config: READERS,
      schema: {
        operationId: 'exportCorrections',
        summary: 'Proposals to correct of my areas as a table, one row for each line',
        tags: TAGS,
        querystring: Type.Object({ ...Filter, format: Type.Enum(['csv', 'xlsx'], { default: 'csv' }) }),
        produces: ['application/octet-stream'],
      },
    },
    async (request, reply) => {
      const { format, ...query } = request.query
      return sendReport(
        reply,
        'corrections',
        format,
        correctionSheet(db, filterOf(query, areaPrefixes(callerOf(request)))),
      )
    },
  )

  app.get(
    '/v1/corrections/:correction_id',
    {
      config: READERS,
      schema: {
        operationId: 'getCorrection',
        summary: 'A proposal to correct',
        tags: TAGS,
        params: Params,
        response: { 200: CorrectionReply },
      },
    },
    async (request) => {
      const correction = await readCorrection(db, request.params.correction_id)
      requireArea(callerOf(request), correction.area_code)
      return correction
    },
  )
}

type Query = Readonly<{ job_id?: string | undefined; addressee?: string | undefined; state?: string | undefined }>

const filterOf = ({ job_id, addressee, state }: Query, areas: readonly string[]): CorrectionFilter => ({
  areas,
  jobId: job_id ?? null,
  addressee: addressee ?? null,
  state: state ?? null,
})

const correctionSheet = (db: Database, filter: CorrectionFilter): ReportSheet => ({
  name: '更正建议',
  columns: [
    { header: '编号 number', kind: 'count' },
    { header: '差异 case', kind: 'count' },
    { header: '任务 job', kind: 'text' },
    { header: '致 to', kind: 'text' },
    { header: '状态 state', kind: 'text' },
    { header: '建议 what', kind: 'text', width: 60 },
    { header: '依据 ground', kind: 'text', width: 60 },
    { header: '科目 account', kind: 'text' },
    { header: '付款编号 payment', kind: 'text' },
    { header: '处理 action', kind: 'text' },
    { header: '金额 amount', kind: 'amount' },
    { header: '文号 document', kind: 'text' },
  ],
  rows: correctionRows(db, filter),
})

async function* correctionRows(db: Database, filter: CorrectionFilter): AsyncGenerator<readonly string[]> {
  for (let after = 0; ; ) {
    const page = await listCorrections(db, filter, { after, limit: PAGE })
    for (const each of page) yield* each.lines.map((line) => correctionCells(each, line))
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = last.number
  }
}

const correctionCells = (each: CorrectionView, line: CorrectionView['lines'][number]): string[] => [
  String(each.number),
  String(each.case_number),
  each.job_id,
  each.addressee,
  each.state,
  each.what,
  each.ground,
  line.account ?? '',
  line.payment ?? '',
  line.action ?? '',
  line.amount,
  each.detail?.['document_number'] ?? '',
]
