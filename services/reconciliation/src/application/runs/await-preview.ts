import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '@fundtrace/database'
import { type Preview, readPreview } from '../../adapters/postgres/runs/preview-repository.ts'
import type { RunDesk } from './run-desk.ts'

/** Has the preview worked at here, unless another process does, and waits for it at most so long: the preview as it is then. */
export async function awaitPreview(db: Database, desk: RunDesk, id: string, waitMs: number): Promise<Preview> {
  await Promise.race([desk.work('preview', id), wait(waitMs, undefined, { ref: false })])
  return readPreview(db, id)
}
