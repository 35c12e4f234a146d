import { addMoney, isNegative, type Money, subtractMoney, sumMoney, ZERO } from '@fundtrace/money'
import { type Ageing, ageArrears } from './arrears.ts'
import type { Day } from './calendar-day.ts'
import { dueBy, fitInstalments, type Instalment } from './instalments.ts'

/** Everything about one funder of one fund that is true on a day; amounts are sums up to that day, in yuan. */
export type FunderFacts = Readonly<{
  /** Its share by the plan in force. */
  share: Money
  approvedOn: Day
  instalments: readonly Instalment[]
  arrived: Money
  refundedOverpaid: Money
  refundedUnspent: Money
  carriedIn: Money
  carriedOut: Money
  /** What payments took from its money. */
  paid: Money
  /** Spent before the fund was opened here in the middle of its year: owed, sent and borne already. */
  spentBefore: Money
  openedOn: Day | null
}>

/**
 * `carried` is what came from the year before less what went into the next; neither is owed by this year's plan. `refunded` holds
 * overpaid and unspent money; only the former was never owed, so that alone takes from what counts as arrived against the due.
 */
export type FunderPosition = Readonly<{
  promised: Money
  due: Money
  arrived: Money
  arrears: Money
  ageing: Ageing
  overpaid: Money
  refunded: Money
  carried: Money
  borne: Money
  /** Of its money, in the dedicated account. */
  cash: Money
}>

/** Holds for every day: arrived − refunded as overpaid = due − arrears + paid in advance + overpaid. */
export function positionOf(facts: FunderFacts, day: Day): FunderPosition {
  const { spentBefore, openedOn } = facts
  const instalments = [
    ...fitInstalments(facts.share, facts.instalments, facts.approvedOn),
    ...(openedOn === null ? [] : [{ dueOn: openedOn, amount: spentBefore }]),
  ]
  const promised = addMoney(facts.share, spentBefore)
  const arrived = addMoney(facts.arrived, spentBefore)
  const towardsDue = subtractMoney(arrived, facts.refundedOverpaid)
  const ageing = ageArrears(instalments, towardsDue, day)
  const refunded = addMoney(facts.refundedOverpaid, facts.refundedUnspent)
  const carried = subtractMoney(facts.carriedIn, facts.carriedOut)
  return {
    promised,
    due: dueBy(instalments, day),
    arrived,
    arrears: sumMoney(Object.values(ageing)),
    ageing,
    overpaid: atLeastNothing(subtractMoney(towardsDue, promised)),
    refunded,
    carried,
    borne: addMoney(facts.paid, spentBefore),
    cash: subtractMoney(addMoney(facts.arrived, carried), addMoney(facts.paid, refunded)),
  }
}

const atLeastNothing = (amount: Money): Money => (isNegative(amount) ? ZERO : amount)
