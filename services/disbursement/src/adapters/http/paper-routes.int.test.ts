import { Readable } from 'node:stream'
import { readSheet } from '@fundtrace/spreadsheet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeProven } from '../../../test/close-proven.ts'
import {
  AUDIT,
  approveBatch,
  ask,
  type Batch,
  CHECKER,
  type Disbursement,
  MAKER,
  makeBatch,
  openDisbursement,
  openFund,
  readBatch,
  releaseBatch,
  STRANGER,
} from '../../../test/disbursement-fixture.ts'
import { accountOf, answerWith, nameOf, NAME_MARK } from '../../../test/register-stand-in.ts'
import { RETURNED, resultFile } from '../../../test/result-file.ts'
import { todayInShanghai } from '../../application/today-in-shanghai.ts'
import { chineseDay } from '../../domain/payment-words.ts'

let house: Disbursement
let batch: Batch
/** Behind a page of the look-up, and one by one of another amount. */
const AMOUNTS = Array.from({ length: 1_003 }, (_, index) => `${1_000 + index}.05`)
beforeAll(async () => {
  house = await openDisbursement()
  const made = await makeBatch(house, await openFund(house, AMOUNTS))
  expect(await ask(house, AUDIT, `GET /v1/batches/${made.id}/voucher`)).toMatchObject({ status: 409 })
  expect(await ask(house, MAKER, `GET /v1/batches/${made.id}/public-list?format=html`)).toMatchObject({
    status: 409,
    body: { code: 'DISBURSEMENT_PUBLIC_LIST_TOO_EARLY' },
  })
  expect((await approveBatch(house, made)).status).toBe(200)
  const released = await releaseBatch(house, made)
  const body = resultFile(released.payments, { 1: { ...RETURNED, date: '2016-09-13' } })
  expect((await ask(house, MAKER, `POST /v1/batches/${made.id}/results`, { body })).status).toBe(200)
  batch = await readBatch(house, made.id)
})
afterAll(() => closeProven(house))

const get = (path: string, person = CHECKER) => ask(house, person, `GET /v1/batches/${batch.id}/${path}`)
async function rowsOf(bytes: Buffer, format: 'csv' | 'xlsx', headerRow = 1): Promise<string[][]> {
  const sheet = await readSheet(Readable.from([bytes]), { format, headerRow })
  const rows: string[][] = []
  for await (const row of sheet.rows) rows.push([...row.cells])
  return rows
}

describe('household notices', () => {
  it('tell each household name, programme, period, amount and the last four digits; who took them is kept', async () => {
    const { status, bytes } = await get('notices')
    expect(status).toBe(200)
    const text = bytes.toString()
    expect(text.match(/已于2016年9月12日发放至尾号/g)).toHaveLength(1_002)
    const [first] = batch.payments
    const id = first?.beneficiary_id ?? ''
    expect(text).toContain(`${nameOf(id)}：您户2016期“`)
    expect(text).toContain(`1000.05元已于2016年9月12日发放至尾号${accountOf(id).slice(-4)}的账户`)
    expect(text).not.toContain(accountOf(id))
    expect(await house.db('unmasked_reads').where({ what: 'household_notices' }).select()).toMatchObject([
      { reader: CHECKER.subject, subject: batch.id, people: 1_002 },
    ])
  })

  it('tell why money has not come', async () => {
    const { bytes } = await get('notices?state=returned&format=xlsx')
    const rows = await rowsOf(bytes, 'xlsx')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.at(-1)).toMatch(/未能发放至尾号\d{4}的账户（2016年9月13日，账号与户名不符）/)
  })

  it('refuse in the words of the register, before a byte is sent', async () => {
    house.register.next(
      answerWith(403, { code: 'ACCESS_AREA_FORBIDDEN', title_zh: '无权', title_en: 'no', detail: 'no' }),
    )
    expect(await get('notices')).toMatchObject({ status: 403, body: { code: 'ACCESS_AREA_FORBIDDEN' } })
  })

  it.each(['notices', 'public-list?format=html', 'register?format=html'])(
    '%s: for the treasury of the area',
    async (path) => {
      expect((await get(path, AUDIT)).status).toBe(403)
      expect((await get(path, STRANGER)).status).toBe(403)
    },
  )
})

it('the public list masks every household, and adds up', async () => {
  const { bytes } = await get('public-list?format=html')
  const html = bytes.toString()
  const [first] = batch.payments
  expect(html.match(/<td>欧\*+<\/td>/g)).toHaveLength(AMOUNTS.length)
  expect(html).not.toContain(NAME_MARK)
  expect(html).not.toContain(first?.beneficiary_id)
  expect(html).toContain(`合计：1003 笔，${batch.total} 元（${batch.total_wan}）`)
  expect(html).toContain('源潭镇')
})

describe('the payment register', () => {
  it('has every line once, a subtotal a village and the total', async () => {
    const [first] = batch.payments
    const rows = await rowsOf((await get('register?format=xlsx')).bytes, 'xlsx', 2)
    expect(rows).toHaveLength(AMOUNTS.length + 2 + 1)
    expect(rows[0]?.slice(0, 4)).toEqual(['1', '源潭镇', first?.beneficiary_id, nameOf(first?.beneficiary_id ?? '')])
    expect(rows.filter((row) => row.includes('退票'))).toHaveLength(1)
    expect(rows.at(-3)?.slice(1, 8)).toEqual(['小计 源潭镇', '1003 笔', '', '', '', batch.total, batch.total_wan])
  })

  it('prints a table a village and a summary', async () => {
    const html = (await get('register?format=html')).bytes.toString()
    expect(html.match(/<section>/g)).toHaveLength(2)
    expect(html).toContain('<th scope="col">签字</th>')
    expect((await get('register?format=html&area_code=441802104')).bytes.toString().match(/<section>/g)).toHaveLength(1)
  })
})

describe('the voucher', () => {
  it('states what is paid on both sides, in figures and capitals, with its people', async () => {
    const { body } = await get('voucher', AUDIT)
    // 1,003 amounts from 1000.05 on, without the second.
    expect(body).toMatchObject({
      on: '2016-09-12',
      total: '1504552.10',
      total_wan: '150.45521万元',
      total_capitals: '壹佰伍拾万肆仟伍佰伍拾贰元壹角整',
      attachments: 2,
      people: { made_by: MAKER.subject, approved_by: [CHECKER.subject], released_by: [CHECKER.subject] },
      entries: [
        { side: 'debit', amount: '1504552.10' },
        { side: 'credit', amount: '1504552.10' },
      ],
    })
    const [parcel] = batch.parcels
    expect((await get(`voucher?parcel_id=${parcel?.id}`, AUDIT)).body).toMatchObject({ total: '1504552.10' })
    expect((await get(`voucher?parcel_id=${batch.id.replace(/^./, '0')}`, AUDIT)).status).toBe(404)
  })

  it('says as of when, and what came back since in red on both sides', async () => {
    const before = (await get('voucher', AUDIT)).body as { number: string }
    const [first] = batch.payments
    const body = resultFile(
      [first].filter((payment) => payment !== undefined),
      { 0: { ...RETURNED, date: '2016-11-02' } },
    )
    expect((await ask(house, MAKER, `POST /v1/batches/${batch.id}/results`, { body })).status).toBe(200)
    const after = (await get('voucher', AUDIT)).body as { entries: { summary: string }[] }
    expect(after).toMatchObject({
      number: before.number,
      as_of: todayInShanghai(),
      on: '2016-11-02',
      total: '1503552.05',
      entries: [
        { side: 'debit', amount: '1504552.10' },
        { side: 'debit', amount: '-1000.05' },
        { side: 'credit', amount: '1504552.10' },
        { side: 'credit', amount: '-1000.05' },
      ],
    })
    expect(after.entries.map(({ summary }) => summary).slice(0, 2)).toEqual([
      '支付2016期补助 1002 笔',
      '红字：退回2016期补助 1 笔',
    ])
    const html = (await get('voucher/file?format=html', AUDIT)).bytes.toString()
    expect(html).toContain(`截至 ${chineseDay(todayInShanghai())}`)
    expect(html).toContain('-1,000.05')
  })

  it('prints on A5', async () => {
    const html = (await get('voucher/file?format=html', AUDIT)).bytes.toString()
    expect(html).toContain('@page { size: A5 landscape;')
    expect(html).toMatch(/金额（大写）人民币壹佰伍拾万[^<]+/)
    expect((await get('voucher/file?format=xlsx', AUDIT)).bytes.subarray(0, 2).toString()).toBe('PK')
  })
})
