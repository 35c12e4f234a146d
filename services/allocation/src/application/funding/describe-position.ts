import { addMoney, formatMoney, type Money, parseMoney, subtractMoney, sumMoney, ZERO } from '@fundtrace/money'
import type { FunderOfFund } from '../../adapters/postgres/funding-facts.ts'
import type { Day } from '../../domain/funding/calendar-day.ts'
import { type FunderPosition, positionOf } from '../../domain/funding/funder-position.ts'
import { compareToPromise, furthestOff, type RatioFacts, whoCarriesWhom } from '../../domain/funding/funding-ratio.ts'

/** A fund and its funders on a day, as it is told: amounts are yuan as text. Nothing here is rounded but the percents. */
export function describeFund(funders: readonly FunderOfFund[], day: Day) {
  const positions = funders.map((funder) => ({ funder, position: positionOf(funder, day) }))
  const facts = positions.map(({ funder, position }) =>
    ratioFactsOf(funder.funderId, position, funder.refundedOverpaid),
  )
  const ratio = compareToPromise(facts)
  const furthest = furthestOff(ratio)
  return {
    total: addUp(positions.map(({ position }) => position)),
    funders: positions.map(({ funder, position }, index) => {
      const line = ratio[index]
      return {
        funder_id: funder.funderId,
        name: funder.name,
        ...amountsOf(position),
        promised_percent: line?.promisedPercent ?? null,
        actual_percent: line?.actualPercent ?? null,
        ratio_part: formatMoney(line?.ratioPart ?? ZERO),
        deviation: formatMoney(line?.deviation ?? ZERO),
        arrivals: funder.arrivals.map((arrival) => ({ ...arrival })),
      }
    }),
    largest_deviation:
      furthest === null ? null : { funder_id: furthest.funderId, amount: formatMoney(furthest.deviation) },
    carried: whoCarriesWhom(facts).map(({ carrierId, carriedId, amount }) => ({
      by: carrierId,
      for: carriedId,
      amount: formatMoney(amount),
    })),
  }
}

/** Overpaid money that went back is no part of what a funder sent. */
const ratioFactsOf = (funderId: string, position: FunderPosition, refundedOverpaid: Money): RatioFacts => ({
  funderId,
  promised: position.promised,
  arrived: subtractMoney(position.arrived, refundedOverpaid),
  arrears: position.arrears,
})

export const amountsOf = (position: FunderPosition) => ({
  promised: formatMoney(position.promised),
  due: formatMoney(position.due),
  arrived: formatMoney(position.arrived),
  arrears: formatMoney(position.arrears),
  arrears_by_age: {
    days_0_30: formatMoney(position.ageing.days0To30),
    days_31_90: formatMoney(position.ageing.days31To90),
    days_91_180: formatMoney(position.ageing.days91To180),
    days_over_180: formatMoney(position.ageing.over180),
  },
  overpaid: formatMoney(position.overpaid),
  refunded: formatMoney(position.refunded),
  carried: formatMoney(position.carried),
  borne: formatMoney(position.borne),
  cash: formatMoney(position.cash),
})

export type Amounts = ReturnType<typeof amountsOf>

export const addUp = (positions: readonly FunderPosition[]): Amounts =>
  amountsOf({
    promised: sumMoney(positions.map((each) => each.promised)),
    due: sumMoney(positions.map((each) => each.due)),
    arrived: sumMoney(positions.map((each) => each.arrived)),
    arrears: sumMoney(positions.map((each) => each.arrears)),
    ageing: {
      days0To30: sumMoney(positions.map((each) => each.ageing.days0To30)),
      days31To90: sumMoney(positions.map((each) => each.ageing.days31To90)),
      days91To180: sumMoney(positions.map((each) => each.ageing.days91To180)),
      over180: sumMoney(positions.map((each) => each.ageing.over180)),
    },
    overpaid: sumMoney(positions.map((each) => each.overpaid)),
    refunded: sumMoney(positions.map((each) => each.refunded)),
    carried: sumMoney(positions.map((each) => each.carried)),
    borne: sumMoney(positions.map((each) => each.borne)),
    cash: sumMoney(positions.map((each) => each.cash)),
  })

/** What waits to be identified, in all. */
export const totalOf = (items: readonly Readonly<{ amount: string }>[]): string =>
  formatMoney(items.reduce((sum, { amount }) => addMoney(sum, parseMoney(amount)), ZERO))
