import { ConfigError } from '@fundtrace/http-server'
import { CompactEncrypt, compactDecrypt } from 'jose'

const KEY_BYTES = 32
const ENCRYPTION = 'A256GCM'

export type SealedText = Readonly<{
  seal: (content: unknown) => Promise<string>
  /** Undefined for what was not sealed by us for this purpose, or has been changed. */
  open: (sealed: string) => Promise<unknown>
}>

/**
 * JWE with a key of this console alone: what lies in a browser can be neither read nor changed there. `purpose` keeps the text of one cookie from
 * being taken for another's. Opens with any of the keys, and seals with the first, so that a key can be replaced while people work.
 */
export function sealedText(keys: readonly Uint8Array[], purpose: string): SealedText {
  const [current] = keys
  if (current === undefined) throw new Error('A sealed text needs a key')
  return {
    seal: (content) =>
      new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: 'dir', enc: ENCRYPTION, typ: purpose })
        .encrypt(current),
    open: async (sealed) => {
      for (const key of keys) {
        const opened = await compactDecrypt(sealed, key, {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: [ENCRYPTION],
        }).catch(() => undefined)
        if (opened?.protectedHeader['typ'] !== purpose) continue
        return JSON.parse(new TextDecoder().decode(opened.plaintext)) as unknown
      }
      return undefined
    },
  }
}

/** 32 bytes as base64url or base64. */
export function readSealingKey(text: string, name: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64url')
  if (key.length === KEY_BYTES) return new Uint8Array(key)
  throw new ConfigError([`${name}: expected ${KEY_BYTES} random bytes in base64url`])
}
