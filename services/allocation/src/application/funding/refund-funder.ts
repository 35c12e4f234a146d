import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import {
  addMoney,
  compareMoney,
  formatMoney,
  isNegative,
  isZero,
  minMoney,
  type Money,
  parseMoney,
  subtractMoney,
  sumMoney,
  ZERO,
} from '@fundtrace/money'
import { readFunders } from '../../adapters/postgres/funding-facts.ts'
import { readBeyondDue, readOwedBack } from '../../adapters/postgres/funding-movements.ts'
import {
  approveRefunds,
  insertOverpaidIdentifications,
  insertRefunds,
  lockRefund,
  type NewRefund,
  type OverpaidIdentification,
  readIdentificationsUnderWay,
  readRefundsUnderWay,
} from '../../adapters/postgres/funding-refunds.ts'
import { lockFunding } from '../../adapters/postgres/funding-schedules.ts'
import { isAnother } from '../../domain/four-eyes.ts'
import { funderWithoutShare } from '../../domain/errors.ts'
import { dayInFuture, madeByApprover, refundBeyond, stateWrong } from '../../domain/funding/funding-errors.ts'
import { unspentOf } from '../../domain/funding/unspent.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'
import { readFundAtYearEnd } from './fund-at-year-end.ts'
import { askLedger, overpaidIdentified, refundRequested } from './fund-change-requests.ts'
import { refuseTooEarly } from './refuse-early-refund.ts'

/** Money of a funder is to go back to it: what it overpaid, or what was not spent. Another officer approves it. */
export async function orderRefund(trx: Transaction, order: Omit<NewRefund, 'id'>, officer: Officer): Promise<string> {
  const { fund_id: fundId, funder_id: funderId, refunded_on } = order
  await lockFunding(trx, fundId)
  const today = todayInShanghai()
  if (refunded_on > today) throw dayInFuture(refunded_on, today)
  if (!(await readFunders(trx, [fundId], today)).some((funder) => funder.funderId === funderId))
    throw funderWithoutShare(fundId, funderId)
  await refuseBeyond(trx, order)
  const refund = { id: randomUUID(), ...order }
  await insertRefunds(trx, [refund], officer.subject)
  return refund.id
}

/** Another officer agrees: the ledger is asked, and says whether the money is there. */
export async function approveRefund(trx: Transaction, refundId: string, officer: Officer): Promise<void> {
  const refund = await lockRefund(trx, refundId)
  await lockFunding(trx, refund.fund_id)
  if (!isAnother(officer, { subject: refund.made_by, actingFor: null }))
    throw madeByApprover('refund', refundId, officer.subject)
  if (refund.state !== 'draft') throw stateWrong('refund', refundId, refund.state, 'a draft')
  await refuseBeyond(trx, refund)
  const identifications = refund.source === 'overpaid' ? await identifyOverpaid(trx, refund) : []
  await insertOverpaidIdentifications(trx, identifications)
  await approveRefunds(trx, [refundId], officer.subject)
  await askLedger(trx, { correlationId: officer.correlationId }, refund.fund_id, [
    ...identifications.map((identification) => overpaidIdentified(refund, identification)),
    refundRequested(refund),
  ])
}

async function refuseBeyond(trx: Transaction, order: Omit<NewRefund, 'id'>): Promise<void> {
  const available = order.source === 'overpaid' ? await overpaidLeft(trx, order) : await unspentLeft(trx, order)
  const requested = parseMoney(order.amount)
  if (compareMoney(requested, available) > 0) throw refundBeyond(order.source, order.funder_id, available, requested)
  await refuseTooEarly(trx, { ...order, day: order.refunded_on })
}

type Whose = Readonly<{ fund_id: string; funder_id: string }>

const unspentLeft = async (trx: Transaction, { fund_id, funder_id }: Whose): Promise<Money> =>
  unspentOf(await readFundAtYearEnd(trx, fund_id), funder_id)

async function overpaidLeft(trx: Transaction, whose: Whose): Promise<Money> {
  const beyond = await readBeyondDue(trx, whose.fund_id, whose.funder_id)
  return addMoney(await owedBackLeft(trx, whose), sumMoney(beyond.map(({ amount }) => amount)))
}

/** What the ledger owes the funder back, or will when it has answered, and no refund under way takes. */
async function owedBackLeft(trx: Transaction, { fund_id, funder_id }: Whose): Promise<Money> {
  const owed = addMoney(
    await readOwedBack(trx, fund_id, funder_id),
    await readIdentificationsUnderWay(trx, fund_id, funder_id),
  )
  const taken = (await readRefundsUnderWay(trx, fund_id, 'overpaid')).get(funder_id) ?? ZERO
  const left = subtractMoney(owed, taken)
  return isNegative(left) ? ZERO : left
}

/** What the fund does not owe back yet must first be called overpaid: the oldest arrivals beyond the due come first. */
async function identifyOverpaid(trx: Transaction, refund: NewRefund): Promise<OverpaidIdentification[]> {
  const amount = parseMoney(refund.amount)
  let missing = subtractMoney(amount, minMoney(amount, await owedBackLeft(trx, refund)))
  const identifications: OverpaidIdentification[] = []
  for (const beyond of await readBeyondDue(trx, refund.fund_id, refund.funder_id)) {
    const taken = minMoney(missing, beyond.amount)
    if (isZero(taken)) break
    identifications.push({
      id: randomUUID(),
      refund_id: refund.id,
      arrival_id: beyond.arrivalId,
      amount: formatMoney(taken),
    })
    missing = subtractMoney(missing, taken)
  }
  return identifications
}
