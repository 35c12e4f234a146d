import {
  type Announcement,
  DISBURSEMENT_RESULTS,
  LEDGER_PAYMENTS,
  LEDGER_REQUESTS,
  type PaymentChangeRequested,
  type PaymentResults,
  RESULTS_PAGE_ITEMS,
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
  await appendToOutbox(trx, origin, DISBURSEMENT_RESULTS, fundId, resultPages(fundId, batches, moves))
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
const chunks = <Item>(items: readonly Item[], size = REQUEST_PAYMENTS_MAX): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

const request = (data: TransactionRequested): Announcement => ({ type: 'TransactionRequested', data })

/** Pages of one area each: a file may be about several batches. Of a payment in the order of its moves. */
function resultPages(
  fundId: string,
  batches: ReadonlyMap<string, Batch>,
  moves: readonly Move[],
): Announcement<'PaymentResults', PaymentResults>[] {
  const areaOf = ({ payment }: Move): string | undefined => batches.get(payment.batchId)?.areaCode
  return [...Map.groupBy(moves, areaOf)].flatMap(([areaCode, ofArea]) =>
    areaCode === undefined
      ? []
      : chunks(ofArea.flatMap(toResult), RESULTS_PAGE_ITEMS).map((results) => ({
          type: 'PaymentResults',
          data: { fund_id: fundId, area_code: areaCode, results },
        })),
  )
}

function toResult({ payment, to, on, reason }: Move): PaymentResults['results'] {
  if (on === null || to === 'unknown') return []
  const about = {
    payment_id: payment.id,
    batch_id: parcelOf(payment),
    reference: payment.reference,
    amount: formatMoney(payment.amount),
    on,
  }
  return to === 'paid'
    ? [{ ...about, outcome: 'settled', reason: null }]
    : [{ ...about, outcome: 'returned', reason: reason?.text || null }]
}
