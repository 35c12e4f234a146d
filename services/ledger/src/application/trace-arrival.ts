import type { Transaction } from '@fundtrace/database'
import { formatFen } from '@fundtrace/money'
import { readPaidLines, readTraceLines, type PaidLine } from '../adapters/postgres/trace-lines.ts'
import { findTracedPayment } from '../adapters/postgres/trace-subjects.ts'
import type { CashLine } from '../domain/trace/cash-tape.ts'
import { type ArrivalEnd, endsOf, type Fate } from '../domain/trace/ends-of-arrival.ts'
import { traceCash } from '../domain/trace/follow-cash.ts'
import { cameBefore, placeOnTape } from '../domain/trace/sources-of-payment.ts'
import { tapesOfLines } from '../domain/trace/tapes-of-lines.ts'

export type ArrivalTrace = {
  fund_id: string
  funder_id: string
  amount: string
  on: string
  document_number: string | null
  /** What became of all of it, fund by fund; over all funds they add up to the arrival. */
  became: ({ fund_id: string } & Record<Fate, string>)[]
  payments: ReachedPayment[]
  next: string | null
}

/** `amount` is what of the arrival is in it; `borne_by` the funder whose part it is in. */
export type ReachedPayment = {
  fund_id: string
  payment_id: string
  award_id: string
  beneficiary_id: string
  borne_by: string
  amount: string
  on: string
  through: string[]
}

/** Where a list was left: on whose tape, after which fen and which record. */
export type TraceCursor = Readonly<{ fundId: string; funderId: string; at: bigint; place: bigint }>

/** Undefined where the fund has no such arrival. `trx` sees one state of the database. */
export async function traceArrival(
  trx: Transaction,
  fundId: string,
  arrivalId: string,
  page: Readonly<{ after: TraceCursor | null; limit: number }>,
): Promise<ArrivalTrace | undefined> {
  const { accounts, lines } = await readTraceLines(trx, fundId)
  const arrived = lines.find((line) => line.fundId === fundId && line.reference === `arrival:${arrivalId}`)
  if (arrived === undefined) return undefined
  const trace = traceCash(tapesOfLines(accounts, lines))
  const tape = trace.tape(fundId, arrived.funderId)
  const stretch = tape?.came.find(({ line }) => line.reference === arrived.reference)
  if (tape === undefined || stretch === undefined) throw new Error(`${arrived.reference} is on no tape`)
  const ends = endsOf(trace, tape, stretch.from, stretch.to)
  return {
    fund_id: fundId,
    funder_id: arrived.funderId,
    amount: formatFen(arrived.amount),
    on: arrived.on,
    document_number: arrived.documentNumber,
    became: sumsOf(ends),
    ...(await readPage(trx, ends, page)),
  }
}

function sumsOf(ends: readonly ArrivalEnd[]): ArrivalTrace['became'] {
  return [...Map.groupBy(ends, (end) => end.tape.fundId)].map(([fund_id, own]) => {
    const sum = (fate: Fate): string =>
      formatFen(own.filter((end) => end.fate === fate).reduce((total, { from, to }) => total + to - from, 0n))
    return {
      fund_id,
      reached: sum('reached'),
      unspent: sum('unspent'),
      refunded: sum('refunded'),
      carried_on: sum('carried_on'),
      fees: sum('fees'),
      interest_paid: sum('interest_paid'),
    }
  })
}

async function readPage(
  trx: Transaction,
  ends: readonly ArrivalEnd[],
  { after, limit }: Readonly<{ after: TraceCursor | null; limit: number }>,
): Promise<Pick<ArrivalTrace, 'payments' | 'next'>> {
  const payments: ReachedPayment[] = []
  for (const end of ends) {
    if (end.fate !== 'reached' || (after !== null && isRead(end, after))) continue
    for (const line of await paidIn(trx, end, after, limit + 1)) {
      if (payments.length === limit) return { payments, next: cursorAt(end, line) }
      payments.push(toReached(end, line))
    }
  }
  return { payments, next: null }
}

/** The payments that a stretch went into, from where the list was left. */
async function paidIn(
  trx: Transaction,
  { tape, stretch, from, to }: ArrivalEnd,
  after: TraceCursor | null,
  limit: number,
): Promise<readonly PaidLine[]> {
  if (stretch === null) return []
  const { fundId, funderId } = tape
  if (stretch.line !== null) return [await withAward(trx, stretch.line)]
  const isHere = after !== null && after.fundId === fundId && after.funderId === funderId && after.place > stretch.after
  const came = stretch.before === null ? tape.end : cameBefore(tape, stretch.before)
  return readPaidLines(trx, {
    fundId,
    funderId,
    after: isHere ? after.place - 1n : stretch.after,
    before: stretch.before,
    came,
    from: isHere && after.at > from ? after.at : from,
    to,
    limit,
  })
}

/** A payment of which something came back stands in the lines by itself. */
async function withAward(trx: Transaction, line: CashLine): Promise<PaidLine> {
  const payment = await findTracedPayment(trx, line.paymentId ?? '')
  if (payment === undefined) throw new Error(`${line.reference} settled no payment`)
  return { ...line, awardId: payment.award_id, beneficiaryId: payment.beneficiary_id }
}

function toReached(end: ArrivalEnd, line: PaidLine): ReachedPayment {
  const paid = placeOnTape(end.tape, line)
  const from = paid.from > end.from ? paid.from : end.from
  const to = paid.to < end.to ? paid.to : end.to
  return {
    fund_id: line.fundId,
    payment_id: line.paymentId ?? '',
    award_id: line.awardId,
    beneficiary_id: line.beneficiaryId,
    borne_by: line.funderId,
    amount: formatFen(to - from),
    on: line.on,
    through: [...end.through],
  }
}

/** The fen and the record from which to go on. */
function cursorAt(end: ArrivalEnd, line: PaidLine): string {
  const { from } = placeOnTape(end.tape, line)
  return [end.tape.fundId, end.tape.funderId, from > end.from ? from : end.from, line.place].join(':')
}

export function parseCursor(text: string): TraceCursor {
  const [fundId = '', funderId = '', at = '0', place = '0'] = text.split(':')
  return { fundId, funderId, at: BigInt(at), place: BigInt(place) }
}

function isRead(end: ArrivalEnd, after: TraceCursor): boolean {
  const { fundId, funderId } = end.tape
  if (fundId !== after.fundId) return fundId < after.fundId
  if (funderId !== after.funderId) return funderId < after.funderId
  return end.to <= after.at
}
