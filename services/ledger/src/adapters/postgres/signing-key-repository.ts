import type { Database, Transaction } from '@fundtrace/database'
import type { KeyRecord } from '@fundtrace/seal'

/** In the order in which they came, each vouched for by the one before it. */
export async function listSigningKeys(db: Database | Transaction): Promise<KeyRecord[]> {
  const { rows } = await db.raw<{ rows: KeyRow[] }>(
    `SELECT number, key_id, replace(encode(public_key, 'base64'), E'\\n', '') AS public_key, signed_by, since,
            replace(encode(signature, 'base64'), E'\\n', '') AS signature
       FROM signing_keys ORDER BY number`,
  )
  return rows.map(({ number, key_id, public_key, signed_by, since, signature }) => ({
    body: { key_id, number: Number(number), public_key, signed_by, since: Number(since) },
    signature,
  }))
}

export async function insertSigningKey(trx: Transaction, { body, signature }: KeyRecord): Promise<void> {
  await trx.raw(
    `INSERT INTO signing_keys (number, key_id, public_key, signed_by, since, signature)
     VALUES (:number, :keyId, decode(:publicKey, 'base64'), :signedBy, :since, decode(:signature, 'base64'))`,
    {
      number: body.number,
      keyId: body.key_id,
      publicKey: body.public_key,
      signedBy: body.signed_by,
      since: body.since,
      signature,
    },
  )
}

type KeyRow = {
  number: string
  key_id: string
  public_key: string
  signed_by: string | null
  since: string
  signature: string
}
