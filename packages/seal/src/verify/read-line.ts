import { LINE_MEMBERS } from '../archive-lines.ts'
import type { BlockHeader } from '../block.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { SignedCheckpoint } from '../checkpoint.ts'
import { objectOf, wholeText } from '../grammar.ts'
import type { KeyRecord } from '../key-record.ts'
import { RECORD, RECORD_MEMBERS } from '../record.ts'
import type { FaultCode } from './faults.ts'

export type ArchiveLine =
  | Readonly<{ type: 'record'; members: RegExpExecArray }>
  | Readonly<{ type: 'block'; header: BlockHeader; hash: string }>
  | (Readonly<{ type: 'checkpoint' }> & SignedCheckpoint)
  | (Readonly<{ type: 'key' }> & KeyRecord)
  | Readonly<{ type: 'header'; ledger: string; made_at: string }>
  | Readonly<{ type: 'end'; lines: number }>

/** `line` is what could be understood all the same, so that one fault does not hide or cause others. */
export type UnfitLine = Readonly<{ code: FaultCode; detail: string; line: ArchiveLine | null }>

/** A line in the one form that it may have, else null. */
export function readLine(text: string): ArchiveLine | null {
  const members = RECORD.exec(text)
  if (members !== null) return isCanonicalMetadata(members[5] ?? '') ? { type: 'record', members } : null
  return TYPED_LINES.some((form) => form.test(text)) ? (JSON.parse(text) as ArchiveLine) : null
}

/** Why a line that readLine does not take is none. */
export function explainUnfit(text: string): UnfitLine {
  const value = parseJson(text)
  const canonical = value === undefined ? null : canonicalText(value)
  if (canonical === null) return { code: 'LINE_UNREADABLE', detail: 'It is not JSON.', line: null }
  if (canonical !== text)
    return {
      code: 'LINE_NOT_CANONICAL',
      detail:
        'It is JSON, but not as RFC 8785 writes it: names out of order or twice, spaces, or other escapes or numbers.',
      line: readLine(canonical),
    }
  return { code: 'LINE_MALFORMED', detail: wrongMembers(value), line: null }
}

const TYPED_LINES = Object.values(LINE_MEMBERS).map((members) => wholeText(objectOf(members)))

/** Metadata may hold any JSON; nearly always it is a few plain texts, and found to be canonical without being parsed. */
function isCanonicalMetadata(text: string): boolean {
  if (text === 'null' || isPlainAndInOrder(text)) return true
  const value = parseJson(text)
  return value !== undefined && canonicalText(value) === text
}

/** Texts without an escape under names that ascend. */
function isPlainAndInOrder(text: string): boolean {
  if (!PLAIN_TEXTS.test(text)) return false
  let before: string | null = null
  for (let start = 1; text[start] === '"'; ) {
    const nameEnd = text.indexOf('"', start + 1)
    const name = text.slice(start + 1, nameEnd)
    if (before !== null && name <= before) return false
    before = name
    start = text.indexOf('"', nameEnd + 3) + 2
  }
  return true
}

const PLAIN_TEXT = '"[^"\\\\\\x00-\\x1f]*"'
const PLAIN_TEXTS = wholeText(`\\{(?:${PLAIN_TEXT}:${PLAIN_TEXT}(?:,${PLAIN_TEXT}:${PLAIN_TEXT})*)?\\}`)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** null for what has no canonical JSON: half a surrogate pair. */
function canonicalText(value: unknown): string | null {
  try {
    return canonicalJson(value)
  } catch {
    return null
  }
}

/** Names of members only: a value may be personal where it should not be. */
function wrongMembers(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'It is not a JSON object.'
  const found = new Map<string, unknown>(Object.entries(value))
  const type = found.get('type')
  const wanted = new Map(Object.entries(type === undefined ? RECORD_MEMBERS : (membersOf(type) ?? {})))
  if (wanted.size === 0) return 'Its type is none that an archive has.'
  const missing = [...wanted.keys()].filter((name) => !found.has(name))
  const unknown = [...found.keys()].filter((name) => !wanted.has(name))
  const wrong = [...wanted].filter(
    ([name, form]) => found.has(name) && !wholeText(form).test(canonicalJson(found.get(name))),
  )
  return [
    ...missing.map((name) => `${name} is missing.`),
    ...unknown.map((name) => `${name.slice(0, NAME_SHOWN_MAX)} is not a member that it has.`),
    ...wrong.map(([name]) => `${name} is not as it should be.`),
  ].join(' ')
}

const membersOf = (type: unknown): Readonly<Record<string, string>> | undefined =>
  Object.entries(LINE_MEMBERS).find(([name]) => name === type)?.[1]

const NAME_SHOWN_MAX = 40
