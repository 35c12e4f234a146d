import type { Database, Transaction } from '@fundtrace/database'
import type { Doer, OfficerVersion } from '../../domain/officer.ts'
import type { Role } from '../../domain/role.ts'

/** Whoever changes an officer works alone on him until his transaction ends. */
export async function lockOfficer(trx: Transaction, subject: string): Promise<void> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('officer ' || ?::text, 0))`, [subject])
}

/** The state of the officer that counts, or undefined where nobody of that name was ever recorded. */
export async function findOfficer(db: Database | Transaction, subject: string): Promise<OfficerVersion | undefined> {
  const { rows } = await db.raw<{ rows: VersionRow[] }>(
    `SELECT ${COLUMNS} FROM officer_versions WHERE subject = ? ORDER BY version DESC LIMIT 1`,
    [subject],
  )
  return rows[0] && toVersion(rows[0])
}

/** The officers of whose areas one lies in the prefixes, by subject, after the cursor. */
export async function listOfficers(
  db: Database,
  { prefixes, after, limit }: Readonly<{ prefixes: readonly string[]; after: string; limit: number }>,
): Promise<OfficerVersion[]> {
  const { rows } = await db.raw<{ rows: VersionRow[] }>(
    `SELECT * FROM (SELECT DISTINCT ON (subject) ${COLUMNS} FROM officer_versions WHERE subject > ? ORDER BY subject, version DESC) AS now
      WHERE EXISTS (SELECT FROM unnest(areas) AS area WHERE area LIKE ANY (?::text[]))
      ORDER BY subject LIMIT ?`,
    [after, prefixes.map((prefix) => `${prefix}%`), limit],
  )
  return rows.map(toVersion)
}

export type HistoryRow = OfficerVersion &
  Readonly<{ reason: string; madeBy: string; madeFor: string | null; madeAt: string; changeId: string | null }>

/** Every state that the officer had, the newest first. */
export async function listVersions(db: Database, subject: string): Promise<HistoryRow[]> {
  const { rows } = await db.raw<{ rows: (VersionRow & MadeRow)[] }>(
    `SELECT ${COLUMNS}, reason, made_by, made_for, made_at, change_id FROM officer_versions WHERE subject = ? ORDER BY version DESC`,
    [subject],
  )
  return rows.map((row) => ({
    ...toVersion(row),
    reason: row.reason,
    madeBy: row.made_by,
    madeFor: row.made_for,
    madeAt: row.made_at.toISOString(),
    changeId: row.change_id,
  }))
}

export type Making = Readonly<{ by: Doer; reason: string; requestId: string; changeId: string | null }>

export async function insertVersion(trx: Transaction, version: OfficerVersion, making: Making): Promise<void> {
  await trx.raw(
    `INSERT INTO officer_versions (subject, version, kind, change_id, name, roles, areas, valid_from, valid_until, reason, made_by,
                                   made_for, request_id)
     VALUES (?, ?, ?, ?, ?, ?::text[], ?::text[], ?, ?, ?, ?, ?, ?)`,
    [
      version.subject,
      version.version,
      version.kind,
      making.changeId,
      version.name,
      [...version.roles],
      [...version.areas],
      version.validFrom,
      version.validUntil,
      making.reason,
      making.by.subject,
      making.by.actingFor,
      making.requestId,
    ],
  )
}

/** Held by whoever puts the first officers in, until the end of his transaction; several processes may start at once. */
export async function lockFirstOfficers(trx: Transaction): Promise<void> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended('first officers', 0))`)
}

export async function hasOfficers(trx: Transaction): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { some: boolean }[] }>(`SELECT EXISTS (SELECT FROM officer_versions) AS some`)
  return rows[0]?.some === true
}

const COLUMNS = 'subject, version, kind, name, roles, areas, valid_from, valid_until'

type VersionRow = Readonly<{
  subject: string
  version: number
  kind: OfficerVersion['kind']
  name: string
  roles: Role[]
  areas: string[]
  valid_from: string
  valid_until: string | null
}>
type MadeRow = Readonly<{
  reason: string
  made_by: string
  made_for: string | null
  made_at: Date
  change_id: string | null
}>

const toVersion = (row: VersionRow): OfficerVersion => ({
  subject: row.subject,
  version: row.version,
  kind: row.kind,
  name: row.name,
  roles: row.roles,
  areas: row.areas,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
})
