import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { LEDGER_TRANSACTIONS } from '@fundtrace/contracts'
import type { LoggedMessage, TakeInOutcome } from '@fundtrace/messaging'
import { takeIn } from '@fundtrace/messaging'
import { fundingConsumer } from '../src/adapters/messaging/funding-consumer.ts'
import { ledgerConsumer } from '../src/adapters/messaging/ledger-consumer.ts'
import { insertOpeningPlan } from '../src/adapters/postgres/funding-openings.ts'
import type { Allocation, Who } from './allocation-fixture.ts'
import { type Announced, announced } from './announced.ts'

/** Of the Zhanjiang zone, and of its programme by 6:3:0.5：0.5 (湛开办〔2016〕163号). */
export const ZONE_MAKER: Who = { role: 'finance', area: '440871', name: 'chen' }
export const ZONE_CHECKER: Who = { role: 'finance', area: '440871', name: 'lin' }
export const GUANGDONG: Who = { role: 'finance', area: '44' }
export const FOSHAN: Who = { role: 'audit', area: '4406' }
export const STRANGER: Who = { role: 'finance', area: '441802' }

export const ZONE_FUNDERS = [
  { id: 'province', name: '广东省', area_code: '44' },
  { id: 'foshan', name: '佛山市', area_code: '4406' },
  { id: 'zhanjiang', name: '湛江市', area_code: '4408' },
  { id: 'zhanjiang-edz', name: '湛江经济技术开发区', area_code: '440871' },
]
const ZONE_PROGRAMME = {
  id: 'edz',
  version: 1,
  name: '湛江经开区精准扶贫',
  document_number: '湛开办〔2016〕163号',
  document_item: '四、(一)',
  area_code: '440871',
  base: { of: 'published_people' },
  amount: { kind: 'per_unit', rate: '20000.00' },
  funding: { kind: 'ratio', ratio: '6:3:0.5：0.5', funders: ZONE_FUNDERS.map((funder) => funder.id) },
}
/** 3,578 people at 20,000 yuan, as the document has it. */
export const ZONE_SHARES = {
  province: '42936000.00',
  foshan: '21468000.00',
  zhanjiang: '3578000.00',
  'zhanjiang-edz': '3578000.00',
}

export async function recordZone(allocation: Allocation): Promise<void> {
  for (const funder of ZONE_FUNDERS) expectDone(await allocation.post(GUANGDONG, '/v1/funders', funder))
  expectDone(await allocation.post(ZONE_MAKER, '/v1/programmes', ZONE_PROGRAMME))
}

/** A fund of the zone whose plan the ledger has posted, with these shares; how plans are computed is tested elsewhere. */
export async function zoneFund(
  allocation: Allocation,
  year: number,
  shares: Readonly<Record<string, string>> = ZONE_SHARES,
): Promise<{ fundId: string; planId: string }> {
  const [fundId, planId] = [`edz-${year}`, randomUUID()]
  await allocation.db.transaction(async (trx) => {
    const fund = { id: fundId, programme_id: 'edz', fiscal_year: year, area_code: '440871' }
    await trx('funds').insert(fund).onConflict('id').ignore()
    const rows = Object.entries(shares).map(([funder_id, amount]) => ({ funder_id, amount }))
    const { rows: sums } = await trx.raw<{ rows: { total: string }[] }>(
      'SELECT sum(n)::numeric(21,2)::text AS total FROM unnest(?::numeric[]) n',
      [Object.values(shares)],
    )
    await insertOpeningPlan(
      trx,
      {
        id: planId,
        fund_id: fundId,
        programme_id: 'edz',
        programme_version: 1,
        area_code: '440871',
        total: sums[0]?.total ?? '',
        made_by: 'plan-maker',
        approved_by: 'plan-checker',
      },
      rows,
    )
  })
  await ledgerPosts(allocation, fundId, { kind: 'plan', id: planId, event_id: randomUUID() }, [])
  return { fundId, planId }
}

type Request = Readonly<{ kind: string; id: string; event_id: string }>
export type Moved = Readonly<{ kind: string; on: string; entries: Readonly<Record<string, string>> }>

/** The ledger answers that it posted this; heard once and then again, which changes nothing. */
export async function ledgerPosts(
  allocation: Allocation,
  fundId: string,
  request: Request,
  moved: readonly Moved[],
): Promise<void> {
  const transactions = moved.map(({ kind, on, entries }, index) => ({
    transaction_id: randomUUID(),
    number: index + 1,
    kind,
    reference: `${kind}:${randomUUID()}`,
    effective_at: new Date(`${on}T00:00:00+08:00`).toISOString(),
    recorded_at: NOW,
    payment_id: null,
    entries: Object.entries(entries).map(([account, amount]) => ({ account, amount })),
  }))
  const message = await answer(allocation, fundId, 'TransactionPosted', request, {
    page: 1,
    pages: 1,
    transactions,
    holds: [],
  })
  assert.equal(await hear(allocation, message), 'handled')
  assert.equal(await hear(allocation, message), 'duplicate')
}

export const PROBLEM = {
  code: 'LEDGER_ACCOUNT_SHORT',
  title: { zh: '账户余额不足', en: 'The account is short' },
  detail: '0.01 is missing.',
  values: { missing: '0.01' },
}

export async function ledgerRefuses(allocation: Allocation, fundId: string, request: Request): Promise<void> {
  const message = await answer(allocation, fundId, 'TransactionRejected', request, { problem: PROBLEM })
  assert.equal(await hear(allocation, message), 'handled')
}

/** Records an arrival, and the ledger posts it: `beyond` is what came over the funder's due. */
export async function arrived(
  allocation: Allocation,
  fundId: string,
  [funder_id, amount, arrived_on]: readonly [string, string, string],
  beyond?: string,
): Promise<string> {
  const order = {
    fund_id: fundId,
    funder_id,
    amount,
    arrived_on,
    document_number: `${funder_id}〔2016〕${arrived_on}号`,
  }
  const { body } = expectDone(await allocation.post<{ id: string }>(ZONE_MAKER, '/v1/arrivals', order))
  await ledgerPosts(allocation, fundId, { kind: 'arrival', id: body.id, event_id: randomUUID() }, [
    {
      kind: 'arrival',
      on: arrived_on,
      entries: {
        [`cash:${funder_id}`]: amount,
        [`due:${funder_id}`]: `-${amount}`,
        ...(beyond === undefined ? {} : { unidentified: `-${beyond}` }),
      },
    },
  ])
  return body.id
}

/** The bank paid a batch out of these funders' money. */
export const paid = (
  allocation: Allocation,
  fundId: string,
  on: string,
  parts: Readonly<Record<string, string>>,
): Promise<void> =>
  ledgerPosts(allocation, fundId, { kind: 'settle', id: randomUUID(), event_id: randomUUID() }, [
    {
      kind: 'settle',
      on,
      entries: {
        [`in-transit:${randomUUID()}`]: '1.00',
        ...Object.fromEntries(Object.entries(parts).map(([funder, amount]) => [`cash:${funder}`, `-${amount}`])),
      },
    },
  ])

/** What the service asked the ledger to change of a fund, in order. */
export const changesOf = async (allocation: Allocation, fundId: string): Promise<Announced<'FundChangeRequested'>[]> =>
  announced(allocation.db, 'FundChangeRequested', fundId)

/** A request as the ledger answers to it: refunds as arrivals, carries as plans. */
export const aboutChange = ({ id, data }: Announced<'FundChangeRequested'>): Request => {
  switch (data.kind) {
    case 'refund':
      return { kind: 'arrival', id: data.refund_id, event_id: id }
    case 'identified':
      return { kind: 'arrival', id: data.identification_id, event_id: id }
    case 'carried_over':
      return { kind: 'plan', id: data.carry_id, event_id: id }
    case 'plan_changed':
      return { kind: 'plan', id: data.plan_id, event_id: id }
  }
}

export function expectDone<Answer extends { status: number; text: string }>(answer: Answer): Answer {
  assert(answer.status < 300, `${answer.status} ${answer.text}`)
  return answer
}

const NOW = '2016-12-31T00:00:00.000Z'
let position = 0

/** By each consumer of the service, as it would be. */
async function hear(allocation: Allocation, message: LoggedMessage): Promise<TakeInOutcome> {
  const [first, second] = [
    await takeIn(allocation.db, ledgerConsumer, message),
    await takeIn(allocation.db, fundingConsumer, message),
  ]
  assert.equal(first, second)
  return first
}

async function answer(
  { db }: Allocation,
  fundId: string,
  type: string,
  request: Request,
  content: Record<string, unknown>,
): Promise<LoggedMessage> {
  const last = await db('consumed_events').where({ key: fundId }).max({ sequence: 'sequence' }).first()
  position += 1
  const envelope = {
    specversion: '1.0',
    id: randomUUID(),
    source: `/ledger/${LEDGER_TRANSACTIONS.name}`,
    type,
    subject: fundId,
    time: NOW,
    datacontenttype: 'application/json',
    correlationid: 'test',
    causationid: request.event_id,
    sequence: Number(last?.['sequence'] ?? 0) + 1,
    data: { request, fund_id: fundId, ...content },
  }
  return {
    topic: LEDGER_TRANSACTIONS.name,
    partition: 0,
    position: String(position),
    key: fundId,
    value: JSON.stringify(envelope),
  }
}
