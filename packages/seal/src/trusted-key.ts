import { canonicalJson } from './canonical-json.ts'
import { SIGNED_CHECKPOINT_MEMBERS, type SignedCheckpoint } from './checkpoint.ts'
import { objectOf, quoted, wholeText } from './grammar.ts'
import { KEY_RECORD_MEMBERS, type KeyRecord } from './key-record.ts'
import { checkpointUnreadable, keyUnreadable } from './seal-problems.ts'
import { keyIdOf, publicKeyFromDer, publicKeyFromPem } from './signer.ts'

/** A key that somebody outside kept: whole, or by its id alone. */
export type TrustedKey = Readonly<{ keyId: string; publicKeyDer: Buffer | null }>

/** Takes a key id (16 hex), a public key in PEM, or a key record as JSON. Throws SEAL_KEY_UNREADABLE. */
export function readTrustedKey(text: string): TrustedKey {
  const trimmed = text.trim()
  if (/^[0-9a-f]{16}$/u.test(trimmed)) return { keyId: trimmed, publicKeyDer: null }
  const publicKeyDer = trimmed.startsWith('-----BEGIN')
    ? publicKeyFromPem(trimmed).export({ type: 'spki', format: 'der' })
    : publicKeyFromDer(publicKeyOfRecord(trimmed)).export({ type: 'spki', format: 'der' })
  return { keyId: keyIdOf(publicKeyDer), publicKeyDer }
}

/** Takes a signed checkpoint as JSON, however it is laid out. Throws SEAL_CHECKPOINT_UNREADABLE; proves nothing yet. */
export function readSignedCheckpoint(text: string): SignedCheckpoint {
  const canonical = canonicalOf(text)
  if (canonical === null || !PUBLISHED_CHECKPOINT.test(canonical)) throw checkpointUnreadable()
  const { body, hash, signature } = JSON.parse(canonical) as SignedCheckpoint
  return { body, hash, signature }
}

function publicKeyOfRecord(text: string): Buffer {
  const canonical = canonicalOf(text)
  if (canonical === null || !PUBLISHED_KEY.test(canonical))
    throw keyUnreadable('it is no key id, no PEM and no key record')
  return Buffer.from((JSON.parse(canonical) as KeyRecord).body.public_key, 'base64')
}

/** null for what is no JSON. */
export function canonicalOf(text: string): string | null {
  try {
    return canonicalJson(JSON.parse(text.replace(/^\uFEFF/u, '')))
  } catch {
    return null
  }
}

const aloneOrAsLine = (members: Readonly<Record<string, string>>, type: string): RegExp =>
  wholeText(`(?:${objectOf(members)}|${objectOf({ ...members, type: quoted(type) })})`)
const PUBLISHED_CHECKPOINT = aloneOrAsLine(SIGNED_CHECKPOINT_MEMBERS, 'checkpoint')
const PUBLISHED_KEY = aloneOrAsLine(KEY_RECORD_MEMBERS, 'key')
