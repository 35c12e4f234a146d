import { createHash, randomUUID } from 'node:crypto'
import {
  ALLOCATION_PLANS,
  type Award,
  type AwardManifest,
  type AwardPage,
  type Envelope,
  LEDGER_ANSWERS,
  LEDGER_TRANSACTIONS,
  type PaymentChangeAnswered,
  type PlanApproved,
  type TransactionPosted,
  type TransactionRejected,
} from '@fundtrace/contracts'
import type { Database } from '@fundtrace/database'
import { type ConsumerDefinition, takeIn, type TakeInOutcome } from '@fundtrace/messaging'
import { formatMoney, parseMoney, sumMoney } from '@fundtrace/money'
import { ledgerConsumer } from '../src/adapters/messaging/ledger-consumer.ts'
import { paymentChangeConsumer } from '../src/adapters/messaging/payment-change-consumer.ts'
import { planConsumer } from '../src/adapters/messaging/plan-consumer.ts'

const CONSUMERS: Readonly<Record<string, ConsumerDefinition>> = {
  [ALLOCATION_PLANS.name]: planConsumer,
  [LEDGER_TRANSACTIONS.name]: ledgerConsumer,
  [LEDGER_ANSWERS.name]: paymentChangeConsumer,
}

/** Delivers an event as a transport does; again, when it is called again. */
export async function deliver(db: Database, envelope: Envelope): Promise<TakeInOutcome> {
  const topic = envelope.source.split('/')[2] ?? ''
  const consumer = CONSUMERS[topic]
  if (consumer === undefined) throw new Error(`Nobody here reads ${topic}`)
  position += 1
  const message = { topic, partition: 0, position: String(position), key: envelope.subject }
  return takeIn(db, consumer, { ...message, value: JSON.stringify(envelope) })
}
let position = 0

/** What allocation and the ledger say. */
export type Said =
  | ['PlanApproved', PlanApproved]
  | ['AwardPage', AwardPage]
  | ['AwardManifest', AwardManifest]
  | ['TransactionPosted', TransactionPosted]
  | ['TransactionRejected', TransactionRejected]
  | ['PaymentChangeAnswered', PaymentChangeAnswered]

/** The next event of its source and key, numbered as its sender would. */
export function event(fundId: string, ...[type, data]: Said): Envelope {
  const source = SOURCES[type]
  const sequence = (sequences.get(`${source} ${fundId}`) ?? 0) + 1
  sequences.set(`${source} ${fundId}`, sequence)
  return {
    specversion: '1.0',
    id: randomUUID(),
    source,
    type,
    subject: fundId,
    time: '2026-11-21T08:00:00.000Z',
    datacontenttype: 'application/json',
    correlationid: 'test',
    sequence,
    data,
  }
}
const SOURCES: Readonly<Record<Said[0], string>> = {
  PlanApproved: `/allocation/${ALLOCATION_PLANS.name}`,
  AwardPage: `/allocation/${ALLOCATION_PLANS.name}`,
  AwardManifest: `/allocation/${ALLOCATION_PLANS.name}`,
  TransactionPosted: `/ledger/${LEDGER_TRANSACTIONS.name}`,
  TransactionRejected: `/ledger/${LEDGER_TRANSACTIONS.name}`,
  PaymentChangeAnswered: `/ledger/${LEDGER_ANSWERS.name}`,
}
const sequences = new Map<string, number>()

export const planApproved = (fundId: string, areaCode: string): PlanApproved => ({
  plan_id: randomUUID(),
  fund: {
    id: fundId,
    name: '扶贫到户补助',
    programme_id: `programme-of-${fundId}`,
    fiscal_year: 2016,
    area_code: areaCode,
    funder_areas: ['44'],
  },
  document_number: '财农〔2016〕1号',
  total: '1000000.00',
  shares: [{ funder_id: 'province', amount: '1000000.00' }],
})

/** One award of each amount, in this order; their beneficiaries sort in the order of the awards. */
export const awardsOf = (fundId: string, areaCode: string, amounts: readonly string[]): Award[] =>
  amounts.map((amount, index) => ({
    award_id: randomUUID(),
    beneficiary_id: `${fundId}-h${String(index + 1).padStart(5, '0')}`,
    beneficiary_kind: 'household',
    area_code: areaCode,
    period: '2016',
    line: 'whole',
    amount,
  }))

export function awardEvents(
  fundId: string,
  awards: readonly Award[],
  changes: Partial<AwardManifest> = {},
): { pages: AwardPage[]; manifest: AwardManifest } {
  const about = { award_run_id: randomUUID(), plan_id: randomUUID(), fund_id: fundId }
  const pages: AwardPage[] = []
  for (let first = 0; first < awards.length; first += 500) {
    const page = { page: pages.length + 1, awards: awards.slice(first, first + 500) }
    pages.push({ ...about, programme_id: `programme-of-${fundId}`, ...page })
  }
  const hash = createHash('sha256')
  for (const award of awards) hash.update(`${award.award_id} ${award.amount}\n`)
  const total = formatMoney(sumMoney(awards.map((award) => parseMoney(award.amount))))
  const sums = { pages: pages.length, count: awards.length, total, hash: hash.digest('hex') }
  return { pages, manifest: { ...about, ...sums, ...changes } }
}

type Kind = TransactionPosted['request']['kind']

export const posted = (fundId: string, kind: Kind, batchId: string, page = 1, pages = 1): Envelope =>
  event(fundId, 'TransactionPosted', {
    request: { kind, id: batchId, event_id: randomUUID() },
    fund_id: fundId,
    page,
    pages,
    transactions: [],
    holds: [],
  })

/** What the ledger says when a fund's cash does not reach. */
export const CASH_MISSING = {
  code: 'LEDGER_AVAILABLE_EXCEEDED',
  title: { zh: '可用余额不足', en: 'The account does not reach' },
  detail: 'Account cash:province has 52.00 available, 66.00 was asked for: 14.00 is missing.',
  values: { account: 'cash:province', available: '52.00', requested: '66.00', missing: '14.00' },
}

export const rejected = (fundId: string, kind: Kind, batchId: string, problem = CASH_MISSING): Envelope =>
  event(fundId, 'TransactionRejected', {
    request: { kind, id: batchId, event_id: randomUUID() },
    fund_id: fundId,
    problem,
  })

/** The ledger's answer to a void or a clawback; refused where it gives a problem. */
export const changed = (
  fundId: string,
  kind: PaymentChangeAnswered['request']['kind'],
  id: string,
  problem: PaymentChangeAnswered['problem'] = null,
): Envelope =>
  event(fundId, 'PaymentChangeAnswered', {
    request: { kind, id, event_id: randomUUID() },
    fund_id: fundId,
    outcome: problem === null ? 'posted' : 'refused',
    problem,
  })

/** The ledger has let go what this event asked for. */
export const voided = (asked: Envelope): Envelope =>
  event(asked.subject, 'PaymentChangeAnswered', {
    request: { kind: 'void', id: (asked.data as { batch_id: string }).batch_id, event_id: asked.id },
    fund_id: asked.subject,
    outcome: 'posted',
    problem: null,
  })
