import type { Database, Transaction } from '@fundtrace/database'
import type { Doer, Powers } from '../../domain/officer.ts'
import type { Role } from '../../domain/role.ts'

/** What one administrator asks for; `outcome` null: nobody has decided yet. */
export type OfficerChange = Powers &
  Readonly<{
    id: string
    place: string
    subject: string
    basedOn: number
    reason: string
    askedBy: Doer
    askedAt: string
    outcome: 'approved' | 'rejected' | null
    decidedBy: Doer | null
    decisionReason: string | null
  }>

export type NewChange = Powers &
  Readonly<{ id: string; subject: string; basedOn: number; reason: string; askedBy: Doer; requestId: string }>

export async function insertChange(trx: Transaction, change: NewChange): Promise<void> {
  await trx.raw(
    `INSERT INTO officer_changes (id, subject, name, roles, areas, valid_from, valid_until, based_on, reason, asked_by, asked_for, request_id)
     VALUES (?, ?, ?, ?::text[], ?::text[], ?, ?, ?, ?, ?, ?, ?)`,
    [
      change.id,
      change.subject,
      change.name,
      [...change.roles],
      [...change.areas],
      change.validFrom,
      change.validUntil,
      change.basedOn,
      change.reason,
      change.askedBy.subject,
      change.askedBy.actingFor,
      change.requestId,
    ],
  )
}

export async function findChange(db: Database | Transaction, id: string): Promise<OfficerChange | undefined> {
  const { rows } = await db.raw<{ rows: ChangeRow[] }>(`${SELECT} WHERE c.id = ?`, [id])
  return rows[0] && toChange(rows[0])
}

/** Of officers who are, or are to be, in the areas of the prefixes; in the order of asking, after the cursor. */
export async function listChanges(
  db: Database,
  {
    prefixes,
    isOpenOnly,
    after,
    limit,
  }: Readonly<{ prefixes: readonly string[]; isOpenOnly: boolean; after: string; limit: number }>,
): Promise<OfficerChange[]> {
  const { rows } = await db.raw<{ rows: ChangeRow[] }>(
    `${SELECT}
      WHERE c.place > ?::bigint AND (NOT ?::boolean OR d.change_id IS NULL)
        AND EXISTS (SELECT FROM unnest(c.areas) AS area WHERE area LIKE ANY (?::text[]))
      ORDER BY c.place LIMIT ?`,
    [after, isOpenOnly, prefixes.map((prefix) => `${prefix}%`), limit],
  )
  return rows.map(toChange)
}

export async function insertDecision(
  trx: Transaction,
  change: OfficerChange,
  decision: Readonly<{ outcome: 'approved' | 'rejected'; by: Doer; reason: string; requestId: string }>,
): Promise<void> {
  await trx.raw(
    `INSERT INTO officer_change_decisions (change_id, subject, asked_by, asked_for, outcome, decided_by, decided_for, reason, request_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      change.id,
      change.subject,
      change.askedBy.subject,
      change.askedBy.actingFor,
      decision.outcome,
      decision.by.subject,
      decision.by.actingFor,
      decision.reason,
      decision.requestId,
    ],
  )
}

const SELECT = `SELECT c.*, d.outcome, d.decided_by, d.decided_for, d.reason AS decision_reason
                  FROM officer_changes c LEFT JOIN officer_change_decisions d ON d.change_id = c.id`

type ChangeRow = Readonly<{
  id: string
  place: string
  subject: string
  name: string
  roles: Role[]
  areas: string[]
  valid_from: string
  valid_until: string | null
  based_on: number
  reason: string
  asked_by: string
  asked_for: string | null
  asked_at: Date
  outcome: 'approved' | 'rejected' | null
  decided_by: string | null
  decided_for: string | null
  decision_reason: string | null
}>

const toChange = (row: ChangeRow): OfficerChange => ({
  id: row.id,
  place: row.place,
  subject: row.subject,
  name: row.name,
  roles: row.roles,
  areas: row.areas,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  basedOn: row.based_on,
  reason: row.reason,
  askedBy: { subject: row.asked_by, actingFor: row.asked_for },
  askedAt: row.asked_at.toISOString(),
  outcome: row.outcome,
  decidedBy: row.decided_by === null ? null : { subject: row.decided_by, actingFor: row.decided_for },
  decisionReason: row.decision_reason,
})
