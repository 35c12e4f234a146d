import type { Database, Transaction } from '@fundtrace/database'
import type { GuaranteeText } from '../../domain/guarantee/guarantee-text.ts'
import type { MilestoneText } from '../../domain/report/milestone-text.ts'

/*
 * Guarantees and milestones are both documents in versions: two pairs of tables of one shape.
 */
export type Documents = Readonly<{ guarantee: GuaranteeText; milestone: MilestoneText }>
export type DocumentKind = keyof Documents

export type DocumentVersion<Kind extends DocumentKind> = Readonly<{
  id: string
  version: number
  area_code: string
  document: Documents[Kind] & Readonly<{ version: number }>
  document_sha256: string
  recorded_by: string
  recorded_at: Date
}>

/** Under a lock of the document until the transaction ends, so that two cannot both be the next version. */
export async function lockNewestDocument<Kind extends DocumentKind>(
  trx: Transaction,
  kind: Kind,
  id: string,
): Promise<DocumentVersion<Kind> | undefined> {
  await trx.raw(`SELECT pg_advisory_xact_lock(hashtextextended(? || ' ' || ?, 0))`, [kind, id])
  return findDocument(trx, kind, id, null)
}

export async function insertDocument<Kind extends DocumentKind>(
  trx: Transaction,
  kind: Kind,
  document: DocumentVersion<Kind>['document'],
  sha256: string,
  recordedBy: string,
): Promise<void> {
  await trx(`${kind}s`).insert({ id: document.id, area_code: document.area_code }).onConflict('id').ignore()
  await trx(`${kind}_versions`).insert({
    [`${kind}_id`]: document.id,
    version: document.version,
    document: JSON.stringify(document),
    document_sha256: sha256,
    recorded_by: recordedBy,
  })
}

/** The newest, unless a version is named. */
export async function findDocument<Kind extends DocumentKind>(
  db: Database | Transaction,
  kind: Kind,
  id: string,
  version: number | null,
): Promise<DocumentVersion<Kind> | undefined> {
  const { rows } = await db.raw<{ rows: DocumentVersion<Kind>[] }>(
    `${SELECT[kind]} WHERE d.id = :id AND (:version::int IS NULL OR v.version = :version::int)
      ORDER BY v.version DESC LIMIT 1`,
    { id, version },
  )
  return rows[0]
}

/** The newest version of each, by id. */
export async function readNewestDocuments<Kind extends DocumentKind>(
  db: Database,
  kind: Kind,
): Promise<DocumentVersion<Kind>[]> {
  const { rows } = await db.raw<{ rows: DocumentVersion<Kind>[] }>(
    `SELECT DISTINCT ON (id) * FROM (${SELECT[kind]}) all_versions ORDER BY id, version DESC`,
  )
  return rows
}

/** From the first to the newest. */
export async function readDocumentVersions<Kind extends DocumentKind>(
  db: Database,
  kind: Kind,
  id: string,
): Promise<DocumentVersion<Kind>[]> {
  const { rows } = await db.raw<{ rows: DocumentVersion<Kind>[] }>(
    `${SELECT[kind]} WHERE d.id = :id ORDER BY v.version`,
    { id },
  )
  return rows
}

const SELECT = {
  guarantee: `SELECT d.id, v.version, d.area_code, v.document, v.document_sha256, v.recorded_by, v.recorded_at
    FROM guarantee_versions v JOIN guarantees d ON d.id = v.guarantee_id`,
  milestone: `SELECT d.id, v.version, d.area_code, v.document, v.document_sha256, v.recorded_by, v.recorded_at
    FROM milestone_versions v JOIN milestones d ON d.id = v.milestone_id`,
} as const satisfies Record<DocumentKind, string>
