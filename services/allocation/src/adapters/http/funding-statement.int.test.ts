import { sheetToBuffer } from '@fundtrace/spreadsheet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Allocation, countRows, openAllocation } from '../../../test/allocation-fixture.ts'
import { announced } from '../../../test/announced.ts'
import {
  arrived,
  expectDone,
  FOSHAN,
  GUANGDONG,
  ledgerRefuses,
  recordZone,
  STRANGER,
  ZONE_CHECKER,
  ZONE_MAKER,
  zoneFund,
} from '../../../test/funding.ts'

type Credit = {
  id: string
  bank_reference: string
  outcome: string
  reason: string | null
  arrival_id: string | null
  payer: string
}
type Taken = { statement_id: string; credits: Credit[] }

const HEADER = '交易日期,银行流水号,对方户名,摘要,支出,收入,余额'
/** Three that are known, one that was recorded by hand before, one that nobody knows, one that could be two, and a payment out. */
const STATEMENT = [
  HEADER,
  '2016-07-05,B-1,广东省财政厅,收到粤财农[2016]103号资金,,"40,000,000.00",40000000.00',
  '2016-07-06,B-2,,佛财农〔2016〕61号,,21468000.00,61468000.00',
  '2016-07-07,B-3,湛江市财政局,扶贫款,,3578000.00,65046000.00',
  '2016-07-08,B-4,王小明,捐款,,88.88,65046088.88',
  '2016-07-09,B-5,湛江经济技术开发区,湛财农〔2016〕34号,,5.00,65046093.88',
  '2016-07-10,B-6,某某户,付款,4000.00,,65042093.88',
].join('\r\n')

let allocation: Allocation
let fundId: string
let url: string
beforeAll(async () => {
  allocation = await openAllocation()
  await recordZone(allocation)
  ;({ fundId } = await zoneFund(allocation, 2016))
  url = `/v1/funds/${fundId}/statement-arrivals`
  for (const [funder, kind, text] of [
    ['province', 'payer', '广东省财政厅'],
    ['province', 'issuer', '粤财农'],
    ['foshan', 'issuer', '佛财农'],
    ['zhanjiang', 'payer', '湛江市财政局'],
    ['zhanjiang', 'issuer', '湛财农'],
  ])
    expectDone(await allocation.post(GUANGDONG, `/v1/funders/${funder}/aliases`, { kind, text }))
})
afterAll(() => allocation.close())

const send = async (text: string | Buffer) =>
  expectDone(await allocation.post<Taken>(ZONE_MAKER, url, Buffer.isBuffer(text) ? text : Buffer.from(text)))
const shown = (taken: Taken) =>
  taken.credits.map(({ bank_reference, outcome, reason }) => [bank_reference, outcome, reason])
type Waiting = { id: string; bank_reference: string; reason: string; candidates: string[]; proposal: object | null }
const waiting = async (): Promise<Waiting[]> =>
  expectDone(await allocation.get<{ items: Waiting[] }>(FOSHAN, `/v1/funds/${fundId}/unidentified`)).body.items
const itemOf = async (reference: string): Promise<string> =>
  (await waiting()).find((item) => item.bank_reference === reference)?.id ?? ''

describe('a bank statement', () => {
  it('becomes the arrivals of the funders that it tells; what it does not tell waits, under nobody’s name', async () => {
    const byHand = await arrived(allocation, fundId, ['zhanjiang', '3578000.00', '2016-07-07'])
    const requests = (await announced(allocation.db, 'TransactionRequested', fundId)).length
    const { status, body } = await send(STATEMENT)
    expect(status).toBe(201)
    expect(shown(body)).toEqual([
      ['B-1', 'recorded', null],
      ['B-2', 'recorded', null],
      ['B-3', 'linked', null],
      ['B-4', 'unidentified', 'no_candidate'],
      ['B-5', 'unidentified', 'contradiction'],
    ])
    expect(body.credits[2]?.arrival_id).toBe(byHand)
    expect(body.credits[3]?.payer).not.toContain('小明')
    const asked = (await announced(allocation.db, 'TransactionRequested', fundId)).slice(requests)
    expect(asked.map(({ data }) => data)).toMatchObject([
      {
        kind: 'arrival',
        funder_id: 'province',
        amount: '40000000.00',
        document_number: '粤财农〔2016〕103号',
        arrived_on: '2016-07-05',
      },
      {
        kind: 'arrival',
        funder_id: 'foshan',
        amount: '21468000.00',
        document_number: '佛财农〔2016〕61号',
        arrived_on: '2016-07-06',
      },
    ])
    expect(
      (await waiting()).map(({ bank_reference, reason, candidates }) => [bank_reference, reason, candidates]),
    ).toEqual([
      ['B-4', 'no_candidate', []],
      ['B-5', 'contradiction', ['zhanjiang', 'zhanjiang-edz']],
    ])
    const { body: position } = await allocation.get<{ unidentified: object }>(FOSHAN, `/v1/funds/${fundId}/funders`)
    expect(position.unidentified).toEqual({ count: 2, amount: '93.88' })
  })

  it('that comes again changes nothing, nor does a line of it in another file', async () => {
    const before = await countRows(allocation.db)
    const again = await send(STATEMENT)
    expect(again.status).toBe(200)
    expect(shown(again.body)).toHaveLength(5)
    const { idempotency_keys: _asked, ...after } = await countRows(allocation.db)
    expect(before).toMatchObject(after)

    const workbook = await sheetToBuffer([
      {
        name: '流水',
        columns: ['交易日期', '银行流水号', '对方户名', '摘要', '收入'].map((header) => ({
          header,
          kind: 'text' as const,
        })),
        rows: [
          ['2016-07-05', 'B-1', '广东省财政厅', '粤财农〔2016〕103号', '40000000.00'],
          ['2016-10-13', 'B-7', '广东省财政厅', '粤财农〔2016〕190号', '2936000.00'],
        ],
      },
    ])
    expect(shown((await send(workbook)).body)).toEqual([['B-7', 'recorded', null]])
  })

  it('is the money of one fund: no other takes the file, and a credit of it in another file waits there', async () => {
    const { fundId: otherId } = await zoneFund(allocation, 2017)
    const other = (file: string) =>
      allocation.post<Taken>(ZONE_MAKER, `/v1/funds/${otherId}/statement-arrivals`, Buffer.from(file))
    const before = await countRows(allocation.db)
    const whole = await other(STATEMENT)
    expect([whole.status, whole.body]).toMatchObject([
      409,
      { code: 'ALLOCATION_STATEMENT_OF_ANOTHER_FUND', other_fund_id: fundId },
    ])
    expect(await countRows(allocation.db)).toEqual(before)
    const { body } = expectDone(
      await other(
        [
          HEADER,
          '2016-07-05,B-1,广东省财政厅,粤财农〔2016〕103号,,40000000.00,1',
          '2016-07-06,B-1a,广东省财政厅,粤财农〔2016〕103号,,40000000.00,1',
          // The serial of another bank, on another day.
          '2016-07-07,B-2,,佛财农〔2016〕61号,,21468000.00,1',
        ].join('\n'),
      ),
    )
    expect(body.credits).toMatchObject([
      { outcome: 'unidentified', reason: 'in_another_fund', other_fund_id: fundId, candidates: ['province'] },
      { outcome: 'recorded', other_fund_id: null },
      { outcome: 'recorded' },
    ])
    const { body: left } = await allocation.get<{ items: object[] }>(FOSHAN, `/v1/funds/${otherId}/unidentified`)
    expect(left.items).toMatchObject([{ bank_reference: 'B-1', reason: 'in_another_fund', other_fund_id: fundId }])
    const arrivals = (await announced(allocation.db, 'TransactionRequested', otherId)).filter(
      ({ data }) => data.kind === 'arrival',
    )
    expect(arrivals).toHaveLength(2)
    // Not even past the service's own look.
    await expect(
      allocation.owner.raw(
        `INSERT INTO statement_credits (id, fund_id, statement_id, bank_reference, booked_on, amount, outcome, candidates, arrival_id)
         SELECT gen_random_uuid(), fund_id, statement_id, 'B-7', '2016-10-13', 2936000.00, 'recorded', '{}', :arrivalId
           FROM statement_credits WHERE fund_id = :otherId AND bank_reference = 'B-2'`,
        { otherId, arrivalId: await arrived(allocation, otherId, ['province', '2936000.00', '2016-10-13']) },
      ),
    ).rejects.toMatchObject({ constraint: 'statement_credits_posted_once' })
  })

  it('whose credit quotes no document waits, its funder being known: the bank’s number is no document', async () => {
    const { body } = await send(`${HEADER}\n2016-11-01,B-8,湛江市财政局,扶贫款,,1.00,1\n`)
    expect(body.credits).toMatchObject([
      { outcome: 'unidentified', reason: 'no_document', document_number: null, candidates: ['zhanjiang'] },
    ])
    const item = await itemOf('B-8')
    const identified = { funder_id: 'zhanjiang', document_number: '指〔2016〕1号' }
    expectDone(await allocation.post(ZONE_MAKER, `/v1/unidentified/${item}/identify`, identified))
    expectDone(await allocation.post(ZONE_CHECKER, `/v1/unidentified/${item}/approve`))
    const request = (await announced(allocation.db, 'TransactionRequested', fundId)).at(-1)
    expect(request?.data).toMatchObject({ kind: 'arrival', amount: '1.00', ...identified })
  })

  it.each([
    [
      'with another amount for a line that is known',
      `${HEADER}\n2016-07-05,B-1,,,,40000000.01,\n`,
      409,
      'ALLOCATION_CREDIT_CONTRADICTED',
    ],
    ['with bad rows', `${HEADER}\n2016-02-30,B-9,,,,1.234,\n2016-07-05,,,,,1,\n`, 422, 'ALLOCATION_SHEET_ROWS_INVALID'],
    ['without its columns', '日期,金额\n2016-07-05,1\n', 400, 'SHEET_COLUMNS_MISMATCHED'],
  ])('%s is refused whole', async (_case, text, status, code) => {
    const before = await countRows(allocation.db)
    const answer = await allocation.post(ZONE_MAKER, url, Buffer.from(text))
    expect([answer.status, answer.body['code']]).toEqual([status, code])
    if (status === 422) expect(answer.body['fault_count']).toBe(3)
    expect(await countRows(allocation.db)).toEqual(before)
  })
})

describe('unidentified money', () => {
  const order = { funder_id: 'zhanjiang-edz', document_number: '湛开财〔2016〕12号' }

  it('is a funder’s when one officer says so and another agrees, on the day that the bank booked it', async () => {
    const item = await itemOf('B-5')
    const act = (who: typeof ZONE_MAKER, verb: string, body?: object) =>
      allocation.post(who, `/v1/unidentified/${item}/${verb}`, body)
    for (const [verb, body] of [['identify', order], ['approve'], ['reject', { reason: '不对' }]] as const)
      for (const who of [STRANGER, { ...FOSHAN, role: 'finance' } as const])
        expect([verb, (await act(who, verb, body)).body['code']]).toEqual([verb, 'ACCESS_AREA_FORBIDDEN'])
    expectDone(await act(ZONE_MAKER, 'identify', order))
    expect((await act(ZONE_CHECKER, 'identify', order)).body['code']).toBe('ALLOCATION_UNIDENTIFIED_STATE_WRONG')
    expect((await act(ZONE_MAKER, 'approve')).body['code']).toBe('ALLOCATION_APPROVED_BY_MAKER')
    expectDone(await act(ZONE_CHECKER, 'reject', { reason: '文号不对' }))
    expectDone(await act(ZONE_CHECKER, 'identify', order))
    const { body } = expectDone(await act(ZONE_MAKER, 'approve'))
    expect((await waiting()).map((each) => each.bank_reference)).toEqual(['B-4'])
    const request = (await announced(allocation.db, 'TransactionRequested', fundId)).at(-1)
    expect(request?.data).toEqual({
      kind: 'arrival',
      arrival_id: body['arrival_id'],
      ...order,
      amount: '5.00',
      arrived_on: '2016-07-09',
    })
    expect((await act(ZONE_CHECKER, 'identify', order)).status).toBe(409)

    // What the ledger refuses waits again.
    await ledgerRefuses(allocation, fundId, {
      kind: 'arrival',
      id: String(body['arrival_id']),
      event_id: request?.id ?? '',
    })
    expect((await waiting()).map((each) => each.bank_reference)).toEqual(['B-4', 'B-5'])
  })

  it('cannot be given to a funder that does not share the fund', async () => {
    expectDone(await allocation.post(GUANGDONG, '/v1/funders', { id: 'shenzhen', name: '深圳市', area_code: '4403' }))
    const answer = await allocation.post(ZONE_MAKER, `/v1/unidentified/${await itemOf('B-4')}/identify`, {
      ...order,
      funder_id: 'shenzhen',
    })
    expect([answer.status, answer.body['code']]).toEqual([422, 'ALLOCATION_FUNDER_WITHOUT_SHARE'])
  })
})
