import { canonicalJson } from './canonical-json.ts'
import { BASE64, COUNT, KEY_ID, objectOf, orNull } from './grammar.ts'
import type { Signer } from './signer.ts'

/** A key that checkpoints are signed with, vouched for by the key before it. */
export type KeyRecord = Readonly<{ body: KeyBody; signature: string }>

export type KeyBody = Readonly<{
  key_id: string
  /** Counts the ledger's keys from 1. */
  number: number
  /** SPKI DER, base64. */
  public_key: string
  /** The key before it, whose signature this record carries; null for the first, which signs itself. */
  signed_by: string | null
  /** The first checkpoint that it signs; from there on the key before it signs none. */
  since: number
}>

export const firstKeyRecord = (signer: Signer): Promise<KeyRecord> =>
  signKeyRecord(keyBody(signer.publicKeyDer, { keyId: signer.keyId, number: 1, since: 1, signedBy: null }), signer)

/** Rotation: `old`, whose record is `before`, vouches for the next key, which signs from checkpoint `since` on. */
export const nextKeyRecord = (
  before: KeyRecord,
  old: Signer,
  next: Pick<Signer, 'keyId' | 'publicKeyDer'>,
  since: number,
): Promise<KeyRecord> =>
  signKeyRecord(
    keyBody(next.publicKeyDer, { keyId: next.keyId, number: before.body.number + 1, since, signedBy: old.keyId }),
    old,
  )

/** What is signed: the canonical JSON of the body. */
export const keyBodyBytes = (body: KeyBody): Buffer => Buffer.from(canonicalJson(body))

export const KEY_RECORD_MEMBERS = {
  body: objectOf({ key_id: KEY_ID, number: COUNT, public_key: BASE64, signed_by: orNull(KEY_ID), since: COUNT }),
  signature: BASE64,
}

const keyBody = (
  publicKeyDer: Buffer,
  {
    keyId,
    number,
    since,
    signedBy,
  }: Readonly<{ keyId: string; number: number; since: number; signedBy: string | null }>,
): KeyBody => ({ key_id: keyId, number, public_key: publicKeyDer.toString('base64'), signed_by: signedBy, since })

const signKeyRecord = async (body: KeyBody, signer: Signer): Promise<KeyRecord> => ({
  body,
  signature: (await signer.sign(keyBodyBytes(body))).toString('base64'),
})
