import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeProven } from '../../../test/close-proven.ts'
import {
  ask,
  type Batch,
  COUNTY,
  type Disbursement,
  MAKER,
  makeBatch,
  makeFunded,
  openDisbursement,
  openFund,
  submitBatch,
  TOWNSHIP,
} from '../../../test/disbursement-fixture.ts'
import { ACCOUNT_MARK, NAME_MARK } from '../../../test/register-stand-in.ts'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'
import { daysAfter } from '../../domain/calendar.ts'

type List = { batch_id: string; kind: string; title: string; lines: number; total: string; days_left: number | null }
type Entries = { list: List; how_to_object: { zh: string } | null; entries: Record<string, unknown>[] }

const TODAY = todayInShanghai()
let house: Disbursement
let funded: Batch
let noticed: Batch
let hidden: Batch[]
beforeAll(async () => {
  house = await openDisbursement()
  funded = await makeFunded(house, ['10.00', '20.50', '30.00'])
  const fund = await openFund(house, ['1.00', '2.00'])
  house.register.setTerms(fund.id, { notice_days: 7 })
  noticed = await makeBatch(house, fund)
  for (const verb of ['validate', 'notice']) await ask(house, MAKER, `POST /v1/batches/${noticed.id}/${verb}`)
  const draft = await makeBatch(house, await openFund(house, ['3.00']))
  const submitted = await submitBatch(house, await makeBatch(house, await openFund(house, ['4.00'])))
  const cancelled = await makeBatch(house, await openFund(house, ['5.00']))
  await ask(house, MAKER, `POST /v1/batches/${cancelled.id}/cancel`, { body: { reason: '重做' } })
  hidden = [draft, submitted, cancelled]
})
afterAll(() => closeProven(house))

const visit = async <Body>(path: string): Promise<Body> => {
  const { status, body, bytes } = await ask(house, null, `GET /v1/public/${path}`)
  expect(bytes.toString()).not.toMatch(new RegExp(`${NAME_MARK}|${ACCOUNT_MARK}|beneficiary|award`))
  expect(status).toBe(200)
  return body as Body
}
const unknown = (path: string) => ask(house, null, `GET /v1/public/${path}`)

describe('the notice board', () => {
  it('shows everybody the batches in notice and those that are decided, and no others', async () => {
    const { lists } = await visit<{ lists: List[] }>(`batches?area_code=44`)
    expect(lists).toMatchObject([
      { batch_id: noticed.id, kind: 'notice', lines: 2, total: '3.00', notice_to: daysAfter(TODAY, 6), days_left: 7 },
      { batch_id: funded.id, kind: 'results', lines: 3, total: '60.50', days_left: null },
    ])
    expect(await visit(`batches?area_code=441803`)).toEqual({ lists: [] })
    expect(hidden).toHaveLength(3)
    for (const { id } of hidden)
      for (const path of ['', '/places', '/workbook'])
        expect(await unknown(`batches/${id}${path}`)).toMatchObject({
          status: 404,
          body: { code: 'DISBURSEMENT_PUBLIC_LIST_UNKNOWN' },
        })
  })

  it('shows the lines with masked names, and how to object while there is time', async () => {
    const { entries, how_to_object, list } = await visit<Entries>(`batches/${noticed.id}`)
    expect(list.title).toMatch(/发放名单公示$/)
    expect(entries[0]).toEqual({
      number: 1,
      name: '欧**',
      area_code: TOWNSHIP,
      area_name: '源潭镇',
      period: '2016',
      amount: expect.stringMatching(/^[12]\.00$/),
    })
    expect(how_to_object?.zh).toContain('村委会、乡镇或县财政部门')
    expect((await visit<Entries>(`batches/${funded.id}`)).how_to_object).toBeNull()
  })

  it('pages by the numbers of the whole list, by village, and as a workbook', async () => {
    const { entries } = await visit<Entries>(`batches/${funded.id}?after=1&limit=1`)
    expect(entries).toMatchObject([{ number: 2 }])
    expect((await visit<Entries>(`batches/${funded.id}?area_code=441802104`)).entries).toEqual([])
    expect(await visit(`batches/${funded.id}/places`)).toMatchObject({
      places: [{ area_code: TOWNSHIP, area_name: '源潭镇', lines: 3, total: '60.50' }],
    })
    const book = await unknown(`batches/${funded.id}/workbook?area_code=${COUNTY}`)
    expect([book.status, book.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  })

  it('closes its numbers up at once when a line is withdrawn, though it remembers how its lines stand', async () => {
    const before = (await visit<Entries>(`batches/${funded.id}`)).entries.map(({ amount }) => amount)
    const { body } = await ask(house, MAKER, `GET /v1/batches/${funded.id}/payments`)
    const { payments } = body as { payments: { id: string; amount: string }[] }
    const gone = payments.find(({ amount }) => amount === before[1])
    await ask(house, MAKER, `POST /v1/payments/${gone?.id}/withdraw`, { body: { reason: '收款人已故' } })
    const { entries, list } = await visit<Entries>(`batches/${funded.id}`)
    expect(list.lines).toBe(2)
    expect(entries.map(({ number, amount }) => [number, amount])).toEqual([
      [1, before[0]],
      [2, before[2]],
    ])
  })

  it('lets a notice go with its last day', async () => {
    await house.owner.raw(`ALTER TABLE batches DISABLE TRIGGER USER`)
    await house
      .owner('batches')
      .where({ id: noticed.id })
      .update({ notice_from: daysAfter(TODAY, -7), notice_until: daysAfter(TODAY, -1) })
    await house.owner.raw(`ALTER TABLE batches ENABLE TRIGGER USER`)
    expect(await unknown(`batches/${noticed.id}`)).toMatchObject({ status: 404 })
  })
})
