import { createHash } from 'node:crypto'
import { canonicalJson } from '@fundtrace/seal'

/** SHA-256 (hex) of a value's canonical JSON: the same for the same content, however it was written. */
export const hashCanonical = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex')
