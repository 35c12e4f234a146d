import {
  type Announcement,
  LEDGER_TRANSACTIONS,
  POSTED_PAGE_ITEMS,
  type TransactionPosted,
  type TransactionRejected,
} from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox, type IncomingEvent } from '@fundtrace/messaging'
import { type DomainError, toProblemRecord } from '@fundtrace/problem'
import type { Outcome } from '../../application/post-whole.ts'
import { countWhenCommitted } from './posting-counters.ts'

type About = Readonly<{ kind: TransactionPosted['request']['kind']; id: string }>

/** Tells whoever asked, in the transaction that posted: all that was posted, in pages, or why it was refused. */
export async function answerRequest(
  trx: Transaction,
  event: IncomingEvent,
  { kind, id }: About,
  outcome: Outcome,
): Promise<void> {
  const about = { request: { kind, id, event_id: event.id }, fund_id: event.subject }
  const origin = { service: 'ledger', correlationId: event.correlationid, causationId: event.id }
  await appendToOutbox(trx, origin, LEDGER_TRANSACTIONS, event.subject, answersTo(about, outcome))
  countWhenCommitted(trx, outcome)
}

type Answer =
  | Announcement<'TransactionPosted', TransactionPosted>
  | Announcement<'TransactionRejected', TransactionRejected>

function answersTo(about: Pick<TransactionPosted, 'request' | 'fund_id'>, outcome: Outcome): Answer[] {
  if ('refusal' in outcome) {
    const problem = toContractProblem(outcome.refusal)
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

export function toContractProblem(refusal: DomainError): TransactionRejected['problem'] {
  const { code, title, detail, values } = toProblemRecord(refusal)
  return { code, title: { ...title }, detail, values: { ...values } }
}
