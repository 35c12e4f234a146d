import type { ResultRecord } from '@fundtrace/bank-formats'
import type { Transaction } from '@fundtrace/database'
import { formatMoney, sameMoney, sumMoney } from '@fundtrace/money'
import type { IncomingFile } from '../adapters/postgres/incoming-file-repository.ts'
import { lockBatches, readUndecided } from '../adapters/postgres/result-repository.ts'
import { findParcels, findParcelsOfFile, type SentParcel } from '../adapters/postgres/sent-parcel-repository.ts'
import type { Finding } from '../domain/finding.ts'
import { judgePage, type SaidBefore } from '../domain/judge-page.ts'
import { excerpt } from '../domain/shown-reason.ts'
import { announceResults } from './announce-results.ts'
import { uuidOf } from './parcel-of-booking.ts'
import { inHand, type Page, writeMoves } from './take-page.ts'

/**
 * What the bank says in one word of a whole PmtInf or message: it holds for those of its payments that are undecided and of which the file says nothing
 * itself. Where the bank's count or sum is not that of what was sent, nothing is moved.
 */
export async function takeWhole(
  trx: Transaction,
  file: IncomingFile,
  page: Page,
  word: ResultRecord,
  said: SaidBefore,
  today: string,
): Promise<void> {
  await inHand(trx, file, page, async () => {
    const parcels = await parcelsOf(trx, file, word)
    const counts = { paid: 0, failed: 0, returned: 0, unknown: 0, unchanged: 0, bookings: 0 }
    const wrong = findWrong(file, word, parcels)
    if (wrong !== null) return { rounds: [], batches: new Map(), findings: [wrong], counts }

    const batches = await lockBatches(trx, [...new Set(parcels.map(({ batchId }) => batchId))])
    const findings: Finding[] = []
    // Parcel by parcel: a message may have 100,000 payments.
    for (const { id } of parcels) {
      const payments = (await readUndecided(trx, id)).filter(({ reference }) => !said.has(reference))
      const { line, outcome, on, said: saidWord, reason } = word
      const words = payments.map(({ reference }) => ({
        line,
        outcome,
        on,
        said: saidWord,
        reason,
        reference,
        amount: null,
        by: 'result' as const,
      }))
      const hearing = { fundId: file.fundId, batchId: file.batchId, today }
      const judged = judgePage(
        words,
        new Map(payments.map((payment) => [payment.reference, payment])),
        hearing,
        new Map(),
      )
      for (const name of ['paid', 'failed', 'returned', 'unknown', 'unchanged'] as const)
        counts[name] += judged.counts[name]
      // The same fault in each of them is told once.
      findings.push(...judged.findings.slice(0, 1))
      await writeMoves(trx, file, batches, judged.rounds)
      await announceResults(trx, { service: 'disbursement', correlationId: file.correlationId }, batches, judged.rounds)
    }
    return { rounds: [], batches, findings, counts }
  })
}

async function parcelsOf(trx: Transaction, file: IncomingFile, { of, reference }: ResultRecord): Promise<SentParcel[]> {
  const id = uuidOf(reference)
  if (id === null) return []
  return of === 'parcel' ? findParcels(trx, file.fundId, [id]) : findParcelsOfFile(trx, file.fundId, id)
}

function findWrong(
  file: IncomingFile,
  { line, of, reference, count, amount }: ResultRecord,
  parcels: readonly SentParcel[],
): Finding | null {
  const about = { line, paymentId: null, batchId: null }
  const name = of === 'parcel' ? `PmtInf ${excerpt(reference)}` : `message ${excerpt(reference)}`
  if (parcels.length === 0)
    return {
      ...about,
      kind: 'reference_unknown',
      detail: `The bank answers for ${name}, which was not sent for this fund`,
    }
  const other = parcels.find(({ batchId }) => file.batchId !== null && batchId !== file.batchId)
  if (other !== undefined)
    return { ...about, kind: 'other_batch', detail: `The bank answers for ${name}, which is of batch ${other.batchId}` }
  const sent = parcels.reduce((all, parcel) => all + parcel.count, 0)
  const total = sumMoney(parcels.map((parcel) => parcel.total))
  if ((count === null || count === sent) && (amount === null || sameMoney(amount, total))) return null
  return {
    ...about,
    kind: 'amount_differs',
    detail: `The bank answers for ${count ?? sent} payments of ${formatMoney(amount ?? total)} as ${name}; ${sent} of ${formatMoney(total)} were sent`,
  }
}
