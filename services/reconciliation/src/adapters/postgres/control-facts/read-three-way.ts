import type { Transaction } from '@fundtrace/database'
import { formatMoney } from '@fundtrace/money'
import type { FactSource } from '../../../application/runs/fact-source.ts'
import type { Scope } from '../../../domain/control.ts'
import type { ThreeWayFact } from '../../../domain/controls/three-way-facts.ts'
import {
  findElsewhere,
  readDisbursementPayments,
  readDocuments,
  readLedgerPayments,
  readLedgerTransfers,
} from '../run-facts.ts'
import { readLines } from '../statement-repository.ts'
import { readScopeFunds } from './scope-rows.ts'

/** What a comparison of funds reads, fund by fund; of statements those that end within the days of the run. */
export async function* readThreeWay({ trx }: FactSource, scope: Scope): AsyncIterable<ThreeWayFact> {
  const funds = await readScopeFunds(trx, scope)
  for (const fund of funds) yield* readFund(trx, fund, scope, funds)
}

async function* readFund(
  trx: Transaction,
  fund: string,
  scope: Scope,
  funds: readonly string[],
): AsyncIterable<ThreeWayFact> {
  const statements = await readStatements(trx, fund, scope)
  for (const statement of statements) yield { what: 'statement', ...statement }
  const lines = await readLines(
    trx,
    statements.map(({ id }) => id),
  )
  lines.sort((left, right) =>
    left.statementId < right.statementId ? -1 : left.statementId > right.statementId ? 1 : left.line - right.line,
  )
  for (const line of lines)
    yield {
      fund,
      what: 'line',
      statement: line.statementId,
      line: line.line,
      on: line.bookingDate,
      bank_reference: line.bankReference,
      reference: line.reference,
      direction: line.direction,
      amount: formatMoney(line.amount),
    }
  yield* readLedger(trx, fund)
  yield* readDisbursement(trx, fund)
  for (const document of [...(await readDocuments(trx, fund))].sort()) yield { fund, what: 'document', document }
  const references = [...new Set(lines.flatMap((line) => line.reference ?? []))]
  const elsewhere = [...(await findElsewhere(trx, fund, references, funds))].sort(([left], [right]) =>
    left < right ? -1 : 1,
  )
  for (const [reference, { owner, fundId }] of elsewhere)
    yield { fund, what: 'elsewhere', reference, owner, owner_fund: fundId }
}

/** In the order in which they came: of two that overlap, the first counts. */
async function readStatements(trx: Transaction, fund: string, { asOf, from }: Scope) {
  const { rows } = await trx.raw<{
    rows: { fund: string; id: string; from: string; to: string; opening: string; closing: string }[]
  }>(
    `SELECT fund_id AS fund, id, first_day AS "from", last_day AS "to", opening, closing FROM statements
      WHERE fund_id = :fund AND last_day <= :asOf::date AND (:from::date IS NULL OR last_day >= :from::date)
      ORDER BY uploaded_at, id`,
    { fund, asOf, from },
  )
  return rows
}

async function* readLedger(trx: Transaction, fund: string): AsyncIterable<ThreeWayFact> {
  const payments = (await readLedgerPayments(trx, fund)).sort((left, right) =>
    left.paymentId < right.paymentId ? -1 : 1,
  )
  for (const payment of payments)
    yield {
      fund,
      what: 'payment',
      payment: payment.paymentId,
      batch: payment.batchId,
      amount: formatMoney(payment.amount),
      settled_on: payment.settledOn,
      returned_on: payment.returnedOn,
      reference: payment.reference,
      beneficiary: payment.beneficiaryId,
    }
  const transfers = (await readLedgerTransfers(trx, fund)).sort((left, right) =>
    `${left.record} ${left.transferId} ${left.direction}` < `${right.record} ${right.transferId} ${right.direction}`
      ? -1
      : 1,
  )
  for (const transfer of transfers)
    yield {
      fund,
      what: 'transfer',
      record: transfer.record,
      transfer: transfer.transferId,
      direction: transfer.direction,
      amount: formatMoney(transfer.amount),
      on: transfer.movedOn,
      document: transfer.documentNumber,
      funder: transfer.funderId,
    }
}

async function* readDisbursement(trx: Transaction, fund: string): AsyncIterable<ThreeWayFact> {
  const payments = (await readDisbursementPayments(trx, fund)).sort((left, right) =>
    left.paymentId < right.paymentId ? -1 : 1,
  )
  for (const payment of payments)
    yield {
      fund,
      what: 'disbursement',
      payment: payment.paymentId,
      batch: payment.batchId,
      reference: payment.reference,
      beneficiary: payment.beneficiaryId,
      amount: formatMoney(payment.amount),
      state: payment.state,
      settled_on: payment.settledOn,
      returned_on: payment.returnedOn,
    }
}
