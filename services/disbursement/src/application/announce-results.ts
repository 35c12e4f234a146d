import {
  type Announcement,
  DISBURSEMENT_PAYMENTS,
  LEDGER_PAYMENTS,
  LEDGER_REQUESTS,
  type PaymentChangeRequested,
  type TransactionRequested,
} from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox, type Origin } from '@fundtrace/messaging'
import { formatMoney } from '@fundtrace/money'
import type { Batch } from '../adapters/postgres/batch-repository.ts'
import {
  countSettlingAsked,
  insertLateReturns,
  type LateReturn,
  releaseLateReturns,
} from '../adapters/postgres/late-return-repository.ts'
import type { Move } from '../domain/bank-word.ts'

/**
 * Asks the ledger for what the moves come to and tells of them, in the order of the rounds: one request for each parcel, outcome and day, since
 * the day decides when it counts in the book. A late return waits for the answer to its settling, which goes by another topic. Last in the transaction.
 */
export async function announceResults(
  trx: Transaction,
  origin: Origin,
  batches: ReadonlyMap<string, Batch>,
  rounds: readonly (readonly Move[])[],
): Promise<void> {
  const moves = rounds.flat()
  const fundId = [...batches.values()][0]?.fundId
  if (fundId === undefined || moves.length === 0) return
  for (const [parcelId, settled] of byKey(
    rounds.flatMap((round) => settlings(round)),
    ({ batch_id }) => batch_id,
  ))
    await countSettlingAsked(trx, parcelId, settled.length)
  const late = moves.flatMap(lateReturn)
  if (late.length > 0) await insertLateReturns(trx, late)
  const released =
    late.length === 0 ? [] : await releaseLateReturns(trx, [...new Set(late.map(({ parcelId }) => parcelId))])
  const requests = rounds.flatMap((round) => [...settlings(round), ...returns(round)])
  await appendToOutbox(trx, origin, LEDGER_REQUESTS, fundId, requests.map(request))
  await askForLateReturns(trx, origin, fundId, released)
  await appendToOutbox(
    trx,
    origin,
    DISBURSEMENT_PAYMENTS,
    fundId,
    moves.flatMap((move) => decided(batches, move)),
  )
}

/** Of parcels whose settlings were answered. */
export async function askForLateReturns(
  trx: Transaction,
  origin: Origin,
  fundId: string,
  late: readonly LateReturn[],
): Promise<void> {
  const requests = byKey(late, ({ parcelId, returnedOn }) => `${returnedOn} ${parcelId}`).flatMap(([, of]) => {
    const [first] = of
    if (first === undefined) return []
    return chunks(of).map(
      (part): PaymentChangeRequested => ({
        kind: 'late_return',
        batch_id: first.parcelId,
        payments: part.map(({ paymentId, reason }) => ({ payment_id: paymentId, reason })),
        returned_on: first.returnedOn,
      }),
    )
  })
  await appendToOutbox(
    trx,
    origin,
    LEDGER_PAYMENTS,
    fundId,
    requests.map((data): Announcement => ({ type: 'PaymentChangeRequested', data })),
  )
}

type Settling = Extract<TransactionRequested, { kind: 'settle' }>
type Return = Extract<TransactionRequested, { kind: 'return' }>

const settlings = (round: readonly Move[]): Settling[] =>
  byDay(round.filter(({ to }) => to === 'paid')).flatMap(({ parcelId, on, moves }) =>
    chunks(moves).map((part) => ({
      kind: 'settle',
      batch_id: parcelId,
      payment_ids: part.map(({ payment }) => payment.id),
      settled_on: on,
    })),
  )

/** What never settled: it was in transit. */
const returns = (round: readonly Move[]): Return[] =>
  byDay(round.filter(({ from, to }) => from !== 'paid' && (to === 'failed' || to === 'returned'))).flatMap(
    ({ parcelId, on, moves }) =>
      chunks(moves).map((part) => ({
        kind: 'return',
        batch_id: parcelId,
        payments: part.map(({ payment, reason }) => ({ payment_id: payment.id, reason: reason?.text ?? '' })),
        returned_on: on,
      })),
  )

const lateReturn = ({ payment, from, to, on, reason }: Move): LateReturn[] =>
  from === 'paid' && to === 'returned' && on !== null
    ? [{ paymentId: payment.id, parcelId: parcelOf(payment), returnedOn: on, reason: reason?.text ?? '' }]
    : []

/** What was approved before there were parcels is one by the batch's own id. */
const parcelOf = ({ parcelId, batchId }: Move['payment']): string => parcelId ?? batchId

function byDay(moves: readonly Move[]): { parcelId: string; on: string; moves: readonly Move[] }[] {
  return byKey(moves, ({ payment, on }) => `${on} ${parcelOf(payment)}`).flatMap(([, of]) => {
    const [first] = of
    return first === undefined || first.on === null
      ? []
      : [{ parcelId: parcelOf(first.payment), on: first.on, moves: of }]
  })
}

const byKey = <Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] =>
  [...Map.groupBy(items, keyOf)].sort(([left], [right]) => (left < right ? -1 : 1))

/** The ledger takes so many payments in one request. */
const REQUEST_PAYMENTS_MAX = 10_000
const chunks = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / REQUEST_PAYMENTS_MAX) }, (_, index) =>
    items.slice(index * REQUEST_PAYMENTS_MAX, (index + 1) * REQUEST_PAYMENTS_MAX),
  )

const request = (data: TransactionRequested): Announcement => ({ type: 'TransactionRequested', data })

function decided(batches: ReadonlyMap<string, Batch>, { payment, to, on, reason }: Move): Announcement[] {
  const batch = batches.get(payment.batchId)
  if (batch === undefined || on === null || to === 'unknown') return []
  const about = {
    batch_id: parcelOf(payment),
    fund_id: batch.fundId,
    area_code: batch.areaCode,
    payment_id: payment.id,
    reference: payment.reference,
    amount: formatMoney(payment.amount),
  }
  return to === 'paid'
    ? [{ type: 'PaymentSettled', data: { ...about, settled_on: on } }]
    : [{ type: 'PaymentReturned', data: { ...about, returned_on: on, reason: reason?.text ?? '' } }]
}
