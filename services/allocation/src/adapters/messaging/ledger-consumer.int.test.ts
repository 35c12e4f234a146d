import { fingerprintTables } from '@fundtrace/database'
import { listDeadLetters, type LoggedMessage } from '@fundtrace/messaging'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, openAllocation } from '../../../test/allocation-fixture.ts'
import { type Announced, announced } from '../../../test/announced.ts'
import { hear, postedAnswer, PROBLEM, rejectedAnswer } from '../../../test/ledger-answers.ts'
import {
  approvedPlan,
  done,
  household,
  HOUSEHOLDS,
  MAKER,
  PEOPLE,
  type PlanReply,
  recordFunders,
  register,
} from '../../../test/qingcheng.ts'
import { ledgerConsumer } from './ledger-consumer.ts'

type Answer = (allocation: Allocation, request: Announced<'TransactionRequested'>) => Promise<LoggedMessage>

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await register(
    allocation,
    Array.from({ length: 503 }, (_, index) => household(index + 1)),
  )
})
afterAll(() => allocation.close())

describe('an answer of the ledger about a plan', () => {
  it('makes it posted', async () => {
    const plan = await approvedPlan(allocation, { programme: PEOPLE, year: 2016 })
    await hearTwice(postedAnswer, plan.fund_id)
    expect(await planOf(plan)).toMatchObject({ state: 'posted', problem: null })
  })

  it('makes it refused, and keeps why', async () => {
    const plan = await approvedPlan(allocation, { programme: PEOPLE, year: 2017 })
    await hearTwice(rejectedAnswer, plan.fund_id)
    expect(await planOf(plan)).toMatchObject({ state: 'refused', problem: PROBLEM })
  })

  it('is the first one: what comes after it changes nothing', async () => {
    const plan = await approvedPlan(allocation, { programme: PEOPLE, year: 2018 })
    const request = await lastRequest(plan.fund_id)
    await hear(allocation, await postedAnswer(allocation, request))
    expect(await hear(allocation, await rejectedAnswer(allocation, request))).toBe('handled')
    expect(await planOf(plan)).toMatchObject({ state: 'posted', problem: null })
  })
})

describe('an answer of the ledger about an arrival', () => {
  const arrival = {
    funder_id: 'foshan',
    amount: '1.00',
    document_number: '佛财农〔2016〕61号',
    arrived_on: '2016-06-29',
  }

  it.each([
    ['posted', 2019, postedAnswer, null],
    ['refused', 2020, rejectedAnswer, PROBLEM],
  ] as const)('makes it %s, and no other', async (state, year, answer, problem) => {
    const { fund_id } = await approvedPlan(allocation, { programme: PEOPLE, year })
    const another = { fund_id, ...arrival, document_number: '佛财农〔2016〕62号' }
    const other = await done(allocation.post<{ id: string }>(MAKER, '/v1/arrivals', another))
    const { id } = await done(allocation.post<{ id: string }>(MAKER, '/v1/arrivals', { fund_id, ...arrival }))
    await hearTwice(answer, fund_id)
    const { arrivals } = await done(
      allocation.get<{ arrivals: { id: string }[] }>(MAKER, `/v1/arrivals?fund_id=${fund_id}`),
    )
    expect(new Map(arrivals.map((each) => [each.id, each]))).toEqual(
      new Map([
        [other.id, expect.objectContaining({ state: 'recorded', problem: null })],
        [id, expect.objectContaining({ state, problem })],
      ]),
    )
  })
})

describe('an answer of the ledger about a page of awards', () => {
  it('is about that page alone: the pages before and after it keep their own', async () => {
    const plan = await approvedPlan(allocation, { programme: HOUSEHOLDS })
    await hear(allocation, await postedAnswer(allocation, await lastRequest(plan.fund_id)))
    await done(allocation.post(MAKER, `/v1/plans/${plan.id}/awards`, { period: '2016' }))
    const [, first, second] = await announced(allocation.db, 'TransactionRequested', plan.fund_id)
    if (first === undefined || second === undefined) throw new Error('two pages were not asked for')

    await hearTwice(rejectedAnswer, plan.fund_id, first)
    expect(await statesOf(plan)).toEqual({ refused: 500, granted: 3 })
    await hearTwice(postedAnswer, plan.fund_id, second)
    expect(await statesOf(plan)).toEqual({ refused: 500, posted: 3 })

    const { body } = await allocation.get<{ awards: { state: string; problem: object | null }[] }>(
      MAKER,
      `/v1/plans/${plan.id}/awards?limit=1000`,
    )
    for (const { state, problem } of body.awards) expect(problem).toEqual(state === 'refused' ? PROBLEM : null)

    // A refusal is final: a page that was refused is awarded anew, under other ids.
    await hear(allocation, await postedAnswer(allocation, first))
    expect(await statesOf(plan)).toEqual({ refused: 500, posted: 3 })
  })

  const statesOf = async (plan: PlanReply): Promise<Record<string, number>> => {
    const rows: { state: string; count: string }[] = await allocation
      .db('awards')
      .where({ plan_id: plan.id })
      .groupBy('state')
      .select('state')
      .count({ count: '*' })
    return Object.fromEntries(rows.map((row) => [row.state, Number(row.count)]))
  }
})

describe('an answer that is not as agreed', () => {
  it('waits for somebody to look and changes nothing', async () => {
    const plan = await approvedPlan(allocation, { programme: PEOPLE, year: 2021 })
    const message = await postedAnswer(allocation, await lastRequest(plan.fund_id))
    const wrong = { ...message, value: message.value.replace(`"id":"${plan.id}"`, '"id":"not a plan"') }
    expect(wrong.value).not.toBe(message.value)
    expect(await hear(allocation, wrong)).toBe('poison')
    expect(await planOf(plan)).toMatchObject({ state: 'approved' })
    const [letter] = (await listDeadLetters(allocation.db, ledgerConsumer.name)).filter(
      (each) => each.key === plan.fund_id,
    )
    expect(letter?.reason).toContain('/request/id')
  })
})

/** To the fund's last request, unless another is given. The second delivery is known, and leaves every table as it is. */
async function hearTwice(answer: Answer, fundId: string, request?: Announced<'TransactionRequested'>): Promise<void> {
  const message = await answer(allocation, request ?? (await lastRequest(fundId)))
  expect(await hear(allocation, message)).toBe('handled')
  const before = await fingerprintTables(allocation.db)
  expect(await hear(allocation, message)).toBe('duplicate')
  expect(await fingerprintTables(allocation.db)).toBe(before)
}

async function lastRequest(fundId: string): Promise<Announced<'TransactionRequested'>> {
  const last = (await announced(allocation.db, 'TransactionRequested', fundId)).at(-1)
  if (last === undefined) throw new Error(`${fundId} asked for nothing`)
  return last
}

const planOf = (plan: PlanReply) => done(allocation.get<PlanReply>(MAKER, `/v1/plans/${plan.id}`))
