import type { TransactionRejected } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import type { IncomingEvent } from '@fundtrace/messaging'
import type { ProblemRecord } from '@fundtrace/problem'
import { refuseIdentificationOf } from '../../adapters/postgres/funding-credits.ts'
import { keepMovements, type PostedMoney } from '../../adapters/postgres/funding-movements.ts'
import { answerRefund } from '../../adapters/postgres/funding-refunds.ts'
import { findAnsweredCarry, moveYearEnd, settleRefundingYearEnd } from '../../adapters/postgres/funding-year-ends.ts'
import { carriedIn } from './close-year.ts'
import { askLedger } from './fund-change-requests.ts'

/**
 * The ledger posted: what moved is kept, and what was asked for here is done. Refunds are answered as arrivals are and carries as plans
 * are (packages/contracts/src/ledger-fund-changes.ts); an id that is none of these changes nothing.
 */
export async function hearFundingPosted(trx: Transaction, event: IncomingEvent, data: PostedMoney): Promise<void> {
  await keepMovements(trx, event.id, data)
  const { kind, id } = data.request
  if (kind === 'arrival') {
    await answerRefund(trx, { id, state: 'posted' })
    await settleRefundingYearEnd(trx, id)
  }
  if (kind === 'plan') await goOnCarrying(trx, event, data)
}

export async function hearFundingRejected(
  trx: Transaction,
  data: TransactionRejected,
  problem: ProblemRecord,
): Promise<void> {
  const { kind, id } = data.request
  if (kind === 'arrival') {
    await answerRefund(trx, { id, state: 'refused', problem })
    await refuseIdentificationOf(trx, id)
    await settleRefundingYearEnd(trx, id)
  }
  // Money that has left stays `left`, with the reason: no fund has it, and somebody must look.
  if (kind === 'plan') {
    const carry = await findAnsweredCarry(trx, id)
    if (carry === undefined) return
    if (data.fund_id === carry.fund_id) await moveYearEnd(trx, id, 'approved', 'refused', problem)
    else await moveYearEnd(trx, id, 'left', 'left', problem)
  }
}

async function goOnCarrying(trx: Transaction, event: IncomingEvent, data: PostedMoney): Promise<void> {
  const carry = await findAnsweredCarry(trx, data.request.id)
  if (carry === undefined) return
  if (data.fund_id === carry.to_fund_id) return moveYearEnd(trx, carry.id, 'left', 'posted')
  if (carry.state !== 'approved') return
  await moveYearEnd(trx, carry.id, 'approved', 'left')
  const origin = { correlationId: event.correlationid, causationId: event.id }
  await askLedger(trx, origin, carry.to_fund_id ?? '', [await carriedIn(trx, carry)])
}
