import { Amount, CalendarDay, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import { formatMoney, parseMoney } from '@fundtrace/money'
import Type from 'typebox'
import { approveOpeningOf, draftOpening, takeOpeningBack } from '../../application/funding/open-fund.ts'
import { unknown } from '../../domain/errors.ts'
import { whatIsLeft } from '../../domain/funding/opening-rows.ts'
import { findOpening, listOpeningIds, readOpeningShares } from '../postgres/funding-openings.ts'
import { readPlanState } from '../postgres/funding-lookups.ts'
import { type Fund, readFund, readProgrammeOf } from '../postgres/programme-repository.ts'
import { FINANCE, FundParams, MadeBy, READERS, SHEET_BYTES_MAX, sheetBody } from './funding-schema.ts'
import { officerOf } from './officer-of.ts'

const TAGS = ['Openings and year ends']
const OpeningParams = Type.Object({ opening_id: Uuid })
const Totals = Type.Object({ due: Amount, arrived: Amount, spent: Amount })
const OpeningReply = Type.Object({
  id: Uuid,
  fund_id: Slug,
  document_number: Text(100),
  opened_on: CalendarDay,
  state: Text(20),
  ...MadeBy,
  plan_id: Type.Union([Type.Null(), Uuid]),
  /** What the ledger said to the plan that it became. */
  plan_state: Type.Union([Type.Null(), Text(20)]),
  funders: Type.Array(
    Type.Object({ funder_id: Slug, due: Amount, arrived: Amount, spent: Amount, left_to_pay_in: Amount, cash: Amount }),
  ),
})

export function openingRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/funds/:fund_id/openings',
    {
      bodyLimit: SHEET_BYTES_MAX,
      config: FINANCE,
      schema: {
        operationId: 'draftOpening',
        summary:
          'Take in what a county had with its funders on the day that it starts here; another officer approves it',
        description:
          'CSV (UTF-8, GB18030) or XLSX, one row a funder: 出资方/funder (its id or name), 应拨/due (of the whole year), 已到位/arrived, 已支出/spent. A row 合计/total is the control, or all three control parameters. Every bad row is told of, and then nothing is kept; dry_run keeps nothing in any case (200).',
        tags: TAGS,
        params: FundParams,
        querystring: Type.Object({
          document_number: Text(90),
          opened_on: CalendarDay,
          control_due: Type.Optional(Amount),
          control_arrived: Type.Optional(Amount),
          control_spent: Type.Optional(Amount),
          dry_run: Type.Boolean({ default: false }),
        }),
        body: sheetBody('Opening balances'),
        response: {
          200: Type.Object({ opening: Type.Null(), totals: Totals }),
          201: Type.Object({ opening: OpeningReply, totals: Totals }),
        },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { control_due, control_arrived, control_spent, ...query } = request.query
        const fund = await fundOf(trx, request.params.fund_id)
        requireArea(caller, fund.area_code)
        return draftOpening(
          trx,
          {
            fund,
            bytes: request.body,
            documentNumber: query.document_number,
            openedOn: query.opened_on,
            stated: {
              ...(control_due === undefined ? {} : { due: parseMoney(control_due) }),
              ...(control_arrived === undefined ? {} : { arrived: parseMoney(control_arrived) }),
              ...(control_spent === undefined ? {} : { spent: parseMoney(control_spent) }),
            },
            dryRun: query.dry_run,
          },
          officerOf(request, caller),
        )
      },
      {
        respond: async ({ opening_id, totals }, _request, reply) => {
          if (opening_id !== null) return { opening: await describeOpening(db, opening_id), totals }
          reply.status(200)
          return { opening: null, totals }
        },
      },
    ),
  )

  app.get(
    '/v1/funds/:fund_id/openings',
    {
      config: READERS,
      schema: {
        operationId: 'listOpenings',
        summary: 'The openings of a fund, the newest first; all but one were taken back',
        tags: TAGS,
        params: FundParams,
        response: { 200: Type.Object({ fund_id: Slug, openings: Type.Array(OpeningReply) }) },
      },
    },
    async (request) => {
      const { fund_id: fundId } = request.params
      requireArea(callerOf(request), (await fundOf(db, fundId)).area_code)
      const ids = await listOpeningIds(db, fundId)
      return { fund_id: fundId, openings: await Promise.all(ids.map((id) => describeOpening(db, id))) }
    },
  )

  app.get(
    '/v1/openings/:opening_id',
    {
      config: READERS,
      schema: {
        operationId: 'getOpening',
        summary: 'An opening with its gross figures and what of them the ledger begins with',
        tags: TAGS,
        params: OpeningParams,
        response: { 200: OpeningReply },
      },
    },
    async (request) => {
      const opening = await describeOpening(db, request.params.opening_id)
      requireArea(callerOf(request), (await readFund(db, opening.fund_id)).area_code)
      return opening
    },
  )

  app.post(
    '/v1/openings/:opening_id/approve',
    {
      config: FINANCE,
      schema: {
        operationId: 'approveOpening',
        summary:
          "Approve an opening that another officer made: what is left of the year becomes the fund's plan and first arrivals",
        tags: TAGS,
        params: OpeningParams,
        response: { 200: OpeningReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { opening_id: id } = request.params
        requireArea(caller, (await readFund(trx, (await findOpening(trx, id)).fund_id)).area_code)
        await approveOpeningOf(trx, id, officerOf(request, caller))
        return { id }
      },
      { status: 200, respond: ({ id }) => describeOpening(db, id) },
    ),
  )

  app.post(
    '/v1/openings/:opening_id/withdraw',
    {
      config: FINANCE,
      schema: {
        operationId: 'withdrawOpening',
        summary: 'Take back an opening that nobody has approved',
        tags: TAGS,
        params: OpeningParams,
        response: { 200: OpeningReply },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { opening_id: id } = request.params
        requireArea(caller, (await readFund(trx, (await findOpening(trx, id)).fund_id)).area_code)
        await takeOpeningBack(trx, id)
        return { id }
      },
      { status: 200, respond: ({ id }) => describeOpening(db, id) },
    ),
  )
}

/** A fund that nothing has happened in is not recorded yet: its id is that of its programme and its year. */
async function fundOf(db: Parameters<typeof readProgrammeOf>[0], fundId: string): Promise<Fund> {
  const [, programmeId, year] = /^(.+)-(\d{4})$/.exec(fundId) ?? []
  if (programmeId === undefined || year === undefined) throw unknown('fund', fundId)
  const { areaCode } = await readProgrammeOf(db, programmeId)
  return { id: fundId, programme_id: programmeId, fiscal_year: Number(year), area_code: areaCode }
}

async function describeOpening(db: Database, id: string) {
  const { sha256: _ofTheFile, ...opening } = await findOpening(db, id)
  const shares = await readOpeningShares(db, id)
  return {
    ...opening,
    plan_state: opening.plan_id === null ? null : await readPlanState(db, opening.plan_id),
    funders: shares.map((share) => ({
      funder_id: share.funderId,
      due: formatMoney(share.due),
      arrived: formatMoney(share.arrived),
      spent: formatMoney(share.spent),
      left_to_pay_in: formatMoney(whatIsLeft(share).owed),
      cash: formatMoney(whatIsLeft(share).cash),
    })),
  }
}
