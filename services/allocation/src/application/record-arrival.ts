import { randomUUID } from 'node:crypto'
import { ALLOCATION_PLANS, LEDGER_REQUESTS } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { type Arrival, insertArrival } from '../adapters/postgres/arrival-repository.ts'
import { hasShare } from '../adapters/postgres/plan-repository.ts'
import { arrivalInFuture, funderWithoutShare } from '../domain/errors.ts'
import type { Officer } from './officer.ts'

/** A funder's money arrived in the dedicated account of a fund that it owes a share of. */
export async function recordArrival(trx: Transaction, order: Omit<Arrival, 'id'>, officer: Officer): Promise<Arrival> {
  if (!(await hasShare(trx, order.fund_id, order.funder_id))) throw funderWithoutShare(order.fund_id, order.funder_id)
  const today = todayInShanghai()
  if (order.arrived_on > today) throw arrivalInFuture(order.arrived_on, today)
  const arrival = { id: randomUUID(), ...order }
  await insertArrival(trx, arrival, officer.subject)

  const { id: arrival_id, fund_id, ...rest } = arrival
  const origin = { service: 'allocation', correlationId: officer.correlationId }
  await appendToOutbox(trx, origin, LEDGER_REQUESTS, fund_id, [
    { type: 'TransactionRequested', data: { kind: 'arrival', arrival_id, ...rest } },
  ])
  await appendToOutbox(trx, origin, ALLOCATION_PLANS, fund_id, [
    { type: 'ArrivalRecorded', data: { arrival_id, fund_id, ...rest } },
  ])
  return arrival
}

/** Days of public money end at midnight in Shanghai. */
const todayInShanghai = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
