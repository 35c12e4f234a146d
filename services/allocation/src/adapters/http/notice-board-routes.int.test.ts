import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, openAllocation } from '../../../test/allocation-fixture.ts'
import { ledgerPostsEverything } from '../../../test/ledger-answers.ts'
import {
  CHECKER,
  computedPlan,
  done,
  household,
  HOUSEHOLDS,
  MAKER,
  PEOPLE,
  type PlanReply,
  postedPlan,
  recordFunders,
  register,
  SHIJIAO,
  YUANTAN,
} from '../../../test/qingcheng.ts'
import { lastNoticeDay } from '../../domain/plan/plan-life.ts'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'

type List = { plan_id: string; kind: string; title: string; lines: number; total: string; days_left: number | null }
type Entries = { list: List; how_to_object: { zh: string } | null; entries: Record<string, unknown>[] }

const TODAY = todayInShanghai()
const NOTICED = { ...HOUSEHOLDS, id: 'noticed', name: '危房改造', notice_days: 7 }
const SECRET = /欧阳样本|0000441802|h-000\d|beneficiary/

let allocation: Allocation
let inForce: PlanReply
let noticed: PlanReply
let drafts: PlanReply[]
beforeAll(async () => {
  allocation = await openAllocation()
  await recordFunders(allocation)
  await done(
    allocation.post(MAKER, '/v1/register/areas', {
      valid_from: '2016-01-01',
      reason: '区划',
      areas: [
        { code: '441802', name: '清城区' },
        { code: YUANTAN, name: '源潭镇' },
        { code: SHIJIAO, name: '石角镇' },
      ],
    }),
  )
  await register(allocation, [household(1), household(2, { name: '李样本' }), household(3, { area_code: SHIJIAO })])
  inForce = await postedPlan(allocation, { programme: HOUSEHOLDS })
  await done(allocation.post(MAKER, `/v1/plans/${inForce.id}/awards`, { period: '2016' }))
  await ledgerPostsEverything(allocation, inForce.fund_id)
  noticed = await computedPlan(allocation, { programme: NOTICED })
  await act(noticed, 'submit')
  await act(noticed, 'notice', CHECKER)
  const submitted = await computedPlan(allocation, { programme: { ...NOTICED, id: 'submitted' } })
  await act(submitted, 'submit')
  const approved = await computedPlan(allocation, { programme: { ...HOUSEHOLDS, id: 'approved' } })
  await done(allocation.post(CHECKER, `/v1/plans/${approved.id}/approve`))
  const withdrawn = await computedPlan(allocation, { programme: { ...NOTICED, id: 'withdrawn' } })
  await act(withdrawn, 'submit')
  await act(withdrawn, 'notice', CHECKER)
  await done(allocation.post(MAKER, `/v1/plans/${withdrawn.id}/withdraw`, { reason: '重做' }))
  drafts = [
    await computedPlan(allocation, { programme: { ...NOTICED, id: 'computed' } }),
    submitted,
    approved,
    withdrawn,
  ]
})
afterAll(() => allocation.close())

const act = (plan: PlanReply, verb: string, who = MAKER) =>
  done(allocation.post(who, `/v1/plans/${plan.id}/${verb}`, {}))
const visit = async <Body>(path: string): Promise<Body> => {
  const answer = await allocation.sendWithoutToken('GET', `/v1/public/${path}`)
  expect(answer.text).not.toMatch(SECRET)
  expect(answer.status).toBe(200)
  return answer.body as Body
}
const refused = async (path: string) => (await allocation.sendWithoutToken('GET', `/v1/public/${path}`)).body['code']

describe('the notice board', () => {
  it('shows everybody which areas have something, and what', async () => {
    expect(await visit('areas')).toEqual({
      areas: [{ code: '441802', name: '清城区', notices: 1, results: 1 }],
    })
    const { lists } = await visit<{ lists: List[] }>('lists?area_code=4418')
    expect(lists).toMatchObject([
      { plan_id: noticed.id, kind: 'notice', title: '2016年危房改造公示', lines: 3, total: '12000.00', days_left: 7 },
      {
        plan_id: inForce.id,
        kind: 'results',
        title: '2016年困难户脱贫增收扶持发放结果公告',
        lines: 3,
        days_left: null,
      },
    ])
    expect(await visit('lists?area_code=441803')).toEqual({ lists: [] })
  })

  it('shows who is to get what, masked, with the days and the way to object', async () => {
    const { list, entries, how_to_object } = await visit<Entries>(`plans/${noticed.id}/notice`)
    expect(list).toMatchObject({ notice_from: TODAY, notice_to: lastNoticeDay(TODAY, 7) })
    expect(how_to_object?.zh).toContain(`自${TODAY}起至${lastNoticeDay(TODAY, 7)}止`)
    expect(entries).toEqual([
      entry(1, '欧****', YUANTAN, '源潭镇'),
      entry(2, '李**', YUANTAN, '源潭镇'),
      entry(3, '欧****', SHIJIAO, '石角镇'),
    ])
  })

  it('shows what was awarded by village, keeping the numbers of the whole list', async () => {
    const url = `plans/${inForce.id}/results`
    expect((await visit<Entries>(`${url}?area_code=${SHIJIAO}`)).entries).toMatchObject([
      { number: 3, name: '欧****', amount: '4000.00', period: '2016' },
    ])
    expect((await visit<Entries>(`${url}?name=${encodeURIComponent('欧****')}&after=1`)).entries).toMatchObject([
      { number: 3 },
    ])
    expect(await visit(`${url}/places`)).toMatchObject({
      places: [
        { area_code: YUANTAN, area_name: '源潭镇', lines: 2, total: '8000.00' },
        { area_code: SHIJIAO, lines: 1 },
      ],
    })
    const book = await allocation.sendWithoutToken('GET', `/v1/public/${url}/workbook?area_code=${SHIJIAO}`)
    expect(book.bytes.subarray(0, 2).toString()).toBe('PK')
  })

  it('finds a village by its name or code, and a household by its mask; a name in clear is masked first', async () => {
    const found = async (query: string) =>
      (await visit<{ found: (List & { list: List; area_code: string })[] }>(`search?${query}`)).found.map(
        ({ list, area_code, lines }) => [list.kind, area_code, lines].join(' '),
      )
    const everywhere = ['notice', 'results']
    expect((await found(`village=${encodeURIComponent('石角')}`)).sort()).toEqual(
      everywhere.map((kind) => `${kind} ${SHIJIAO} 1`),
    )
    expect((await found(`village=${YUANTAN}`)).sort()).toEqual(everywhere.map((kind) => `${kind} ${YUANTAN} 2`))
    for (const name of ['李**', '李样本'])
      expect((await found(`area_code=441802&name=${encodeURIComponent(name)}`)).sort()).toEqual(
        everywhere.map((kind) => `${kind} ${YUANTAN} 1`),
      )
    expect(await found(`village=${encodeURIComponent('%_')}`)).toEqual([])
    for (const query of ['', 'village=1', `name=${encodeURIComponent('李**')}`])
      expect(await refused(`search?${query}`)).toBe('ALLOCATION_PUBLIC_SEARCH_EMPTY')
  })

  it('shows nothing of a plan that is computed, submitted, approved and not yet in force, or withdrawn', async () => {
    expect(drafts.length).toBe(4)
    for (const { id } of drafts)
      for (const path of [
        'notice',
        'results',
        'notice/places',
        'results/places',
        'notice/workbook',
        'results/workbook',
      ])
        expect(await refused(`plans/${id}/${path}`)).toBe('ALLOCATION_PUBLIC_LIST_UNKNOWN')
    expect(await refused(`plans/${noticed.id}/results`)).toBe('ALLOCATION_PUBLIC_LIST_UNKNOWN')
    expect(await refused(`plans/${inForce.id}/notice`)).toBe('ALLOCATION_PUBLIC_LIST_UNKNOWN')
  })

  it('names awards for the lists of batches, masked, and none that the ledger has refused', async () => {
    const awards: { id: string }[] = await allocation
      .db('awards')
      .where({ plan_id: inForce.id })
      .orderBy('ordinal')
      .select('id')
    const names = async () =>
      visit<{ awards: { name: string; area_name: string }[] }>(
        `award-names?award_ids=${awards.map(({ id }) => id).join(',')}`,
      )
    expect((await names()).awards.map(({ name, area_name }) => `${name} ${area_name}`).sort()).toEqual([
      '李** 源潭镇',
      '欧**** 源潭镇',
      '欧**** 石角镇',
    ])
    const [first] = awards
    await unruled('awards', () => allocation.owner('awards').where({ id: first?.id }).update({ state: 'refused' }))
    expect((await names()).awards).toHaveLength(2)
    expect((await visit<Entries>(`plans/${inForce.id}/results`)).entries).toHaveLength(2)
  })

  it('lets a notice go with its last day', async () => {
    const days = { notice_from: '2016-07-01', notice_to: '2016-07-07' }
    await unruled('plans', () => allocation.owner('plans').where({ id: noticed.id }).update(days))
    expect(await refused(`plans/${noticed.id}/notice`)).toBe('ALLOCATION_PUBLIC_LIST_UNKNOWN')
    expect((await visit<{ lists: List[] }>('lists?area_code=441802')).lists.map(({ kind }) => kind)).not.toContain(
      'notice',
    )
  })

  it('finds a village that receives by its own name, and nothing for a name that is nowhere', async () => {
    const village = { id: 'v-1', kind: 'village', area_code: '441802107201', name: '踵头村村民委员会' } as const
    await register(allocation, [household(9, village)])
    const plan = await postedPlan(allocation, { programme: PEOPLE })
    const awards = [{ beneficiary_id: 'v-1', line: '1', amount: '1.00' }]
    await done(allocation.post(MAKER, `/v1/plans/${plan.id}/awards`, { period: '2016', awards }))
    await ledgerPostsEverything(allocation, plan.fund_id)
    const found = async (name: string) =>
      (await visit<{ found: unknown[] }>(`search?village=${encodeURIComponent(name)}`)).found
    expect(await found('踵头')).toMatchObject([{ area_code: village.area_code, lines: 1, total: '1.00' }])
    expect(await found('不存在的村')).toEqual([])
  })
})

/** As time and the ledger would do it. */
async function unruled(table: string, work: () => PromiseLike<unknown>): Promise<void> {
  await allocation.owner.raw(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  await work()
  await allocation.owner.raw(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
}

const entry = (number: number, name: string, area_code: string, area_name: string) => ({
  number,
  name,
  area_code,
  area_name,
  amount: '4000.00',
  line: null,
  period: null,
  class: null,
  people: null,
})
