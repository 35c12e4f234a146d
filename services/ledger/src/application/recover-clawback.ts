import assert from 'node:assert/strict'
import type { Transaction } from '@fundtrace/database'
import { compareMoney, type Money, toFen } from '@fundtrace/money'
import {
  findClawback,
  findPayment,
  insertRecovery,
  readRecoveredParts,
} from '../adapters/postgres/clawback-repository.ts'
import { writeShares } from '../adapters/postgres/fund-repository.ts'
import { openJournal } from '../adapters/postgres/journal.ts'
import { cash, receivable } from '../domain/chart.ts'
import { entriesOfRecovery, partsOfRecovery } from '../domain/clawback-entries.ts'
import { clawbackUnknown, recoveryExceeded } from '../domain/clawback-errors.ts'
import type { FundEntry } from '../domain/fund-entry.ts'
import { giveBack } from '../domain/payment-parts.ts'
import { beginEntry } from './begin-entry.ts'
import { type Posting, startOfDay } from './posting.ts'

/** Money came back of a clawback: to those who paid it, in their parts, who bear so much less. */
export async function recoverClawback(
  trx: Transaction,
  entry: FundEntry,
  recovery: Readonly<{ id: string; clawbackId: string; amount: Money }>,
  now: Date,
): Promise<Posting> {
  const { fundId } = entry
  const { clawbackId, amount } = recovery
  const { shares } = await beginEntry(trx, entry, now)
  const clawback = await findClawback(trx, fundId, clawbackId)
  if (clawback === undefined) throw clawbackUnknown(fundId, clawbackId)
  if (compareMoney(amount, clawback.owed) > 0) throw recoveryExceeded(clawbackId, clawback.owed, amount)
  const payment = await findPayment(trx, fundId, clawback.paymentId)
  assert(payment !== undefined, 'a clawback is of a payment of its fund')

  const parts = partsOfRecovery(amount, payment.parts, await readRecoveredParts(trx, payment.id))
  const borne = parts.map(({ funderId, amount: part }) => ({ funderId, fen: toFen(part) }))
  const codes = [receivable(payment.beneficiaryId), ...parts.map((part) => cash(part.funderId))]
  const journal = await openJournal(trx, fundId, null, codes)
  journal.post({
    kind: 'recovery',
    reference: `recovery:${recovery.id}`,
    paymentId: payment.id,
    documentNumber: entry.documentNumber,
    effectiveAt: startOfDay(entry.on),
    askedBy: entry.askedBy,
    metadata: { reason: entry.reason, clawback: clawbackId },
    entries: entriesOfRecovery(payment.beneficiaryId, amount, parts),
  })
  await insertRecovery(trx, entry, recovery)
  await writeShares(trx, fundId, giveBack(fundId, shares, borne))
  return { transactions: await journal.write(), holds: [] }
}
