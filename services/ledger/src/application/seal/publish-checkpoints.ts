import type { Database } from '@fundtrace/database'
import type { CheckpointFolder } from '../../adapters/files/checkpoint-folder.ts'
import { findCheckpoint, streamCheckpoints } from '../../adapters/postgres/checkpoint-repository.ts'
import { listSigningKeys } from '../../adapters/postgres/signing-key-repository.ts'

/**
 * Publishes every checkpoint after the last one that is there, so that one which was signed just before the process died is not left out.
 * The last published one is held against the ledger's own once more. Keys first: who finds a checkpoint finds its key.
 */
export async function publishCheckpoints(db: Database, folder: CheckpointFolder): Promise<void> {
  for (const key of await listSigningKeys(db)) await folder.publishKey(key)
  const published = await folder.lastPublished()
  const last = published === 0 ? undefined : await findCheckpoint(db, published)
  if (last !== undefined) await folder.publishCheckpoint(last)
  for await (const checkpoint of streamCheckpoints(db, { after: published })) await folder.publishCheckpoint(checkpoint)
}
