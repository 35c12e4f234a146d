import { randomUUID } from 'node:crypto'
import { fingerprintTables } from '@fundtrace/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announced } from '../../../test/announced.ts'
import { closeProven } from '../../../test/close-proven.ts'
import {
  approveBatch,
  ask,
  AUDIT,
  type Batch,
  CHECKER,
  type Disbursement,
  makeBatch,
  MAKER,
  makeReleased,
  openDisbursement,
  openFund,
  readBatch,
  STRANGER,
  submitBatch,
  untilAsked,
} from '../../../test/disbursement-fixture.ts'
import { CASH_MISSING, deliver, posted, rejected } from '../../../test/incoming-events.ts'
import { RETURNED, resultFile } from '../../../test/result-file.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => closeProven(house))

const approve = (id: string) => ask(house, CHECKER, `POST /v1/batches/${id}/approve`)

describe('approving a batch', () => {
  it('waits until the ledger holds its money', async () => {
    const fund = await openFund(house, ['4000.00', '1.00'])
    const batch = await makeBatch(house, fund)
    const reply = await approveBatch(house, batch)
    expect(reply).toMatchObject({ status: 200, body: { state: 'funded', approved_by: 'li', problem: null } })
    const after = reply.body as Batch
    expect(after.moves.map(({ to_state, moved_by }) => `${to_state} by ${moved_by}`)).toEqual([
      'draft by chen',
      'validated by chen',
      'submitted by chen',
      'approved by li',
      'funded by ledger',
    ])
    expect(after).toMatchObject({
      approvals: [{ place: 1, approved_by: 'li', approved_for: null }],
      parcels: [{ number: 1, state: 'held', count: 2, total: '4001.00', made_by: 'chen', approved_by: 'li' }],
    })
    const parcel = after.parcels[0]?.id
    const payments = batch.payments.map(({ id, award_id, amount }) => ({ payment_id: id, award_id, amount }))
    expect(await announced(house.db, fund.id)).toMatchObject([
      { source: '/disbursement/ledger.requests.v1', sequence: 1, data: { kind: 'hold', batch_id: parcel, payments } },
      {
        source: '/disbursement/disbursement.payments.v1',
        type: 'BatchApproved',
        sequence: 1,
        data: {
          batch_id: parcel,
          count: 2,
          total: '4001.00',
          made_by: 'chen',
          approved_by: 'li',
          payments: batch.payments.map(({ reference, amount }) => ({ reference, amount, attempt: 1 })),
        },
      },
    ])
  })

  const refusedBy = (fundId: string) => (parcelId: string) => rejected(fundId, 'hold', parcelId)

  it("answers with the ledger's refusal: code, account and missing amount; its payments wait until it is asked again", async () => {
    const fund = await openFund(house, ['4000.00'])
    const batch = await makeBatch(house, fund)
    const reply = await approveBatch(house, batch, refusedBy(fund.id))
    expect(reply).toMatchObject({
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      body: { code: CASH_MISSING.code, detail: CASH_MISSING.detail, account: 'cash:province', missing: '14.00' },
    })
    const after = await readBatch(house, batch.id)
    expect(after).toMatchObject({
      state: 'refused',
      problem: CASH_MISSING,
      payments: [{ state: 'ready', parcel_id: null }],
    })
    expect(after.moves.at(-1)).toMatchObject({ to_state: 'refused', moved_by: 'ledger', reason: CASH_MISSING.detail })
    expect(await announced(house.db, fund.id)).toHaveLength(1)

    const asked = ask(house, MAKER, `POST /v1/batches/${batch.id}/fund`, { body: {} })
    const [again = ''] = await untilAsked(house, batch.id)
    await deliver(house.db, posted(fund.id, 'hold', again))
    expect(await asked).toMatchObject({
      status: 200,
      body: {
        state: 'funded',
        problem: null,
        parcels: [
          { number: 1, state: 'voided', problem: CASH_MISSING },
          { number: 2, state: 'held', approved_by: 'li' },
        ],
      },
    })
    expect((await announced(house.db, fund.id)).map(({ type }) => type)).toEqual([
      'TransactionRequested',
      'TransactionRequested',
      'BatchApproved',
    ])
  })

  it('gives the same refusal to the same request sent again', async () => {
    const fund = await openFund(house, ['4000.00'])
    const batch = await submitBatch(house, await makeBatch(house, fund))
    const [route, key] = [`POST /v1/batches/${batch.id}/approve`, randomUUID()] as const
    const first = ask(house, CHECKER, route, { key })
    const [parcel = ''] = await untilAsked(house, batch.id)
    await deliver(house.db, rejected(fund.id, 'hold', parcel))
    expect(await ask(house, CHECKER, route, { key })).toMatchObject({ status: 422, body: { code: CASH_MISSING.code } })
    expect(await first).toMatchObject({ status: 422, body: { code: CASH_MISSING.code } })
  })

  it('is refused to its maker, who is told why, and changes nothing', async () => {
    const batch = await submitBatch(house, await makeBatch(house, await openFund(house, ['4000.00'])))
    const before = await fingerprintTables(house.db)
    const reply = await ask(house, MAKER, `POST /v1/batches/${batch.id}/approve`)
    expect(reply).toMatchObject({
      status: 403,
      body: {
        code: 'DISBURSEMENT_BATCH_APPROVED_BY_MAKER',
        made_by: 'chen',
        detail: expect.stringContaining('another officer'),
      },
    })
    expect(await fingerprintTables(house.db)).toBe(before)
  })

  it('does not know a batch that is not there', async () => {
    expect(await approve(randomUUID())).toMatchObject({ status: 404, body: { code: 'DISBURSEMENT_BATCH_UNKNOWN' } })
    expect(await approve('urn:uuid:00000000-0000-0000-0000-000000000000')).toMatchObject({ status: 400 })
  })
})

describe('looking', () => {
  it('lists the batches of my areas, newest first, and no others', async () => {
    const fund = await openFund(house, ['1.00', '2.00'])
    const lines = fund.awards.map(({ award_id }) => ({ award_id }))
    const [older, newer] = [
      await makeBatch(house, fund, { lines: lines.slice(0, 1) }),
      await makeBatch(house, fund, { lines: lines.slice(1) }),
    ]
    const route = `GET /v1/batches?fund_id=${fund.id}` as const
    for (const person of [MAKER, AUDIT]) {
      const { body } = await ask(house, person, route)
      expect(body).toMatchObject({ batches: [{ id: newer.id, total: '2.00' }, { id: older.id }] })
    }
    expect((await ask(house, STRANGER, route)).body).toEqual({ batches: [] })
    expect((await ask(house, STRANGER, 'GET /v1/batches')).body).toEqual({ batches: [] })
  })

  it('lists what may be paid and how far each award has come, page by page', async () => {
    const batch = await makeReleased(house, ['1.00', '2.00', '3.00'])
    const file = resultFile(batch.payments.slice(0, 2), { 1: RETURNED })
    await ask(house, MAKER, `POST /v1/batches/${batch.id}/results`, { body: file })
    const route = `/v1/awards?fund_id=${batch.fund_id}&limit=2` as const
    const first = (await ask(house, AUDIT, `GET ${route}`)).body as {
      awards: { id: string; amount: string; payment_state: string }[]
    }
    const rest = (await ask(house, AUDIT, `GET ${route}&after=${first.awards[1]?.id}`)).body as typeof first
    const states = [...first.awards, ...rest.awards].map(({ amount, payment_state }) => `${amount} ${payment_state}`)
    expect(states.sort()).toEqual(['1.00 paid', '2.00 returned', '3.00 sent'])
    expect(await ask(house, AUDIT, `GET ${route}&after=x`)).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID' },
    })
  })
})
