import {
  type Announcement,
  LEDGER_REQUESTS,
  LEDGER_TRANSACTIONS,
  POSTED_PAGE_ITEMS,
  Slug,
  type TransactionPosted,
  type TransactionRejected,
  TransactionRequested,
} from '@fundtrace/contracts'
import { appendToOutbox, type ConsumerDefinition, handler, type IncomingEvent } from '@fundtrace/messaging'
import { toProblemRecord } from '@fundtrace/problem'
import { Compile } from 'typebox/compile'
import { type Outcome, postRequest, subjectOf } from '../../application/post-request.ts'
import { countWhenCommitted } from './posting-counters.ts'

const isSlug = Compile(Slug)

/** Takes requests of the other services in, posts them, and answers each: posted, or refused with the reason. */
export const requestConsumer: ConsumerDefinition = {
  name: 'ledger.requests',
  topics: [LEDGER_REQUESTS.name],
  handlers: {
    TransactionRequested: handler(TransactionRequested, async (trx, event, request) => {
      const fundId = event.subject
      // Its answer could not say which fund it is about.
      if (!isSlug.Check(fundId)) throw new Error(`${event.subject} is not the id of a fund`)
      if (request.kind === 'plan' && request.fund.id !== fundId) {
        throw new Error(`A plan of ${request.fund.id} came under the key ${fundId}`)
      }
      const outcome = await postRequest(trx, fundId, request, { eventId: event.id, at: new Date(event.time) })
      const origin = { service: 'ledger', correlationId: event.correlationid, causationId: event.id }
      await appendToOutbox(trx, origin, LEDGER_TRANSACTIONS, fundId, answer(event, fundId, request, outcome))
      countWhenCommitted(trx, outcome)
    }),
  },
}

type Answer =
  | Announcement<'TransactionPosted', TransactionPosted>
  | Announcement<'TransactionRejected', TransactionRejected>

function answer(event: IncomingEvent, fundId: string, request: TransactionRequested, outcome: Outcome): Answer[] {
  const about = { request: { kind: request.kind, id: subjectOf(request), event_id: event.id }, fund_id: fundId }
  if ('refusal' in outcome) {
    const problem = toContractProblem(toProblemRecord(outcome.refusal))
    return [{ type: 'TransactionRejected', data: { ...about, problem } }]
  }
  const { transactions, holds } = outcome.posting
  const pages = Math.max(1, pagesFor(transactions), pagesFor(holds))
  return Array.from({ length: pages }, (_, index) => ({
    type: 'TransactionPosted',
    data: {
      ...about,
      page: index + 1,
      pages,
      transactions: pageOf(transactions, index),
      holds: pageOf(holds, index),
    },
  }))
}

const pagesFor = (items: readonly unknown[]): number => Math.ceil(items.length / POSTED_PAGE_ITEMS)

const pageOf = <Item>(items: readonly Item[], index: number): Item[] =>
  items.slice(index * POSTED_PAGE_ITEMS, (index + 1) * POSTED_PAGE_ITEMS)

const toContractProblem = (problem: ReturnType<typeof toProblemRecord>): TransactionRejected['problem'] => ({
  ...problem,
  values: { ...problem.values },
})
