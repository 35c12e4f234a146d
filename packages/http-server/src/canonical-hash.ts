import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** SHA-256 over RFC 8785 canonical JSON: equal whatever the order of the keys. */
export function canonicalHash(value: unknown): Buffer {
  const canonical = canonicalize(value)
  if (canonical === undefined) throw new Error('Only what JSON can hold has a canonical hash')
  return sha256(canonical)
}

export const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()
