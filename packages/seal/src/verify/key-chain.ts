import type { KeyObject } from 'node:crypto'
import { type KeyRecord, keyBodyBytes } from '../key-record.ts'
import { isSignedBy, keyIdOf, publicKeyFromDer } from '../signer.ts'
import type { TrustedKey } from '../trusted-key.ts'
import type { FaultList, FaultPlace } from './faults.ts'

export type ChainedKey = Readonly<{
  keyId: string
  number: number
  since: number
  publicKey: KeyObject | null
  /** Kept outside, or vouched for by such a key through every rotation between. */
  isTrusted: boolean
}>

/** The keys of the archive, each vouched for by the one before it. */
export type KeyChain = Readonly<{
  take: (record: KeyRecord, where: FaultPlace) => void
  /** The only key that may sign this checkpoint. */
  inForce: (checkpoint: number) => ChainedKey | undefined
  find: (keyId: string) => ChainedKey | undefined
  all: () => readonly ChainedKey[]
}>

export function followKeys(faults: FaultList, trusted: readonly TrustedKey[]): KeyChain {
  const keys: ChainedKey[] = []

  return {
    take: ({ body, signature }, place) => {
      const where = { ...place, key: body.key_id }
      const before = keys.at(-1)
      const publicKey = readPublicKey(body.public_key)
      const isOwnId = publicKey !== null && body.key_id === keyIdOf(Buffer.from(body.public_key, 'base64'))
      if (!isOwnId) faults.add('KEY_WRONG', where, `The public key is no Ed25519 key with the id ${body.key_id}.`)
      const misplaced = misplacedMember(body, before)
      if (misplaced !== null) faults.add('KEY_WRONG', where, misplaced)

      const voucher = before === undefined ? publicKey : before.publicKey
      const isSanctioned = voucher !== null && isSignedBy(voucher, keyBodyBytes(body), signature)
      if (!isSanctioned)
        faults.add(
          'KEY_NOT_SANCTIONED',
          where,
          `The record of key ${body.key_id} is not signed by ${before?.keyId ?? 'itself'}.`,
        )

      keys.push({
        keyId: body.key_id,
        number: body.number,
        since: body.since,
        publicKey,
        isTrusted:
          (isOwnId && trusted.some((key) => isSameKey(key, body.key_id, body.public_key))) ||
          (isSanctioned && misplaced === null && before?.isTrusted === true),
      })
    },
    inForce: (checkpoint) => keys.findLast(({ since }) => since <= checkpoint),
    find: (keyId) => keys.find((key) => key.keyId === keyId),
    all: () => keys,
  }
}

function misplacedMember(
  { number, since, signed_by }: KeyRecord['body'],
  before: ChainedKey | undefined,
): string | null {
  const right = before === undefined ? 1 : before.number + 1
  if (number !== right) return `It is key number ${number}; number ${right} comes here.`
  if (signed_by !== (before?.keyId ?? null))
    return `It names ${signed_by ?? 'no key'} as the key before it; that is ${before?.keyId ?? 'none'}.`
  if (before === undefined && since !== 1) return `The first key signs from checkpoint 1 on, not from ${since}.`
  if (before !== undefined && since <= before.since)
    return `It signs from checkpoint ${since} on, the key before it from ${before.since}.`
  return null
}

const isSameKey = (trusted: TrustedKey, keyId: string, publicKey: string): boolean =>
  trusted.keyId === keyId && (trusted.publicKeyDer === null || trusted.publicKeyDer.toString('base64') === publicKey)

function readPublicKey(base64: string): KeyObject | null {
  try {
    return publicKeyFromDer(Buffer.from(base64, 'base64'))
  } catch {
    return null
  }
}
