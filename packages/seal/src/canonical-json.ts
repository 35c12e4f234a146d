import canonicalize from 'canonicalize'
import { canonicalImpossible } from './seal-problems.ts'

/**
 * RFC 8785: the one text that a JSON value has. Names in the order of their UTF-16 code units, no space, the shortest form of
 * a number, text escaped only where it must be.
 *
 * Members that are undefined are left out, as JSON.stringify does. Throws SEAL_JSON_IMPOSSIBLE for what JSON cannot say: NaN, a
 * bigint, half a surrogate pair.
 */
export function canonicalJson(value: unknown): string {
  const text = written(value)
  if (text === undefined) throw canonicalImpossible(typeof value)
  return text
}

function written(value: unknown): string | undefined {
  try {
    return canonicalize(value)
  } catch (error) {
    throw canonicalImpossible(error instanceof Error ? error.message : String(error))
  }
}
