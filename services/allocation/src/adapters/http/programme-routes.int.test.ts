import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { type Allocation, countRows, openAllocation } from '../../../test/allocation-fixture.ts'
import { done, FUNDERS, HOUSEHOLDS, MAKER, PEOPLE, PROVINCE, recordFunders } from '../../../test/qingcheng.ts'

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
})
afterAll(() => allocation.close())

describe('funders', () => {
  it('are listed as they were recorded, by id', async () => {
    const { funders } = await done(allocation.get<{ funders: object[] }>(MAKER, '/v1/funders'))
    expect(funders).toEqual(FUNDERS.toSorted((left, right) => (left.id < right.id ? -1 : 1)))
  })

  it('take 441800 for 4418, as an area is one funder', async () => {
    const city = { id: 'qingyuan', name: '清远市', area_code: '441800' }
    const { body } = await allocation.post({ role: 'finance', area: '4418' }, '/v1/funders', city)
    expect(body).toEqual({ ...city, area_code: '4418' })
    await expectRefused('/v1/funders', { ...city, id: 'again', area_code: '4418' }, [
      409,
      'ALLOCATION_FUNDER_AREA_TAKEN',
      {
        area_code: '4418',
      },
    ])
  })

  it('are recorded once', async () => {
    const charity = { id: 'charity', name: '慈善会', area_code: null }
    await expectRefused('/v1/funders', charity, [409, 'ALLOCATION_FUNDER_ALREADY_RECORDED', { id: 'charity' }])
  })

  it("are not recorded for another county's area, whose households would make it pay", async () => {
    const before = await countRows(allocation.db)
    const { status, body } = await allocation.post({ role: 'finance', area: '441803' }, '/v1/funders', {
      id: 'not-theirs',
      name: '龙塘镇',
      area_code: '441802105',
    })
    expect([status, body['code']]).toEqual([403, 'ACCESS_AREA_FORBIDDEN'])
    expect(await countRows(allocation.db)).toEqual(before)
  })
})

describe('programmes', () => {
  it('are kept in the words of their document', async () => {
    for (const programme of [HOUSEHOLDS, PEOPLE]) {
      expect(await done(allocation.post(MAKER, '/v1/programmes', programme))).toEqual(programme)
      expect(await done(allocation.get(MAKER, `/v1/programmes/${programme.id}`))).toEqual(programme)
    }
    const { programmes } = await done(allocation.get<{ programmes: object[] }>(MAKER, '/v1/programmes'))
    expect(programmes).toEqual([HOUSEHOLDS, PEOPLE])
  })

  it('take 441800 for 4418', async () => {
    const city = { role: 'finance', area: '441800' } as const
    const programme = { ...PEOPLE, id: 'city', area_code: '441800' }
    expect(await done(allocation.post(city, '/v1/programmes', programme))).toMatchObject({ area_code: '4418' })
    expect((await allocation.get({ ...city, area: '4418' }, '/v1/programmes/city')).status).toBe(200)
    expect((await allocation.get(MAKER, '/v1/programmes/city')).status).toBe(403)
  })

  it('are not overwritten', async () => {
    const other = { ...HOUSEHOLDS, amount: rate('5000.00'), funding: { kind: 'sole', funder: 'district' } }
    for (const version of [1, 3])
      await expectRefused('/v1/programmes', { ...other, version }, [
        409,
        'ALLOCATION_PROGRAMME_VERSION_WRONG',
        { programme_id: 'households', version, wanted: 2 },
      ])
    expect(await done(allocation.get(MAKER, '/v1/programmes/households'))).toEqual(HOUSEHOLDS)
  })

  it('that are the same again are the version that is there, whatever the order of their words', async () => {
    const before = await countRows(allocation.db)
    const turned = Object.fromEntries(Object.entries(HOUSEHOLDS).toReversed())
    expect((await allocation.post(MAKER, '/v1/programmes', turned)).status).toBe(201)
    expect({ ...(await countRows(allocation.db)), idempotency_keys: 0 }).toEqual({ ...before, idempotency_keys: 0 })
  })

  it('go on in versions, each to be asked for', async () => {
    const second = { ...HOUSEHOLDS, version: 2, name: '困难户脱贫增收扶持（修订）', quote: '每户每年2000元' }
    await done(allocation.post(MAKER, '/v1/programmes', second))
    expect((await allocation.get(MAKER, '/v1/programmes/households')).body).toEqual(second)
    expect((await allocation.get(MAKER, '/v1/programmes/households?version=1')).body).toEqual(HOUSEHOLDS)
    expect((await allocation.get(MAKER, '/v1/programmes/households?version=3')).body).toMatchObject({
      status: 404,
      code: 'ALLOCATION_PROGRAMME_VERSION_UNKNOWN',
    })
    const { body } = await allocation.get<{ versions: { version: number; document_sha256: string }[] }>(
      MAKER,
      '/v1/programmes/households/versions',
    )
    expect(body.versions.map((each) => each.version)).toEqual([1, 2])
    const canonical = canonicalJson(HOUSEHOLDS)
    expect(body.versions[0]?.document_sha256).toBe(createHash('sha256').update(canonical).digest('hex'))
    await expectRefused('/v1/programmes', { ...second, version: 3, area_code: '4418' }, [
      422,
      'ALLOCATION_PROGRAMME_AREA_MOVED',
      { recorded_area: '441802' },
    ])
  })

  it('count nobody in an area that their author does not cover', async () => {
    const { status, body } = await allocation.post(MAKER, '/v1/programmes', {
      ...HOUSEHOLDS,
      id: 'neighbours',
      covers: ['441802', '441803'],
    })
    expect([status, body['code'], body['area']]).toEqual([403, 'ACCESS_AREA_FORBIDDEN', '441803'])
  })

  it('say in sentences what they say in data', async () => {
    const { body } = await allocation.get<{ sentences: { zh: string; en: string }[] }>(
      MAKER,
      '/v1/programmes/households/explained?version=1',
    )
    const zh = body.sentences.map((sentence) => sentence.zh).join('')
    expect(zh).toContain('城区委办发〔2016〕11号')
    expect(zh).toContain('district 2000.00元、所在乡镇1000.00元、charity 1000.00元')
  })

  it('are checked without being kept, and every fault is told at once', async () => {
    const before = await countRows(allocation.db)
    const check = (body: object) =>
      allocation.post<{ valid: boolean; errors: { path: string }[] }>(MAKER, '/v1/programmes/check', body)
    expect((await check(HOUSEHOLDS)).body).toEqual({ valid: true, errors: [] })
    const wrong = { ...HOUSEHOLDS, where: { fact: 'colour', is: ['red'] }, amount: rate('4000.01') }
    const { body } = await check(wrong)
    expect([body.valid, body.errors.length]).toEqual([false, 2])
    expect((await check({ ...HOUSEHOLDS, funding: { kind: 'sole', funder: 'nobody' } })).body.errors).toMatchObject([
      { path: '/funding/funder', value: 'nobody' },
    ])
    const strangers = [
      { path: '/funding/funders/1', value: 'nobody' },
      { path: '/funding/funders/2', value: 'nowhere' },
    ]
    const three = { ...PEOPLE, funding: { kind: 'ratio', ratio: '6:3:1', funders: ['district', 'nobody', 'nowhere'] } }
    expect((await check(three)).body.errors).toMatchObject(strangers)
    expect((await allocation.post(MAKER, '/v1/programmes', { ...three, id: 'three' })).body).toMatchObject({
      code: 'ALLOCATION_FUNDER_UNKNOWN',
      errors: strangers,
    })
    expect(await countRows(allocation.db)).toEqual(before)
  })

  it.each([
    ['whose parts are not the rate', { amount: rate('4000.01') }, [422, 'ALLOCATION_PROGRAMME_INVALID', {}]],
    [
      'whose ratio has another number of parts than funders',
      { funding: { ...PEOPLE.funding, ratio: '6：3：1' } },
      [422, 'ALLOCATION_PROGRAMME_INVALID', {}],
    ],
    [
      'whose ratio cannot be read',
      { funding: { ...PEOPLE.funding, ratio: '6:3:x:1' } },
      [422, 'ALLOCATION_PROGRAMME_INVALID', {}],
    ],
    [
      'that names a funder whom nobody recorded',
      { funding: { kind: 'sole', funder: 'nobody' } },
      [404, 'ALLOCATION_FUNDER_UNKNOWN', { funder_id: 'nobody' }],
    ],
    ['whose rate is finer than a fen', { amount: rate('4000.001') }, [400, 'REQUEST_INVALID', {}]],
    ['whose rate is a number', { amount: { kind: 'per_unit', rate: 4000 } }, invalid('/amount/rate', 4000)],
    ['whose rate is nothing', { amount: rate('0.00') }, [400, 'REQUEST_INVALID', {}]],
    ['whose name and year would be too long for a fund', { name: '扶'.repeat(196) }, [400, 'REQUEST_INVALID', {}]],
    ['that says something unknown', { purpose: '教育' }, invalid('/purpose', '教育')],
    ['of an area that is none', { area_code: '44180' }, invalid('/area_code', '44180')],
    ['of an area that begins with zero', { area_code: '000000' }, [400, 'ACCESS_AREA_MALFORMED', { area: '000000' }]],
  ] as const)('%s are refused', async (_case, changes, expected) => {
    await expectRefused('/v1/programmes', { ...HOUSEHOLDS, id: 'wrong', ...changes }, expected)
  })

  it('are not found under an id that nobody gave', async () => {
    const { status, body } = await allocation.get(MAKER, '/v1/programmes/nothing')
    expect([status, body['code'], body['programme_id']]).toEqual([404, 'ALLOCATION_PROGRAMME_UNKNOWN', 'nothing'])
  })
})

const rate = (text: string) => ({ kind: 'per_unit', rate: text })

type Refusal = readonly [status: number, code: string, values: object]

function invalid(pointer: string, value: string | number): Refusal {
  return [400, 'REQUEST_INVALID', { errors: [expect.objectContaining({ pointer, value })] }]
}

async function expectRefused(url: string, body: object, [status, code, values]: Refusal): Promise<void> {
  const before = await countRows(allocation.db)
  const answer = await allocation.post(PROVINCE, url, body)
  expect(answer.body).toMatchObject({ status, code, ...values })
  expect(await countRows(allocation.db)).toEqual(before)
}
