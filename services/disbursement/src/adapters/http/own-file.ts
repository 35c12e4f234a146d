import type { Database, Transaction } from '@fundtrace/database'
import type { Caller } from '@fundtrace/http-server'
import { type OutgoingFile, readFile } from '../postgres/outgoing-file-repository.ts'
import { readOwnBatch } from './own-batch.ts'

/** The bank file, if the caller's areas reach its batch. */
export async function readOwnFile(db: Database | Transaction, caller: Caller, fileId: string): Promise<OutgoingFile> {
  const file = await readFile(db, fileId)
  await readOwnBatch(db, caller, file.batchId)
  return file
}
