import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import type { Person } from '../../domain/four-eyes.ts'
import { budgetWaiting } from '../../domain/project-errors.ts'
import type { DocumentKind, Stage } from '../../domain/project-stage.ts'
import { timeText } from './batch-view.ts'

/** Until the transaction ends: what projects of a fund may still be paid is judged by one batch after the other. */
export async function lockProjects(trx: Transaction, fundId: string): Promise<void> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('projects of ' || ?, 0))`, [fundId])
}

export type StagePaymentRow = Readonly<{
  id: string
  beneficiary_id: string
  amount: string
  stage: Stage | null
  budget: Readonly<{
    total: string
    advance_percent: string
    retention_percent: string
    retention_from: string | null
  }> | null
  /** Of the project in this fund, beside the payments asked for: gone out, or sure to. */
  paid: string
  paid_advance: string
  own_documents: DocumentKind[]
  project_documents: DocumentKind[]
}>

/**
 * Of these payments those to receivers of these kinds, by reference. A payment that is ready counts where it is in a parcel already or comes
 * before in the order of references: so of two that together are too much one goes, whoever is asked first.
 */
export async function readStagePayments(
  trx: Transaction,
  paymentIds: readonly string[],
  kinds: readonly string[],
): Promise<StagePaymentRow[]> {
  const { rows } = await trx.raw<{ rows: StagePaymentRow[] }>(
    `SELECT p.id, a.beneficiary_id, p.amount, s.stage, g.budget, m.paid, m.paid_advance, d.own_documents, d.project_documents
       FROM payments p
       JOIN awards a ON a.id = p.award_id
       LEFT JOIN LATERAL (SELECT stage FROM award_stages WHERE award_id = a.id ORDER BY version DESC LIMIT 1) s ON true
       LEFT JOIN LATERAL (
         SELECT json_build_object('total', total::text, 'advance_percent', advance_percent::text,
                                  'retention_percent', retention_percent::text, 'retention_from', retention_from) AS budget
           FROM project_budgets
          WHERE fund_id = a.fund_id AND beneficiary_id = a.beneficiary_id AND state = 'approved'
          ORDER BY version DESC LIMIT 1) g ON true
       CROSS JOIN LATERAL (
         SELECT coalesce(sum(q.amount), 0.00) AS paid, coalesce(sum(q.amount) FILTER (WHERE t.stage = 'advance'), 0.00) AS paid_advance
           FROM awards o
           JOIN payments q ON q.award_id = o.id
           LEFT JOIN LATERAL (SELECT stage FROM award_stages WHERE award_id = o.id ORDER BY version DESC LIMIT 1) t ON true
          WHERE o.fund_id = a.fund_id AND o.beneficiary_id = a.beneficiary_id AND o.beneficiary_kind <> 'household'
            AND q.id <> ALL(:ids::uuid[])
            AND (q.state IN ('sent', 'unknown', 'paid') OR (q.state = 'ready' AND (q.parcel_id IS NOT NULL OR q.reference < p.reference)))) m
       CROSS JOIN LATERAL (
         SELECT coalesce(array_agg(DISTINCT u.kind) FILTER (WHERE u.award_id = a.id), '{}') AS own_documents,
                coalesce(array_agg(DISTINCT u.kind), '{}') AS project_documents
           FROM awards o JOIN document_uses u ON u.award_id = o.id
          WHERE o.fund_id = a.fund_id AND o.beneficiary_id = a.beneficiary_id AND o.beneficiary_kind <> 'household') d
      WHERE p.id = ANY(:ids::uuid[]) AND a.beneficiary_kind = ANY(:kinds::text[])
      ORDER BY p.reference`,
    { ids: [...paymentIds], kinds: [...kinds] },
  )
  return rows
}

export type NewBudget = Readonly<{
  id: string
  fund_id: string
  beneficiary_id: string
  total: string
  advance_percent: string
  retention_percent: string
  retention_from: string | null
  document_number: string
  reason: string
  asked_by: string
  asked_for: string | null
}>

/** The next version; one at a time waits for a second officer. */
export async function insertBudget(trx: Transaction, budget: NewBudget): Promise<void> {
  await lockProjects(trx, budget.fund_id)
  const { rows } = await trx.raw<{ rows: { version: number }[] }>(
    `SELECT 1 + coalesce(max(version), 0)::int AS version FROM project_budgets WHERE fund_id = :fund_id AND beneficiary_id = :beneficiary_id`,
    { fund_id: budget.fund_id, beneficiary_id: budget.beneficiary_id },
  )
  await trx('project_budgets')
    .insert({ ...budget, version: rows[0]?.version ?? 1 })
    .catch((error: unknown) => {
      if (violatedConstraint(error) !== 'project_budgets_one_waiting') throw error
      throw budgetWaiting(budget.fund_id, budget.beneficiary_id)
    })
}

export type Budget = Readonly<{
  id: string
  fund_id: string
  beneficiary_id: string
  state: 'waiting' | 'approved' | 'rejected'
  asked_by: string
  asked_for: string | null
}>

export async function lockBudget(trx: Transaction, id: string): Promise<Budget | undefined> {
  const row: Budget | undefined = await trx('project_budgets')
    .where({ id })
    .forUpdate()
    .first('id', 'fund_id', 'beneficiary_id', 'state', 'asked_by', 'asked_for')
  return row
}

/** The fund of a budget, whose area says who may see it. */
export async function findFundOfBudget(db: Database | Transaction, id: string): Promise<string | undefined> {
  const row: { fund_id: string } | undefined = await db('project_budgets').where({ id }).first('fund_id')
  return row?.fund_id
}

export async function decideBudget(
  trx: Transaction,
  id: string,
  decision: Readonly<{ state: 'approved' | 'rejected'; by: Person; why: string | null }>,
): Promise<void> {
  await trx('project_budgets')
    .where({ id })
    .update({
      state: decision.state,
      decided_by: decision.by.subject,
      decided_for: decision.by.actingFor,
      decided_at: trx.raw('clock_timestamp()'),
      decided_why: decision.why,
    })
}

export type BudgetView = {
  id: string
  beneficiary_id: string
  version: number
  total: string
  advance_percent: string
  retention_percent: string
  retention_from: string | null
  document_number: string
  reason: string
  state: Budget['state']
  asked_by: string
  asked_for: string | null
  asked_at: string
  decided_by: string | null
  decided_for: string | null
  decided_at: string | null
  decided_why: string | null
}

/** Every version of a fund's budgets, or of one project's, the newest first. */
export async function listBudgets(
  db: Database,
  where: Readonly<{ fundId: string; beneficiaryId: string | null; limit: number }>,
): Promise<BudgetView[]> {
  const { rows } = await db.raw<{ rows: BudgetView[] }>(
    `SELECT id, beneficiary_id, version, total, advance_percent, retention_percent, retention_from, document_number, reason, state,
            asked_by, asked_for, ${timeText('asked_at')} AS asked_at, decided_by, decided_for, ${timeText('decided_at')} AS decided_at,
            decided_why
       FROM project_budgets WHERE fund_id = :fundId AND (:beneficiaryId::text IS NULL OR beneficiary_id = :beneficiaryId)
      ORDER BY beneficiary_id, version DESC LIMIT :limit`,
    where,
  )
  return rows
}
