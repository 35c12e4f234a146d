import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { DISBURSEMENT_PAYMENTS, type FileReleased, LEDGER_REQUESTS } from '@fundtrace/contracts'
import { type CsvEncoding, writeCsv } from '@fundtrace/csv'
import type { Database, Transaction } from '@fundtrace/database'
import { appendToOutbox } from '@fundtrace/messaging'
import { formatMoney } from '@fundtrace/money'
import { type KeyRing, sealBytes } from '@fundtrace/personal-data'
import { insertBankFile } from '../adapters/postgres/bank-file-repository.ts'
import {
  type Batch,
  lockBatch,
  moveBatch,
  movePayments,
  type Payment,
  readPayments,
} from '../adapters/postgres/batch-repository.ts'
import { hasBankFile, requireMove } from '../domain/moves.ts'
import type { Officer } from './officer.ts'

export type Payee = Readonly<{ beneficiary_id: string; name: string; bank_account: string }>
/** Names and accounts in clear, from the register, with the officer's own right to them. */
export type LookUpPayees = (beneficiaryIds: readonly string[]) => Promise<Payee[]>

/**
 * Asks the register before the release's transaction begins: it is another process and may be slow, and nobody is to wait for it
 * with a connection and the batch's lock in hand. Null for a batch that is past its release: the same request sent again gets
 * its first answer and any other is refused, for which nobody's account has to be known.
 */
export async function findPayees(
  db: Database,
  batch: Batch,
  lookUpPayees: LookUpPayees,
): Promise<readonly Payee[] | null> {
  if (hasBankFile(batch.state)) return null
  requireMove(batch.id, batch.state, 'released')
  const payments = await readPayments(db, batch.id)
  return lookUpPayees([...new Set(payments.map((payment) => payment.beneficiaryId))])
}

/** What a sealed bank file belongs to. */
export const bankFileContext = (batchId: string): string => `batch:${batchId}:bank-file`

const COLUMNS = {
  reference: '付款编号',
  name: '收款人',
  account: '收款账号',
  amount: '金额',
  purpose: '用途',
} as const

/** Writes the bank file of a funded batch, once, and hands its money to the transit. `payees` as `findPayees` gave them. */
export async function releaseBatch(
  trx: Transaction,
  ring: KeyRing,
  order: { batchId: string; purpose: string; encoding: CsvEncoding; payees: readonly Payee[] | null },
  officer: Officer,
): Promise<void> {
  const batch = await lockBatch(trx, order.batchId)
  requireMove(batch.id, batch.state, 'released')
  assert(order.payees !== null, 'a batch never leaves the states past its release')
  const payments = await readPayments(trx, batch.id)
  const content = writeCsv(COLUMNS, bankFileRows(payments, order.payees, order.purpose), { encoding: order.encoding })
  const sha256 = createHash('sha256').update(content).digest('hex')

  const sealed = sealBytes(ring, content, bankFileContext(batch.id))
  await insertBankFile(trx, { batchId: batch.id, sha256, sealed }, officer.subject)
  await movePayments(trx, batch.id, 'ready', 'sent')
  await moveBatch(trx, batch, 'released', { officer: officer.subject, reason: 'bank file released' })

  const released: FileReleased = {
    batch_id: batch.id,
    fund_id: batch.fundId,
    area_code: batch.areaCode,
    file_sha256: sha256,
    count: batch.count,
    total: formatMoney(batch.total),
    released_by: officer.subject,
  }
  const origin = { service: 'disbursement', correlationId: officer.correlationId }
  await appendToOutbox(trx, origin, LEDGER_REQUESTS, batch.fundId, [
    { type: 'TransactionRequested', data: { kind: 'release', batch_id: batch.id } },
  ])
  await appendToOutbox(trx, origin, DISBURSEMENT_PAYMENTS, batch.fundId, [{ type: 'FileReleased', data: released }])
}

function bankFileRows(payments: readonly Payment[], payees: readonly Payee[], purpose: string) {
  const byBeneficiary = new Map(payees.map((payee) => [payee.beneficiary_id, payee]))
  return payments.map((payment) => {
    const payee = byBeneficiary.get(payment.beneficiaryId)
    if (payee === undefined) throw new Error(`The register gave no payee for ${payment.beneficiaryId}`)
    return {
      reference: payment.reference,
      name: payee.name,
      account: payee.bank_account,
      amount: formatMoney(payment.amount),
      purpose,
    }
  })
}
