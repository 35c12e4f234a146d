import { Amount, AreaCode, CalendarDay, Slug, Text } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, normaliseArea, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { dayInShanghai } from '../../application/posting.ts'
import { moneyWayOf } from '../../domain/money-way.ts'
import { readWayFacts, readWayFunds } from '../postgres/money-way-facts.ts'
import { OrNull, READERS } from './book-schemas.ts'

const Way = Type.Object({
  id: Slug,
  name: Text(200),
  programme_id: Slug,
  area_code: AreaCode,
  planned: Amount,
  arrived: Amount,
  awarded: Amount,
  paid: Amount,
  in_transit: Amount,
  payable: Amount,
  idle: Amount,
  unawarded: Amount,
  refunded: Amount,
  carried_in: Amount,
  carried_out: Amount,
  other: Amount,
  funders: Type.Array(
    Type.Object({
      funder: Slug,
      name: Text(200),
      area_code: OrNull(AreaCode),
      due: Amount,
      arrived: Amount,
      arrears: Amount,
    }),
  ),
  months: Type.Array(Type.Object({ month: Text(7), planned: Amount, arrived: Amount, awarded: Amount, paid: Amount })),
})

export function moneyWayRoutes(app: App, { db }: Readonly<{ db: Database }>): void {
  app.get(
    '/v1/reports/money-way',
    {
      config: READERS,
      schema: {
        operationId: 'getMoneyWay',
        summary:
          "The money's way on a day: from the funders into each fund, and on to awards, bank and households; by month",
        description:
          'Of the funds that my areas carry out or pay for. From entries, by the days on which they count; of today it is the position of each fund. arrived + carried_in + other = paid + in_transit + idle + refunded + carried_out. Months are cumulated.',
        tags: ['Reports'],
        querystring: Type.Object({
          fiscal_year: Type.Integer({ minimum: 1949, maximum: 2200 }),
          on: Type.Optional(CalendarDay),
          area_code: Type.Optional(AreaCode),
        }),
        response: { 200: Type.Object({ on: CalendarDay, fiscal_year: Type.Integer(), funds: Type.Array(Way) }) },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { fiscal_year: fiscalYear, on = dayInShanghai(new Date()), area_code: area } = request.query
      if (area !== undefined) requireArea(caller, area)
      const prefixes = area === undefined ? areaPrefixes(caller) : [normaliseArea(area)]
      const funds = await readWayFunds(db, { fiscalYear, areaPrefixes: prefixes })
      const facts = await readWayFacts(
        db,
        funds.map(({ id }) => id),
        on,
      )
      const ofFund = Map.groupBy(facts, (fact) => fact.fund_id)
      const ways = funds.map((fund) => moneyWayOf(fund, ofFund.get(fund.id) ?? [], { fiscalYear, on }))
      return {
        on,
        fiscal_year: fiscalYear,
        funds: ways.map((way) => ({ ...way, funders: [...way.funders], months: [...way.months] })),
      }
    },
  )
}
