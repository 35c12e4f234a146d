import { DISBURSEMENT_PAYMENTS, type FileReleased, LEDGER_REQUESTS } from '@fundtrace/contracts'
import type { Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { formatMoney } from '@fundtrace/money'
import { type Batch, lockBatch, moveBatch } from '../adapters/postgres/batch-repository.ts'
import { movedBy } from '../adapters/postgres/moved-by.ts'
import {
  type FileParcel,
  lockFile,
  moveFile,
  readFileParcels,
  writerOf,
} from '../adapters/postgres/outgoing-file-repository.ts'
import { moveParcel } from '../adapters/postgres/parcel-repository.ts'
import { movePayments } from '../adapters/postgres/payment-repository.ts'
import { isAnother } from '../domain/four-eyes.ts'
import type { BatchState } from '../domain/moves.ts'
import { fileReleasedByWriter, fileStateWrong, fileSumWrong } from '../domain/outgoing-file-errors.ts'
import { requireOpen } from './ask-outgoing-file.ts'
import type { Officer } from './officer.ts'
import { requireNoDoubt } from './require-no-doubt.ts'
import { requireReady, requireWhole } from './write-outgoing-file.ts'

/**
 * Another officer lets a written file out: its payments are sent and their money is in transit, all of it or nothing, in one transaction however many
 * they are. Until then nobody may give the file to a bank, and whatever has changed since it was written refuses the release.
 */
export async function releaseOutgoingFile(
  trx: Transaction,
  fileId: string,
  batchId: string,
  officer: Officer,
): Promise<void> {
  const batch = await lockBatch(trx, batchId)
  const file = await lockFile(trx, fileId)
  const { content } = file
  if (file.state !== 'written' || content === null) throw fileStateWrong(file.id, file.state, 'released')
  if (!isAnother(officer, writerOf(file))) throw fileReleasedByWriter(file.id, officer.subject)
  requireOpen(batch, 'released')
  const parcels = await readFileParcels(trx, file.id)
  for (const parcel of parcels) requireReady(file.id, parcel)
  requireWhole(file.id, content, parcels)
  await requireNoDoubt(
    trx,
    batch.id,
    parcels.map(({ id }) => id),
  )

  await movedBy(trx, officer, `sent with bank file ${file.id}`)
  for (const parcel of parcels) {
    await moveParcel(trx, parcel, 'released')
    const sent = await movePayments(trx, { batchId, parcelId: parcel.id }, 'ready', 'sent')
    if (sent !== parcel.count) throw fileSumWrong(file.id, `parcel ${parcel.id}`, parcel, { ...parcel, count: sent })
  }
  await moveFile(trx, file, { to: 'released', by: officer })
  const to = stateAfter(batch.state)
  if (to !== null) await moveBatch(trx, batch, to, { officer, reason: `bank file ${file.id} released` })
  await announce(trx, batch, parcels, content.sha256, officer)
}

/** Behind the first file the batch is where its payments say; of a later one, sent again after it was paid, it waits for the bank anew. */
function stateAfter(state: BatchState): BatchState | null {
  if (state === 'funded') return 'released'
  return state === 'paid' || state === 'reconciled' || state === 'closed' ? 'partly_paid' : null
}

async function announce(
  trx: Transaction,
  batch: Batch,
  parcels: readonly FileParcel[],
  sha256: string,
  officer: Officer,
): Promise<void> {
  const origin = { service: 'disbursement', correlationId: officer.correlationId }
  await appendToOutbox(
    trx,
    origin,
    LEDGER_REQUESTS,
    batch.fundId,
    parcels.map(({ id }) => ({ type: 'TransactionRequested', data: { kind: 'release', batch_id: id } })),
  )
  await appendToOutbox(
    trx,
    origin,
    DISBURSEMENT_PAYMENTS,
    batch.fundId,
    parcels.map(({ id, count, total }) => {
      const data: FileReleased = {
        batch_id: id,
        fund_id: batch.fundId,
        area_code: batch.areaCode,
        file_sha256: sha256,
        count,
        total: formatMoney(total),
        released_by: officer.subject,
      }
      return { type: 'FileReleased', data }
    }),
  )
}
