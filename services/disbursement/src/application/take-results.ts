import { createHash } from 'node:crypto'
import {
  type Announcement,
  DISBURSEMENT_PAYMENTS,
  LEDGER_REQUESTS,
  type TransactionRequested,
} from '@fundtrace/contracts'
import { readCsv } from '@fundtrace/csv'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { formatMoney } from '@fundtrace/money'
import { type KeyRing, sealBytes } from '@fundtrace/personal-data'
import { findResultFile, insertResultFile, type TakenResults } from '../adapters/postgres/bank-file-repository.ts'
import {
  type Batch,
  decidePayments,
  lockBatch,
  moveBatch,
  readPayments,
} from '../adapters/postgres/batch-repository.ts'
import { BATCH_PAYMENTS_MAX } from '../domain/batch-lines.ts'
import { batchStateWrong, resultFileEmpty, resultFileRefused } from '../domain/errors.ts'
import { finalState } from '../domain/moves.ts'
import { type BankResult, readResults } from '../domain/result-file.ts'
import type { Officer } from './officer.ts'

const COLUMNS = {
  reference: ['付款编号', 'reference'],
  amount: ['金额', 'amount'],
  result: ['处理结果', 'result'],
  reason: ['原因', 'reason'],
  date: ['处理日期', 'date'],
} as const

/** What a sealed result file belongs to. */
const resultFileContext = (batchId: string): string => `batch:${batchId}:result-file`

/** Takes the bank's result file of a released batch: paid payments settle, returned ones go back to their awards. */
export async function takeResults(
  trx: Transaction,
  ring: KeyRing,
  batchId: string,
  bytes: Buffer,
  officer: Officer,
): Promise<TakenResults> {
  const batch = await lockBatch(trx, batchId)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const before = await findResultFile(trx, batchId, sha256)
  if (before !== undefined) return before
  if (batch.state !== 'released') throw batchStateWrong(batchId, batch.state, 'paid')

  const payments = await readPayments(trx, batchId)
  const rows = readCsv(bytes, COLUMNS, { maxRows: BATCH_PAYMENTS_MAX })
  if (rows.length === 0) throw resultFileEmpty(batchId)
  const { results, faults } = readResults(rows, payments, dayInShanghai(new Date()))
  if (faults.length > 0) throw resultFileRefused(batchId, faults)

  await decidePayments(trx, results.map(toDecision))
  const taken = {
    paid: results.filter((result) => result.paid).length,
    returned: results.filter((result) => !result.paid).length,
  }
  await insertResultFile(
    trx,
    { batchId, sha256, sealed: sealBytes(ring, bytes, resultFileContext(batchId)) },
    taken,
    officer.subject,
  )
  const final = finalState((await readPayments(trx, batchId)).map((payment) => payment.state))
  if (final !== undefined)
    await moveBatch(trx, batch, final, { officer: officer.subject, reason: 'the bank has answered for all' })
  await announce(trx, batch, results, officer)
  return taken
}

/** YYYY-MM-DD: days of public money end at midnight in Shanghai. */
const dayInShanghai = (now: Date): string => now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

const toDecision = (result: BankResult) => ({
  paymentId: result.payment.id,
  state: result.paid ? ('paid' as const) : ('returned' as const),
  on: result.on,
  reason: result.paid ? null : result.reason,
})

async function announce(
  trx: Transaction,
  batch: Batch,
  results: readonly BankResult[],
  officer: Officer,
): Promise<void> {
  const origin = { service: 'disbursement', correlationId: officer.correlationId }
  await appendToOutbox(trx, origin, LEDGER_REQUESTS, batch.fundId, ledgerRequests(batch.id, results))
  await appendToOutbox(
    trx,
    origin,
    DISBURSEMENT_PAYMENTS,
    batch.fundId,
    results.map((result) => paymentDecided(batch, result)),
  )
}

/** One request for each day and outcome: the day decides when it counts in the book. */
function ledgerRequests(batchId: string, results: readonly BankResult[]): Announcement[] {
  const byDay = [...Map.groupBy(results, (result) => result.on)].sort(([left], [right]) => (left < right ? -1 : 1))
  return byDay.flatMap(([day, ofDay]) => {
    const paid = ofDay.filter((result) => result.paid).map((result) => result.payment.id)
    const returned = ofDay.flatMap((result) =>
      result.paid ? [] : [{ payment_id: result.payment.id, reason: result.reason }],
    )
    return [
      ...(paid.length === 0
        ? []
        : [request({ kind: 'settle', batch_id: batchId, payment_ids: paid, settled_on: day })]),
      ...(returned.length === 0
        ? []
        : [request({ kind: 'return', batch_id: batchId, payments: returned, returned_on: day })]),
    ]
  })
}

const request = (data: TransactionRequested): Announcement => ({ type: 'TransactionRequested', data })

function paymentDecided(batch: Batch, result: BankResult): Announcement {
  const about = {
    batch_id: batch.id,
    fund_id: batch.fundId,
    area_code: batch.areaCode,
    payment_id: result.payment.id,
    reference: result.payment.reference,
    amount: formatMoney(result.payment.amount),
  }
  if (result.paid) return { type: 'PaymentSettled', data: { ...about, settled_on: result.on } }
  return { type: 'PaymentReturned', data: { ...about, returned_on: result.on, reason: result.reason } }
}
