import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { overrideTaken } from '../../domain/check-errors.ts'
import type { Person } from '../../domain/four-eyes.ts'
import type { CheckName } from '../../domain/payment-check.ts'
import { timeText } from './batch-view.ts'

export type Override = Readonly<{
  id: string
  payment_id: string
  check_name: CheckName
  reason: string
  document_number: string
  asked_by: string
  asked_for: string | null
  approved_by: string | null
}>

export async function insertOverride(trx: Transaction, override: Omit<Override, 'approved_by'>): Promise<void> {
  await trx('overrides')
    .insert(override)
    .catch((error: unknown) => {
      if (violatedConstraint(error) !== 'overrides_once') throw error
      throw overrideTaken(override.payment_id, override.check_name)
    })
}

export async function lockOverride(trx: Transaction, paymentId: string, id: string): Promise<Override | undefined> {
  const row: Override | undefined = await trx('overrides')
    .where({ id, payment_id: paymentId })
    .forUpdate()
    .first('id', 'payment_id', 'check_name', 'reason', 'document_number', 'asked_by', 'asked_for', 'approved_by')
  return row
}

export async function setApproved(trx: Transaction, id: string, officer: Person): Promise<void> {
  await trx('overrides')
    .where({ id })
    .update({
      approved_by: officer.subject,
      approved_for: officer.actingFor,
      approved_at: trx.raw('clock_timestamp()'),
    })
}

/** Of these payments the checks that two officers have overridden. */
export async function readOverridden(
  trx: Transaction,
  paymentIds: readonly string[],
): Promise<Map<string, Set<CheckName>>> {
  const { rows } = await trx.raw<{ rows: { payment_id: string; checks: CheckName[] }[] }>(
    `SELECT payment_id, array_agg(check_name) AS checks FROM overrides
      WHERE payment_id = ANY(:ids::uuid[]) AND approved_by IS NOT NULL GROUP BY payment_id`,
    { ids: [...paymentIds] },
  )
  return new Map(rows.map(({ payment_id, checks }) => [payment_id, new Set(checks)]))
}

export type OverrideView = {
  id: string
  check: CheckName
  reason: string
  document_number: string
  asked_by: string
  asked_for: string | null
  asked_at: string
  approved_by: string | null
  approved_for: string | null
  approved_at: string | null
}

export async function readOverrides(db: Database, paymentId: string): Promise<OverrideView[]> {
  const { rows } = await db.raw<{ rows: OverrideView[] }>(
    `SELECT id, check_name AS check, reason, document_number, asked_by, asked_for, ${timeText('asked_at')} AS asked_at,
            approved_by, approved_for, ${timeText('approved_at')} AS approved_at
       FROM overrides o WHERE payment_id = :paymentId ORDER BY o.asked_at, id`,
    { paymentId },
  )
  return rows
}
