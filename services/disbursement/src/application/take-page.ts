import type { BankRecord, EntryRecord } from '@fundtrace/bank-formats'
import type { Transaction } from '@fundtrace/database'
import { type Batch, moveBatch } from '../adapters/postgres/batch-repository.ts'
import { insertFindings } from '../adapters/postgres/finding-repository.ts'
import {
  endFile,
  holdIncomingFile,
  type IncomingFile,
  moveFileOn,
  type TakenCounts,
} from '../adapters/postgres/incoming-file-repository.ts'
import { movedBy } from '../adapters/postgres/moved-by.ts'
import {
  applyMoves,
  findBatchesByReference,
  findPaymentsByReference,
  lockBatches,
  readPaymentStates,
} from '../adapters/postgres/result-repository.ts'
import { findMoneyOut, insertEntries, type StatementEntry } from '../adapters/postgres/statement-repository.ts'
import type { KnownPayment, Move } from '../domain/bank-word.ts'
import { type Finding, isGrave } from '../domain/finding.ts'
import { findingOfRecord } from '../domain/finding-of-record.ts'
import { judgePage, type ReferredWord, type SaidBefore } from '../domain/judge-page.ts'
import type { Person } from '../domain/four-eyes.ts'
import { type BatchState, stateByPayments } from '../domain/moves.ts'
import { announceResults } from './announce-results.ts'
import { findParcelsOfBookings } from './parcel-of-booking.ts'

/** Another process has taken this page: it goes on with the file. */
export class TakenElsewhereError extends Error {}

/** Behind which record of the file a page begins, the records, and whether they are its last. */
export type Page = Readonly<{ done: number; records: readonly BankRecord[]; isLast: boolean }>

/** What the bank books for others has other references. */
const isOurs = (reference: string): boolean => /^FT\d{12}$/.test(reference)

/**
 * One page of a file, whole or not at all: payments moved, the ledger asked, findings kept, bookings kept, the file moved on. The batches are locked
 * first, in the order of their ids.
 */
export async function takePage(
  trx: Transaction,
  file: IncomingFile,
  page: Page,
  said: SaidBefore,
  today: string,
): Promise<void> {
  const entries = page.records.filter((record) => record.kind === 'entry')
  const words = page.records.flatMap(wordOf)
  const references = [...new Set(words.map(({ reference }) => reference))]
  await inHand(trx, file, page, async () => {
    const batches = await lockBatches(trx, await findBatchesByReference(trx, file.fundId, references))
    const payments = await findPaymentsByReference(trx, references)
    const { rounds, findings, counts } = judgePage(
      words,
      payments,
      { fundId: file.fundId, batchId: file.batchId, today },
      said,
    )
    const booked = await keepBookings(trx, file, entries, payments)
    await writeMoves(trx, file, batches, rounds)
    const out = await doubtsOfBookings(trx, entries, payments)
    return {
      rounds,
      batches,
      findings: [...page.records.flatMap(findingOfRecord), ...findings, ...out],
      counts: { ...counts, bookings: booked },
    }
  })
}

/** Does what a page does with the file in hand, writes what every page writes, and ends the file with its last. */
export async function inHand(
  trx: Transaction,
  file: IncomingFile,
  page: Page,
  act: () => Promise<{
    rounds: readonly (readonly Move[])[]
    batches: ReadonlyMap<string, Batch>
    findings: readonly Finding[]
    counts: Omit<TakenCounts, 'findings'>
  }>,
): Promise<void> {
  if (!(await holdIncomingFile(trx, file.id, page.done))) throw new TakenElsewhereError()
  const { rounds, batches, findings, counts } = await act()
  const kept = findings.filter((finding, index) => isGrave(finding) || file.findings + index < FINDINGS_MAX)
  if (kept.length > 0) await insertFindings(trx, { fundId: file.fundId, fileId: file.id, batchId: file.batchId }, kept)
  await moveFileOn(trx, file.id, page.done + page.records.length, { ...counts, findings: findings.length })
  if (page.isLast) await endFile(trx, file.id, null)
  const origin = { service: 'disbursement', correlationId: file.correlationId }
  await announceResults(trx, origin, batches, rounds)
}
/** A file of another kind altogether has nothing but findings; beyond so many they are only counted. */
const FINDINGS_MAX = 10_000

/** Payments first, then their batches: of what a batch is, its payments say. */
export async function writeMoves(
  trx: Transaction,
  file: IncomingFile,
  batches: ReadonlyMap<string, Batch>,
  rounds: readonly (readonly Move[])[],
): Promise<void> {
  const officer = { subject: file.takenBy, actingFor: file.takenFor }
  for (const moves of rounds) {
    await movedBy(trx, officer, `the bank's file ${file.id}`)
    await applyMoves(trx, moves)
  }
  const moved = new Set(rounds.flat().map(({ payment }) => payment.batchId))
  for (const id of [...moved].sort()) {
    const batch = batches.get(id)
    if (batch === undefined) throw new Error(`Payments of batch ${id} were moved without its lock`)
    const state = stateByPayments(await readPaymentStates(trx, id))
    if (state !== undefined) await moveToAnswered(trx, batch, state, officer)
  }
}

/** Money of a batch that was reconciled or closed has moved: it is reconciled anew, and never is a word of the bank refused for the batch's sake. */
async function moveToAnswered(trx: Transaction, batch: Batch, to: BatchState, officer: Person): Promise<void> {
  const isEnded = batch.state === 'reconciled' || batch.state === 'closed'
  if (isEnded)
    await moveBatch(trx, batch, 'partly_paid', { officer, reason: 'the bank has said more of what was reconciled' })
  const from = isEnded ? 'partly_paid' : batch.state
  if (to !== from)
    await moveBatch(trx, { id: batch.id, state: from }, to, { officer, reason: 'the bank has answered for all' })
}

function wordOf(record: BankRecord): ReferredWord[] {
  if (record.kind === 'result' && record.of === 'payment') return [{ ...record, by: 'result' }]
  if (record.kind !== 'entry' || record.reference === null || !isOurs(record.reference)) return []
  const outcome = record.direction === 'out' ? 'paid' : 'returned'
  const { line, reference, amount, bookedOn: on, reason } = record
  return [{ line, reference, amount, on, reason, by: 'booking', outcome, said: record.direction }]
}

async function keepBookings(
  trx: Transaction,
  file: IncomingFile,
  entries: readonly EntryRecord[],
  payments: ReadonlyMap<string, KnownPayment>,
): Promise<number> {
  const parcels = await findParcelsOfBookings(trx, file.fundId, entries)
  const kept = entries.map((entry): StatementEntry => {
    const payment = entry.reference === null ? undefined : payments.get(entry.reference)
    const isKnown = payment !== undefined && payment.fundId === file.fundId
    return {
      ...entry,
      bankReference: entry.bankReference?.slice(0, 40) ?? null,
      paymentId: isKnown ? payment.id : null,
      parcelId:
        isKnown || entry.parcel === null || entry.reference !== null ? null : (parcels.get(entry.parcel) ?? null),
    }
  })
  return insertEntries(trx, { fundId: file.fundId, fileId: file.id }, kept)
}

/** After the moves: money that is out of the account for a payment that failed, or twice for one. */
async function doubtsOfBookings(
  trx: Transaction,
  entries: readonly EntryRecord[],
  payments: ReadonlyMap<string, KnownPayment>,
): Promise<Finding[]> {
  const lines = new Map(
    entries.flatMap(({ reference, line }) => {
      const payment = reference === null ? undefined : payments.get(reference)
      return payment === undefined ? [] : [[payment.id, line] as const]
    }),
  )
  if (lines.size === 0) return []
  return (await findMoneyOut(trx, [...lines.keys()])).map(({ paymentId, batchId, state, amount, out, reference }) => ({
    kind:
      state === 'paid' || state === 'clawed_back' || state === 'cancelled' || state === 'sent' || state === 'unknown'
        ? 'debited_twice'
        : 'second_result',
    line: lines.get(paymentId) ?? 1,
    detail: `Payment ${reference} of ${amount} is ${state}, and by the bookings ${out} is out of the account`,
    paymentId,
    batchId,
  }))
}
