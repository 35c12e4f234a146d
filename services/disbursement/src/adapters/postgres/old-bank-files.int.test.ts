import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type Database, migrate } from '@fundtrace/database'
import { idempotencyMigrations } from '@fundtrace/http-server'
import { messagingMigrations } from '@fundtrace/messaging'
import { generateKeyRingFile, loadKeyRing, sealBytes } from '@fundtrace/personal-data'
import { createTestDatabase } from '@fundtrace/test-support'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readFile } from './outgoing-file-repository.ts'
import { readFileView } from './outgoing-file-view.ts'
import { readContent } from './read-content.ts'

const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url))
/** The last migration that knew one file of one piece. */
const BEFORE_PIECES = '0004_batch_trace.sql'
const BATCH = '00000000-0000-4000-8000-000000000001'
const CONTENT = Buffer.from('\uFEFF付款编号,收款人\r\nFT000000000001,欧阳𠮷\r\n')
const ring = loadKeyRing(generateKeyRingFile())

let db: Database
beforeAll(async () => {
  const { ownerUrl } = await createTestDatabase('disbursement')
  const early = await mkdtemp(join(tmpdir(), 'fundtrace-migrations-'))
  for (const file of await readdir(MIGRATIONS))
    if (file <= BEFORE_PIECES) await cp(join(MIGRATIONS, file), join(early, file))
  const shared = [messagingMigrations, idempotencyMigrations]
  await migrate(ownerUrl, 'fundtrace_disbursement', [...shared, { name: 'disbursement', path: early }])
  db = connect(ownerUrl, { application: 'test owner', connectionsMax: 2 })
  await db.raw(`INSERT INTO funds VALUES ('f', 'f', 'p', '441802');
    INSERT INTO award_runs VALUES ('${BATCH}', 'f', true);
    INSERT INTO awards VALUES ('${BATCH}', '${BATCH}', 1, 'f', 'p', 'h-1', 'household', '441802103', '2016', 'whole', 12.00);
    INSERT INTO batches (id, fund_id, area_code, state, count, total, made_by, approved_by) VALUES ('${BATCH}', 'f', '441802', 'released', 1, 12.00, 'chen', 'li');
    INSERT INTO payments (id, batch_id, award_id, attempt, reference, amount, state) VALUES ('${BATCH}', '${BATCH}', '${BATCH}', 1, 'FT000000000001', 12.00, 'sent')`)
  await db('bank_files').insert({
    batch_id: BATCH,
    sha256: createHash('sha256').update(CONTENT).digest('hex'),
    content: sealBytes(ring, CONTENT, `batch:${BATCH}:bank-file`),
    released_by: 'chen',
  })
  await migrate(ownerUrl, 'fundtrace_disbursement', [...shared, { name: 'disbursement', path: MIGRATIONS }])
  await rm(early, { recursive: true })
})
afterAll(() => db.destroy())

it('a bank file of before is a released file of its batch, readable byte for byte', async () => {
  expect(await readFileView(db, BATCH)).toMatchObject({
    batch_id: BATCH,
    format: 'fundtrace-csv',
    state: 'released',
    count: 1,
    total: '12.00',
    size_bytes: CONTENT.length,
    parcels: [BATCH],
    released_by: 'chen',
  })
  const file = await readFile(db, BATCH)
  expect(file.content).not.toBeNull()
  const pieces: Buffer[] = []
  if (file.content !== null) for await (const piece of readContent(db, ring, file, file.content)) pieces.push(piece)
  expect(Buffer.concat(pieces)).toEqual(CONTENT)
})
