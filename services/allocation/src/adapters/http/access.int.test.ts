import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation, type Who } from '../../../test/allocation-fixture.ts'
import {
  CHECKER,
  household,
  HOUSEHOLDS,
  MAKER,
  PEOPLE,
  postedPlan,
  project,
  PROVINCE,
  recordFunders,
  register,
  STRANGER,
  TREASURY,
  YUANTAN,
} from '../../../test/qingcheng.ts'

type Role = Who['role']
type Route = Readonly<{
  operation: string
  method: 'GET' | 'POST'
  url: string
  body?: object
  roles: readonly Role[]
  /** What a caller of another area meets. */
  elsewhere: 'refused' | 'sees nothing' | 'open'
}>

const ALL: readonly Role[] = ['finance', 'treasury', 'audit', 'admin']
const PLAN = '00000000-0000-4000-8000-000000000001'
const REPLAY = { consumer: 'allocation.ledger-answers', key: 'people-2016' }
const ROUTES: readonly Route[] = [
  post('recordFunder', '/v1/funders', { id: 'longtang', name: '龙塘镇', area_code: '441802105' }),
  get('listFunders', '/v1/funders', ALL, 'open'),
  post('recordProgramme', '/v1/programmes', { ...HOUSEHOLDS, id: 'another' }),
  get('listProgrammes', '/v1/programmes', ALL, 'sees nothing'),
  get('getProgramme', '/v1/programmes/people', ALL),
  post('registerBeneficiaries', '/v1/beneficiaries', { beneficiaries: [household(2)] }),
  get('listBeneficiaries', '/v1/beneficiaries', ['finance', 'treasury', 'audit'], 'sees nothing'),
  post('correctBankAccount', '/v1/beneficiaries/h-0001/bank-account', { bank_account: '62220200', reason: '更正' }),
  post('lookUpPayees', '/v1/payees/lookup', { beneficiary_ids: ['h-0001'] }, 'treasury'),
  post('makePlan', '/v1/plans', { programme_id: 'people', fiscal_year: 2017, people: 1 }),
  get('getPlan', `/v1/plans/${PLAN}`, ALL),
  get('listPlanLines', `/v1/plans/${PLAN}/lines`, ALL),
  post('approvePlan', `/v1/plans/${PLAN}/approve`),
  post('grantAwards', `/v1/plans/${PLAN}/awards`, {
    period: '2016',
    awards: [{ beneficiary_id: 'project-1', line: 'advance', amount: '0.01' }],
  }),
  get('listAwards', `/v1/plans/${PLAN}/awards`, ALL),
  post('recordArrival', '/v1/arrivals', {
    fund_id: 'people-2016',
    funder_id: 'foshan',
    amount: '1.00',
    document_number: '佛财农〔2016〕61号',
    arrived_on: '2016-06-29',
  }),
  get('listArrivals', '/v1/arrivals?fund_id=people-2016', ALL),
  get('runChecks', '/v1/checks', ['audit', 'admin'], 'open'),
  // There is no letter here: whose letters are whose is tested where these routes are, in service-process.
  get('listDeadLetters', '/v1/dead-letters', ['audit', 'admin'], 'open'),
  get('listDeadLetterDecisions', '/v1/dead-letters/decisions', ['audit', 'admin'], 'open'),
  get('getDeadLetter', '/v1/dead-letters/1', ['admin'], 'open'),
  post('replayDeadLetters', '/v1/dead-letters/replay', REPLAY, 'admin'),
  { ...post('discardDeadLetter', '/v1/dead-letters/1/discard', { reason: '重复的消息' }, 'admin'), elsewhere: 'open' },
]

let allocation: Allocation
let planId: string
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await register(allocation, [household(1), project()])
  planId = (await postedPlan(allocation, { programme: PEOPLE })).id
})
afterAll(() => allocation.close())

const send = (route: Route, who: Who, key?: string | null) => {
  const url = route.url.replace(PLAN, planId)
  return route.method === 'GET' ? allocation.get(who, url) : allocation.post(who, url, route.body, key)
}

describe('every route', () => {
  it('is in this list', async () => {
    const { body } = await allocation.get<{ paths: Record<string, Record<string, { operationId: string }>> }>(
      PROVINCE,
      '/openapi.json',
    )
    const described = Object.entries(body.paths)
      .filter(([path]) => path.startsWith('/v1/'))
      .flatMap(([, methods]) => Object.values(methods).map((operation) => operation.operationId))
    expect(described.toSorted()).toEqual(ROUTES.map((route) => route.operation).toSorted())
  })

  it.each(ROUTES)('$operation asks for a token', async ({ method, url }) => {
    const answer = await allocation.sendWithoutToken(method, url)
    expect([answer.status, answer.body['code']]).toEqual([401, 'ACCESS_TOKEN_MISSING'])
  })

  it.each(ROUTES)('$operation is for $roles alone', async (route) => {
    const before = await countRows(allocation.db)
    for (const role of ALL) {
      if (route.roles.includes(role)) continue
      const { status, body } = await send(route, { role, area: '441802' })
      expect([role, status, body['code']]).toEqual([role, 403, 'ACCESS_ROLE_FORBIDDEN'])
    }
    expect(await countRows(allocation.db)).toEqual(before)
  })

  it.each(ROUTES.filter((route) => route.elsewhere === 'refused'))(
    '$operation is refused to another county',
    async (route) => {
      const before = await countRows(allocation.db)
      for (const role of route.roles) {
        const { status, body } = await send(route, { ...STRANGER, role })
        expect([status, body['code'], body['your_areas']]).toEqual([403, 'ACCESS_AREA_FORBIDDEN', ['441803']])
      }
      expect(await countRows(allocation.db)).toEqual(before)
    },
  )

  it.each(ROUTES.filter((route) => route.elsewhere === 'sees nothing'))(
    '$operation is empty for another county',
    async (route) => {
      for (const role of route.roles) {
        expect(Object.values((await send(route, { ...STRANGER, role })).body)).toEqual([[]])
        expect(Object.values((await send(route, { role, area: '4418' })).body)).not.toEqual([[]])
      }
    },
  )
})

describe('a supporting city', () => {
  const FOSHAN: Who = { role: 'audit', area: '4406' }

  it('sees the fund that it pays for in another city: plan, lines, awards, arrivals', async () => {
    for (const path of [
      `plans/${planId}`,
      `plans/${planId}/lines`,
      `plans/${planId}/awards`,
      'arrivals?fund_id=people-2016',
    ])
      expect([path, (await allocation.get(FOSHAN, `/v1/${path}`)).status]).toEqual([path, 200])
  })

  it('sees nothing through a district of its own that is no funder', async () => {
    const { status } = await allocation.get({ role: 'audit', area: '440604' }, `/v1/plans/${planId}`)
    expect(status).toBe(403)
  })

  it('sees no plan before somebody approved that it pays', async () => {
    const draft = { programme_id: 'people', fiscal_year: 2018, people: 1 }
    const { body } = await allocation.post<{ id: string }>(MAKER, '/v1/plans', draft)
    expect((await allocation.get(FOSHAN, `/v1/plans/${body.id}`)).status).toBe(403)
    await allocation.post(CHECKER, `/v1/plans/${body.id}/approve`)
    expect((await allocation.get(FOSHAN, `/v1/plans/${body.id}`)).status).toBe(200)
  })

  it('moves nothing of it, and sees none of its people', async () => {
    const before = await countRows(allocation.db)
    const foshan: Who = { role: 'finance', area: '4406' }
    for (const operation of ['approvePlan', 'grantAwards', 'recordArrival', 'makePlan', 'correctBankAccount']) {
      const route = ROUTES.find((each) => each.operation === operation)
      expect([operation, route && (await send(route, foshan)).status]).toEqual([operation, 403])
    }
    expect((await allocation.get(foshan, `/v1/beneficiaries?area_code=${YUANTAN}`)).body).toEqual({ beneficiaries: [] })
    const lookup = await allocation.post({ role: 'treasury', area: '4406' }, '/v1/payees/lookup', {
      beneficiary_ids: ['h-0001'],
    })
    expect(lookup.status).toBe(403)
    expect(await countRows(allocation.db)).toEqual(before)
  })
})

describe('the payee look-up', () => {
  it('gives nothing when one of the beneficiaries is outside the area, and says in the log who was given what', async () => {
    await register(allocation, [household(7, { area_code: '441803101' })], { role: 'finance', area: '4418' })
    const asked = { beneficiary_ids: ['h-0001', 'h-0007'] }
    const refused = await allocation.post(TREASURY, '/v1/payees/lookup', asked)
    expect([refused.status, refused.body['area']]).toEqual([403, '441803101'])
    expect(refused.text).not.toMatch(/欧阳|0000441802/)
    await allocation.post({ role: 'treasury', area: '4418' }, '/v1/payees/lookup', asked)
    const given = allocation.logLines().filter((line) => line.includes('given out in clear'))
    expect(given.map((line) => [JSON.parse(line).payees, JSON.parse(line).to])).toEqual([[2, 'treasury-4418-li']])
  })
})

function post(operation: string, url: string, body?: object, role: Role = 'finance'): Route {
  return { operation, method: 'POST', url, ...(body && { body }), roles: [role], elsewhere: 'refused' }
}
function get(operation: string, url: string, roles: readonly Role[], elsewhere: Route['elsewhere'] = 'refused'): Route {
  return { operation, method: 'GET', url, roles, elsewhere }
}
