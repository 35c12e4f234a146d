import { createHash } from 'node:crypto'
import { DomainError } from '@fundtrace/problem'
import canonicalize from 'canonicalize'

/**
 * SHA-256 over RFC 8785 canonical JSON: equal whatever the order of the keys. Throws BODY_NOT_CANONICAL for what JSON.parse takes and
 * canonical JSON does not: half a character (a lone surrogate), a number beyond what a double holds.
 */
export function canonicalHash(value: unknown): Buffer {
  const canonical = canonicalText(value)
  if (canonical === undefined) throw new Error('Only what JSON can hold has a canonical hash')
  return sha256(canonical)
}

function canonicalText(value: unknown): string | undefined {
  try {
    return canonicalize(value)
  } catch {
    throw new DomainError({
      code: 'BODY_NOT_CANONICAL',
      kind: 'malformed',
      title: { zh: '请求体含有无法保存的内容', en: 'The body has what cannot be kept' },
      detail: 'Text must be of whole characters (no lone surrogate), and numbers within the range of a double',
    })
  }
}

export const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()
