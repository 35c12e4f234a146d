import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Booking, camt, pain002, table } from '../../test/bank-answers.ts'
import { findingsIn, taken } from '../../test/bank-files.ts'
import { closeProven } from '../../test/close-proven.ts'
import {
  type Answer,
  ask,
  type Batch,
  type Disbursement,
  MAKER,
  makeReleased,
  openDisbursement,
} from '../../test/disbursement-fixture.ts'

let house: Disbursement
beforeAll(async () => {
  house = await openDisbursement()
})
afterAll(() => closeProven(house))

/** 100 and 20 are paid, 3 failed before anything was booked. */
async function answered(): Promise<{
  batch: Batch
  parcelId: string
  out: (place: number) => Booking
  back: (place: number) => Booking
}> {
  const batch = await makeReleased(house, ['100.00', '20.00', '3.00'])
  const answers = batch.payments.map(({ reference, amount, parcel_id: parcelId }, place) => ({
    reference,
    amount,
    parcelId,
    ...(place === 2 ? { outcome: 'failed' as const, code: 'AC01' } : {}),
  }))
  await taken(house, batch, [...pain002(answers)].join(''))
  const booking = (direction: 'out' | 'in') => (place: number) => {
    const { reference = '', amount = '' } = batch.payments[place] ?? {}
    return { direction, reference, amount }
  }
  return { batch, parcelId: String(batch.payments[0]?.parcel_id), out: booking('out'), back: booking('in') }
}

const reconcile = ({ id }: Batch): Promise<Answer> => ask(house, MAKER, `POST /v1/batches/${id}/reconcile`)
const state = (bookings: readonly Booking[], batch: Batch, on = '2016-09-12') =>
  taken(house, { fund: batch.fund_id }, camt('camt.053', bookings, { on }))

describe('a batch is reconciled', () => {
  it('when statements show each payment singly, over several days', async () => {
    const { batch, out } = await answered()
    expect(await reconcile(batch)).toMatchObject({
      status: 422,
      body: { code: 'DISBURSEMENT_BATCH_NOT_RECONCILED', difference_count: 2 },
    })
    await state([out(0)], batch)
    expect(await reconcile(batch)).toMatchObject({
      status: 422,
      body: { differences: [{ what: 'paid', payment_id: batch.payments[1]?.id, expected: '20.00', found: '0.00' }] },
    })
    await state([out(1)], batch, '2016-09-13')
    expect(await reconcile(batch)).toMatchObject({ status: 200, body: { state: 'reconciled' } })
    expect(await reconcile(batch)).toMatchObject({ status: 409 })
  })

  it.each<[string, string, boolean]>([
    ['for what was paid of it', '120.00', false],
    ['for all of it, of which the failed part came back', '123.00', true],
  ])('when one booking of its PmtInf stands %s', async (_fact, amount, isBack) => {
    const { batch, parcelId, back } = await answered()
    await state([{ direction: 'out', amount, parcelId }, ...(isBack ? [back(2)] : [])], batch)
    expect(await reconcile(batch)).toMatchObject({ status: 200, body: { state: 'reconciled' } })
  })

  it.each<[string, (all: Awaited<ReturnType<typeof answered>>) => Booking[], object[]]>([
    [
      'a fen too little for the PmtInf',
      ({ parcelId }) => [{ direction: 'out', amount: '119.99', parcelId }],
      [{ what: 'parcel', expected: '120.00', found: '119.99' }],
    ],
    [
      'the failed payment is out as well',
      ({ parcelId }) => [{ direction: 'out', amount: '123.00', parcelId }],
      [{ what: 'parcel', expected: '120.00', found: '123.00' }],
    ],
    [
      'the failed payment left singly',
      ({ out }) => [out(0), out(1), out(2)],
      [{ what: 'not paid', expected: '0.00', found: '3.00' }],
    ],
    [
      'a paid one left twice',
      ({ out }) => [out(0), out(1), out(1)],
      [{ what: 'paid', expected: '20.00', found: '40.00' }],
    ],
  ])('not when %s', async (_fact, bookingsOf, differences) => {
    const all = await answered()
    await state(bookingsOf(all), all.batch)
    expect(await reconcile(all.batch)).toMatchObject({ status: 422, body: { differences } })
  })

  it('not while a payment that came back late is not on a statement with its return', async () => {
    const { batch, parcelId, back } = await answered()
    await state([{ direction: 'out', amount: '120.00', parcelId }], batch)
    expect(await reconcile(batch)).toMatchObject({ status: 200 })
    const [first] = batch.payments
    const returned = [
      {
        reference: String(first?.reference),
        amount: '100.00',
        outcome: 'returned' as const,
        words: '账户已销户',
        on: '2016-12-01',
      },
    ]
    await taken(house, batch, await table('fundtrace-csv', returned))
    expect(await reconcile(batch)).toMatchObject({ status: 422, body: { difference_count: 2 } })
    await state([back(0)], batch, '2016-12-01')
    expect(await reconcile(batch)).toMatchObject({ status: 200, body: { state: 'reconciled' } })
  })
})

describe('a booking', () => {
  it('of money that left twice, or for a payment that failed, is a finding at once', async () => {
    const { batch, out } = await answered()
    await state([out(0), out(0), out(2)], batch)
    expect(
      (await findingsIn(house, batch.fund_id))
        .map(({ kind, payment_id }) => `${kind} ${batch.payments.findIndex(({ id }) => id === payment_id)}`)
        .sort(),
    ).toEqual(['debited_twice 0', 'second_result 2'])
  })

  it('of what came back later is none: the statement of that day is yet to come', async () => {
    const { batch, out, back } = await answered()
    const reference = String(batch.payments[0]?.reference)
    const returned = {
      reference,
      amount: '100.00',
      outcome: 'returned',
      words: '账户已销户',
      on: '2016-12-01',
    } as const
    await taken(house, batch, await table('fundtrace-csv', [returned]))
    await state([out(0), out(1)], batch)
    await state([back(0)], batch, '2016-12-01')
    expect(await findingsIn(house, batch.fund_id)).toEqual([])
    await state([out(0)], batch, '2016-12-02')
    expect(await findingsIn(house, batch.fund_id)).toMatchObject([{ kind: 'second_result' }])
  })

  it('that two files tell of is kept once, and two alike in one file are two', async () => {
    const { batch, parcelId, out } = await answered()
    const fee: Booking = { direction: 'out', amount: '5.00' }
    const day = [{ direction: 'out' as const, amount: '120.00', parcelId, bankReference: 'B1' }, fee, fee]
    expect(await taken(house, { fund: batch.fund_id }, camt('camt.054', [day[0] ?? fee]))).toMatchObject({
      bookings: 1,
    })
    expect(await state(day, batch)).toMatchObject({ bookings: 2 })
    expect(await taken(house, { fund: batch.fund_id }, camt('camt.054', [fee, fee, fee, out(0)]))).toMatchObject({
      bookings: 2,
    })
  })
})
