import type { TransactionRequested } from '@fundtrace/contracts'
import { type Transaction, violatedConstraint } from '@fundtrace/database'
import { DomainError } from '@fundtrace/problem'
import { alreadyPosted } from '../domain/errors.ts'
import { holdPayments } from './hold-payments.ts'
import { postArrival } from './post-arrival.ts'
import { postAwards } from './post-awards.ts'
import { postPlan } from './post-plan.ts'
import type { Cause, Posting } from './posting.ts'
import { releaseBatch } from './release-batch.ts'
import { returnPayments } from './return-payments.ts'
import { settlePayments } from './settle-payments.ts'

export type Outcome = Readonly<{ posting: Posting } | { refusal: DomainError }>

/**
 * Posts a request whole or refuses it whole. Works in a savepoint of the caller's transaction, so that a refusal leaves
 * nothing behind and can still be answered in that transaction.
 */
export async function postRequest(
  trx: Transaction,
  fundId: string,
  request: TransactionRequested,
  cause: Cause,
): Promise<Outcome> {
  try {
    return { posting: await trx.transaction((savepoint) => post(savepoint, fundId, request, cause)) }
  } catch (error) {
    if (error instanceof DomainError) return { refusal: error }
    const constraint = violatedConstraint(error)
    if (constraint !== undefined && ONCE_ONLY.has(constraint)) return { refusal: alreadyPosted(referenceOf(request)) }
    throw error
  }
}

/** Ids that another fund or batch has taken. What the fund itself has posted is asked under its lock, by name. */
const ONCE_ONLY = new Set(['payments_pkey', 'awards_pkey'])

function post(trx: Transaction, fundId: string, request: TransactionRequested, cause: Cause): Promise<Posting> {
  switch (request.kind) {
    case 'plan':
      return postPlan(trx, request, cause)
    case 'arrival':
      return postArrival(trx, fundId, request, cause)
    case 'awards':
      return postAwards(trx, fundId, request, cause)
    case 'hold':
      return holdPayments(trx, fundId, request, cause)
    case 'release':
      return releaseBatch(trx, fundId, request, cause)
    case 'settle':
      return settlePayments(trx, fundId, request, cause)
    case 'return':
      return returnPayments(trx, fundId, request, cause)
  }
}

/** What a request is about, as its sender knows it. */
export function subjectOf(request: TransactionRequested): string {
  switch (request.kind) {
    case 'plan':
    case 'awards':
      return request.plan_id
    case 'arrival':
      return request.arrival_id
    case 'hold':
    case 'release':
    case 'settle':
    case 'return':
      return request.batch_id
  }
}

const referenceOf = (request: TransactionRequested): string => `${request.kind}:${subjectOf(request)}`
