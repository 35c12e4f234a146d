import { identityCheckDigit } from '@fundtrace/personal-data'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation, type Who } from '../../../test/allocation-fixture.ts'
import { done, MAKER, recordFunders, SHIJIAO, STRANGER, TREASURY, YUANTAN } from '../../../test/qingcheng.ts'

const CITY: Who = { role: 'finance', area: '4418' }
const AUDIT: Who = { role: 'audit', area: '441802' }
const identity = (number: number) => {
  const first17 = `4418021970010${String(1000 + number).slice(-4)}`
  return first17 + identityCheckDigit(first17)
}

type Shown = { household_id: string; status: string; area_code: string; people: number; able_members: number }
type Member = { person_id: string; name: string; identity_number: string; relation: string }
type Entry = { valid_from: string; person_id: string | null; standing: string; reason: string; revision: number }
type Done = { revision: number; applied: number; unchanged: number }

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
})
afterAll(() => allocation.close())

const change = (changes: readonly object[], who = MAKER) =>
  allocation.post<Done & Record<string, unknown>>(who, '/v1/register/changes', { changes })
const list = async (query: string, who: Who = MAKER) =>
  (await done(allocation.get<{ households: Shown[] }>(who, `/v1/register/households?${query}`))).households
const show = (id: string, query = '', who: Who = MAKER) =>
  done(allocation.get<Shown & { members: Member[] }>(who, `/v1/register/households/${id}?${query}`))
const search = async (identity_number: string, who: Who = MAKER, on?: string) =>
  (
    await done(
      allocation.post<{ found: Record<string, string>[] }>(
        who,
        '/v1/register/search',
        { identity_number, ...(on === undefined ? {} : { on }) },
        null,
      ),
    )
  ).found

const entered = (id: string, changes: object = {}, on = '2016-05-01') => ({
  change: 'household_entered',
  household_id: id,
  valid_from: on,
  reason: '建档核查',
  synthetic: true,
  bank_account: `62220200000000${id.slice(-4)}`,
  household: {
    area_code: YUANTAN,
    name: '张三丰',
    class: 'general',
    income_per_person: '3500.00',
    willing_to_work: true,
    registered_since: '2016-05-01',
    people: 4,
    ...changes,
  },
})
const joined = (household_id: string, number: string, member: object = {}, on = '2016-05-01') => ({
  change: 'member_recorded',
  household_id,
  valid_from: on,
  reason: '建档核查',
  identity_number: number,
  member: { name: '张三丰', relation: 'head', ability: 'full', stage: 'none', health_cover: 'resident', ...member },
})
const CHILD = { name: '张无忌', relation: 'child', ability: 'none', stage: 'primary' }

describe('the register, told by an office', () => {
  it('knows a household with its people on any day, and as it was known before a correction', async () => {
    const first = await done(
      change([entered('hh-0001'), joined('hh-0001', identity(1)), joined('hh-0001', identity(2), CHILD, '2016-09-01')]),
    )
    expect([first.applied, first.unchanged]).toEqual([3, 0])
    const correction = {
      change: 'household_corrected',
      household_id: 'hh-0001',
      valid_from: '2016-05-01',
      reason: '收入核错',
      household: { income_per_person: '2800.00' },
    }
    await done(change([correction]))
    expect(await show('hh-0001', 'on=2016-08-31')).toMatchObject({
      people: 1,
      able_members: 1,
      income_per_person: '2800.00',
    })
    expect(await show('hh-0001', `on=2016-08-31&as_known_at=${first.revision}`)).toMatchObject({
      income_per_person: '3500.00',
    })
    const { members, ...household } = await show('hh-0001')
    expect(household).toEqual({
      household_id: 'hh-0001',
      area_code: YUANTAN,
      name: '张**',
      status: 'registered',
      grace_until: null,
      class: 'general',
      income_per_person: '2800.00',
      willing_to_work: true,
      registered_since: '2016-05-01',
      people: 2,
      able_members: 1,
      synthetic: true,
      valid_from: '2016-05-01',
    })
    expect(members.map(({ person_id: _id, ...member }) => member)).toEqual([
      expect.objectContaining({
        name: '张**',
        identity_number: `4418**********${identity(1).slice(-4)}`,
        relation: 'head',
      }),
      expect.objectContaining({ name: '张**', relation: 'child', stage: 'primary', valid_from: '2016-09-01' }),
    ])
    const before = await allocation.get(MAKER, '/v1/register/households/hh-0001?on=2016-04-30')
    expect([before.status, before.body['code']]).toEqual([404, 'ALLOCATION_REGISTER_HOUSEHOLD_UNKNOWN'])
    const tomorrow = await allocation.get(MAKER, '/v1/register/households?as_known_at=9999')
    expect([tomorrow.status, tomorrow.body['code']]).toEqual([422, 'ALLOCATION_REGISTER_REVISION_UNKNOWN'])
  })

  it('is told the same list twice and changes nothing', async () => {
    const rows = await countRows(allocation.db)
    const again = await done(
      change([{ ...entered('hh-0001', { income_per_person: '2800.00' }) }, joined('hh-0001', identity(1))]),
    )
    expect([again.applied, again.unchanged]).toEqual([0, 2])
    const { idempotency_keys: _one, ...after } = await countRows(allocation.db)
    const { idempotency_keys: _other, ...before } = rows
    expect(after).toEqual(before)
  })

  it('keeps who left poverty payable in grace, lets him return, and tells the whole story with who and why', async () => {
    await done(change([entered('hh-0002', { area_code: SHIJIAO }), joined('hh-0002', identity(3))]))
    const step = (name: string, on: string, more: object = {}) =>
      done(change([{ change: name, household_id: 'hh-0002', valid_from: on, reason: name, ...more }]))
    await step('household_left_poverty', '2017-01-01', { grace_until: '2017-12-31' })
    await step('household_returned', '2018-03-01')
    await step('household_removed', '2019-01-01')
    const status = async (on: string) => (await show('hh-0002', `on=${on}`)).status
    expect(
      await Promise.all(['2016-12-31', '2017-01-01', '2018-02-28', '2018-03-01', '2019-01-01'].map(status)),
    ).toEqual(['registered', 'left_poverty', 'left_poverty', 'registered', 'removed'])
    expect((await list('status=removed')).map((row) => row.household_id)).toEqual(['hh-0002'])
    expect((await list('on=2017-06-01&status=left_poverty')).map((row) => row.household_id)).toEqual(['hh-0002'])
    const { history } = await done(
      allocation.get<{ history: Entry[] }>(AUDIT, '/v1/register/households/hh-0002/history'),
    )
    expect(history.map((entry) => [entry.valid_from, entry.standing, entry.reason])).toEqual([
      ['2016-05-01', 'registered', '建档核查'],
      ['2016-05-01', 'head', '建档核查'],
      ['2017-01-01', 'left_poverty', 'household_left_poverty'],
      ['2018-03-01', 'registered', 'household_returned'],
      ['2019-01-01', 'removed', 'household_removed'],
    ])
    expect(history[0]).toMatchObject({ recorded_by: 'finance-441802-li', area_code: SHIJIAO })
  })

  it('finds a person by his identity number however it is spelt, and tells no other county of him', async () => {
    const [found] = await search(` ${identity(1).toLowerCase()} `)
    expect(found).toMatchObject({
      household_id: 'hh-0001',
      name: '张**',
      identity_number: `4418**********${identity(1).slice(-4)}`,
      status: 'registered',
      ended: null,
    })
    expect(await search(identity(1), AUDIT, '2016-04-30')).toEqual([])
    expect(await search(identity(9))).toEqual([])
    expect(await search(identity(1), STRANGER)).toEqual([])
    const { members } = await show('hh-0001')
    const gone = {
      change: 'member_left',
      person_id: members[1]?.person_id,
      valid_from: '2017-02-01',
      reason: '外嫁',
      ended: 'moved',
    }
    await done(change([gone]))
    expect(await search(identity(2))).toMatchObject([{ household_id: 'hh-0001', ended: 'moved' }])
    expect((await show('hh-0001')).people).toBe(1)
    const logged = allocation.logLines().filter((line) => line.includes('searched'))
    expect(logged.length).toBeGreaterThan(3)
    expect(JSON.parse(logged[0] ?? '{}')).toMatchObject({ found: [found?.['person_id']], by: 'finance-441802-li' })
  })

  it('is paid to the account that the household was entered with', async () => {
    const { payees } = await done(
      allocation.post<{ payees: object[] }>(TREASURY, '/v1/payees/lookup', { beneficiary_ids: ['hh-0001'] }),
    )
    expect(payees).toEqual([
      {
        beneficiary_id: 'hh-0001',
        name: '张三丰',
        owner_name: null,
        bank_account: '622202000000000001',
        bank_code: null,
      },
    ])
    await done(change([{ ...entered('hh-0003'), bank_account: null }]))
    const none = await allocation.post(TREASURY, '/v1/payees/lookup', { beneficiary_ids: ['hh-0003'] })
    expect([none.status, none.body['code']]).toEqual([422, 'ALLOCATION_BANK_ACCOUNT_MISSING'])
  })
})

describe('a list of changes', () => {
  it.each<[string, () => object, number, string]>([
    ['a day that is yet to come', () => entered('hh-0100', {}, '2999-01-01'), 422, 'ALLOCATION_REGISTER_DAY_IN_FUTURE'],
    [
      'an identity number with a wrong check digit',
      () => joined('hh-0001', `${identity(5).slice(0, 17)}${identity(5).endsWith('1') ? '2' : '1'}`),
      422,
      'ALLOCATION_IDENTITY_NUMBER_WRONG',
    ],
    ['a person of another household', () => joined('hh-0003', identity(1)), 409, 'ALLOCATION_MEMBER_ELSEWHERE'],
    ['a home in another county', () => entered('hh-0100', { area_code: '441803101' }), 403, 'ACCESS_AREA_FORBIDDEN'],
    ['no such change', () => ({ ...entered('hh-0100'), change: 'household_born' }), 400, 'REQUEST_INVALID'],
    ['a field that is none', () => entered('hh-0100', { 户主: '张三丰' }), 400, 'REQUEST_INVALID'],
    [
      'a correction of a field that is none',
      () => ({
        change: 'household_corrected',
        household_id: 'hh-0001',
        valid_from: '2016-05-01',
        reason: '核',
        household: { 户主: '张三丰' },
      }),
      400,
      'REQUEST_INVALID',
    ],
    ['an income below zero', () => entered('hh-0100', { income_per_person: '-1.00' }), 400, 'REQUEST_INVALID'],
    [
      'a cadre of no unit',
      () => ({ change: 'cadre_recorded', cadre_id: 'cadre-9', unit_id: 'unit-9', name: '李四', reason: '核' }),
      404,
      'ALLOCATION_REGISTER_SUPPORTER_UNKNOWN',
    ],
    [
      'a unit of no funder',
      () => ({ change: 'unit_recorded', unit_id: 'unit-9', funder_id: 'nobody', name: '某局', reason: '核' }),
      404,
      'ALLOCATION_FUNDER_UNKNOWN',
    ],
  ])('with %s is refused whole, and repeats no name and no number', async (_case, wrong, status, code) => {
    const before = await countRows(allocation.db)
    const answer = await change([entered('hh-0099'), wrong()])
    expect([answer.status, answer.body['code']]).toEqual([status, code])
    expect(answer.text).not.toMatch(/张三丰|李四|44180219700/)
    expect(await countRows(allocation.db)).toEqual(before)
  })

  it('about a household of another county is refused before anything is said of it', async () => {
    await done(change([entered('zz-0001', { area_code: '441803101' })], CITY))
    const before = await countRows(allocation.db)
    for (const wrong of [
      { change: 'household_returned', household_id: 'zz-0001', valid_from: '2016-06-01', reason: '核' },
      {
        change: 'household_corrected',
        household_id: 'zz-0001',
        valid_from: '2016-06-01',
        reason: '核',
        household: { area_code: YUANTAN },
      },
      {
        change: 'household_left_poverty',
        household_id: 'zz-0001',
        valid_from: '2016-01-01',
        reason: '核',
        grace_until: null,
      },
      joined('zz-0001', identity(6)),
    ]) {
      const { status, body } = await change([wrong])
      expect([status, body['code'], body['area']]).toEqual([403, 'ACCESS_AREA_FORBIDDEN', '441803101'])
    }
    expect(await countRows(allocation.db)).toEqual(before)
  })
})

describe('a change that is written wrongly', () => {
  it('is told where, and with what would be right; of the values only a misspelt verb is repeated', async () => {
    const { body } = await change([
      entered('hh-0300'),
      entered('hh-0301', { income_per_person: '张三丰', people: {} }),
      { ...entered('hh-0302'), change: 'household_entred' },
      { ...entered('hh-0303'), change: '张三丰' },
    ])
    expect(body).toMatchObject({
      code: 'REQUEST_INVALID',
      errors: [
        { pointer: '/changes/1/household/income_per_person', value: '[hidden]' },
        { pointer: '/changes/1/household/people', value: 'an object', reason: { zh: expect.stringContaining('整数') } },
        {
          pointer: '/changes/2/change',
          value: 'household_entred',
          detail: expect.stringContaining('"household_entered"'),
        },
        { pointer: '/changes/3/change', value: '[hidden]' },
      ],
    })
  })
})

describe('areas', () => {
  const post = (path: string, body: object, who = MAKER) =>
    allocation.post<Record<string, unknown>>(who, `/v1/register/areas${path}`, { reason: '区划调整', ...body })
  const named = async (on: string) =>
    (
      await done(
        allocation.get<{ areas: { code: string; name: string; state: string }[] }>(
          MAKER,
          `/v1/register/areas?area_code=441802107&on=${on}`,
        ),
      )
    ).areas.map((area) => [area.code, area.name, area.state])

  it('are renamed and merged from a day on; homes follow, and the past stays what it was', async () => {
    const areas = [
      { code: '441802107', name: '飞来峡镇' },
      { code: '441802107201', name: '旧岭村' },
      { code: '441802107202', name: '文洞村' },
    ]
    await done(post('', { valid_from: '2015-01-01', areas }))
    await done(
      change([entered('fl-0001', { area_code: '441802107201' }), entered('fl-0002', { area_code: '441802107202' })]),
    )
    await done(post('/rename', { valid_from: '2016-07-01', code: '441802107202', name: '新文洞村' }))
    await done(post('/merge', { valid_from: '2017-01-01', codes: ['441802107201'], into: '441802107202' }))
    expect(await named('2016-06-30')).toEqual(areas.map(({ code, name }) => [code, name, 'active']))
    expect(await named('2017-01-01')).toEqual([
      ['441802107', '飞来峡镇', 'active'],
      ['441802107201', '旧岭村', 'abolished'],
      ['441802107202', '新文洞村', 'active'],
    ])
    const homes = async (query: string) => (await list(query)).map((row) => [row.household_id, row.area_code])
    expect(await homes('area_code=441802107202&on=2016-12-31')).toEqual([['fl-0002', '441802107202']])
    expect(await homes('area_code=441802107202&on=2017-01-01')).toEqual([
      ['fl-0001', '441802107202'],
      ['fl-0002', '441802107202'],
    ])
    expect(await homes('area_code=441802107201')).toEqual([])
  })

  it.each([
    ['that is not listed, in a county that lists its own', '441802107999', '2016-05-01'],
    ['that was abolished', '441802107201', '2017-01-01'],
  ])('%s is no home', async (_case, area_code, on) => {
    const { status, body } = await change([entered('fl-0009', { area_code }, on)])
    expect([status, body['code'], body['area_code']]).toEqual([422, 'ALLOCATION_AREA_UNKNOWN', area_code])
  })

  it.each<[string, string, object, number, string]>([
    [
      'listed twice',
      '',
      { valid_from: '2017-01-01', areas: [{ code: '441802107202', name: '文洞村' }] },
      409,
      'ALLOCATION_AREA_ALREADY_LISTED',
    ],
    [
      'renamed after its end',
      '/rename',
      { valid_from: '2017-01-01', code: '441802107201', name: '旧' },
      404,
      'ALLOCATION_REGISTER_AREA_UNKNOWN',
    ],
    [
      'merged into itself',
      '/merge',
      { valid_from: '2017-01-01', codes: ['441802107202'], into: '441802107202' },
      422,
      'ALLOCATION_AREA_MERGED_INTO_ITSELF',
    ],
    [
      'merged into one that is no more',
      '/merge',
      { valid_from: '2017-01-01', codes: ['441802107202'], into: '441802107201' },
      404,
      'ALLOCATION_REGISTER_AREA_UNKNOWN',
    ],
    [
      'merged into another county',
      '/merge',
      { valid_from: '2017-01-01', codes: ['441802107202'], into: '441803101' },
      403,
      'ACCESS_AREA_FORBIDDEN',
    ],
  ])('one is refused to be %s', async (_case, path, body, status, code) => {
    const answer = await post(path, body)
    expect([answer.status, answer.body['code']]).toEqual([status, code])
  })
})

describe('names, identity numbers and accounts', () => {
  it('stand in clear in no table and in no log line', async () => {
    await done(
      change([
        { change: 'unit_recorded', unit_id: 'unit-1', name: '清城区财政局', funder_id: 'district', reason: '结对' },
        { change: 'cadre_recorded', cadre_id: 'cadre-1', unit_id: 'unit-1', name: '令狐冲', reason: '结对' },
      ]),
    )
    const { rows: tables } = await allocation.owner.raw<{ rows: { name: string }[] }>(
      `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND relkind = 'r'`,
    )
    let dump = ''
    for (const { name } of tables)
      dump += (
        await allocation.owner.raw(`SELECT coalesce(string_agg(t::text, chr(10)), '') AS text FROM ?? t`, [name])
      ).rows[0].text
    expect(dump).toContain('张**')
    expect(dump).toContain('清城区财政局')
    const secrets = /三丰|无忌|狐冲|44180219700|4418021970|622202000000/
    expect(dump).not.toMatch(secrets)
    expect(allocation.logLines().join('')).not.toMatch(secrets)
  })
})
