import { Amount, AreaCode, CalendarDay, PositiveAmount, Slug, Text, Uuid } from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type App, areaPrefixes, callerOf, coversArea, idempotent, requireArea } from '@fundtrace/http-server'
import { formatMoney, parseMoney } from '@fundtrace/money'
import Type from 'typebox'
import { addUp, amountsOf, describeFund, totalOf } from '../../application/funding/describe-position.ts'
import { stateDueDates } from '../../application/funding/state-due-dates.ts'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'
import { positionOf } from '../../domain/funding/funder-position.ts'
import { idleLayers, sumOf } from '../../domain/funding/idle-money.ts'
import { listUnidentified } from '../postgres/funding-credits.ts'
import { readFunderOf, readFundsOfFunder } from '../postgres/funding-lookups.ts'
import { readFunders } from '../postgres/funding-facts.ts'
import { readCashFlows } from '../postgres/funding-movements.ts'
import { listSchedules } from '../postgres/funding-schedules.ts'
import { readFund } from '../postgres/programme-repository.ts'
import { FINANCE, FundParams, OnDay, Percent, PositionAmounts, READERS, Reason } from './funding-schema.ts'
import { officerOf } from './officer-of.ts'
import { requireFundSight } from './require-fund-sight.ts'

const TAGS = ['Funders over time']

const StatedInstalments = Type.Array(
  Type.Union([
    Type.Object(
      { funder_id: Type.Union([Type.Null(), Slug]), due_on: CalendarDay, amount: PositiveAmount },
      { additionalProperties: false },
    ),
    Type.Object(
      {
        funder_id: Type.Union([Type.Null(), Slug]),
        due_on: CalendarDay,
        /** Of the share; the percents of a funder are 100 in all. */
        percent: Type.String({ pattern: '^(?!0+(\\.0+)?$)\\d{1,3}(\\.\\d{1,2})?$', examples: ['33.33'] }),
      },
      { additionalProperties: false },
    ),
  ]),
  { minItems: 1, maxItems: 1000 },
)
const Schedules = Type.Object({
  fund_id: Slug,
  due_dates: Type.Array(
    Type.Object({
      funder_id: Slug,
      version: Type.Integer(),
      reason: Reason,
      made_by: Text(200),
      made_at: Type.String({ format: 'date-time' }),
      instalments: Type.Array(Type.Object({ due_on: CalendarDay, amount: Amount })),
    }),
  ),
})

export function fundingRoutes(app: App, { db }: { db: Database }): void {
  app.post(
    '/v1/funds/:fund_id/due-dates',
    {
      config: FINANCE,
      schema: {
        operationId: 'stateDueDates',
        summary: 'State when funders owe their shares; a funder of null stands for all of whom nothing else is stated',
        tags: TAGS,
        params: FundParams,
        body: Type.Object({ reason: Reason, instalments: StatedInstalments }, { additionalProperties: false }),
        response: { 201: Schedules },
      },
    },
    idempotent(
      db,
      async (trx, request, caller) => {
        const { fund_id: fundId } = request.params
        requireArea(caller, (await readFund(trx, fundId)).area_code)
        const instalments = request.body.instalments.map(({ funder_id, due_on, ...how }) => ({
          funderId: funder_id,
          dueOn: due_on,
          ...('amount' in how ? { amount: parseMoney(how.amount) } : { percent: how.percent }),
        }))
        await stateDueDates(trx, { fundId, instalments, reason: request.body.reason }, officerOf(request, caller))
        return { fund_id: fundId }
      },
      { respond: (result) => describeSchedules(db, result.fund_id) },
    ),
  )

  app.get(
    '/v1/funds/:fund_id/due-dates',
    {
      config: READERS,
      schema: {
        operationId: 'listDueDates',
        summary: 'When funders owe their shares: every version that was stated, the newest first',
        tags: TAGS,
        params: FundParams,
        response: { 200: Schedules },
      },
    },
    async (request) => {
      const fund = await readFund(db, request.params.fund_id)
      await requireFundSight(db, callerOf(request), fund)
      return describeSchedules(db, fund.id)
    },
  )

  app.get(
    '/v1/funds/:fund_id/funders',
    {
      config: READERS,
      schema: {
        operationId: 'getFundFunders',
        summary:
          'What each funder of a fund promised, owed and sent by a day, against the promised ratio, and who carries whom',
        tags: TAGS,
        params: FundParams,
        querystring: OnDay,
        response: {
          200: Type.Object({
            fund_id: Slug,
            on: CalendarDay,
            total: Type.Object(PositionAmounts),
            funders: Type.Array(
              Type.Object({
                funder_id: Slug,
                name: Text(200),
                ...PositionAmounts,
                promised_percent: Percent,
                actual_percent: Percent,
                /** What it would have sent of all that arrived, had everybody kept to the promised ratio. */
                ratio_part: Amount,
                /** Sent beyond that part; below zero where less. */
                deviation: Amount,
                arrivals: Type.Array(
                  Type.Object({
                    arrival_id: Uuid,
                    document_number: Text(100),
                    arrived_on: CalendarDay,
                    amount: Amount,
                    state: Text(20),
                  }),
                ),
              }),
            ),
            largest_deviation: Type.Union([Type.Null(), Type.Object({ funder_id: Slug, amount: Amount })]),
            carried: Type.Array(Type.Object({ by: Slug, for: Slug, amount: Amount })),
            unidentified: Type.Object({ count: Type.Integer(), amount: Amount }),
          }),
        },
      },
    },
    async (request) => {
      const fund = await readFund(db, request.params.fund_id)
      await requireFundSight(db, callerOf(request), fund)
      const on = request.query.on ?? todayInShanghai()
      const waiting = await listUnidentified(db, fund.id, on)
      return {
        fund_id: fund.id,
        on,
        ...describeFund(await readFunders(db, [fund.id], on), on),
        unidentified: { count: waiting.length, amount: totalOf(waiting) },
      }
    },
  )

  app.get(
    '/v1/funders/:funder_id/position',
    {
      config: READERS,
      schema: {
        operationId: 'getFunderPosition',
        summary:
          'What a funder promised, owed and sent by a day, fund by fund: a supporting city over all its counties',
        tags: TAGS,
        params: Type.Object({ funder_id: Slug }),
        querystring: Type.Object({ on: Type.Optional(CalendarDay), area_code: Type.Optional(AreaCode) }),
        response: {
          200: Type.Object({
            funder_id: Slug,
            on: CalendarDay,
            total: Type.Object(PositionAmounts),
            funds: Type.Array(Type.Object({ fund_id: Slug, area_code: AreaCode, ...PositionAmounts })),
          }),
        },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const funder = await readFunderOf(db, request.params.funder_id)
      const on = request.query.on ?? todayInShanghai()
      const all = await readFundsOfFunder(db, funder.id, request.query.area_code ?? '')
      // A funder sees all that it pays for; a county what it carries out itself, and nothing of the others.
      const isFunder = funder.area_code !== null && coversArea(caller.areas, funder.area_code)
      const funds = isFunder ? all : all.filter((fund) => coversArea(caller.areas, fund.area_code))
      if (!isFunder && funds.length === 0) requireArea(caller, funder.area_code ?? all[0]?.area_code ?? COUNTRY)
      const own = (
        await readFunders(
          db,
          funds.map((fund) => fund.id),
          on,
        )
      ).filter((each) => each.funderId === funder.id)
      const positions = own.map((each) => ({ fundId: each.fundId, position: positionOf(each, on) }))
      const areas = new Map(funds.map((fund) => [fund.id, fund.area_code]))
      return {
        funder_id: funder.id,
        on,
        total: addUp(positions.map(({ position }) => position)),
        funds: positions.map(({ fundId, position }) => ({
          fund_id: fundId,
          area_code: areas.get(fundId) ?? COUNTRY,
          ...amountsOf(position),
        })),
      }
    },
  )

  app.get(
    '/v1/funds/idle',
    {
      config: READERS,
      schema: {
        operationId: 'listIdleMoney',
        summary:
          '资金滞留: money that arrived more than so many days before and has not been paid out, first in first out',
        tags: TAGS,
        querystring: Type.Object({
          days: Type.Integer({ minimum: 0, maximum: 100_000 }),
          on: Type.Optional(CalendarDay),
        }),
        response: {
          200: Type.Object({
            funds: Type.Array(
              Type.Object({
                fund_id: Slug,
                funder_id: Slug,
                name: Text(200),
                amount: Amount,
                layers: Type.Array(Type.Object({ arrived_on: CalendarDay, days: Type.Integer(), amount: Amount })),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const on = request.query.on ?? todayInShanghai()
      const flows = await readCashFlows(db, areaPrefixes(callerOf(request)), on)
      return {
        funds: flows.flatMap(({ fundId, funderId, name, received, wentOut }) => {
          const layers = idleLayers(received, wentOut, on, request.query.days)
          if (layers.length === 0) return []
          return {
            fund_id: fundId,
            funder_id: funderId,
            name,
            amount: formatMoney(sumOf(layers)),
            layers: layers.map(({ day, days, amount }) => ({ arrived_on: day, days, amount: formatMoney(amount) })),
          }
        }),
      }
    },
  )
}

/** Of no office: what is asked for there is refused to everybody but those of the whole country. */
const COUNTRY = '99'

async function describeSchedules(db: Database, fundId: string) {
  const schedules = await listSchedules(db, fundId)
  return {
    fund_id: fundId,
    due_dates: schedules.map(({ instalments, ...schedule }) => ({ ...schedule, instalments: [...instalments] })),
  }
}
