import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { keyUnreadable } from './seal-problems.ts'

/** Whatever holds the key: a file here, a key management service elsewhere, which lets nobody see it. */
export type Signer = Readonly<{
  keyId: string
  /** SPKI. */
  publicKeyDer: Buffer
  /** Ed25519 (RFC 8032) over the bytes themselves: 64 bytes. */
  sign: (bytes: Uint8Array) => Promise<Buffer>
}>

/** A signer over an Ed25519 key in PKCS#8 PEM. Throws SEAL_KEY_UNREADABLE, which repeats nothing of it. */
export function signerFromPem(pem: string): Signer {
  const privateKey = ed25519(() => createPrivateKey(pem))
  const publicKeyDer = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return {
    keyId: keyIdOf(publicKeyDer),
    publicKeyDer,
    sign: (bytes) => Promise.resolve(sign(null, bytes, privateKey)),
  }
}

/** A new Ed25519 key in PKCS#8 PEM, for a file that only the ledger reads. */
export const newSigningKeyPem = (): string =>
  generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey

/** The first 16 hex of SHA-256 over the SPKI DER, whatever algorithm the ledger hashes with. */
export const keyIdOf = (publicKeyDer: Uint8Array): string =>
  createHash('sha256').update(publicKeyDer).digest('hex').slice(0, 16)

export const publicKeyFromDer = (der: Buffer): KeyObject =>
  ed25519(() => createPublicKey({ key: der, format: 'der', type: 'spki' }))
export const publicKeyFromPem = (pem: string): KeyObject => ed25519(() => createPublicKey(pem))

/** `signature` in base64. False too where it is not written as base64 writes it: there is no second text for the same one. */
export function isSignedBy(publicKey: KeyObject, bytes: Uint8Array, signature: string): boolean {
  const raw = Buffer.from(signature, 'base64')
  return raw.toString('base64') === signature && verify(null, bytes, publicKey, raw)
}

function ed25519(read: () => KeyObject): KeyObject {
  const key = readKey(read)
  if (key.asymmetricKeyType !== 'ed25519') throw keyUnreadable('it is not an Ed25519 key')
  return key
}

function readKey(read: () => KeyObject): KeyObject {
  try {
    return read()
  } catch {
    throw keyUnreadable('it is no key in PEM or SPKI')
  }
}
