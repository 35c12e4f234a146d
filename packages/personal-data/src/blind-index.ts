import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'

/**
 * A keyed hash (HMAC-SHA-256, 43 characters of base64url) to find a sealed value by exact match. Same value and context,
 * same index; without the index key nobody can try out identity numbers. Normalise the value before: `x` is not `X`.
 * The context is the kind of value ('household:identity-number'), not the row, or nothing would ever be found.
 */
export function blindIndex(ring: KeyRing, value: string, context: string): string {
  assert(context !== '', 'a context names what is indexed')
  // JSON keeps the border between the two: ('a', 'bc') and ('ab', 'c') differ.
  return createHmac('sha256', ring.indexKey)
    .update(JSON.stringify([context, value]))
    .digest('base64url')
}
