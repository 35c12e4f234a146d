import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announced } from '../../test/announced.ts'
import { closeProven } from '../../test/close-proven.ts'
import {
  type Answer,
  approveBatch,
  ask,
  type Batch,
  type Disbursement,
  makeFunded,
  MAKER,
  makeReleased,
  openDisbursement,
  readBatch,
  releaseBatch,
} from '../../test/disbursement-fixture.ts'
import { expectNoPersonalData } from '../../test/no-personal-data.ts'
import { accountOf } from '../../test/register-stand-in.ts'
import { type ResultCells, RETURNED, resultFile } from '../../test/result-file.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => closeProven(house))

const AMOUNTS = ['4000.00', '0.01', '1234567.89']
const take = (id: string, body: Buffer): Promise<Answer> =>
  ask(house, MAKER, `POST /v1/batches/${id}/results`, { body })

describe('a result file', () => {
  it('settles what was paid and returns what came back, each on its day', async () => {
    const batch = await makeReleased(house, AMOUNTS)
    const late: ResultCells = { date: '2016-09-13' }
    const reply = await take(batch.id, resultFile(batch.payments, { 1: { ...RETURNED, ...late }, 2: late }))
    expect(reply).toMatchObject({ status: 200, body: { paid: 2, returned: 1 } })
    const after = await readBatch(house, batch.id)
    expect(after).toMatchObject({
      state: 'partly_paid',
      payments: [
        { state: 'paid', decided_on: '2016-09-12', reason: null },
        { state: 'returned', decided_on: '2016-09-13', reason: '账号与户名不符' },
        { state: 'paid', decided_on: '2016-09-13', reason: null },
      ],
    })
    expect(after.moves.at(-1)).toMatchObject({ from_state: 'released', to_state: 'partly_paid', moved_by: 'chen' })

    const [first, second, third] = batch.payments.map(({ id }) => id)
    const asked = (await announced(house.db, batch.fund_id)).slice(4)
    expect(asked.map(({ type, data }) => ({ type, ...(data as object) }))).toMatchObject([
      { kind: 'settle', settled_on: '2016-09-12', payment_ids: [first] },
      { kind: 'settle', settled_on: '2016-09-13', payment_ids: [third] },
      { kind: 'return', returned_on: '2016-09-13', payments: [{ payment_id: second, reason: '账号与户名不符' }] },
      { type: 'PaymentSettled', payment_id: first, amount: '4000.00', settled_on: '2016-09-12' },
      { type: 'PaymentReturned', payment_id: second, amount: '0.01', returned_on: '2016-09-13' },
      { type: 'PaymentSettled', payment_id: third, amount: '1234567.89', settled_on: '2016-09-13' },
    ])
  })

  it('may come in parts: the batch is decided with the last of them', async () => {
    const batch = await makeReleased(house, AMOUNTS)
    expect(await take(batch.id, resultFile(batch.payments.slice(0, 2)))).toMatchObject({
      body: { paid: 2, returned: 0 },
    })
    const between = await readBatch(house, batch.id)
    expect([between.state, ...between.payments.map(({ state }) => state)]).toEqual(['released', 'paid', 'paid', 'sent'])
    expect(await take(batch.id, resultFile(batch.payments.slice(2)))).toMatchObject({ body: { paid: 1, returned: 0 } })
    expect(await readBatch(house, batch.id)).toMatchObject({ state: 'paid' })
  })

  it('changes nothing when it comes again, whatever has happened since', async () => {
    const batch = await makeReleased(house, AMOUNTS)
    const part = resultFile(batch.payments.slice(0, 2), { 1: RETURNED })
    const first = await take(batch.id, part)
    const idempotency = ['idempotency_keys']
    const between = await fingerprintTables(house.db, idempotency)
    expect(await take(batch.id, part)).toMatchObject({ status: 200, body: first.body })
    expect(await fingerprintTables(house.db, idempotency)).toBe(between)
    await take(batch.id, resultFile(batch.payments.slice(2)))
    const after = await fingerprintTables(house.db, idempotency)
    expect(await take(batch.id, part)).toMatchObject({ status: 200, body: { paid: 1, returned: 1 } })
    expect(await fingerprintTables(house.db, idempotency)).toBe(after)
  })

  it('is refused with every fault named, and nothing of it is taken', async () => {
    const batch = await makeReleased(house, AMOUNTS)
    const before = await fingerprintTables(house.db)
    const rows = [...batch.payments, { ...batch.payments[0], reference: 'FT-nobody' }, batch.payments[0]]
    const file = resultFile(rows as Batch['payments'], { 1: { amount: '0.02' }, 2: { date: '2016-13-01' } })
    const reply = await take(batch.id, file)
    expect(reply).toMatchObject({
      status: 422,
      body: {
        code: 'DISBURSEMENT_RESULT_FILE_REFUSED',
        fault_count: 4,
        faults: [
          { line: 3, fault: 'the amount is 0.02, 0.01 was sent' },
          { line: 4, fault: expect.stringContaining('"2016-13-01"') },
          { line: 5, reference: 'FT-nobody', fault: 'no payment of this batch has this reference' },
          { line: 6, fault: 'the file has this payment twice' },
        ],
      },
    })
    expect(await fingerprintTables(house.db)).toBe(before)
    expect(await take(batch.id, resultFile(batch.payments))).toMatchObject({ status: 200, body: { paid: 3 } })
  })

  it.each<[string, (payments: Batch['payments']) => Buffer, number, string]>([
    ['without rows', () => resultFile([]), 422, 'DISBURSEMENT_RESULT_FILE_EMPTY'],
    ['without anything', () => Buffer.alloc(0), 400, 'CSV_FILE_EMPTY'],
    ['without its columns', () => Buffer.from('付款编号,金额\r\n1,2\r\n'), 400, 'CSV_COLUMN_MISSING'],
    ['of another encoding', () => Buffer.from('付款编号,金额', 'utf16le'), 400, 'CSV_FILE_BINARY'],
    [
      'of payments that were decided in an earlier one',
      (payments) => resultFile(payments),
      409,
      'DISBURSEMENT_BATCH_STATE_WRONG',
    ],
  ])('%s is refused', async (_fact, fileOf, status, code) => {
    const batch = await makeReleased(house, ['1.00'])
    if (status === 409) await take(batch.id, resultFile(batch.payments, {}, 'utf-8'))
    const before = await fingerprintTables(house.db)
    expect(await take(batch.id, fileOf(batch.payments))).toMatchObject({ status, body: { code } })
    expect(await fingerprintTables(house.db)).toBe(before)
  })

  it("is refused for another batch's payments and before there is a release", async () => {
    const [batch, other, funded] = [
      await makeReleased(house, ['1.00']),
      await makeReleased(house, ['1.00']),
      await makeFunded(house, ['1.00']),
    ]
    const before = await fingerprintTables(house.db)
    expect(await take(batch.id, resultFile(other.payments))).toMatchObject({ status: 422, body: { fault_count: 1 } })
    expect(await take(funded.id, resultFile(funded.payments))).toMatchObject({ status: 409, body: { state: 'funded' } })
    expect(await fingerprintTables(house.db)).toBe(before)
  })

  it('frees the award of a payment that came back for a second batch, and for one only', async () => {
    const first = await makeReleased(house, ['4000.00', '5000.00'])
    await take(first.id, resultFile(first.payments, { 1: RETURNED }))
    const lines = first.payments.map(({ award_id }) => ({ award_id }))
    const orders = [{ lines: lines.slice(0, 1) }, { lines: lines.slice(1) }, { lines: lines.slice(1) }]
    const replies: Answer[] = []
    for (const order of orders)
      replies.push(await ask(house, MAKER, 'POST /v1/batches', { body: { fund_id: first.fund_id, ...order } }))
    expect(replies.map(({ status }) => status)).toEqual([409, 201, 409])
    const again = replies[1]?.body as Batch
    expect(again.payments).toMatchObject([{ award_id: first.payments[1]?.award_id, attempt: 2, amount: '5000.00' }])
    expect(again.payments[0]?.reference).not.toBe(first.payments[1]?.reference)
    await approveBatch(house, again)
    await releaseBatch(house, again)
    expect(await take(again.id, resultFile(again.payments))).toMatchObject({ body: { paid: 1, returned: 0 } })
    expect(await readBatch(house, again.id)).toMatchObject({ state: 'paid' })
    expect(await readBatch(house, first.id)).toMatchObject({ state: 'partly_paid' })
  })

  it('lets no account that the bank quotes travel on an event or stand in a table', async () => {
    const batch = await makeReleased(house, ['1.00'])
    const account = accountOf(batch.payments[0]?.beneficiary_id ?? '')
    const reason = `账号${account}已销户`
    await take(batch.id, resultFile(batch.payments, { 0: { ...RETURNED, reason } }))
    expect((await readBatch(house, batch.id)).payments[0]?.reason).toBe(`账号****${account.slice(-4)}已销户`)
    await expectNoPersonalData(house)
  })
})
