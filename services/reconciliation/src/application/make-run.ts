import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { freezeCopies } from '../adapters/postgres/copy-lock.ts'
import {
  findElsewhere,
  readDisbursementPayments,
  readDocuments,
  readLedgerPayments,
  readLedgerTransfers,
  readPositions,
} from '../adapters/postgres/run-facts.ts'
import { insertRun } from '../adapters/postgres/run-repository.ts'
import { readLines, type StatementRecord } from '../adapters/postgres/statement-repository.ts'
import { joinComparisons } from '../domain/break.ts'
import { compareFund, type FundFacts } from '../domain/compare-fund.ts'
import { groupBy } from '../domain/group-by.ts'
import { refuseOverlap } from '../domain/refuse-overlap.ts'

/**
 * Compares every fund of these statements and keeps the result. One transaction, in which the copies stand still: what is
 * stored as the input is what was compared.
 */
export async function makeRun(
  trx: Transaction,
  statements: readonly StatementRecord[],
  madeBy: string,
): Promise<{ run_id: string }> {
  const statementsOf = groupBy(statements, (statement) => statement.fund_id)
  const fundIds = [...statementsOf.keys()].sort()
  for (const fundId of fundIds) refuseOverlap(fundId, statementsOf.get(fundId) ?? [])

  await freezeCopies(trx, fundIds)
  const positions = await readPositions(trx, fundIds)
  const comparisons = []
  for (const fundId of fundIds)
    comparisons.push(compareFund(await readFacts(trx, fundId, statementsOf.get(fundId) ?? [], fundIds)))

  const id = randomUUID()
  await insertRun(trx, { id, madeBy, statements, positions, result: joinComparisons(comparisons) })
  return { run_id: id }
}

async function readFacts(
  trx: Transaction,
  fundId: string,
  statements: readonly StatementRecord[],
  fundsOfRun: readonly string[],
): Promise<FundFacts> {
  const lines = await readLines(
    trx,
    statements.map((statement) => statement.id),
  )
  const references = new Set(lines.flatMap((line) => line.reference ?? []))
  return {
    fundId,
    statements,
    lines,
    payments: await readLedgerPayments(trx, fundId),
    transfers: await readLedgerTransfers(trx, fundId),
    disbursements: await readDisbursementPayments(trx, fundId),
    documents: await readDocuments(trx, fundId),
    elsewhere: await findElsewhere(trx, fundId, [...references], fundsOfRun),
  }
}
