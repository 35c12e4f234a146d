import type { Transaction } from '@fundtrace/database'
import { addMoney, isNegative, type Money, subtractMoney, sumMoney, ZERO } from '@fundtrace/money'
import { readAwarded, readFunders } from '../../adapters/postgres/funding-facts.ts'
import { positionOf } from '../../domain/funding/funder-position.ts'
import type { FundAtYearEnd } from '../../domain/funding/unspent.ts'

/** What is known of a fund now, whatever day it is dated: what was approved for a day to come is gone already. */
const EVERY_DAY = '9999-12-31'

export async function readFundAtYearEnd(trx: Transaction, fundId: string): Promise<FundAtYearEnd> {
  const funders = await readFunders(trx, [fundId], EVERY_DAY)
  const { planned, awarded, claimed } = await readAwarded(trx, fundId)
  const carried = sumMoney(funders.map((each) => subtractMoney(each.carriedIn, each.carriedOut)))
  const wentBack = sumMoney(funders.map((each) => each.refundedUnspent))
  const paid = sumMoney(funders.map((each) => each.paid))
  return {
    unawarded: subtractMoney(addMoney(planned, carried), addMoney(awarded, wentBack)),
    unpaid: atLeastNothing(subtractMoney(awarded, paid)),
    funders: funders.map((funder) => {
      const position = positionOf(funder, EVERY_DAY)
      return {
        funderId: funder.funderId,
        share: subtractMoney(addMoney(funder.share, position.carried), funder.refundedUnspent),
        borne: position.borne,
        paid: funder.paid,
        claimed: claimed === null ? null : (claimed.get(funder.funderId) ?? ZERO),
        cash: subtractMoney(position.cash, position.overpaid),
      }
    }),
  }
}

const atLeastNothing = (amount: Money): Money => (isNegative(amount) ? ZERO : amount)
