import { addMoney, formatMoney, parseMoney } from '@fundtrace/money'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeProven } from '../../../test/close-proven.ts'
import {
  type Answer,
  ask,
  AUDIT,
  CHECKER,
  COUNTY,
  type Disbursement,
  type Fund,
  MAKER,
  makeBatch,
  makeReleased,
  openDisbursement,
  openFund,
  STRANGER,
  TOWNSHIP,
} from '../../../test/disbursement-fixture.ts'
import { RETURNED, resultFile } from '../../../test/result-file.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => closeProven(house))

type Group = { area_code: string; period: string; count: number; total: string }
async function waiting(fund: Pick<Fund, 'id'>): Promise<Group[]> {
  return ((await ask(house, AUDIT, `GET /v1/funds/${fund.id}/waiting-awards`)).body as { waiting: Group[] }).waiting
}
const group = (count: number, total: string): Group => ({ area_code: TOWNSHIP, period: '2016', count, total })

describe('what waits to be paid', () => {
  it('is what a batch over the whole area takes: also what came back, and what a cancelled batch let go', async () => {
    const returned = await makeReleased(house, ['1.00', '2.00'])
    expect(await waiting({ id: returned.fund_id })).toEqual([])
    await ask(house, MAKER, `POST /v1/batches/${returned.id}/results`, {
      body: resultFile(returned.payments, { 1: RETURNED }),
    })
    expect(await waiting({ id: returned.fund_id })).toEqual([group(1, '2.00')])

    const fund = await openFund(house, ['1.00', '2.00', '4.00'])
    expect(await waiting(fund)).toEqual([group(3, '7.00')])
    const batch = await makeBatch(house, fund, { lines: [{ award_id: fund.awards[1]?.award_id }] })
    expect(await waiting(fund)).toEqual([group(2, '5.00')])
    expect((await ask(house, MAKER, 'GET /v1/payable-funds')).body).toMatchObject({
      funds: expect.arrayContaining([expect.objectContaining({ fund_id: fund.id, count: 2, total: '5.00' })]),
    })
    await ask(house, MAKER, `POST /v1/batches/${batch.id}/cancel`, { body: { reason: '误建' } })
    expect(await makeBatch(house, fund, { declared: { count: 3, total: '7.00' } })).toMatchObject({ count: 3 })
    expect(await waiting(fund)).toEqual([])
  })

  it('is listed award by award, of one period', async () => {
    const fund = await openFund(house, ['1.00', '2.00'])
    await makeBatch(house, fund, { lines: [{ award_id: fund.awards[0]?.award_id }] })
    const list = (query: string): Promise<Answer> => ask(house, MAKER, `GET /v1/awards?fund_id=${fund.id}${query}`)
    expect((await list('&waiting=true')).body).toMatchObject({ awards: [{ id: fund.awards[1]?.award_id }] })
    expect((await list('&waiting=true&period=2017')).body).toEqual({ awards: [] })
    expect((await list('')).body).toMatchObject({ awards: [{}, {}] })
    expect((await list('&projects=true')).body).toEqual({ awards: [] })
    const [first] = fund.awards
    await house.owner('awards').where({ id: first?.award_id }).update({ beneficiary_kind: 'project' })
    const said = { body: { stage: 'final', reason: '已验收' } }
    expect((await ask(house, MAKER, `POST /v1/awards/${first?.award_id}/stage`, said)).status).toBe(201)
    expect((await list('&projects=true')).body).toMatchObject({
      awards: [{ id: first?.award_id, beneficiary_kind: 'project', stage: 'final' }],
    })
  })

  it("is nobody's business in another county", async () => {
    expect((await ask(house, STRANGER, 'GET /v1/payable-funds')).body).toEqual({ funds: [] })
  })
})

describe('the board', () => {
  it('adds up by state what the list has, and lists it by states and page by page', async () => {
    const fund = await openFund(house, ['1.00', '2.00', '4.00'])
    const batches = []
    for (const { award_id } of fund.awards) batches.push(await makeBatch(house, fund, { lines: [{ award_id }] }))
    await ask(house, MAKER, `POST /v1/batches/${batches[2]?.id}/cancel`, { body: { reason: '误建' } })

    expect((await ask(house, MAKER, `GET /v1/batches/sums?fund_id=${fund.id}`)).body).toEqual({
      states: [
        { state: 'cancelled', batches: 1, count: 1, total: '4.00' },
        { state: 'draft', batches: 2, count: 2, total: '3.00' },
      ],
    })
    const list = async (query: string): Promise<{ id: string; total: string; fund_name: string }[]> =>
      ((await ask(house, MAKER, `GET /v1/batches?fund_id=${fund.id}&${query}`)).body as { batches: [] }).batches
    const [newer] = await list('state=draft,paid&limit=1')
    expect(newer?.id).toBe(batches[1]?.id)
    expect((await list(`state=draft&after=${newer?.id}`)).map(({ id }) => id)).toEqual([batches[0]?.id])
    const all = await list('')
    expect(formatMoney(all.map(({ total }) => parseMoney(total)).reduce(addMoney))).toBe('7.00')
    expect(all[0]?.fund_name).not.toBe('')
    expect((await ask(house, STRANGER, 'GET /v1/batches/sums')).body).toEqual({ states: [] })
    expect(await ask(house, MAKER, 'GET /v1/batches?state=draft,lost')).toMatchObject({ status: 400 })
  })
})

describe('the lines of a batch', () => {
  it('say where and for when they are, and are listed by village', async () => {
    const batch = await makeBatch(house, await openFund(house, ['1.00']))
    const list = (area: string): Promise<Answer> =>
      ask(house, MAKER, `GET /v1/batches/${batch.id}/payments?area_code=${area}`)
    expect((await list(TOWNSHIP)).body).toMatchObject({
      payments: [{ area_code: TOWNSHIP, period: '2016', line: 'whole' }],
    })
    expect((await list(`${COUNTY}999`)).body).toEqual({ payments: [] })
  })
})

it('what waits for a second officer is listed until he has answered', async () => {
  const fund = await openFund(house, ['1.00'])
  house.register.say(fund.awards[0]?.beneficiary_id ?? '', { check: 'deceased', since: '2016-05-01' })
  const batch = await makeBatch(house, fund)
  await ask(house, MAKER, `POST /v1/batches/${batch.id}/validate`)
  const line = `v1/payments/${batch.payments[0]?.id}` as const
  const asked = await ask(house, MAKER, `POST /${line}/overrides`, {
    body: { check: 'deceased', reason: '同名', document_number: '函1' },
  })
  const list = (): Promise<Answer> => ask(house, AUDIT, `GET /v1/batches/${batch.id}/waiting`)
  const id = (asked.body as { override_id: string }).override_id
  expect((await list()).body).toMatchObject({
    overrides: [{ id, check: 'deceased', reason: '同名', asked_by: 'chen', payment_id: batch.payments[0]?.id }],
    decisions: [],
    claw_backs: [],
  })
  await ask(house, CHECKER, `POST /${line}/overrides/${id}/approve`)
  expect((await list()).body).toEqual({ overrides: [], decisions: [], claw_backs: [] })

  const paid = await makeReleased(house, ['1.00', '2.00'])
  await ask(house, MAKER, `POST /v1/batches/${paid.id}/results`, {
    body: resultFile(paid.payments.slice(0, 1)),
  })
  const clawback = {
    award: 'cancelled',
    ground: 'died',
    clawed_back_on: '2016-11-30',
    document_number: '8',
    reason: '核查',
  }
  await ask(house, MAKER, `POST /v1/payments/${paid.payments[0]?.id}/claw-backs`, { body: clawback })
  expect((await ask(house, AUDIT, `GET /v1/batches/${paid.id}/waiting`)).body).toMatchObject({
    claw_backs: [{ ground: 'died', asked_by: 'chen', clawed_back_on: '2016-11-30' }],
  })
})
