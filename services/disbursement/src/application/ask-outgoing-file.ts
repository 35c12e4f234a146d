import { randomUUID } from 'node:crypto'
import { asksForDebtor, type PaymentFormat } from '@fundtrace/bank-formats'
import type { Transaction } from '@fundtrace/database'
import { toProblemRecord } from '@fundtrace/problem'
import { type Batch, lockBatch } from '../adapters/postgres/batch-repository.ts'
import {
  findFileBeingWritten,
  findFreeParcels,
  insertFile,
  lockFile,
  moveFile,
  type OutgoingFile,
  readFileParcels,
  takeOverFile,
} from '../adapters/postgres/outgoing-file-repository.ts'
import { findPayingAccount } from '../adapters/postgres/paying-account-repository.ts'
import { endWork, findWorkOn } from '../adapters/postgres/work-repository.ts'
import { daysAfter } from '../domain/calendar.ts'
import { batchStateWrong } from '../domain/errors.ts'
import type { BatchState } from '../domain/moves.ts'
import { fileBeingWritten, fileStateWrong, nothingToWrite, payDayWrong } from '../domain/outgoing-file-errors.ts'
import { payingAccountMissing } from '../domain/paying-account-errors.ts'
import type { Officer } from './officer.ts'
import { todayInShanghai } from './today-in-shanghai.ts'
import { beginWork } from './work.ts'

export const FILE_WORK = 'outgoing_file'

/** `name`: pain.001.001.NN or the template's id. `payOn` null: the batch's pay day or, where that is past, today. */
export type FileOrder = Readonly<{
  batchId: string
  name: string
  format: PaymentFormat
  purpose: string
  payOn: string | null
}>

/**
 * Everything of a batch that the ledger holds and that is in no other file goes into one. A file that is being written and was ordered the same way is
 * gone on with, on the word of whoever asks now; one that was ordered otherwise, or whose lines have all fallen out, is discarded where nobody writes it.
 */
export async function askOutgoingFile(
  trx: Transaction,
  order: FileOrder,
  officer: Officer,
): Promise<{ fileId: string; workId: string }> {
  const batch = await lockBatch(trx, order.batchId)
  requireOpen(batch, 'written')
  const payOn = payDayFor(batch, order.payOn)
  const begun = await findFileBeingWritten(trx, batch.id)
  if (begun !== undefined && isSame(begun, order, payOn) && (await readFileParcels(trx, begun.id)).length > 0) {
    await takeOverFile(trx, begun.id, officer)
    return { fileId: begun.id, workId: await beginFileWork(trx, begun, officer) }
  }
  if (begun !== undefined) await discardUnlessWorkedOn(trx, begun, officer)

  const parcels = await findFreeParcels(trx, batch.id)
  if (parcels.length === 0) throw nothingToWrite(batch.id)
  const account = asksForDebtor(order.format) ? await findPayingAccount(trx, batch.fundId) : null
  if (account === undefined) throw payingAccountMissing(batch.fundId, order.name)
  const file = {
    id: randomUUID(),
    batchId: batch.id,
    format: order.name,
    purpose: order.purpose,
    payOn,
    payingAccountId: account?.id ?? null,
  }
  await insertFile(
    trx,
    file,
    parcels.map(({ id }) => id),
    officer,
  )
  return { fileId: file.id, workId: await beginFileWork(trx, file, officer) }
}

/** What holds of every step of a file: nothing is written or released of a batch that is paused, cancelled or not funded yet. */
export function requireOpen(batch: Batch, wanted: string): void {
  if (!OPEN.has(batch.state)) throw batchStateWrong(batch.id, batch.state, wanted)
}

/** Behind the release there may be later parcels, of what was sent again or was blocked at first. */
const OPEN: ReadonlySet<BatchState> = new Set(['funded', 'released', 'partly_paid', 'paid', 'reconciled', 'closed'])

const DAYS_LATER_MAX = 31

/** Neither before the batch's pay day nor in the past, so that the register is asked as of a day on which the bank can pay. */
function payDayFor(batch: Batch, wanted: string | null): string {
  const today = todayInShanghai()
  const first = batch.payOn === null || batch.payOn < today ? today : batch.payOn
  const last = daysAfter(first, DAYS_LATER_MAX)
  if (wanted !== null && (wanted < first || wanted > last)) throw payDayWrong(batch.id, wanted, first, last)
  return wanted ?? first
}

const isSame = (file: OutgoingFile, order: FileOrder, payOn: string): boolean =>
  file.format === order.name &&
  file.purpose === order.purpose &&
  (order.payOn === null ? file.payOn !== null && file.payOn >= todayInShanghai() : file.payOn === payOn)

/** Its lines are gone through twice: checked as of the pay day, and written. */
async function beginFileWork(
  trx: Transaction,
  file: { id: string; batchId: string },
  officer: Officer,
): Promise<string> {
  const lines = (await readFileParcels(trx, file.id)).reduce((sum, { ready }) => sum + ready.count, 0)
  return beginWork(trx, { batchId: file.batchId, kind: FILE_WORK, subject: file.id, of: 2 * lines, officer })
}

async function discardUnlessWorkedOn(trx: Transaction, begun: OutgoingFile, officer: Officer): Promise<void> {
  if ((await findWorkOn(trx, begun.batchId, FILE_WORK, begun.id)) !== undefined)
    throw fileBeingWritten(begun.batchId, begun.id)
  await moveFile(trx, begun, { to: 'discarded', by: officer, reason: 'ordered in another way' })
}

/** A file that is not to go to the bank: its parcels are free for another one. Whoever writes it stops. */
export async function discardOutgoingFile(
  trx: Transaction,
  fileId: string,
  batchId: string,
  reason: string,
  officer: Officer,
): Promise<void> {
  await lockBatch(trx, batchId)
  const file = await lockFile(trx, fileId)
  await moveFile(trx, file, { to: 'discarded', by: officer, reason })
  const work = await findWorkOn(trx, batchId, FILE_WORK, fileId)
  if (work !== undefined) await endWork(trx, work, toProblemRecord(fileStateWrong(fileId, 'discarded', 'written')))
}
