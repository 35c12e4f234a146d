import type { Database, Transaction } from '@fundtrace/database'
import type { Delegation } from '../../domain/delegation.ts'
import type { Doer } from '../../domain/officer.ts'
import type { Role } from '../../domain/role.ts'

export type DelegationState = 'asked' | 'approved' | 'rejected' | 'ended'
export type DelegationRecord = Delegation &
  Readonly<{
    place: string
    reason: string
    askedBy: Doer
    askedAt: string
    state: DelegationState
    decidedBy: Doer | null
  }>

export async function insertDelegation(
  trx: Transaction,
  delegation: Delegation & Readonly<{ reason: string; askedBy: Doer; requestId: string }>,
): Promise<void> {
  await trx.raw(
    `INSERT INTO delegations (id, delegator, delegate, roles, areas, first_day, last_day, reason, asked_by, asked_for, request_id)
     VALUES (?, ?, ?, ?::text[], ?::text[], ?, ?, ?, ?, ?, ?)`,
    [
      delegation.id,
      delegation.delegator,
      delegation.delegate,
      [...delegation.roles],
      [...delegation.areas],
      delegation.firstDay,
      delegation.lastDay,
      delegation.reason,
      delegation.askedBy.subject,
      delegation.askedBy.actingFor,
      delegation.requestId,
    ],
  )
}

/** Whoever decides about it or ends it does so alone. */
export async function lockDelegation(trx: Transaction, id: string): Promise<DelegationRecord | undefined> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('delegation ' || ?::text, 0))`, [id])
  return findDelegation(trx, id)
}

export async function findDelegation(db: Database | Transaction, id: string): Promise<DelegationRecord | undefined> {
  const { rows } = await db.raw<{ rows: DelegationRow[] }>(`${SELECT} WHERE g.id = ?`, [id])
  return rows[0] && toRecord(rows[0])
}

/** What is approved and not ended, and has the day among its days; the newest first. */
export async function delegationsInForce(
  db: Database | Transaction,
  { delegator, delegate, day }: Readonly<{ delegator: string; delegate: string; day: string }>,
): Promise<DelegationRecord[]> {
  const { rows } = await db.raw<{ rows: DelegationRow[] }>(
    `${SELECT} WHERE g.delegate = ? AND g.delegator = ? AND d.outcome = 'approved' AND e.delegation_id IS NULL
                 AND ?::date BETWEEN g.first_day AND g.last_day ORDER BY g.place DESC`,
    [delegate, delegator, day],
  )
  return rows.map(toRecord)
}

/** Those of the person himself, and those of the prefixes' areas; in the order of asking, after the cursor. */
export async function listDelegations(
  db: Database,
  wanted: Readonly<{ person: string; prefixes: readonly string[]; after: string; limit: number }>,
): Promise<DelegationRecord[]> {
  const { rows } = await db.raw<{ rows: DelegationRow[] }>(
    `${SELECT} WHERE g.place > ?::bigint AND (?::text IN (g.delegator, g.delegate)
                  OR EXISTS (SELECT FROM unnest(g.areas) AS area WHERE area LIKE ANY (?::text[])))
                ORDER BY g.place LIMIT ?`,
    [wanted.after, wanted.person, wanted.prefixes.map((prefix) => `${prefix}%`), wanted.limit],
  )
  return rows.map(toRecord)
}

type Word = Readonly<{ by: Doer; reason: string; requestId: string }>

export async function insertDelegationDecision(
  trx: Transaction,
  delegation: DelegationRecord,
  { outcome, by, reason, requestId }: Word & Readonly<{ outcome: 'approved' | 'rejected' }>,
): Promise<void> {
  const { id, delegator, delegate, askedBy } = delegation
  await trx.raw(
    `INSERT INTO delegation_decisions (delegation_id, delegator, delegate, asked_by, asked_for, outcome, decided_by, decided_for, reason, request_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, delegator, delegate, askedBy.subject, askedBy.actingFor, outcome, by.subject, by.actingFor, reason, requestId],
  )
}

export async function insertDelegationEnd(
  trx: Transaction,
  id: string,
  { by, reason, requestId }: Word,
): Promise<void> {
  await trx.raw(
    `INSERT INTO delegation_ends (delegation_id, ended_by, ended_for, reason, request_id) VALUES (?, ?, ?, ?, ?)`,
    [id, by.subject, by.actingFor, reason, requestId],
  )
}

const SELECT = `SELECT g.*, d.decided_by, d.decided_for,
                       CASE WHEN e.delegation_id IS NOT NULL THEN 'ended' ELSE coalesce(d.outcome, 'asked') END AS state
                  FROM delegations g LEFT JOIN delegation_decisions d ON d.delegation_id = g.id
                  LEFT JOIN delegation_ends e ON e.delegation_id = g.id`

type DelegationRow = Readonly<{
  id: string
  place: string
  delegator: string
  delegate: string
  roles: Role[]
  areas: string[]
  first_day: string
  last_day: string
  reason: string
  asked_by: string
  asked_for: string | null
  asked_at: Date
  state: DelegationState
  decided_by: string | null
  decided_for: string | null
}>

const toRecord = (row: DelegationRow): DelegationRecord => ({
  id: row.id,
  place: row.place,
  delegator: row.delegator,
  delegate: row.delegate,
  roles: row.roles,
  areas: row.areas,
  firstDay: row.first_day,
  lastDay: row.last_day,
  reason: row.reason,
  askedBy: { subject: row.asked_by, actingFor: row.asked_for },
  askedAt: row.asked_at.toISOString(),
  state: row.state,
  decidedBy: row.decided_by === null ? null : { subject: row.decided_by, actingFor: row.decided_for },
})
