import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { Database } from '@fundtrace/database'
import { type ArchivedBlock, archiveText } from '@fundtrace/seal'
import { streamCheckpoints } from '../../adapters/postgres/checkpoint-repository.ts'
import { listSealedShards, streamBlocksWithRecords } from '../../adapters/postgres/sealed-blocks.ts'
import { listSigningKeys } from '../../adapters/postgres/signing-key-repository.ts'

/**
 * The whole journal as an archive (packages/seal/README.md), packed with gzip: everything as of one moment, a page of records in memory at
 * a time. Nothing is proved here: a fault in the rows goes into the archive as it is, for whoever verifies it. Destroying the stream ends
 * the reading.
 */
export function exportArchive(db: Database, { ledger, madeAt }: Readonly<{ ledger: string; madeAt: Date }>): Readable {
  const text = Readable.from(archiveWithin(db, { ledger, made_at: madeAt.toISOString() }), { objectMode: false })
  const packed = createGzip({ level: 6, chunkSize: 256 * 1024 })
  text.once('error', (error) => packed.destroy(error))
  packed.once('close', () => text.destroy())
  return text.pipe(packed)
}

async function* archiveWithin(
  db: Database,
  label: Readonly<{ ledger: string; made_at: string }>,
): AsyncGenerator<string> {
  const trx = await db.transaction({ isolationLevel: 'repeatable read', readOnly: true })
  try {
    const keys = await listSigningKeys(trx)
    yield* archiveText({ label, keys, checkpoints: streamCheckpoints(trx), blocks: allBlocks(trx) })
  } finally {
    await trx.rollback()
  }
}

async function* allBlocks(trx: Parameters<typeof streamBlocksWithRecords>[0]): AsyncGenerator<ArchivedBlock> {
  for (const shard of await listSealedShards(trx)) yield* streamBlocksWithRecords(trx, { shard, afterHeight: 0 })
}
