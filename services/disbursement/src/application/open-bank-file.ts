import { type BankTemplate, detectInFormat, type InFormat } from '@fundtrace/bank-formats'
import type { Database, Transaction } from '@fundtrace/database'
import type { KeyRing } from '@fundtrace/personal-data'
import { openIncomingFile } from '../adapters/postgres/incoming-file-repository.ts'
import { templateUnknown } from '../domain/bank-file-errors.ts'
import { type StoredIncomingFile, storedIncomingFile } from './incoming-file-store.ts'
import type { Officer } from './officer.ts'

export type BankFileOrder = Readonly<{
  fundId: string
  batchId: string | null
  format: InFormat | 'detect'
  template: string
}>

/** What the file is, before it is kept: a table needs a template that is there. */
export async function recogniseFile(
  db: Database,
  ring: KeyRing,
  templates: ReadonlyMap<string, BankTemplate>,
  stored: StoredIncomingFile,
  order: Pick<BankFileOrder, 'format' | 'template'>,
): Promise<{ format: InFormat; template: string | null }> {
  const format =
    order.format === 'detect'
      ? await detectInFormat(storedIncomingFile(db, ring, stored.fileId, stored.bytes))
      : order.format
  if (format !== 'table') return { format, template: null }
  if (!templates.has(order.template)) throw templateUnknown(order.template, [...templates.keys()])
  return { format, template: order.template }
}

/** Keeps the file, or finds the same one: its id. It is taken after the commit (`BankFileTaker`). */
export const openBankFile = (
  trx: Transaction,
  stored: StoredIncomingFile,
  about: Readonly<{ fundId: string; batchId: string | null; format: InFormat; template: string | null }>,
  officer: Officer,
): Promise<string> =>
  openIncomingFile(trx, {
    id: stored.fileId,
    ...about,
    sha256: stored.sha256,
    bytes: stored.bytes,
    takenBy: officer.subject,
    takenFor: officer.actingFor,
    correlationId: officer.correlationId,
  })
