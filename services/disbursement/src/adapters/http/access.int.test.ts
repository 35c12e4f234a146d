import { randomUUID } from 'node:crypto'
import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeProven } from '../../../test/close-proven.ts'
import {
  type Answer,
  ask,
  AUDIT,
  type Batch,
  CHECKER,
  COUNTY,
  type Disbursement,
  FINANCE,
  type Fund,
  MAKER,
  makeBatch,
  makeFunded,
  makeReleased,
  openDisbursement,
  openFund,
  type Person,
  RELEASE,
  STRANGER,
  untilApproved,
} from '../../../test/disbursement-fixture.ts'
import { deliver, posted } from '../../../test/incoming-events.ts'
import { resultFile } from '../../../test/result-file.ts'

let house: Disbursement
let fund: Fund
let draft: Batch
let funded: Batch
let released: Batch
beforeAll(async () => {
  house = await openDisbursement()
  fund = await openFund(house, ['1.00', '2.00'])
  draft = await makeBatch(house, fund, { lines: [{ award_id: fund.awards[0]?.award_id }] })
  funded = await makeFunded(house, ['1.00'])
  released = await makeReleased(house, ['1.00'])
})
afterAll(() => closeProven(house))

type Route = `${'GET' | 'POST'} /${string}`
type Tried = Readonly<{ name: string; route: () => Route; body?: () => unknown }>
const READS: readonly Tried[] = [
  { name: 'getBatch', route: () => `GET /v1/batches/${draft.id}` },
  { name: 'listPayableAwards', route: () => `GET /v1/awards?fund_id=${fund.id}` },
]
const BANK_FILE: Tried = { name: 'downloadBankFile', route: () => `GET /v1/batches/${released.id}/bank-file` }
const MOVES: readonly Tried[] = [
  { name: 'makeBatch', route: () => 'POST /v1/batches', body: () => ({ fund_id: fund.id }) },
  { name: 'approveBatch', route: () => `POST /v1/batches/${draft.id}/approve` },
  { name: 'releaseBatch', route: () => `POST /v1/batches/${funded.id}/release`, body: () => RELEASE },
  {
    name: 'takeResults',
    route: () => `POST /v1/batches/${released.id}/results`,
    body: () => resultFile(released.payments),
  },
]
const LISTS: Tried = { name: 'listBatches', route: () => 'GET /v1/batches' }
const ALL = [...READS, BANK_FILE, ...MOVES, LISTS]

const attempt = (person: Person | null, { route, body }: Tried, key?: string | null): Promise<Answer> =>
  ask(house, person, route(), { ...(body && { body: body() }), ...(key !== undefined && { key }) })

async function refused(what: () => Promise<Answer>): Promise<Answer> {
  const before = await fingerprintTables(house.db)
  const lookUps = house.register.lookUps().length
  const answer = await what()
  expect(await fingerprintTables(house.db)).toBe(before)
  expect(house.register.lookUps().length).toBe(lookUps)
  return answer
}

describe('nobody without a token', () => {
  it.each(ALL)('gets past the door of $name', async (tried) => {
    expect(await refused(() => attempt(null, tried))).toMatchObject({
      status: 401,
      body: { code: 'ACCESS_TOKEN_MISSING' },
    })
  })
})

describe('finance cannot pay', () => {
  it.each([...MOVES, BANK_FILE])('and is told so by $name', async (tried) => {
    expect(await refused(() => attempt(FINANCE, tried))).toMatchObject({
      status: 403,
      body: { code: 'ACCESS_ROLE_FORBIDDEN', required_roles: ['treasury'], your_roles: ['finance'] },
    })
  })
})

describe('audit', () => {
  it.each([...READS, LISTS])('may look: $name', async (tried) => {
    expect(await refused(() => attempt(AUDIT, tried))).toMatchObject({ status: 200 })
  })

  it.each([...MOVES, BANK_FILE])('may neither move anything nor see accounts: $name', async (tried) => {
    expect(await refused(() => attempt(AUDIT, tried))).toMatchObject({
      status: 403,
      body: { code: 'ACCESS_ROLE_FORBIDDEN', required_roles: ['treasury'] },
    })
  })
})

describe("a treasury has no part in another county's money", () => {
  it.each([...READS, BANK_FILE, ...MOVES])('and is told which area by $name', async (tried) => {
    expect(await refused(() => attempt(STRANGER, tried))).toMatchObject({
      status: 403,
      headers: { 'content-type': 'application/problem+json' },
      body: {
        code: 'ACCESS_AREA_FORBIDDEN',
        area: COUNTY,
        your_areas: ['441803'],
        detail: expect.stringContaining(COUNTY),
      },
    })
  })

  it("nor in its county's when it is a township's own", async () => {
    const township: Person = { subject: 'township', roles: ['treasury'], areas: ['441802103'] }
    expect(await refused(() => attempt(township, MOVES[1] ?? LISTS))).toMatchObject({ status: 403 })
  })
})

describe('an Idempotency-Key', () => {
  it.each(MOVES)('is asked for by $name', async (tried) => {
    const before = await fingerprintTables(house.db)
    expect(await attempt(CHECKER, tried, null)).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY_KEY_MISSING' },
    })
    expect(await fingerprintTables(house.db)).toBe(before)
  })

  it('sent twice makes one batch, and answers the same', async () => {
    const own = await openFund(house, ['1.00'])
    const key = randomUUID()
    const make = (body: object): Promise<Answer> => ask(house, MAKER, 'POST /v1/batches', { body, key })
    const first = await make({ fund_id: own.id })
    expect(await make({ fund_id: own.id })).toMatchObject({
      status: 201,
      headers: { 'idempotency-replayed': 'true' },
      body: first.body,
    })
    expect(await make({ fund_id: own.id, area_code: COUNTY })).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    })
    expect(await house.db('batches').where({ fund_id: own.id }).count()).toEqual([{ count: '1' }])
  })

  it('sent twice approves, releases and takes results once; the register is not asked again', async () => {
    const batch = await makeBatch(house, await openFund(house, ['1.00']))
    const steps: readonly [Person, Route, unknown, unknown][] = [
      [CHECKER, `POST /v1/batches/${batch.id}/approve`, undefined, undefined],
      [MAKER, `POST /v1/batches/${batch.id}/release`, RELEASE, { purpose: 'another' }],
      [
        MAKER,
        `POST /v1/batches/${batch.id}/results`,
        resultFile(batch.payments),
        resultFile(batch.payments, {}, 'utf-8'),
      ],
    ]
    for (const [person, route, body, otherBody] of steps) {
      const key = randomUUID()
      const ask1 = ask(house, person, route, { body, key })
      if (body === undefined) {
        await untilApproved(house, batch.id)
        await deliver(house.db, posted(batch.fund_id, 'hold', batch.id))
      }
      const first = await ask1
      expect(first.status).toBe(200)
      const replay = await refused(() => ask(house, person, route, { body, key }))
      expect(replay).toMatchObject({ status: 200, headers: { 'idempotency-replayed': 'true' }, body: first.body })
      if (otherBody === undefined) continue
      const other = await refused(() => ask(house, person, route, { body: otherBody, key }))
      expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
    }
  })
})

describe('bad input', () => {
  it.each<[string, Route, unknown, number, string]>([
    ['a batch id that is none', 'GET /v1/batches/42', undefined, 400, 'REQUEST_INVALID'],
    [
      'a batch id in a spelling that PostgreSQL has not',
      'GET /v1/batches/urn:uuid:00000000-0000-0000-0000-000000000000',
      undefined,
      400,
      'REQUEST_INVALID',
    ],
    [
      'a batch that is not there',
      'GET /v1/batches/00000000-0000-0000-0000-000000000000',
      undefined,
      404,
      'DISBURSEMENT_BATCH_UNKNOWN',
    ],
    ['a fund that is not there', 'GET /v1/awards?fund_id=nowhere', undefined, 404, 'DISBURSEMENT_FUND_UNKNOWN'],
    ['an area that is none', 'GET /v1/awards?fund_id=fund-1&area_code=4418021', undefined, 400, 'REQUEST_INVALID'],
    ['a limit of nothing', 'GET /v1/batches?limit=0', undefined, 400, 'REQUEST_INVALID'],
    ['a body that is no JSON', 'POST /v1/batches', '{', 400, 'REQUEST_INVALID'],
    [
      'results that are no file',
      'POST /v1/batches/00000000-0000-0000-0000-000000000000/results',
      {},
      415,
      'MEDIA_TYPE_UNSUPPORTED',
    ],
    [
      'a purpose that is too long',
      'POST /v1/batches/00000000-0000-0000-0000-000000000000/release',
      { purpose: '长'.repeat(61) },
      400,
      'REQUEST_INVALID',
    ],
    [
      'an encoding that no bank reads',
      'POST /v1/batches/00000000-0000-0000-0000-000000000000/release',
      { ...RELEASE, encoding: 'big5' },
      400,
      'REQUEST_INVALID',
    ],
  ])('is named: %s', async (_fact, route, body, status, code) => {
    expect(await refused(() => ask(house, MAKER, route, { body }))).toMatchObject({ status, body: { code } })
  })
})
