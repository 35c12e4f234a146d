import { randomUUID } from 'node:crypto'
import {
  ALLOCATION_PLANS,
  type Announcement,
  type ArrivalRecorded,
  LEDGER_REQUESTS,
  type RequestOf,
} from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { type Arrival, insertArrival } from '../../adapters/postgres/arrival-repository.ts'
import { hasShare } from '../../adapters/postgres/plan-repository.ts'
import { arrivalInFuture, funderWithoutShare } from '../../domain/errors.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'

/** A funder's money arrived in the dedicated account of a fund that it owes a share of. */
export async function recordArrival(trx: Transaction, order: Omit<Arrival, 'id'>, officer: Officer): Promise<Arrival> {
  const [arrival] = await recordArrivals(trx, order.fund_id, [order], officer)
  if (arrival === undefined) throw new Error('one arrival was asked for')
  return arrival
}

/** Of one fund; all of them or none. The ledger is asked in the order of the list. */
export async function recordArrivals(
  trx: Transaction,
  fundId: string,
  orders: readonly Omit<Arrival, 'id'>[],
  officer: Officer,
): Promise<Arrival[]> {
  const today = todayInShanghai()
  const arrivals: Arrival[] = []
  for (const order of orders) {
    if (!(await hasShare(trx, fundId, order.funder_id))) throw funderWithoutShare(fundId, order.funder_id)
    if (order.arrived_on > today) throw arrivalInFuture(order.arrived_on, today)
    const arrival = { id: randomUUID(), ...order }
    await insertArrival(trx, arrival, officer.subject)
    arrivals.push(arrival)
  }
  const origin = { service: 'allocation', correlationId: officer.correlationId }
  await appendToOutbox(trx, origin, LEDGER_REQUESTS, fundId, arrivals.map(arrivalRequested))
  await appendToOutbox(trx, origin, ALLOCATION_PLANS, fundId, arrivals.map(arrivalRecorded))
  return arrivals
}

function arrivalRequested({
  id: arrival_id,
  fund_id: _inTheKey,
  ...rest
}: Arrival): Announcement<'TransactionRequested', RequestOf<'arrival'>> {
  return { type: 'TransactionRequested', data: { kind: 'arrival', arrival_id, ...rest } }
}

const arrivalRecorded = ({ id: arrival_id, ...rest }: Arrival): Announcement<'ArrivalRecorded', ArrivalRecorded> => ({
  type: 'ArrivalRecorded',
  data: { arrival_id, ...rest },
})
