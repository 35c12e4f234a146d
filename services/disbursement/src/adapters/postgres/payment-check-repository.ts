import type { Database, Transaction } from '@fundtrace/database'
import type { Person } from '../../domain/four-eyes.ts'
import type { CheckFinding, CheckOutcome, JudgedFinding } from '../../domain/payment-check.ts'
import { paymentUnknown } from '../../domain/payment-errors.ts'
import { timeText } from './batch-view.ts'

export type NewCheck = Readonly<{
  paymentId: string
  payOn: string
  outcome: CheckOutcome
  findings: readonly JudgedFinding[]
  registerRevision: number
  /** State of the register and terms; null of what was not asked of it. */
  checkedAgainst: string | null
}>

export async function insertChecks(trx: Transaction, checks: readonly NewCheck[], officer: Person): Promise<void> {
  if (checks.length === 0) return
  await trx.raw(
    `INSERT INTO payment_checks (payment_id, pay_on, outcome, findings, register_revision, checked_against, checked_by, checked_for)
     SELECT n.payment_id, n.pay_on, n.outcome, n.findings, n.revision, n.against, :subject, :actingFor
       FROM unnest(:ids::uuid[], :days::date[], :outcomes::text[], :findings::jsonb[], :revisions::bigint[], :against::text[])
              AS n (payment_id, pay_on, outcome, findings, revision, against)`,
    {
      subject: officer.subject,
      actingFor: officer.actingFor,
      ids: checks.map((check) => check.paymentId),
      days: checks.map((check) => check.payOn),
      outcomes: checks.map((check) => check.outcome),
      findings: checks.map((check) => JSON.stringify(check.findings)),
      revisions: checks.map((check) => check.registerRevision),
      against: checks.map((check) => check.checkedAgainst),
    },
  )
}

/** Within so many days another batch with a payment for the same matter is worth a look. */
const DUPLICATE_DAYS = 30

/** Of these payments those whose beneficiary gets, by another line of another batch, money of the same programme and period. */
export async function readDuplicates(
  trx: Transaction,
  paymentIds: readonly string[],
): Promise<Map<string, CheckFinding>> {
  const { rows } = await trx.raw<{ rows: { id: string; references: string[]; batches: string[] }[] }>(
    `SELECT p.id, array_agg(q.reference ORDER BY q.reference) AS references,
            array_agg(DISTINCT q.batch_id::text) AS batches
       FROM payments p
       JOIN awards a ON a.id = p.award_id
       JOIN awards o ON o.programme_id = a.programme_id AND o.period = a.period AND o.beneficiary_id = a.beneficiary_id AND o.id <> a.id
       JOIN payments q ON q.award_id = o.id AND q.batch_id <> p.batch_id
                      AND q.state NOT IN ('refused', 'withdrawn', 'failed', 'returned', 'corrected', 'resent', 'clawed_back', 'cancelled')
       JOIN batches b ON b.id = q.batch_id AND b.made_at > clock_timestamp() - make_interval(days => ${DUPLICATE_DAYS})
      WHERE p.id = ANY(:ids::uuid[]) GROUP BY p.id`,
    { ids: [...paymentIds] },
  )
  return new Map(
    rows.map(({ id, references, batches }) => [
      id,
      {
        check: 'duplicate',
        detail: { references: references.slice(0, TOLD_MAX), batch_ids: batches.slice(0, TOLD_MAX) },
      },
    ]),
  )
}
const TOLD_MAX = 10

/** Of these payments those whose latest check, for this day, found nothing at all: what they were checked against, by id. */
export async function readFoundNothing(
  db: Database,
  paymentIds: readonly string[],
  payOn: string,
): Promise<Map<string, string>> {
  const { rows } = await db.raw<{ rows: { id: string; checked_against: string }[] }>(
    `SELECT i.id, c.checked_against FROM unnest(:ids::uuid[]) AS i (id)
       JOIN LATERAL (SELECT outcome, pay_on, checked_against FROM payment_checks WHERE payment_id = i.id ORDER BY id DESC LIMIT 1) c
         ON c.outcome = 'ok' AND c.pay_on = :payOn AND c.checked_against IS NOT NULL`,
    { ids: [...paymentIds], payOn },
  )
  return new Map(rows.map(({ id, checked_against }) => [id, checked_against]))
}

/** Of these payments those that their latest check holds back. */
export async function readBlockedByChecks(trx: Transaction, paymentIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `SELECT i.id FROM unnest(:ids::uuid[]) AS i (id)
       JOIN LATERAL (SELECT outcome FROM payment_checks WHERE payment_id = i.id ORDER BY id DESC LIMIT 1) c ON c.outcome = 'block'`,
    { ids: [...paymentIds] },
  )
  return new Set(rows.map((row) => row.id))
}

/** Of these payments those that are still held back, whom nobody moves until the transaction ends. */
export async function lockHeld(trx: Transaction, paymentIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `SELECT id FROM payments WHERE id = ANY(:ids::uuid[]) AND state = 'blocked' ORDER BY id FOR UPDATE`,
    { ids: [...paymentIds] },
  )
  return new Set(rows.map((row) => row.id))
}

export type LatestCheck = Readonly<{
  batch_id: string
  state: string
  pay_on: string
  findings: readonly JudgedFinding[]
  register_revision: string
}>

/** With the payment itself locked, so that nobody moves it meanwhile. */
export async function lockLatestCheck(trx: Transaction, paymentId: string): Promise<LatestCheck | undefined> {
  const { rows } = await trx.raw<{ rows: LatestCheck[] }>(
    `SELECT p.batch_id, p.state, c.pay_on, c.findings, c.register_revision
       FROM payments p
       JOIN LATERAL (SELECT * FROM payment_checks WHERE payment_id = p.id ORDER BY id DESC LIMIT 1) c ON true
      WHERE p.id = :paymentId FOR UPDATE OF p`,
    { paymentId },
  )
  return rows[0]
}

export type CheckView = {
  payment_id: string
  reference: string
  award_id: string
  beneficiary_id: string
  state: string
  pay_on: string
  outcome: CheckOutcome
  findings: JudgedFinding[]
  checked_by: string
  checked_for: string | null
  checked_at: string
}

const VIEW = `p.id AS payment_id, p.reference, p.award_id, a.beneficiary_id, p.state, c.pay_on, c.outcome, c.findings, c.checked_by,
              c.checked_for, ${timeText('c.checked_at')} AS checked_at`

/** The latest of each payment of a batch, by reference behind `after`. */
export async function listChecks(
  db: Database,
  batchId: string,
  page: Readonly<{ outcome: CheckOutcome | null; after: string; limit: number }>,
): Promise<CheckView[]> {
  const { rows } = await db.raw<{ rows: CheckView[] }>(
    `SELECT ${VIEW}
       FROM payments p
       JOIN awards a ON a.id = p.award_id
       JOIN LATERAL (SELECT * FROM payment_checks WHERE payment_id = p.id ORDER BY id DESC LIMIT 1) c ON true
      WHERE p.batch_id = :batchId AND p.reference > :after AND (:outcome::text IS NULL OR c.outcome = :outcome)
      ORDER BY p.reference LIMIT :limit`,
    { batchId, ...page },
  )
  return rows
}

/** How many payments of a batch have which outcome by their latest check. */
export async function countOutcomes(db: Database, batchId: string): Promise<Record<CheckOutcome, number>> {
  const { rows } = await db.raw<{ rows: { outcome: CheckOutcome; count: number }[] }>(
    `SELECT c.outcome, count(*)::int AS count
       FROM payments p
       JOIN LATERAL (SELECT outcome FROM payment_checks WHERE payment_id = p.id ORDER BY id DESC LIMIT 1) c ON true
      WHERE p.batch_id = :batchId GROUP BY c.outcome`,
    { batchId },
  )
  const counts = { ok: 0, warn: 0, block: 0 }
  for (const { outcome, count } of rows) counts[outcome] = count
  return counts
}

/** Every check of one payment, the first one first. */
export async function readChecks(db: Database, paymentId: string): Promise<CheckView[]> {
  const { rows } = await db.raw<{ rows: CheckView[] }>(
    `SELECT ${VIEW}
       FROM payments p JOIN awards a ON a.id = p.award_id JOIN payment_checks c ON c.payment_id = p.id
      WHERE p.id = :paymentId ORDER BY c.id`,
    { paymentId },
  )
  return rows
}

/** The batch that a payment is in, whose area says who may see it. */
export async function readBatchOfPayment(db: Database | Transaction, paymentId: string): Promise<string> {
  const row: { batch_id: string } | undefined = await db('payments').where({ id: paymentId }).first('batch_id')
  if (row === undefined) throw paymentUnknown(paymentId)
  return row.batch_id
}
