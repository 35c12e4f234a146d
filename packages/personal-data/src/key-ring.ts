import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { keyRingMalformed } from './personal-data-problems.ts'

/**
 * Keys are kept as KeyObjects, which neither print nor serialise their bytes.
 * New seals are made under `current`; the other keys only open old ones. The index key is not rotated: with another one
 * every blind index has to be computed anew.
 */
export type KeyRing = Readonly<{
  current: string
  keys: ReadonlyMap<string, KeyObject>
  indexKey: KeyObject
}>

/** Every key is KEY_BYTES of randomness; an id is 1 to 32 letters, digits, hyphens or underscores. */
export type KeyRingParts = Readonly<{
  current: string
  keys: Readonly<Record<string, Uint8Array>>
  indexKey: Uint8Array
}>

const KEY_BYTES = 32

/** @throws DomainError PERSONAL_DATA_KEY_RING_MALFORMED, which names the key at fault and never shows one. */
export function createKeyRing({ current, keys, indexKey }: KeyRingParts): KeyRing {
  const entries = Object.entries(keys)
  for (const [id, key] of entries) {
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id)) throw keyRingMalformed('a key id is 1 to 32 letters, digits, - or _')
    if (key.length !== KEY_BYTES) throw keyRingMalformed(`key ${id} has ${key.length} bytes and needs ${KEY_BYTES}`)
  }
  if (indexKey.length !== KEY_BYTES) {
    throw keyRingMalformed(`the index key has ${indexKey.length} bytes and needs ${KEY_BYTES}`)
  }
  if (!Object.hasOwn(keys, current)) throw keyRingMalformed('its current key is not among its keys')

  const ring = {
    current,
    keys: new Map(entries.map(([id, key]) => [id, createSecretKey(key)])),
    indexKey: createSecretKey(indexKey),
  }
  const twin = [...ring.keys].find(([, key]) => key.equals(ring.indexKey))
  if (twin) throw keyRingMalformed(`key ${twin[0]} is the index key too; a key has one use`)
  return ring
}

/**
 * Reads a key file: `{"current":"k1","keys":{"k1":"<base64>"},"index":"<base64>"}`.
 *
 * @throws DomainError PERSONAL_DATA_KEY_RING_MALFORMED
 */
export function loadKeyRing(text: string): KeyRing {
  const file = parseJson(text)
  if (!isRecord(file) || !isRecord(file['keys']))
    throw keyRingMalformed('it is not an object with current, keys and index')
  if (typeof file['current'] !== 'string') throw keyRingMalformed('current is not the id of a key')

  const keys = Object.entries(file['keys']).map(([id, key]) => [id, decodeKey(key, 'a key')] as const)
  return createKeyRing({
    current: file['current'],
    keys: Object.fromEntries(keys),
    indexKey: decodeKey(file['index'], 'the index key'),
  })
}

/** The text of a new key file with one key, k1. Whoever loses it loses every sealed value. */
export function generateKeyRingFile(): string {
  const newKey = () => randomBytes(KEY_BYTES).toString('base64')
  return `${JSON.stringify({ current: 'k1', keys: { k1: newKey() }, index: newKey() }, null, 2)}\n`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's message quotes the text, and with it key bytes.
    throw keyRingMalformed('it is not JSON')
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function decodeKey(value: unknown, name: string): Buffer {
  const key = typeof value === 'string' ? Buffer.from(value, 'base64') : null
  if (key === null || key.toString('base64') !== value) throw keyRingMalformed(`${name} is not base64 text`)
  return key
}
