import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { connect } from '@fundtrace/database'
import { verifyArchive } from '@fundtrace/seal'
import { exportArchive } from '../../../services/ledger/src/application/seal/export-archive.ts'
import type { BenchDatabase } from './bench-database.ts'

/** Everything that the cells have written, exported as an archive and verified from the file alone: entries a second, unpacking included. */
export async function measureVerification({ ownerUrl }: BenchDatabase): Promise<{ ok: boolean; entries_s: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'fundtrace-archive-'))
  const db = connect(ownerUrl, { application: 'bench archive', connectionsMax: 1 })
  try {
    const file = join(folder, 'journal.ndjson.gz')
    await pipeline(exportArchive(db, { ledger: 'bench', madeAt: new Date() }), createWriteStream(file))
    const startedAt = performance.now()
    const verdict = await verifyArchive(createReadStream(file, { highWaterMark: 256 * 1024 }))
    if (!verdict.ok) process.stderr.write(`${JSON.stringify(verdict.faults.slice(0, 3))}\n`)
    return { ok: verdict.ok, entries_s: verdict.entries / ((performance.now() - startedAt) / 1000) }
  } finally {
    await db.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}
