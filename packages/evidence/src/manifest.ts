import { canonicalJson } from '@fundtrace/seal'
import { PACK_FILE_NAME } from './pack-file.ts'
import type { WrittenFile } from './write-zip.ts'

export const PACK_FORMAT = 'fundtrace-evidence/1'

/** A label for people and for whoever files packs: of what it speaks, and when it was made. Short texts. */
export type PackSubject = Readonly<Record<string, string>>

/** What is signed: every file of the pack but itself and its signature, in the order in which they stand. */
export type Manifest = Readonly<{
  format: typeof PACK_FORMAT
  subject: PackSubject
  files: readonly WrittenFile[]
}>

export const manifestText = (subject: PackSubject, files: readonly WrittenFile[]): string =>
  canonicalJson({ files, format: PACK_FORMAT, subject } satisfies Manifest)

/** A sentence of what is wrong, or the manifest: canonical, with these members and no others. */
export function readManifest(text: string): Manifest | string {
  const parsed = parse(text)
  if (parsed === undefined) return 'It is not JSON.'
  if (!isManifest(parsed)) return `It is no manifest of the form ${PACK_FORMAT}.`
  return canonicalJson(parsed) === text ? parsed : 'It is not written as canonical JSON (RFC 8785).'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isManifest = (value: unknown): value is Manifest =>
  hasMembers(value, ['files', 'format', 'subject']) &&
  value['format'] === PACK_FORMAT &&
  isObject(value['subject']) &&
  Object.values(value['subject']).every((each) => typeof each === 'string') &&
  Array.isArray(value['files']) &&
  value['files'].every(isWrittenFile)

const isWrittenFile = (value: unknown): value is WrittenFile =>
  hasMembers(value, ['bytes', 'name', 'packed_bytes', 'packed_sha256', 'sha256']) &&
  [value['bytes'], value['packed_bytes']].every((each) => Number.isSafeInteger(each) && Number(each) >= 0) &&
  [value['sha256'], value['packed_sha256']].every((each) => typeof each === 'string' && SHA256.test(each)) &&
  typeof value['name'] === 'string' &&
  PACK_FILE_NAME.test(value['name'])

const SHA256 = /^[0-9a-f]{64}$/u

const hasMembers = (value: unknown, names: readonly string[]): value is Record<string, unknown> =>
  isObject(value) && Object.keys(value).toSorted().join() === names.join()

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
