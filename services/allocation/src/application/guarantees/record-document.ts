import { createHash } from 'node:crypto'
import type { Database, Transaction } from '@fundtrace/database'
import {
  type DocumentKind,
  type Documents,
  type DocumentVersion,
  findDocument,
  insertDocument,
  lockNewestDocument,
} from '../../adapters/postgres/guarantee-documents.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { documentAreaMoved, documentUnknown, documentVersionWrong } from '../../domain/guarantee/document-errors.ts'
import { readMilestone } from '../../domain/report/read-milestone.ts'
import type { Officer } from '../officer.ts'
import { requireSoundGuarantee } from './check-guarantee.ts'

/**
 * Records a guarantee or a milestone as the next version of its document; the same words again are the version that they are.
 * Refused when it cannot be understood, is not the next version, or has moved to another area.
 */
export async function recordDocument<Kind extends DocumentKind>(
  trx: Transaction,
  kind: Kind,
  text: Documents[Kind],
  officer: Officer,
): Promise<DocumentVersion<Kind>['document']> {
  const document = { ...text, version: text.version ?? 1 }
  await UNDERSTAND[kind](trx, document)
  const sha256 = createHash('sha256').update(canonicalJson(document)).digest('hex')
  const newest = await lockNewestDocument(trx, kind, document.id)
  const recorded = newest && (await findDocument(trx, kind, document.id, document.version))
  if (recorded?.document_sha256 === sha256) return recorded.document

  const wanted = (newest?.version ?? 0) + 1
  if (document.version !== wanted) throw documentVersionWrong(kind, document.id, document.version, wanted)
  if (newest !== undefined && newest.area_code !== document.area_code)
    throw documentAreaMoved(kind, document.id, document.area_code, newest.area_code)
  await insertDocument(trx, kind, document, sha256, officer.subject)
  return document
}

const UNDERSTAND: Readonly<{ [Kind in DocumentKind]: (trx: Transaction, text: Documents[Kind]) => unknown }> = {
  guarantee: requireSoundGuarantee,
  milestone: (_trx, text) => readMilestone(text),
}

/** The newest version, unless one is named. */
export async function readDocument<Kind extends DocumentKind>(
  db: Database | Transaction,
  kind: Kind,
  id: string,
  version: number | null = null,
): Promise<DocumentVersion<Kind>> {
  const found = await findDocument(db, kind, id, version)
  if (found === undefined) throw documentUnknown(kind, id, version)
  return found
}
