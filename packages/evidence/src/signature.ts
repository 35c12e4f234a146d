import { canonicalJson, isSignedBy, keyIdOf, publicKeyFromDer, type Signer } from '@fundtrace/seal'

/** Beside the manifest: Ed25519 (RFC 8032) over its bytes, and the key that proves it, in base64 of its SPKI DER. */
export type PackSignature = Readonly<{
  algorithm: 'ed25519'
  key_id: string
  public_key: string
  signature: string
}>

export async function signatureText(manifest: Buffer, signer: Signer): Promise<string> {
  const signature = await signer.sign(manifest)
  return canonicalJson({
    algorithm: 'ed25519',
    key_id: signer.keyId,
    public_key: signer.publicKeyDer.toString('base64'),
    signature: signature.toString('base64'),
  } satisfies PackSignature)
}

/** A sentence of what is wrong, or what was read; it proves the manifest only with `provesManifest`. */
export function readSignature(text: string): PackSignature | string {
  const [, keyId = '', publicKey = '', signature = ''] = SIGNATURE.exec(text) ?? []
  if (keyId === '') return 'It is no signature of this form.'
  const der = Buffer.from(publicKey, 'base64')
  if (der.toString('base64') !== publicKey || keyIdOf(der) !== keyId)
    return `The public key does not have the id ${keyId}.`
  return { algorithm: 'ed25519', key_id: keyId, public_key: publicKey, signature }
}

export function provesManifest({ public_key: publicKey, signature }: PackSignature, manifest: Buffer): boolean {
  try {
    return isSignedBy(publicKeyFromDer(Buffer.from(publicKey, 'base64')), manifest, signature)
  } catch {
    return false
  }
}

/** As canonicalJson writes it: there is no second text. */
const SIGNATURE =
  /^\{"algorithm":"ed25519","key_id":"([0-9a-f]{16})","public_key":"([A-Za-z0-9+/=]{1,200})","signature":"([A-Za-z0-9+/=]{1,200})"\}$/u
