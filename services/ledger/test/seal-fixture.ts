import { createHash, randomUUID } from 'node:crypto'
import type { Database } from '@fundtrace/database'
import { createLogger } from '@fundtrace/http-server'
import {
  type ArchiveVerdict,
  type HashAlgorithm,
  newSigningKeyPem,
  type VerifyOptions,
  verifyArchive,
} from '@fundtrace/seal'
import { exportArchive } from '../src/application/seal/export-archive.ts'
import type { PostingDesk } from '../src/application/engine/posting-desk.ts'
import type { Command } from '../src/domain/posting/command.ts'
import { openSeal, type OpenSeal } from '../src/open-seal.ts'

export type SealOptions = Readonly<{ key?: string; next?: string; folder?: string; algorithm?: HashAlgorithm }>

/** A seal of a ledger under test, with a key of its own. */
export const openTestSeal = (
  db: Database,
  { key = newSigningKeyPem(), next, folder, algorithm = 'sha256' }: SealOptions = {},
): OpenSeal =>
  openSeal({
    db,
    config: {
      sealKey: key,
      sealKeyNext: next,
      sealAlgorithm: algorithm,
      checkpointEverySeconds: 1,
      publishFolder: folder,
    },
    log: createLogger({ name: 'ledger', level: 'silent' }),
  })

/** `count` postings of 1.00 from general:a to general:b, each a block of its own; their transaction ids. */
export async function postSome(desk: PostingDesk, fundId: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) ids.push(...(await postTogether(desk, fundId, 1)))
  return ids
}

/** The same in one block. */
export async function postTogether(desk: PostingDesk, fundId: string, count: number): Promise<string[]> {
  const results = await desk.submit(
    fundId,
    Array.from({ length: count }, () => posting(fundId)),
  )
  return results.map((result) => {
    if ('refusal' in result) throw result.refusal
    return result.receipt.id
  })
}

const posting = (fundId: string): Command => ({
  kind: 'post',
  fundId,
  reference: `post:${randomUUID()}`,
  contentHash: createHash('sha256').update('asked').digest(),
  eventId: null,
  documentNumber: null,
  askedBy: 'li',
  metadata: '{"purpose":"办公费"}',
  privateDetails: null,
  effectiveAt: null,
  entries: [
    { account: 'general:a', amount: 100n },
    { account: 'general:b', amount: -100n },
  ],
  uses: [],
})

export const verifyDatabase = (db: Database, options: VerifyOptions = {}): Promise<ArchiveVerdict> =>
  verifyArchive(exportArchive(db, { ledger: 'test', madeAt: new Date() }), options)
