import { createHash, randomUUID } from 'node:crypto'
import type { Transaction } from '@fundtrace/database'
import { type KeyRing, openBytes, sealBytes } from '@fundtrace/personal-data'
import {
  type Document,
  findDocumentByHash,
  insertDocument,
  insertDocumentPiece,
  insertUse,
  readDocumentPieces,
} from '../adapters/postgres/document-repository.ts'
import { documentOfOtherType } from '../domain/document-errors.ts'
import { mediaTypeOf } from '../domain/document-type.ts'
import type { DocumentKind } from '../domain/project-stage.ts'
import type { Officer } from './officer.ts'

export const DOCUMENT_BYTES_MAX = 20 * 1024 * 1024
const PIECE_BYTES = 1024 * 1024

/** What a sealed piece belongs to; places count from 1. */
const pieceContext = (documentId: string, place: number): string => `document:${documentId}:${place}`

/** Keeps a file as a document of an award; the same bytes again are the same document. */
export async function keepDocument(
  trx: Transaction,
  ring: KeyRing,
  order: Readonly<{ awardId: string; kind: DocumentKind; content: Buffer }>,
  officer: Officer,
): Promise<Document> {
  const { content } = order
  const mediaType = mediaTypeOf(content)
  if (mediaType === null) throw documentOfOtherType()
  const sha256 = createHash('sha256').update(content).digest('hex')
  const fresh: Document = { id: randomUUID(), sha256, size_bytes: content.length, media_type: mediaType }
  const isFresh = await insertDocument(trx, fresh, officer)
  if (isFresh) await keepPieces(trx, ring, fresh.id, content)
  const document = isFresh ? fresh : await findDocumentByHash(trx, sha256)
  if (document === undefined) throw new Error(`The document ${sha256} is there and cannot be read`)
  await insertUse(trx, { documentId: document.id, awardId: order.awardId, kind: order.kind }, officer)
  return document
}

async function keepPieces(trx: Transaction, ring: KeyRing, documentId: string, content: Buffer): Promise<void> {
  for (let place = 1; (place - 1) * PIECE_BYTES < content.length; place += 1) {
    const piece = content.subarray((place - 1) * PIECE_BYTES, place * PIECE_BYTES)
    await insertDocumentPiece(trx, documentId, place, sealBytes(ring, piece, pieceContext(documentId, place)))
  }
}

/** In clear; what was changed at rest does not open, and what is not what was kept is no document. */
export async function openDocument(trx: Transaction, ring: KeyRing, document: Document): Promise<Buffer> {
  const pieces = await readDocumentPieces(trx, document.id)
  const content = Buffer.concat(
    pieces.map((sealed, index) => openBytes(ring, sealed, pieceContext(document.id, index + 1))),
  )
  if (createHash('sha256').update(content).digest('hex') !== document.sha256)
    throw new Error(`Document ${document.id} is not what was kept`)
  return content
}
