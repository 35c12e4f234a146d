import { MONEY_PATTERN } from '@fundtrace/money'

/**
 * Canonical JSON as regular expressions, kept as their sources: a text that fits is JSON, is canonical, and has exactly the members
 * that are named. One look at a line says what a parser, a schema and a canonicaliser would have to say each for itself, in a quarter
 * of the time. Only what `captured` marks is captured.
 */
export const captured = (pattern: string): string => `(${pattern})`
export const orNull = (pattern: string): string => `(?:null|${pattern})`
export const quoted = (pattern: string): string => `"${pattern}"`
export const listOf = (pattern: string): string => `\\[(?:${pattern}(?:,${pattern})*)?\\]`
export const timesOf = (count: number, pattern: string): string => `\\[${pattern}(?:,${pattern}){${count - 1}}\\]`

/** Members in the order in which RFC 8785 writes them. */
export const objectOf = (members: Readonly<Record<string, string>>): string =>
  `\\{${Object.entries(members)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, pattern]) => `"${name}":${pattern}`)
    .join(',')}\\}`

/** Without the flag `u` or `v`: no class here can split a surrogate pair, and text with Chinese is matched four times as fast. */
export const wholeText = (pattern: string): RegExp => new RegExp(`^${pattern}$`)
export const eachIn = (pattern: string): RegExp => new RegExp(pattern, 'g')

/** With the escapes that RFC 8785 writes: the short ones, and \u00xx in small letters where there is no short one. */
export const TEXT = '"[^"\\\\\\x00-\\x1f]*(?:\\\\(?:["\\\\bfnrt]|u00(?:0[0-7bef]|1[0-9a-f]))[^"\\\\\\x00-\\x1f]*)*"'
export const HASH = '"[0-9a-f]{64}"'
export const KEY_ID = '"[0-9a-f]{16}"'
export const UUID = '"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"'
export const BASE64 = '"(?:[A-Za-z0-9+\\/]{4})*(?:[A-Za-z0-9+\\/]{2}==|[A-Za-z0-9+\\/]{3}=)?"'
export const ALGORITHM = '"(?:sha256|sm3)"'
/** UTC, with its milliseconds. */
export const INSTANT =
  '"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z"'
/** From 1. Fifteen digits are exact in every reader of JSON. */
export const COUNT = '[1-9][0-9]{0,14}'
export const COUNT_OR_ZERO = `(?:0|${COUNT})`
/** Yuan with two places, without its quotes. */
export const AMOUNT = MONEY_PATTERN.slice(1, -1)

/** Shards are numbered from 0. */
export const SHARDS = 64
export const SHARD = '(?:[0-9]|[1-5][0-9]|6[0-3])'
