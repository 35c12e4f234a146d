import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation, type Who } from '../../../test/allocation-fixture.ts'
import { CHECKER, done, household, MAKER, register, SHIJIAO, TREASURY, YUANTAN } from '../../../test/qingcheng.ts'

type Listed = { id: string; area_code: string; name: string; bank_account: string; bank_account_version: number }

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
})
afterAll(() => allocation.close())

const list = async (query = '', who: Who = MAKER): Promise<Listed[]> =>
  (await done(allocation.get<{ beneficiaries: Listed[] }>(who, `/v1/beneficiaries${query}`))).beneficiaries

const payeesOf = async (ids: readonly string[]): Promise<object[]> =>
  (await done(allocation.post<{ payees: object[] }>(TREASURY, '/v1/payees/lookup', { beneficiary_ids: ids }))).payees

const PLAIN = { owner_name: null, bank_code: null }
const NOTHING_KNOWN = {
  key: null,
  poor: null,
  old_revolutionary_base: null,
  supported_by_county: null,
  households: null,
  people: null,
  collective_income: null,
}
const ZHANG = household(1, { name: '张三丰', bank_account: '6222020000000012345' })
const VILLAGE = household(2, { id: 'v-1', kind: 'village', name: '积余村', area_code: '441802103205' })
const ELSEWHERE = household(3, { id: 'z-1', area_code: '441803101', name: '赵某' })

describe('the register', () => {
  it('shows of a household a masked name, of everybody a masked account', async () => {
    expect(await register(allocation, [ZHANG, VILLAGE])).toEqual({ registered: 2 })
    expect(await list()).toEqual([
      {
        id: 'h-0001',
        kind: 'household',
        area_code: YUANTAN,
        name: '张**',
        people: 4,
        synthetic: true,
        bank_account: '**** **** **** 2345',
        bank_account_version: 1,
      },
      expect.objectContaining({ id: 'v-1', name: '积余村', bank_account: '**** **** **** 0002' }),
    ])
  })

  it('shows each office its own areas, page by page', async () => {
    await register(allocation, [ELSEWHERE], { role: 'finance', area: '4418' })
    const city: Who = { role: 'audit', area: '441800' }
    expect((await list('', city)).map((entry) => entry.id)).toEqual(['h-0001', 'v-1', 'z-1'])
    expect((await list('?limit=1&after=h-0001', city)).map((entry) => entry.id)).toEqual(['v-1'])
    expect((await list('?area_code=441802', city)).map((entry) => entry.id)).toEqual(['h-0001', 'v-1'])
    expect((await list('?area_code=441800', city)).map((entry) => entry.id)).toEqual(['h-0001', 'v-1', 'z-1'])
    expect(await list('?area_code=441803')).toEqual([])
  })

  it('gives names and accounts in clear to the treasury of the area', async () => {
    const ids = { beneficiary_ids: ['v-1', 'h-0001'] }
    expect(await done(allocation.post(TREASURY, '/v1/payees/lookup', ids, null))).toEqual({
      payees: [
        { ...PLAIN, beneficiary_id: 'h-0001', name: '张三丰', bank_account: '6222020000000012345' },
        { ...PLAIN, beneficiary_id: 'v-1', name: '积余村', bank_account: VILLAGE.bank_account },
      ],
    })
    const unknown = await allocation.post(TREASURY, '/v1/payees/lookup', { beneficiary_ids: ['h-0001', 'h-9999'] })
    expect([unknown.status, unknown.body['beneficiary_id']]).toEqual([404, 'h-9999'])
    expect(unknown.text).not.toMatch(/张三丰|6222020000000012345/)
  })

  it('pays to another account when a second officer has approved it, and keeps the old one to be seen', async () => {
    const url = '/v1/beneficiaries/h-0001/card-changes'
    const order = {
      bank_account: '6217000000000098765',
      owner_name: '张三丰',
      bank_code: '103601002101',
      reason: '退票:账号错误',
    }
    const { change_id } = await done(allocation.post<{ change_id: string }>(MAKER, url, order))
    expect(await payeesOf(['h-0001'])).toMatchObject([{ bank_account: '6222020000000012345', owner_name: null }])

    const own = await allocation.post(MAKER, `${url}/${change_id}/approve`)
    expect([own.status, own.body['code']]).toEqual([403, 'ALLOCATION_CARD_CHANGE_DECIDED_BY_ASKER'])
    const { cards } = await done(allocation.post<{ cards: object[] }>(CHECKER, `${url}/${change_id}/approve`))
    expect(cards).toMatchObject([
      { state: 'replaced', version: 1, bank_account: '**** **** **** 2345', reason: 'registered', change_id: null },
      {
        state: 'in_force',
        version: 2,
        bank_account: '**** **** **** 8765',
        owner_name: '张**',
        bank_code: '103601002101',
        reason: '退票:账号错误',
        asked_by: 'finance-441802-li',
        decided_by: 'finance-441802-wang',
      },
    ])
    expect(await payeesOf(['h-0001'])).toEqual([
      {
        beneficiary_id: 'h-0001',
        name: '张三丰',
        bank_account: '6217000000000098765',
        owner_name: '张三丰',
        bank_code: '103601002101',
      },
    ])
    const [listed] = await list('?limit=1')
    expect([listed?.bank_account, listed?.bank_account_version]).toEqual(['**** **** **** 8765', 2])
    const again = await allocation.post(CHECKER, `${url}/${change_id}/reject`, { reason: '晚了' })
    expect([again.status, again.body['code']]).toEqual([409, 'ALLOCATION_CARD_CHANGE_DECIDED'])
    const same = await allocation.post(MAKER, url, order)
    expect([same.status, same.body['code']]).toEqual([422, 'ALLOCATION_CARD_UNCHANGED'])
    const unknown = await allocation.post(MAKER, '/v1/beneficiaries/h-9999/card-changes', order)
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'ALLOCATION_BENEFICIARY_UNKNOWN'])
  })

  it('lets nobody stand in for whoever asked, and gives the card of a list to a second officer, too', async () => {
    const url = '/v1/beneficiaries/v-1'
    const village = {
      change: 'village_recorded',
      village_id: 'v-1',
      valid_from: '2016-06-01',
      reason: '换卡',
      synthetic: true,
      bank_account: '6217000000000055555',
      village: { ...NOTHING_KNOWN, area_code: '441802103205', name: '积余村' },
    }
    const told = () => done(allocation.post(MAKER, '/v1/register/changes', { changes: [village] }))
    expect(await told()).toMatchObject({ applied: 1 })
    expect(await told()).toMatchObject({ applied: 0, unchanged: 1 })
    expect(await payeesOf(['v-1'])).toMatchObject([{ bank_account: VILLAGE.bank_account }])
    const { card_changes: waiting } = await done(
      allocation.get<{ card_changes: { change_id: string }[] }>(TREASURY, '/v1/card-changes'),
    )
    expect(waiting).toMatchObject([
      { beneficiary_id: 'v-1', bank_account: '**** **** **** 5555', asked_by: 'finance-441802-li' },
    ])
    const path = `${url}/card-changes/${waiting[0]?.change_id}/approve`
    const standIn = await allocation.post({ ...CHECKER, actingFor: 'finance-441802-li' }, path)
    expect([standIn.status, standIn.body['code']]).toEqual([403, 'ALLOCATION_CARD_CHANGE_DECIDED_BY_ASKER'])
    await done(allocation.post(TREASURY, path))
    expect(await payeesOf(['v-1'])).toMatchObject([{ bank_account: '6217000000000055555' }])
  })

  it('holds no name of a household and no account in clear: not in any table, not in any log line', async () => {
    const { rows: tables } = await allocation.owner.raw<{ rows: { name: string }[] }>(
      `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND relkind = 'r'`,
    )
    let dump = ''
    for (const { name } of tables)
      dump += (
        await allocation.owner.raw(`SELECT coalesce(string_agg(t::text, chr(10)), '') AS text FROM ?? t`, [name])
      ).rows[0].text
    expect(dump).toContain('积余村')
    expect(dump).toContain('v1.k1.')
    const secrets = /张三丰|三丰|6222020000000012345|6217000000000098765|6217000000000055555|00004418021030/
    expect(dump).not.toMatch(secrets)
    expect(allocation.logLines().join('')).not.toMatch(secrets)
  })
})

describe('a list for the register', () => {
  it('is taken whole or not at all, and the refusal names who is there already or twice', async () => {
    const list = [household(11), ZHANG, household(12), household(11, { name: '另一人' })]
    await expectRefused(list, {
      status: 409,
      code: 'ALLOCATION_BENEFICIARY_ALREADY_RECORDED',
      ids: ['h-0001', 'h-0011'],
      count: 2,
    })
  })

  it.each([
    ['a short account', { bank_account: '6217000' }, '/bank_account'],
    ['an account with a letter', { bank_account: '621700000001234X' }, '/bank_account'],
    ['an account as a number', { bank_account: 6_217_000_000_012_345 }, '/bank_account'],
    ['an account under another name', { account: '6217000000012345' }, '/account'],
    ['an account in the column of the area', { area_code: '6217000000012345' }, '/area_code'],
    ['a name under another name', { 户主: '张三丰' }, '/户主'],
    ['no name', { name: '' }, '/name'],
    ['a name of 102 characters', { name: '张三丰'.repeat(34) }, '/name'],
    ['the area of a city', { area_code: '441800' }, '/area_code'],
    ['no such kind', { kind: '张三丰' }, '/kind'],
    ['more people than a village has', { people: 30_001 }, '/people'],
    ['an id with a capital', { id: '44180219900101123X' }, '/id'],
  ])('is refused for %s: the answer says where and repeats no value', async (_case, changes, pointer) => {
    const wrong = { ...household(13, { name: '张三丰', bank_account: '6217000000012345' }), ...changes }
    const text = await expectRefused([household(14), wrong], {
      status: 400,
      code: 'REQUEST_INVALID',
      errors: [
        { pointer: `/beneficiaries/1${pointer}`, location: 'body', detail: expect.any(String), value: '[hidden]' },
      ],
    })
    expect(text).not.toMatch(/张三|6217|44180219900101/)
  })

  it('is refused as a text of its own format, which is not repeated', async () => {
    const { status, text } = await allocation.post(MAKER, '/v1/beneficiaries', {
      beneficiaries: '张三丰,6217000000012345',
    })
    expect([status, /张三|6217/.test(text)]).toEqual([400, false])
  })

  it('is refused for one who lives in another county, with all the others', async () => {
    await expectRefused([household(15, { area_code: SHIJIAO }), ELSEWHERE], {
      status: 403,
      code: 'ACCESS_AREA_FORBIDDEN',
      area: '441803101',
    })
  })

  async function expectRefused(beneficiaries: readonly object[], problem: object): Promise<string> {
    const before = await countRows(allocation.db)
    const answer = await allocation.post(MAKER, '/v1/beneficiaries', { beneficiaries })
    expect(answer.body).toMatchObject(problem)
    expect(await countRows(allocation.db)).toEqual(before)
    return answer.text
  }
})

describe('a wrong correction', () => {
  it('is refused without showing the account', async () => {
    const before = await countRows(allocation.db)
    const { status, text } = await allocation.post(MAKER, '/v1/beneficiaries/h-0001/card-changes', {
      bank_account: '62220200-00012345',
      reason: '',
      old_account: '6217000000012345',
    })
    expect([status, /6222|6217/.test(text)]).toEqual([400, false])
    expect(await countRows(allocation.db)).toEqual(before)
  })
})

describe('a cursor that is none', () => {
  it.each(['%00', "'", 'A'])('%s is refused', async (after) => {
    const { status, body } = await allocation.get(MAKER, `/v1/beneficiaries?after=${after}`)
    expect([status, body['code']]).toEqual([400, 'REQUEST_INVALID'])
  })
})
