import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation, type Who } from '../../../test/allocation-fixture.ts'
import {
  CHECKER,
  computedPlan,
  household,
  HOUSEHOLDS,
  MAKER,
  PEOPLE,
  postedPlan,
  project,
  PROVINCE,
  recordFunders,
  register,
} from '../../../test/qingcheng.ts'

/** Every route that creates something: one good request, the same with other content, and which table it adds one row to. */
const ROUTES = [
  {
    route: '/v1/funders',
    who: PROVINCE,
    body: { id: 'longtang', name: '龙塘镇', area_code: '441802105' },
    other: { id: 'longtang', name: '龙塘', area_code: '441802105' },
    table: 'funders',
  },
  {
    route: '/v1/programmes',
    body: { ...HOUSEHOLDS, id: 'second' },
    other: { ...HOUSEHOLDS, id: 'third' },
    table: 'programmes',
  },
  {
    route: '/v1/beneficiaries',
    body: { beneficiaries: [household(2)] },
    other: { beneficiaries: [household(3)] },
    table: 'beneficiaries',
  },
  {
    route: '/v1/beneficiaries/h-0001/card-changes',
    body: { bank_account: '62220200', reason: '账号更正' },
    other: { bank_account: '62220201', reason: '账号更正' },
    table: 'card_changes',
  },
  {
    route: '/v1/plans',
    body: { programme_id: 'people', fiscal_year: 2017, people: 7 },
    other: { programme_id: 'people', fiscal_year: 2017, people: 8 },
    table: 'plans',
  },
  { route: '/v1/plans/DRAFT/approve', who: CHECKER, body: undefined, other: undefined, table: null },
  {
    route: '/v1/plans/POSTED/awards',
    body: { period: '2016', awards: [{ beneficiary_id: 'project-1', line: 'advance', amount: '0.07' }] },
    other: { period: '2016', awards: [{ beneficiary_id: 'project-1', line: 'advance', amount: '0.08' }] },
    table: 'awards',
  },
  {
    route: '/v1/arrivals',
    body: arrival('1.00'),
    other: arrival('1.01'),
    table: 'arrivals',
  },
] as const

let allocation: Allocation
let plans: Record<'DRAFT' | 'POSTED', string>
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await register(allocation, [household(1), project()])
  plans = {
    POSTED: (await postedPlan(allocation, { programme: PEOPLE })).id,
    DRAFT: (await computedPlan(allocation, { programme: PEOPLE, year: 2018 })).id,
  }
})
afterAll(() => allocation.close())

const send = (route: (typeof ROUTES)[number], body: unknown, key: string | null, query = '') => {
  const who: Who = 'who' in route ? route.who : MAKER
  const url = route.route.replace(/DRAFT|POSTED/, (name) => (name === 'DRAFT' ? plans.DRAFT : plans.POSTED))
  return allocation.post(who, `${url}${query}`, body, key)
}

describe.each(ROUTES)('POST $route', (route) => {
  it('asks for a key, and does nothing without one', async () => {
    const before = await countRows(allocation.db)
    const { status, body } = await send(route, route.body, null)
    expect([status, body['code']]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING'])
    expect(await countRows(allocation.db)).toEqual(before)
  })

  it('has its effect once under one key, answers the same again, and refuses the key for other content', async () => {
    const key = randomUUID()
    const before = await countRows(allocation.db)
    const first = await send(route, route.body, key)
    expect([first.status < 300, first.replayed]).toEqual([true, false])
    const after = await countRows(allocation.db)
    if (route.table !== null) expect(after[route.table]).toBe((before[route.table] ?? 0) + 1)

    const second = await send(route, route.body, key)
    expect([second.status, second.text, second.replayed]).toEqual([first.status, first.text, true])

    // An approval has no body: there the query makes the difference.
    const reused = await send(route, route.other, key, route.body === undefined ? '?again=1' : '')
    expect([reused.status, reused.body['code'], reused.body['idempotency_key']]).toEqual([
      422,
      'IDEMPOTENCY_KEY_REUSED',
      key,
    ])
    expect(await countRows(allocation.db)).toEqual(after)
  })
})

describe('a refused request', () => {
  it('leaves its key free, so that what was corrected can be sent again', async () => {
    const key = randomUUID()
    const refused = await allocation.post(MAKER, '/v1/arrivals', { ...arrival('1.01'), funder_id: 'shijiao' }, key)
    expect(refused.status).toBe(422)
    const taken = await allocation.post(MAKER, '/v1/arrivals', arrival('1.01'), key)
    expect([taken.status, taken.replayed]).toEqual([201, false])
  })
})

function arrival(amount: string) {
  return {
    fund_id: 'people-2016',
    funder_id: 'foshan',
    amount,
    document_number: '佛财农〔2016〕61号',
    arrived_on: '2016-06-29',
  }
}
