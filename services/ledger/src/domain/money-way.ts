import { fenOf, formatFen } from '@fundtrace/money'

/** A fund as the report needs it; its funders in the order of its plan. */
export type WayFund = Readonly<{
  id: string
  name: string
  programme_id: string
  area_code: string
  funders: readonly Readonly<{ funder: string; name: string; area_code: string | null }>[]
}>

/**
 * What was moved of a fund in one month, in yuan. `month` counts from January of the fiscal year, what counts before it included; 13 is what
 * counts after December. `transit` and `paid` are less what came back. `unawarded` moves the appropriation in other ways than plans and awards.
 */
export type WayFact = Readonly<{ fund_id: string; what: WayMove; funder: string | null; month: number; amount: string }>
export type WayMove =
  | 'planned'
  | 'due'
  | 'arrears'
  | 'arrived'
  | 'awarded'
  | 'transit'
  | 'paid'
  | 'payable'
  | 'unawarded'
  | 'refunded'
  | 'carried_in'
  | 'carried_out'
  | 'other'

/** Amounts are yuan with two places. arrived + carried_in + other = paid + in_transit + idle + refunded + carried_out. */
export type MoneyWay = Readonly<{
  id: string
  name: string
  programme_id: string
  area_code: string
  planned: string
  arrived: string
  awarded: string
  paid: string
  in_transit: string
  /** Awarded and not yet on its way. */
  payable: string
  /** In the dedicated account and not on its way to anybody. */
  idle: string
  /** Planned and not yet awarded. */
  unawarded: string
  refunded: string
  carried_in: string
  carried_out: string
  /** Interest, fees, and what was paid and came back as not due. */
  other: string
  funders: readonly Readonly<{
    funder: string
    name: string
    area_code: string | null
    due: string
    arrived: string
    arrears: string
  }>[]
  /** Cumulated to the end of each month of the fiscal year, those that begin after the day left out. */
  months: readonly Readonly<{ month: string; planned: string; arrived: string; awarded: string; paid: string }>[]
}>

/** The way of a fund's money out of all that counts by the day. */
export function moneyWayOf(
  { funders, ...fund }: WayFund,
  facts: readonly WayFact[],
  { fiscalYear, on }: Readonly<{ fiscalYear: number; on: string }>,
): MoneyWay {
  const sum = (what: WayMove, until = AFTER_DECEMBER, funder: string | null = null): bigint =>
    facts.reduce(
      (total, fact) =>
        fact.what === what && fact.month <= until && (funder === null || fact.funder === funder)
          ? total + fenOf(fact.amount)
          : total,
      0n,
    )
  const [arrived, awarded, paid, transit] = [sum('arrived'), sum('awarded'), sum('paid'), sum('transit')]
  const [carriedIn, carriedOut, refunded, other] = [
    sum('carried_in'),
    sum('carried_out'),
    sum('refunded'),
    sum('other'),
  ]
  const cash = arrived + carriedIn + other - refunded - carriedOut - paid
  return {
    ...fund,
    planned: formatFen(sum('planned')),
    arrived: formatFen(arrived),
    awarded: formatFen(awarded),
    paid: formatFen(paid),
    in_transit: formatFen(transit),
    payable: formatFen(awarded - transit - paid + sum('payable')),
    idle: formatFen(cash - transit),
    unawarded: formatFen(sum('planned') - awarded + sum('unawarded')),
    refunded: formatFen(refunded),
    carried_in: formatFen(carriedIn),
    carried_out: formatFen(carriedOut),
    other: formatFen(other),
    funders: funders.map((funder) => ({
      ...funder,
      due: formatFen(sum('due', AFTER_DECEMBER, funder.funder)),
      arrived: formatFen(sum('arrived', AFTER_DECEMBER, funder.funder)),
      arrears: formatFen(sum('arrears', AFTER_DECEMBER, funder.funder)),
    })),
    months: MONTHS.map((number) => ({ number, month: `${fiscalYear}-${String(number).padStart(2, '0')}` }))
      .filter(({ month }) => `${month}-01` <= on)
      .map(({ number, month }) => ({
        month,
        planned: formatFen(sum('planned', number)),
        arrived: formatFen(sum('arrived', number)),
        awarded: formatFen(sum('awarded', number)),
        paid: formatFen(sum('paid', number)),
      })),
  }
}

const AFTER_DECEMBER = 13
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)
