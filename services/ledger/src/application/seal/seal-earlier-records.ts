import type { Database } from '@fundtrace/database'
import type { HashAlgorithm } from '@fundtrace/seal'
import { adoptEarlierRecords } from '../../adapters/postgres/adopt-earlier-records.ts'

/** Seals what was posted before there were blocks, in shards where nothing was posted since: a checkpoint covers it then too. */
export async function sealEarlierRecords(db: Database, algorithm: HashAlgorithm): Promise<void> {
  const { rows } = await db.raw<{ rows: { shard: number }[] }>(
    'SELECT shard FROM shard_heads WHERE position < earlier_records ORDER BY shard',
  )
  for (const { shard } of rows)
    await db.transaction(async (trx) => {
      await trx.raw(`SELECT pg_advisory_xact_lock(hashtext('journal'), :shard)`, { shard })
      await adoptEarlierRecords((sql) => trx.raw(sql), shard, algorithm)
    })
}
