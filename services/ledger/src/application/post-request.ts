import type { TransactionRequested } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { holdPayments } from './hold-payments.ts'
import { postArrival } from './post-arrival.ts'
import { postAwards } from './post-awards.ts'
import { postPlan } from './post-plan.ts'
import { type Outcome, postWhole } from './post-whole.ts'
import type { Cause, Posting } from './posting.ts'
import { releaseBatch } from './release-batch.ts'
import { returnPayments } from './return-payments.ts'
import { settlePayments } from './settle-payments.ts'

export const postRequest = (
  trx: Transaction,
  fundId: string,
  request: TransactionRequested,
  cause: Cause,
): Promise<Outcome> => postWhole(trx, referenceOf(request), (savepoint) => post(savepoint, fundId, request, cause))

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
