import { identityNumberFault } from '@fundtrace/personal-data'
import { detailsTooDeep, detailsTooLarge, numberInexact, personalNumber, textUnfit } from './metadata-errors.ts'

/** Bytes of the canonical text in UTF-8. */
const METADATA_BYTES_MAX = 4096
const PRIVATE_BYTES_MAX = 8192
const DEPTH_MAX = 8

/**
 * What is sealed beside the entries, as RFC 8785 JSON. Refused where sealing would change it (numbers that are not whole, half
 * characters) or must not be (what looks like an identity or card number, in names and values), and beyond 4096 bytes.
 * Throws LEDGER_TEXT_UNFIT, LEDGER_PERSONAL_NUMBER, LEDGER_NUMBER_INEXACT, LEDGER_DETAILS_TOO_DEEP, LEDGER_DETAILS_TOO_LARGE.
 */
export const canonicalMetadata = (metadata: object, place = 'metadata'): string =>
  canonicalDetails(metadata, place, METADATA_BYTES_MAX, requireSealable)

/** What is kept about persons outside of the seal: the same, and it may say who they are. At most 8192 bytes. */
export const canonicalPrivate = (details: object, place = 'private'): string =>
  canonicalDetails(details, place, PRIVATE_BYTES_MAX, requireFit)

/** Text that is sealed for ever: whole characters, and nothing that looks like an identity or card number. */
export function requireSealable(text: string, place: string): void {
  requireFit(text, place)
  if (looksPersonal(text)) throw personalNumber(place)
}

/**
 * A key is chosen by a program, and is often a long number of its own making: only a true identity number is refused. `today` is the day
 * in Asia/Shanghai.
 */
export function requireImpersonalKey(key: string, today: string): void {
  if (key.length < 18) return
  for (const [digits] of key.matchAll(/(?<!\d)\d{17}[\dXx](?!\d)/g))
    if (identityNumberFault(digits, today) === null) throw personalNumber('key')
}

type CheckText = (text: string, place: string) => void

function canonicalDetails(details: object, place: string, bytesMax: number, check: CheckText): string {
  const text = canonicalValue(details, place, 1, check)
  // Never fewer bytes than characters: the count of bytes is asked for only where it may matter.
  const bytes = text.length * 3 > bytesMax ? Buffer.byteLength(text) : 0
  if (bytes > bytesMax) throw detailsTooLarge(place, bytes, bytesMax)
  return text
}

function canonicalValue(value: unknown, place: string, depth: number, check: CheckText): string {
  if (typeof value === 'string') return canonicalText(value, place, check)
  if (typeof value === 'number') return canonicalNumber(value, place, check)
  if (typeof value !== 'object' || value === null) return String(value)
  if (depth > DEPTH_MAX) throw detailsTooDeep(place, DEPTH_MAX)
  if (Array.isArray(value))
    return `[${value.map((item, index) => canonicalValue(item, `${place}/${index}`, depth + 1, check)).join(',')}]`
  // Sorted by UTF-16 code units, as RFC 8785 asks.
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members
    .map(([name, member]) => {
      const quoted = canonicalText(name, `a name in ${place}`, check)
      return `${quoted}:${canonicalValue(member, `${place}/${name}`.slice(0, 200), depth + 1, check)}`
    })
    .join(',')}}`
}

/** JSON.stringify escapes what RFC 8785 escapes, once half surrogates are refused. */
function canonicalText(text: string, place: string, check: CheckText): string {
  check(text, place)
  return JSON.stringify(text)
}

function canonicalNumber(value: number, place: string, check: CheckText): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw numberInexact(place, value)
  const text = String(value)
  check(text, place)
  return text
}

function requireFit(text: string, place: string): void {
  if (PLAIN.test(text)) return
  if (CONTROL.test(text)) throw textUnfit(place, 'control_character')
  if (!text.isWellFormed()) throw textUnfit(place, 'half_character')
  if (text.includes('\uFFFD')) throw textUnfit(place, 'damaged_character')
}
const PLAIN = /^[\x20-\x7e]*$/
/** All control characters but tab and line break. */
const CONTROL = /[^\P{Cc}\t\n\r]/u

function looksPersonal(text: string): boolean {
  if (text.length < 16) return false
  return LONG_NUMBER.test(PLAIN.test(text) ? text : text.normalize('NFKC'))
}
/** 16 to 19 digits (a card; 18 an identity number, whose last may be X), or cards as people write them, in fours. No UUID has either. */
const LONG_NUMBER =
  /(?<!\d)(?:\d{17}[Xx]|\d{16,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1?\d{1,3})?|\d{6} \d{8} \d{3}[\dXx])(?!\d)/
