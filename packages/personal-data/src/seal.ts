import assert from 'node:assert/strict'
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import { keyUnknown, sealBroken, sealMalformed, textMalformed } from './personal-data-problems.ts'

/*
 * Shape: `v1.<key id>.<payload>`; the payload is nonce, ciphertext and tag of AES-256-GCM. In text it is base64url, in a file
 * the bytes themselves. A version, so that another cipher can come after this one.
 *
 * The context says what the value is and whose, e.g. 'household:441802103-001:card'. It is not stored: a value moved to
 * another row or column does not open there.
 *
 * A random nonce of 12 bytes is safe for some 4 billion seals under one key; rotate long before.
 */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** @throws DomainError PERSONAL_DATA_TEXT_MALFORMED for text with half a surrogate pair, which UTF-8 would change. */
export function seal(ring: KeyRing, plaintext: string, context: string): string {
  if (!plaintext.isWellFormed()) throw textMalformed(context)
  return `${prefix(ring)}${encrypt(ring, Buffer.from(plaintext), context).toString('base64url')}`
}

/**
 * @throws DomainError PERSONAL_DATA_SEAL_MALFORMED (not a seal at all), PERSONAL_DATA_KEY_UNKNOWN,
 *   PERSONAL_DATA_SEAL_BROKEN (another context, or altered: which of them cannot be told)
 */
export function open(ring: KeyRing, sealed: string, context: string): string {
  const [, keyId, encoded] = SEALED_TEXT.exec(sealed) ?? []
  if (keyId === undefined || encoded === undefined) throw sealMalformed(context)

  // Node skips what is not base64url and ignores spare bits: only the one true spelling of the payload may open.
  const payload = Buffer.from(encoded, 'base64url')
  if (payload.toString('base64url') !== encoded) throw sealMalformed(context)

  return decrypt(ring, keyId, payload, context).toString()
}

/** As `seal`, for a file. */
export const sealBytes = (ring: KeyRing, plaintext: Uint8Array, context: string): Buffer =>
  Buffer.concat([Buffer.from(prefix(ring)), encrypt(ring, plaintext, context)])

/** As `open`, for a file. */
export function openBytes(ring: KeyRing, sealed: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const [header, keyId] = SEALED_FILE.exec(bytes.toString('latin1', 0, HEADER_BYTES_MAX)) ?? []
  if (header === undefined || keyId === undefined) throw sealMalformed(context)

  return decrypt(ring, keyId, bytes.subarray(header.length), context)
}

const SEALED_TEXT = /^v1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]+)$/
const SEALED_FILE = /^v1\.([A-Za-z0-9_-]{1,32})\./
/** `v1.`, a key id of 32 at most, and a dot. */
const HEADER_BYTES_MAX = 36

const prefix = (ring: KeyRing): string => `v1.${ring.current}.`

function encrypt(ring: KeyRing, plaintext: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', currentKey(ring), nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(contextBytes(context))
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

function decrypt(ring: KeyRing, keyId: string, payload: Buffer, context: string): Buffer {
  const key = ring.keys.get(keyId)
  if (key === undefined) throw keyUnknown(context, keyId)
  if (payload.length < NONCE_BYTES + TAG_BYTES) throw sealMalformed(context)

  const nonce = payload.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(contextBytes(context))
  decipher.setAuthTag(payload.subarray(-TAG_BYTES))
  const plaintext = decipher.update(payload.subarray(NONCE_BYTES, -TAG_BYTES))
  try {
    // Throws unless the tag fits; what `update` gave before is not to be trusted and goes nowhere.
    return Buffer.concat([plaintext, decipher.final()])
  } catch {
    throw sealBroken(context)
  }
}

function currentKey(ring: KeyRing): KeyObject {
  const key = ring.keys.get(ring.current)
  assert(key, 'createKeyRing checked that the current key is there')
  return key
}

function contextBytes(context: string): Buffer {
  assert(context !== '' && context.isWellFormed(), 'a context names what is sealed, in text that UTF-8 keeps apart')
  return Buffer.from(context)
}
