import { Text } from '@fundtrace/contracts'
import type { Database, Transaction } from '@fundtrace/database'
import { areaPrefixes, type Caller, coversArea, normaliseArea, requireArea } from '@fundtrace/http-server'
import Type from 'typebox'
import { readDocument, recordDocument } from '../../application/guarantees/record-document.ts'
import {
  type DocumentKind,
  type Documents,
  readDocumentVersions,
  readNewestDocuments,
} from '../postgres/guarantee-documents.ts'
import { officerOf } from './officer-of.ts'

/*
 * What the routes of guarantees and milestones have in common: both are documents in versions, each of one area.
 */
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const Fault = Type.Object({ path: Type.String(), value: Type.Unknown(), reason: Words, expected: Type.Unknown() })
export const Version = Type.Integer({ minimum: 1, maximum: 32_767 })
export const VersionQuery = Type.Object({ version: Type.Optional(Version) })
export const Checked = Type.Object({ valid: Type.Boolean(), errors: Type.Array(Fault) })
export const Versions = Type.Object({
  versions: Type.Array(
    Type.Object({
      version: Version,
      document_number: Text(100),
      document_sha256: Text(64),
      recorded_by: Text(200),
      recorded_at: Type.String({ format: 'date-time' }),
    }),
  ),
})

export async function record<Kind extends DocumentKind>(
  trx: Transaction,
  kind: Kind,
  text: Documents[Kind],
  by: Readonly<{ request: Readonly<{ id: string }>; caller: Caller }>,
): Promise<Documents[Kind]> {
  requireAreas(by.caller, text)
  return recordDocument(trx, kind, withWholeAreas(text), officerOf(by.request, by.caller))
}

type OfAreas = Readonly<{ area_code: string; covers?: readonly string[] }>

/** Whoever writes a document covers all those whom it would look at (F9): no county looks at another's. */
export function requireAreas(caller: Caller, { area_code, covers = [] }: OfAreas): void {
  for (const area of [area_code, ...covers]) requireArea(caller, area)
}

/** 441800 is the city, 4418. */
export const withWholeAreas = <Text extends OfAreas>(text: Text): Text => ({
  ...text,
  area_code: normaliseArea(text.area_code),
  ...(text.covers && { covers: text.covers.map(normaliseArea) }),
})

/** The newest version of each that is of the caller's areas. */
export async function listOwn<Kind extends DocumentKind>(
  db: Database,
  kind: Kind,
  caller: Caller,
): Promise<Documents[Kind][]> {
  const prefixes = areaPrefixes(caller)
  const versions = await readNewestDocuments(db, kind)
  return versions.filter((each) => coversArea(prefixes, each.area_code)).map(({ document }) => document)
}

export async function readOwn<Kind extends DocumentKind>(
  db: Database | Transaction,
  kind: Kind,
  asked: Readonly<{ id: string; version?: number | undefined; caller: Caller }>,
): Promise<Documents[Kind]> {
  const { document, area_code } = await readDocument(db, kind, asked.id, asked.version ?? null)
  requireArea(asked.caller, area_code)
  return document
}

export async function describeVersions(db: Database, kind: DocumentKind, id: string, caller: Caller) {
  await readOwn(db, kind, { id, caller })
  const versions = await readDocumentVersions(db, kind, id)
  return {
    versions: versions.map(({ version, document, document_sha256, recorded_by, recorded_at }) => ({
      version,
      document_number: document.document_number,
      document_sha256,
      recorded_by,
      recorded_at: recorded_at.toISOString(),
    })),
  }
}
