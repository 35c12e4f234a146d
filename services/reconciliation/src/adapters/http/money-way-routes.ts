import { Amount, AreaCode, BeneficiaryKind, CalendarDay, Slug } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, normaliseArea, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'
import { readWayPlaces } from '../postgres/money-way-places.ts'

const Place = Type.Object({
  area_code: AreaCode,
  kind: BeneficiaryKind,
  beneficiaries: Type.Integer(),
  awarded: Amount,
  in_transit: Amount,
  paid: Amount,
})

/** Only sums: whoever may see a fund may see them, and not the auditors alone. */
export function moneyWayRoutes(app: App, { db }: Readonly<{ db: Database }>): void {
  app.get(
    '/v1/reports/money-way',
    {
      config: { access: { roles: ['finance', 'treasury', 'audit', 'admin'] } },
      schema: {
        operationId: 'getMoneyWayPlaces',
        summary:
          'Where the money of each fund went by a day: awarded, in transit and paid by township and kind of receiver',
        description:
          "Of the funds that my areas carry out or pay for, out of our copies. The sums of a fund are those of the ledger's report of this name, once the copies have read its journal.",
        tags: ['Reports'],
        querystring: Type.Object({
          fiscal_year: Type.Integer({ minimum: 1949, maximum: 2200 }),
          on: Type.Optional(CalendarDay),
          area_code: Type.Optional(AreaCode),
        }),
        response: {
          200: Type.Object({
            on: CalendarDay,
            fiscal_year: Type.Integer(),
            funds: Type.Array(Type.Object({ id: Slug, places: Type.Array(Place) })),
          }),
        },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { fiscal_year: fiscalYear, on = todayInShanghai(), area_code: area } = request.query
      if (area !== undefined) requireArea(caller, area)
      const prefixes = area === undefined ? areaPrefixes(caller) : [normaliseArea(area)]
      const funds = await readWayPlaces(db, { fiscalYear, areaPrefixes: prefixes, on })
      return {
        on,
        fiscal_year: fiscalYear,
        funds: funds.map(({ id, places }) => ({ id, places: [...places] })),
      }
    },
  )
}
