import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation } from '../../../test/allocation-fixture.ts'
import {
  computedPlan,
  done,
  household,
  HOUSEHOLDS,
  MAKER,
  PEOPLE,
  recordFunders,
  register,
  SHIJIAO,
} from '../../../test/qingcheng.ts'

type Line = Readonly<{ beneficiary_id: string; amount: string; name: string; explained: { zh: string[] } }>
type Preview = Readonly<{
  total: string
  each_alone: boolean
  register_day: string
  shares: readonly Readonly<{ funder_id: string; amount: string }>[]
  lines: readonly Line[]
  left_out: readonly Readonly<{ beneficiary_id: string; name: string | null; reasons: readonly { zh: string }[] }>[]
}>

let allocation: Allocation
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await register(
    allocation,
    Array.from({ length: 30 }, (_, number) => household(number + 1, number % 2 === 0 ? {} : { area_code: SHIJIAO })),
  )
})
afterAll(() => allocation.close())

const preview = (body: object) => allocation.post<Preview>(MAKER, '/v1/programmes/preview', body)
const of = (programme: object, more: object = {}) => ({ programme, fiscal_year: 2016, ...more })
const GENERAL_ONLY = { ...HOUSEHOLDS, id: 'general', where: { fact: 'class', is: ['general'] } }

describe('what a document would give', () => {
  it('is what its plan then gives, line by line, and leaves nothing behind', async () => {
    const before = await countRows(allocation.db)
    const shown = await done(preview(of(HOUSEHOLDS, { beneficiary_ids: ['h-0001', 'h-0002'] })))
    expect(await countRows(allocation.db)).toEqual(before)
    expect([shown.total, shown.each_alone, shown.lines.length]).toEqual(['8000.00', true, 2])
    expect(shown.shares.map((share) => `${share.funder_id} ${share.amount}`).toSorted()).toEqual([
      'charity 2000.00',
      'district 4000.00',
      'shijiao 1000.00',
      'yuantan 1000.00',
    ])

    const plan = await computedPlan(allocation, { programme: HOUSEHOLDS })
    const { lines } = await done(allocation.get<{ lines: Line[] }>(MAKER, `/v1/plans/${plan.id}/lines?limit=2`))
    expect(shown.lines).toEqual(lines)
    expect(shown.lines[0]?.name).toBe('欧****')
  })

  it('is drawn by the seed: the same again is the same, another is another, and 20 at most', async () => {
    const drawn = async (seed: string) =>
      (await done(preview(of(HOUSEHOLDS, { seed, size: 12 })))).lines.map((line) => line.beneficiary_id)
    const first = await drawn('a')
    expect([first.length, new Set(first).size]).toEqual([12, 12])
    expect(await drawn('a')).toEqual(first)
    expect(await drawn('b')).not.toEqual(first)
    expect((await preview(of(HOUSEHOLDS, { size: 21 }))).status).toBe(400)
  })

  it('says of everybody who gets nothing why, also where nobody gets anything', async () => {
    const shown = await done(preview(of(GENERAL_ONLY, { beneficiary_ids: ['h-0001', 'h-9999'] })))
    expect([shown.total, shown.lines]).toEqual(['0.00', []])
    expect(shown.left_out.map(({ beneficiary_id, reasons }) => [beneficiary_id, reasons[0]?.zh])).toEqual([
      ['h-0001', '不符合“户类别为一般贫困户”：户类别为不详'],
      ['h-9999', '这一天不在实施区划的名册中，或不是此政策的对象类别'],
    ])
  })

  it('names nobody of another county', async () => {
    const other = { role: 'finance', area: '441803' } as const
    await register(allocation, [household(500, { area_code: '441803101' })], other)
    const shown = await done(preview(of(HOUSEHOLDS, { beneficiary_ids: ['h-0500'] })))
    expect(shown.left_out).toMatchObject([{ beneficiary_id: 'h-0500', name: null, area_code: null }])
    const theirs = await allocation.post(other, '/v1/programmes/preview', of(HOUSEHOLDS))
    expect([theirs.status, theirs.body['code']]).toEqual([403, 'ACCESS_AREA_FORBIDDEN'])
  })

  it('counts a published number of people, and tells of a pool that a sample is not the whole', async () => {
    const counted = await done(preview(of(PEOPLE, { people: 3 })))
    expect([counted.total, counted.lines.length]).toEqual(['60000.00', 1])
    const pool = {
      ...HOUSEHOLDS,
      amount: { kind: 'pool', amount: '100.00', by: 'equal', leftover: 'keep' },
      funding: { kind: 'sole', funder: 'district' },
    }
    expect((await done(preview(of(pool)))).each_alone).toBe(false)
  })

  it('is refused for a document that cannot be computed, with every fault', async () => {
    const wrong = { ...HOUSEHOLDS, where: { fact: 'shoe_size', is: ['42'] } }
    const { status, body } = await allocation.post(MAKER, '/v1/programmes/preview', of(wrong))
    expect([status, body['code']]).toEqual([422, 'ALLOCATION_PROGRAMME_INVALID'])
  })
})
