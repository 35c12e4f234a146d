import { Client } from 'pg'

/** Becomes the shard's owner as a process of the ledger does: a new epoch, and the fence behind it. */
export async function takeShard(appUrl: string, shard: number): Promise<string> {
  const client = new Client({ connectionString: appUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ epoch: string }>(
      'UPDATE shard_leases SET epoch = epoch + 1 WHERE shard = $1 RETURNING epoch',
      [shard],
    )
    const epoch = rows[0]?.epoch
    if (epoch === undefined) throw new Error(`There is no shard ${shard}`)
    await client.query('SELECT fence_shard($1::smallint, $2)', [shard, epoch])
    return epoch
  } finally {
    await client.end()
  }
}
