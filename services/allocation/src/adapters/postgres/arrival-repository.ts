import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import { arrivalTwice } from '../../domain/errors.ts'

export type Arrival = Readonly<{
  id: string
  fund_id: string
  funder_id: string
  amount: string
  document_number: string
  arrived_on: string
}>

export async function insertArrival(trx: Transaction, arrival: Arrival, recordedBy: string): Promise<void> {
  await trx('arrivals')
    .insert({ ...arrival, recorded_by: recordedBy })
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'arrivals_once'
        ? arrivalTwice(arrival.funder_id, arrival.document_number)
        : error
    })
}

export async function answerArrival(
  trx: Transaction,
  id: string,
  state: 'posted' | 'refused',
  problem?: ProblemRecord,
): Promise<void> {
  await trx('arrivals')
    .where({ id, state: 'recorded' })
    .update({ state, problem: problem === undefined ? null : JSON.stringify(problem) })
}

export type ArrivalListed = Arrival & Readonly<{ state: string; problem: ProblemRecord | null }>

export const listArrivals = (db: Database, fundId: string): Promise<ArrivalListed[]> =>
  db('arrivals')
    .where({ fund_id: fundId })
    .orderBy(['arrived_on', 'recorded_at', 'id'])
    .select('id', 'fund_id', 'funder_id', 'amount', 'document_number', 'arrived_on', 'state', 'problem')
