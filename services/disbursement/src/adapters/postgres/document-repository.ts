import { type Database, type Transaction, violatedConstraint } from '@fundtrace/database'
import { documentUsed } from '../../domain/document-errors.ts'
import type { MediaType } from '../../domain/document-type.ts'
import type { Person } from '../../domain/four-eyes.ts'
import type { DocumentKind } from '../../domain/project-stage.ts'
import { timeText } from './batch-view.ts'

export type Document = Readonly<{ id: string; sha256: string; size_bytes: number; media_type: MediaType }>

/** False where these bytes are a document already, which another may be keeping at this moment: he is waited for. */
export async function insertDocument(trx: Transaction, document: Document, officer: Person): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: object[] }>(
    `INSERT INTO documents (id, sha256, size_bytes, media_type, uploaded_by, uploaded_for)
     VALUES (:id, :sha256, :size_bytes, :media_type, :subject, :actingFor)
     ON CONFLICT ON CONSTRAINT documents_once DO NOTHING RETURNING id`,
    { ...document, subject: officer.subject, actingFor: officer.actingFor },
  )
  return rows.length === 1
}

export async function insertDocumentPiece(
  trx: Transaction,
  documentId: string,
  place: number,
  sealed: Buffer,
): Promise<void> {
  await trx('document_pieces').insert({ document_id: documentId, place, sealed })
}

export async function findDocumentByHash(trx: Transaction, sha256: string): Promise<Document | undefined> {
  const row: Document | undefined = await trx('documents')
    .where({ sha256 })
    .first('id', 'sha256', 'size_bytes', 'media_type')
  return row
}

/** The same use again is the one that it is. */
export async function insertUse(
  trx: Transaction,
  use: Readonly<{ documentId: string; awardId: string; kind: DocumentKind }>,
  officer: Person,
): Promise<void> {
  await trx
    .raw(
      `INSERT INTO document_uses (document_id, award_id, kind, used_by, used_for)
       VALUES (:documentId, :awardId, :kind, :subject, :actingFor) ON CONFLICT ON CONSTRAINT document_uses_pkey DO NOTHING`,
      { ...use, subject: officer.subject, actingFor: officer.actingFor },
    )
    .catch((error: unknown) => {
      if (violatedConstraint(error) !== 'document_uses_expense_once') throw error
      throw documentUsed(use.documentId, use.kind)
    })
}

export type DocumentView = {
  id: string
  kind: DocumentKind
  sha256: string
  size_bytes: number
  media_type: string
  used_by: string
  used_for: string | null
  used_at: string
}

export async function listDocuments(db: Database, awardId: string): Promise<DocumentView[]> {
  const { rows } = await db.raw<{ rows: DocumentView[] }>(
    `SELECT d.id, u.kind, d.sha256, d.size_bytes, d.media_type, u.used_by, u.used_for, ${timeText('u.used_at')} AS used_at
       FROM document_uses u JOIN documents d ON d.id = u.document_id
      WHERE u.award_id = :awardId ORDER BY u.used_at, d.id, u.kind`,
    { awardId },
  )
  return rows
}

/** A document as it is used for an award: who may see the one may see the other. */
export async function readUsedDocument(
  trx: Transaction,
  awardId: string,
  documentId: string,
): Promise<Document | undefined> {
  const { rows } = await trx.raw<{ rows: Document[] }>(
    `SELECT d.id, d.sha256, d.size_bytes, d.media_type FROM documents d
      WHERE d.id = :documentId AND EXISTS (SELECT FROM document_uses u WHERE u.document_id = d.id AND u.award_id = :awardId)`,
    { awardId, documentId },
  )
  return rows[0]
}

/** In order. */
export async function readDocumentPieces(trx: Transaction, documentId: string): Promise<Buffer[]> {
  return trx('document_pieces').where({ document_id: documentId }).orderBy('place').pluck('sealed')
}
