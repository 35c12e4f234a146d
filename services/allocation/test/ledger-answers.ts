import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type FundChangeRequested, LEDGER_TRANSACTIONS, type TransactionRequested } from '@fundtrace/contracts'
import { takeIn, type LoggedMessage, type TakeInOutcome } from '@fundtrace/messaging'
import { ledgerConsumer } from '../src/adapters/messaging/ledger-consumer.ts'
import type { Allocation } from './allocation-fixture.ts'
import { type Announced, announced } from './announced.ts'

type Request = Announced<'TransactionRequested'> | Announced<'FundChangeRequested'>

/** The answer of the ledger to a request that it posted, as the transport hands it over. */
export const postedAnswer = (allocation: Allocation, request: Request): Promise<LoggedMessage> =>
  answer(allocation, request, 'TransactionPosted', {
    page: 1,
    pages: 1,
    transactions: referencesOf(request.data).map((reference, index) => ({
      transaction_id: randomUUID(),
      number: index + 1,
      kind: subjectOf(request.data).kind,
      reference,
      effective_at: NOW,
      recorded_at: NOW,
      payment_id: null,
      entries: [
        { account: 'appropriation', amount: '1.00' },
        { account: 'due:province', amount: '-1.00' },
      ],
    })),
    holds: [],
  })

export const PROBLEM = {
  code: 'LEDGER_APPROPRIATION_SHORT',
  title: { zh: '拨款余额不足', en: 'The appropriation is short' },
  detail: '0.01 is missing.',
  values: { missing: '0.01' },
}

export const rejectedAnswer = (allocation: Allocation, request: Request): Promise<LoggedMessage> =>
  answer(allocation, request, 'TransactionRejected', { problem: PROBLEM })

export const hear = (allocation: Allocation, message: LoggedMessage): Promise<TakeInOutcome> =>
  takeIn(allocation.db, ledgerConsumer, message)

/** The ledger posts whatever the fund has asked it for and it has not answered yet. */
export async function ledgerPostsEverything(allocation: Allocation, fundId: string): Promise<void> {
  const heard: { cause: string }[] = await allocation.db('consumed_events').where({ key: fundId }).select('event_id')
  const asked = [
    ...(await announced(allocation.db, 'TransactionRequested', fundId)),
    ...(await announced(allocation.db, 'FundChangeRequested', fundId)),
  ]
  const order: string[] = await allocation.db('outbox').where({ key: fundId }).orderBy('id').pluck('event_id')
  const requests = asked.toSorted((left, right) => order.indexOf(left.id) - order.indexOf(right.id))
  for (const request of requests.slice(heard.length)) {
    assert.equal(await hear(allocation, await postedAnswer(allocation, request)), 'handled')
  }
}

const NOW = '2016-07-01T00:00:00.000Z'
let position = 0

async function answer(
  { db }: Allocation,
  { id, key, data }: Request,
  type: string,
  content: Record<string, unknown>,
): Promise<LoggedMessage> {
  const last = await db('consumed_events').where({ key }).max({ sequence: 'sequence' }).first()
  const envelope = {
    specversion: '1.0',
    id: randomUUID(),
    source: `/ledger/${LEDGER_TRANSACTIONS.name}`,
    type,
    subject: key,
    time: NOW,
    datacontenttype: 'application/json',
    correlationid: 'test',
    causationid: id,
    sequence: Number(last?.['sequence'] ?? 0) + 1,
    data: { request: { ...subjectOf(data), event_id: id }, fund_id: key, ...content },
  }
  position += 1
  return {
    topic: LEDGER_TRANSACTIONS.name,
    partition: 0,
    position: String(position),
    key,
    value: JSON.stringify(envelope),
  }
}

/** What the answer says of the request: the settled kinds of the topic stand for the changes of a fund too. */
function subjectOf(asked: TransactionRequested | FundChangeRequested): { kind: string; id: string } {
  switch (asked.kind) {
    case 'plan':
    case 'awards':
      return { kind: asked.kind, id: asked.plan_id }
    case 'arrival':
      return { kind: 'arrival', id: asked.arrival_id }
    case 'plan_changed':
      return { kind: 'plan', id: asked.plan_id }
    case 'carried_over':
      return { kind: 'plan', id: asked.carry_id }
    case 'refund':
      return { kind: 'arrival', id: asked.refund_id }
    case 'identified':
      return { kind: 'arrival', id: asked.identification_id }
    case 'hold':
    case 'release':
    case 'settle':
    case 'return':
      return assert.fail('allocation asks for nothing else')
  }
}

const referencesOf = (asked: TransactionRequested | FundChangeRequested): string[] =>
  asked.kind === 'awards'
    ? asked.awards.map((award) => `award:${award.award_id}`)
    : [`${asked.kind}:${subjectOf(asked).id}`]
