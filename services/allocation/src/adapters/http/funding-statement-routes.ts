import { CalendarDay, PositiveAmount, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, callerOf, idempotent, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import {
  approveIdentification,
  proposeIdentification,
  rejectIdentification,
} from '../../application/funding/identify-credit.ts'
import { takeStatementArrivals } from '../../application/funding/take-statement-arrivals.ts'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'
import { readFunderOf } from '../postgres/funding-lookups.ts'
import { findCredit, insertAlias, listCreditsOf, listUnidentified } from '../postgres/funding-credits.ts'
import { readFund } from '../postgres/programme-repository.ts'
import { FINANCE, FundParams, OnDay, READERS, Reason, SHEET_BYTES_MAX, sheetBody } from './funding-schema.ts'
import { officerOf } from './officer-of.ts'
import { requireFundSight } from './require-fund-sight.ts'

const TAGS = ['Arrivals']
const Alias = Type.Object(
  {
    /** The name of its account as banks write it, or the issuer of its documents: 粤财农 of 粤财农〔2016〕101号. */
    kind: Type.Union([Type.Literal('payer'), Type.Literal('issuer')]),
    text: Text(200),
  },
  { additionalProperties: false },
)
const Credit = {
  id: Uuid,
  bank_reference: Text(100),
  booked_on: CalendarDay,
  amount: PositiveAmount,
  document_number: Type.Union([Type.Null(), Text(100)]),
  payer: Type.Union([Type.Null(), Text(200)]),
  candidates: Type.Array(Slug),
  /** The fund in which the same credit stands already: `reason` is in_another_fund. */
  other_fund_id: Type.Union([Type.Null(), Slug]),
}
const CreditParams = Type.Object({ credit_id: Uuid })
const CreditReply = Type.Object({ id: Uuid, arrival_id: Type.Union([Type.Null(), Uuid]) })

export function fundingStatementRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/funders/:funder_id/aliases',
    {
      config: FINANCE,
      schema: {
        operationId: 'recordFunderAlias',
        summary: 'Say how a funder is known on bank statements: as a payer, or as the issuer of documents',
        tags: TAGS,
        params: Type.Object({ funder_id: Slug }),
        body: Alias,
        response: { 201: Type.Object({ funder_id: Slug, kind: Text(20), text: Text(200) }) },
      },
    },
    idempotent(db, async (trx, request, caller) => {
      const funder = await readFunderOf(trx, request.params.funder_id)
      // Whose money a credit is, is said by the funder's own area or one above it; of a funder without an area, by any office.
      if (funder.area_code !== null) requireArea(caller, funder.area_code)
      await insertAlias(trx, { funderId: funder.id, ...request.body }, caller.subject)
      return { funder_id: funder.id, ...request.body }
    }),
  )

  app.post(
    '/v1/funds/:fund_id/statement-arrivals',
    {
      bodyLimit: SHEET_BYTES_MAX,
      config: FINANCE,
      schema: {
        operationId: 'takeStatementArrivals',
        summary:
          "Take arrivals from a bank statement of the fund's dedicated account; what fits no funder waits as unidentified",
        description:
          'CSV (UTF-8, GB18030) or XLSX. Columns: 记账日期/booking_date, 银行流水号/bank_reference, 收入/received; and, where the bank has them, 付款编号/reference, 付款人/payer, 摘要/remark, in which a document number is looked for. Lines that pay out are passed over. The same file again is answered with what it led to (200); a credit is taken once, by its bank reference. The file of another fund is refused (409); a credit of the same reference, day and amount as one of another fund waits as unidentified (in_another_fund), and so does one without a document number (no_document).',
        tags: TAGS,
        params: FundParams,
        body: sheetBody('The statement as the bank gave it'),
        response: { 200: StatementReply(), 201: StatementReply() },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { fund_id: fundId } = request.params
        requireArea(caller, (await readFund(trx, fundId)).area_code)
        return takeStatementArrivals(trx, { fundId, bytes: request.body }, officerOf(request, caller))
      },
      {
        respond: async ({ statement_id, is_new }, _request, reply) => {
          if (!is_new) reply.status(200)
          const credits = await listCreditsOf(db, statement_id)
          return { statement_id, credits: credits.map(({ payer_shown: payer, ...credit }) => ({ ...credit, payer })) }
        },
      },
    ),
  )

  app.get(
    '/v1/funds/:fund_id/unidentified',
    {
      config: READERS,
      schema: {
        operationId: 'listUnidentified',
        summary: 'Money in the dedicated account of which nobody has said whose it is, by the day that it came',
        tags: TAGS,
        params: FundParams,
        querystring: OnDay,
        response: {
          200: Type.Object({
            fund_id: Slug,
            items: Type.Array(
              Type.Object({
                ...Credit,
                reason: Text(40),
                proposal: Type.Union([
                  Type.Null(),
                  Type.Object({ id: Uuid, funder_id: Slug, document_number: Text(100), proposed_by: Text(200) }),
                ]),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const fund = await readFund(db, request.params.fund_id)
      await requireFundSight(db, callerOf(request), fund)
      return { fund_id: fund.id, items: await listUnidentified(db, fund.id, request.query.on ?? todayInShanghai()) }
    },
  )

  const decide = (path: string, operationId: string, summary: string) => ({
    url: `/v1/unidentified/:credit_id/${path}`,
    options: {
      config: FINANCE,
      schema: { operationId, summary, tags: TAGS, params: CreditParams, response: { 200: CreditReply } },
    },
  })

  const identify = decide(
    'identify',
    'proposeIdentification',
    'Say whose unidentified money is; another officer approves it',
  )
  app.post(
    identify.url,
    {
      ...identify.options,
      schema: {
        ...identify.options.schema,
        body: Type.Object({ funder_id: Slug, document_number: Text(100) }, { additionalProperties: false }),
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { credit_id: id } = request.params
        requireArea(caller, await areaOfCredit(trx, id))
        const { funder_id: funderId, document_number: documentNumber } = request.body
        await proposeIdentification(trx, id, { funderId, documentNumber }, officerOf(request, caller))
        return { id, arrival_id: null }
      },
      { status: 200 },
    ),
  )

  const approve = decide(
    'approve',
    'approveIdentification',
    'Agree whose unidentified money is: it becomes that funder’s arrival',
  )
  app.post(
    approve.url,
    approve.options,
    idempotent(
      db,
      async (trx, request, caller) => {
        const { credit_id: id } = request.params
        requireArea(caller, await areaOfCredit(trx, id))
        return { id, arrival_id: await approveIdentification(trx, id, officerOf(request, caller)) }
      },
      { status: 200 },
    ),
  )

  const reject = decide(
    'reject',
    'rejectIdentification',
    'Reject what was proposed about unidentified money; it waits on',
  )
  app.post(
    reject.url,
    {
      ...reject.options,
      schema: { ...reject.options.schema, body: Type.Object({ reason: Reason }, { additionalProperties: false }) },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { credit_id: id } = request.params
        requireArea(caller, await areaOfCredit(trx, id))
        await rejectIdentification(trx, id, request.body.reason, officerOf(request, caller))
        return { id, arrival_id: null }
      },
      { status: 200 },
    ),
  )
}

const areaOfCredit = async (trx: Parameters<typeof findCredit>[0], id: string): Promise<string> =>
  (await readFund(trx, (await findCredit(trx, id)).fund_id)).area_code

function StatementReply() {
  return Type.Object({
    statement_id: Uuid,
    credits: Type.Array(
      Type.Object({
        ...Credit,
        outcome: Type.Union([Type.Literal('recorded'), Type.Literal('linked'), Type.Literal('unidentified')]),
        reason: Type.Union([Type.Null(), Text(40)]),
        arrival_id: Type.Union([Type.Null(), Uuid]),
      }),
    ),
  })
}
