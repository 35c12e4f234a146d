import { randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { formatMoney, isPositive, parseMoney } from '@fundtrace/money'
import {
  decideBudget,
  insertBudget,
  lockBudget,
  lockProjects,
  type Budget,
} from '../adapters/postgres/project-repository.ts'
import { isAnother } from '../domain/four-eyes.ts'
import { budgetByAsker, budgetDecided, budgetUnknown, retentionWithoutDay } from '../domain/project-errors.ts'
import type { Officer } from './officer.ts'

export type BudgetOrder = Readonly<{
  fundId: string
  beneficiaryId: string
  /** Yuan. */
  total: string
  /** '30', '30.5', '30.50'. */
  advancePercent: string
  retentionPercent: string
  retentionFrom: string | null
  documentNumber: string
  reason: string
}>

/** The next version of what a project may cost; it holds when another officer has approved it. */
export async function askBudget(trx: Transaction, order: BudgetOrder, officer: Officer): Promise<string> {
  const isRetained = isPositive(parseMoney(twoPlaces(order.retentionPercent)))
  if (isRetained !== (order.retentionFrom !== null)) throw retentionWithoutDay(order.retentionPercent)
  const id = randomUUID()
  await insertBudget(trx, {
    id,
    fund_id: order.fundId,
    beneficiary_id: order.beneficiaryId,
    total: formatMoney(parseMoney(order.total)),
    advance_percent: order.advancePercent,
    retention_percent: order.retentionPercent,
    retention_from: order.retentionFrom,
    document_number: order.documentNumber,
    reason: order.reason,
    asked_by: officer.subject,
    asked_for: officer.actingFor,
  })
  return id
}

const twoPlaces = (percent: string): string => {
  const [whole = '0', part = ''] = percent.split('.')
  return `${whole}.${part.padEnd(2, '0')}`
}

export async function approveBudget(trx: Transaction, budgetId: string, officer: Officer): Promise<void> {
  const budget = await requireWaiting(trx, budgetId, officer)
  // A batch that is being judged meanwhile is judged by one of the two budgets, whole.
  await lockProjects(trx, budget.fund_id)
  await decideBudget(trx, budgetId, { state: 'approved', by: officer, why: null })
}

export async function rejectBudget(
  trx: Transaction,
  budgetId: string,
  reason: string,
  officer: Officer,
): Promise<void> {
  await requireWaiting(trx, budgetId, officer)
  await decideBudget(trx, budgetId, { state: 'rejected', by: officer, why: reason })
}

async function requireWaiting(trx: Transaction, budgetId: string, officer: Officer): Promise<Budget> {
  const budget = await lockBudget(trx, budgetId)
  if (budget === undefined) throw budgetUnknown(budgetId)
  if (budget.state !== 'waiting') throw budgetDecided(budgetId, budget.state)
  if (!isAnother(officer, { subject: budget.asked_by, actingFor: budget.asked_for }))
    throw budgetByAsker(budgetId, officer.subject)
  return budget
}
