import { Amount, AreaCode, Slug, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, type Caller, callerOf, coversArea, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { fundUnknown } from '../../domain/errors.ts'
import { type FundPosition, readFundPosition, readFundPositions } from '../postgres/fund-position.ts'
import { listAccounts } from '../postgres/statement.ts'

const FunderPosition = Type.Object({
  funder: Slug,
  name: Text(200),
  area_code: Type.Union([Type.Null(), AreaCode]),
  due: Amount,
  arrived: Amount,
  arrears: Amount,
  borne: Amount,
  cash: Amount,
  refundable: Amount,
  refunded: Amount,
})
export const FundPositionReply = Type.Object({
  id: Slug,
  name: Text(200),
  programme_id: Slug,
  fiscal_year: Type.Integer(),
  area_code: AreaCode,
  funded: Type.Union([Type.Literal('by_plan'), Type.Literal('by_award')]),
  total: Amount,
  appropriation: Amount,
  awarded: Amount,
  paid: Amount,
  in_transit: Amount,
  payable: Amount,
  returned: Amount,
  unidentified: Amount,
  refundable: Amount,
  refunded: Amount,
  carried_in: Amount,
  carried_out: Amount,
  shares: Type.Array(FunderPosition),
})
const Account = Type.Object({
  code: Text(120),
  kind: Text(40),
  normal_side: Text(6),
  balance: Amount,
  held: Amount,
  available: Amount,
  entries: Type.Integer(),
})
const FundParams = Type.Object({ fund_id: Slug })
const limit = Type.Integer({ minimum: 1, maximum: 1000, default: 100 })

const READERS = { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } } as const
const TAGS = ['Funds']

export function fundRoutes(app: App, { db }: { db: Database }): void {
  app.get(
    '/v1/funds',
    {
      config: READERS,
      schema: {
        operationId: 'listFunds',
        summary: 'Every fund in my areas or funded by them, with what each funder owes, sent, bears and has left',
        tags: TAGS,
        response: { 200: Type.Object({ funds: Type.Array(FundPositionReply) }) },
      },
    },
    async (request) => ({ funds: (await readFundPositions(db, areaPrefixes(callerOf(request)))).map(toFundReply) }),
  )

  app.get(
    '/v1/funds/:fund_id',
    {
      config: READERS,
      schema: {
        operationId: 'getFund',
        summary: 'One fund, from what was promised to what was paid',
        tags: TAGS,
        params: FundParams,
        response: { 200: FundPositionReply },
      },
    },
    async (request) => toFundReply(await readVisibleFund(db, callerOf(request), request.params.fund_id)),
  )

  app.get(
    '/v1/funds/:fund_id/accounts',
    {
      config: READERS,
      schema: {
        operationId: 'listAccounts',
        summary: 'The accounts of a fund with balance, held and available, by code after the cursor',
        tags: TAGS,
        params: FundParams,
        querystring: Type.Object({ limit, after: Type.String({ maxLength: 120, default: '' }) }),
        response: { 200: Type.Object({ accounts: Type.Array(Account) }) },
      },
    },
    async (request) => {
      await readVisibleFund(db, callerOf(request), request.params.fund_id)
      return { accounts: await listAccounts(db, request.params.fund_id, request.query) }
    },
  )
}

/** Seen by the area that carries the fund out, and by the areas that pay for it; moved by neither here. */
async function readVisibleFund(db: Database, caller: Caller, fundId: string): Promise<FundPosition> {
  const fund = await readFundPosition(db, fundId)
  if (fund === undefined) throw fundUnknown(fundId)
  const isFunder = fund.shares.some((share) => share.area_code !== null && coversArea(caller.areas, share.area_code))
  if (!isFunder) requireArea(caller, fund.area_code)
  return fund
}

export const toFundReply = (fund: FundPosition) => ({ ...fund, shares: [...fund.shares] })
