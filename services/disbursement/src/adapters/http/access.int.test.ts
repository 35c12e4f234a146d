import { randomUUID } from 'node:crypto'
import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { table } from '../../../test/bank-answers.ts'
import { findingsIn, taken } from '../../../test/bank-files.ts'
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
  makeReleased,
  openDisbursement,
  openFund,
  type Person,
  STRANGER,
  submitBatch,
  untilAsked,
} from '../../../test/disbursement-fixture.ts'
import { deliver, posted } from '../../../test/incoming-events.ts'
import { resultFile } from '../../../test/result-file.ts'
import type { FindingView } from '../postgres/finding-repository.ts'

let house: Disbursement
let fund: Fund
let draft: Batch
let work: string
let released: Batch
let finding: Pick<FindingView, 'id' | 'file_id'>
beforeAll(async () => {
  house = await openDisbursement()
  fund = await openFund(house, ['1.00', '2.00'])
  draft = await makeBatch(house, fund, { lines: [{ award_id: fund.awards[0]?.award_id }] })
  released = await makeReleased(house, ['1.00'])
  await taken(house, released, await table('fundtrace-csv', [{ reference: 'FT000000000000', amount: '1.00' }]))
  ;[finding = { id: '', file_id: '' }] = await findingsIn(house, released.fund_id)
  work = (await house.db('works').where({ batch_id: released.id }).first('id')).id
})
afterAll(() => closeProven(house))

type Route = `${'GET' | 'POST'} /${string}`
type Tried = Readonly<{ name: string; route: () => Route; body?: () => unknown }>
const reason = () => ({ reason: '复核' })
const READS: readonly Tried[] = [
  { name: 'getBatch', route: () => `GET /v1/batches/${draft.id}` },
  { name: 'listPayments', route: () => `GET /v1/batches/${draft.id}/payments` },
  { name: 'getPayment', route: () => `GET /v1/payments/${draft.payments[0]?.id}` },
  { name: 'listPaymentObjections', route: () => `GET /v1/batches/${draft.id}/objections` },
  { name: 'listClawbacks', route: () => `GET /v1/payments/${draft.payments[0]?.id}/claw-backs` },
  { name: 'getWork', route: () => `GET /v1/works/${work}` },
  { name: 'getIncomingFile', route: () => `GET /v1/bank-files/${finding.file_id}` },
  { name: 'listIncomingFiles', route: () => `GET /v1/funds/${released.fund_id}/bank-files` },
  { name: 'listFindings', route: () => `GET /v1/findings?fund_id=${released.fund_id}` },
  { name: 'listWaitingAwards', route: () => `GET /v1/funds/${fund.id}/waiting-awards` },
  { name: 'listWaitingRequests', route: () => `GET /v1/batches/${draft.id}/waiting` },
  { name: 'listPayableAwards', route: () => `GET /v1/awards?fund_id=${fund.id}` },
  // What papers and budgets of projects ask for besides is tested in closed-circuit.int.test.ts.
  { name: 'listPaymentChecks', route: () => `GET /v1/batches/${draft.id}/checks` },
  { name: 'getPaymentChecks', route: () => `GET /v1/payments/${draft.payments[0]?.id}/checks` },
  { name: 'listProjectBudgets', route: () => `GET /v1/funds/${fund.id}/project-budgets` },
  { name: 'listDocuments', route: () => `GET /v1/awards/${draft.payments[0]?.award_id}/documents` },
]
const BATCH_MOVES: readonly Tried[] = [
  { name: 'validateBatch', route: () => `POST /v1/batches/${draft.id}/validate` },
  { name: 'giveNotice', route: () => `POST /v1/batches/${draft.id}/notice`, body: () => ({}) },
  { name: 'submitBatch', route: () => `POST /v1/batches/${draft.id}/submit` },
  { name: 'approveBatch', route: () => `POST /v1/batches/${draft.id}/approve` },
  { name: 'fundBatch', route: () => `POST /v1/batches/${draft.id}/fund`, body: () => ({}) },
  ...['recall', 'reject', 'reopen', 'pause', 'resume', 'cancel', 'close', 'resend'].map(
    (verb): Tried => ({ name: `${verb} a batch`, route: () => `POST /v1/batches/${draft.id}/${verb}`, body: reason }),
  ),
  { name: 'cutParcels', route: () => `POST /v1/batches/${draft.id}/parcels` },
  { name: 'approveParcel', route: () => `POST /v1/batches/${draft.id}/parcels/${draft.id}/approve` },
  { name: 'dropParcel', route: () => `POST /v1/batches/${draft.id}/parcels/${draft.id}/drop`, body: reason },
]
const PAYMENT_MOVES: readonly Tried[] = [
  ...['withdraw', 'correct'].map(
    (verb): Tried => ({
      name: `${verb} a payment`,
      route: () => `POST /v1/payments/${draft.payments[0]?.id}/${verb}`,
      body: reason,
    }),
  ),
  {
    name: 'raiseObjection',
    route: () => `POST /v1/payments/${draft.payments[0]?.id}/objections`,
    body: () => ({ by: '村民', text: '不符合条件' }),
  },
  {
    name: 'askClawback',
    route: () => `POST /v1/payments/${draft.payments[0]?.id}/claw-backs`,
    body: () => ({
      award: 'cancelled',
      ground: 'other',
      clawed_back_on: '2016-11-30',
      document_number: '清财农〔2016〕88号',
      reason: '核查',
    }),
  },
  {
    name: 'askOverride',
    route: () => `POST /v1/payments/${draft.payments[0]?.id}/overrides`,
    body: () => ({ check: 'deceased', reason: '同名', document_number: '函18' }),
  },
  {
    name: 'approveOverride',
    route: () => `POST /v1/payments/${draft.payments[0]?.id}/overrides/${draft.id}/approve`,
  },
  {
    name: 'askProjectBudget',
    route: () => `POST /v1/funds/${fund.id}/project-budgets`,
    body: () => ({
      beneficiary_id: 'project-1',
      total: '1.00',
      advance_percent: '30',
      retention_percent: '0',
      retention_from: null,
      document_number: '函19',
      reason: '批复',
    }),
  },
  {
    name: 'assignAwardStage',
    route: () => `POST /v1/awards/${draft.payments[0]?.award_id}/stage`,
    body: () => ({ stage: 'final', reason: '合同约定' }),
  },
  {
    name: 'sayUnknown',
    route: () => `POST /v1/payments/${draft.payments[0]?.id}/decisions`,
    body: () => ({ outcome: 'paid', on: '2016-09-12', document_number: '函17', reason: '已入账' }),
  },
]
const MOVES: readonly Tried[] = [
  { name: 'makeBatch', route: () => 'POST /v1/batches', body: () => ({ fund_id: fund.id }) },
  ...BATCH_MOVES,
  ...PAYMENT_MOVES,
  {
    name: 'takeResults',
    route: () => `POST /v1/batches/${released.id}/results`,
    body: () => resultFile(released.payments),
  },
  {
    name: 'takeFundFile',
    route: () => `POST /v1/funds/${released.fund_id}/bank-files`,
    body: () => resultFile(released.payments),
  },
  {
    name: 'explainFinding',
    route: () => `POST /v1/findings/${finding.id}/explain`,
    body: () => ({ explanation: '复核' }),
  },
  { name: 'confirmFinding', route: () => `POST /v1/findings/${finding.id}/confirm` },
  { name: 'reconcileBatch', route: () => `POST /v1/batches/${released.id}/reconcile` },
]
const LISTS: readonly Tried[] = [
  { name: 'listBatches', route: () => 'GET /v1/batches' },
  { name: 'sumBatches', route: () => 'GET /v1/batches/sums' },
  { name: 'listPayableFunds', route: () => 'GET /v1/payable-funds' },
]
const ALL = [...READS, ...MOVES, ...LISTS]

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
  it.each(MOVES)('and is told so by $name', async (tried) => {
    expect(await refused(() => attempt(FINANCE, tried))).toMatchObject({
      status: 403,
      body: { code: 'ACCESS_ROLE_FORBIDDEN', required_roles: ['treasury'], your_roles: ['finance'] },
    })
  })
})

describe('audit', () => {
  it.each([...READS, ...LISTS])('may look: $name', async (tried) => {
    expect(await refused(() => attempt(AUDIT, tried))).toMatchObject({ status: 200 })
  })

  it.each(MOVES)('may neither move anything nor see accounts: $name', async (tried) => {
    expect(await refused(() => attempt(AUDIT, tried))).toMatchObject({
      status: 403,
      body: { code: 'ACCESS_ROLE_FORBIDDEN', required_roles: ['treasury'] },
    })
  })
})

describe("a treasury has no part in another county's money", () => {
  it.each([...READS, ...MOVES])('and is told which area by $name', async (tried) => {
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
    const [submit] = BATCH_MOVES.filter(({ name }) => name === 'submitBatch')
    expect(submit).toBeDefined()
    if (submit !== undefined) expect(await refused(() => attempt(township, submit))).toMatchObject({ status: 403 })
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

  it('sent twice approves and takes results once', async () => {
    const batch = await submitBatch(house, await makeBatch(house, await openFund(house, ['1.00'])))
    const route: Route = `POST /v1/batches/${batch.id}/approve`
    const key = randomUUID()
    const asked = ask(house, CHECKER, route, { key })
    for (const parcel of await untilAsked(house, batch.id))
      await deliver(house.db, posted(batch.fund_id, 'hold', parcel))
    const first = await asked
    expect(first).toMatchObject({ status: 200, body: { state: 'funded' } })
    const replay = await refused(() => ask(house, CHECKER, route, { key }))
    expect(replay).toMatchObject({ status: 200, headers: { 'idempotency-replayed': 'true' }, body: first.body })
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
      'a move without a reason',
      'POST /v1/batches/00000000-0000-0000-0000-000000000000/cancel',
      { reason: '' },
      400,
      'REQUEST_INVALID',
    ],
    [
      'a payment that is not there',
      'GET /v1/payments/00000000-0000-0000-0000-000000000000',
      undefined,
      404,
      'DISBURSEMENT_PAYMENT_UNKNOWN',
    ],
    [
      'a work that is not there',
      'GET /v1/works/00000000-0000-0000-0000-000000000000',
      undefined,
      404,
      'DISBURSEMENT_WORK_UNKNOWN',
    ],
  ])('is named: %s', async (_fact, route, body, status, code) => {
    expect(await refused(() => ask(house, MAKER, route, { body }))).toMatchObject({ status, body: { code } })
  })
})
