import type { Database, Transaction } from '@fundtrace/database'
import { type Batch, lockBatch } from '../adapters/postgres/batch-repository.ts'
import { type Payment, readPaymentsPage } from '../adapters/postgres/payment-repository.ts'
import { lockHeld } from '../adapters/postgres/payment-check-repository.ts'
import { batchNotChecked } from '../domain/check-errors.ts'
import type { PayeeFacts } from './look-at-payees.ts'
import type { Officer } from './officer.ts'
import type { CheckedPage, OpenChecks } from './payment-checks.ts'
import { todayInShanghai } from './today-in-shanghai.ts'

/** Lines that are held back, with what the register says of them now. */
export type HeldLines = Readonly<{ held: readonly Payment[]; facts: PayeeFacts }>

const PAGE = 1_000

/** Asks the register, before the transaction: at most 1,000 of them, in order of their references behind `after`. */
export async function lookAtHeld(
  db: Database,
  batch: Batch,
  after: string,
  openChecks: OpenChecks,
  officer: Officer,
): Promise<HeldLines> {
  const held = await readPaymentsPage(db, batch.id, { after, limit: PAGE, states: ['blocked'] })
  return { held, facts: await openChecks(orderOf(batch, officer)).look(held) }
}

/** Who was held back for a register that has been corrected, or for papers that came since, is ready; he goes in a later parcel. */
export async function checkHeldAgain(
  trx: Transaction,
  batchId: string,
  { held, facts }: HeldLines,
  openChecks: OpenChecks,
  officer: Officer,
): Promise<CheckedPage> {
  const batch = await lockBatch(trx, batchId)
  if (held.length === 0) return { blocked: [], warned: 0 }
  const still = await lockHeld(
    trx,
    held.map((payment) => payment.id),
  )
  return openChecks(orderOf(batch, officer)).keep(
    trx,
    held.filter((payment) => still.has(payment.id)),
    facts,
  )
}

function orderOf(batch: Batch, officer: Officer) {
  if (batch.terms === null) throw batchNotChecked(batch.id)
  return { batch, terms: batch.terms, payOn: batch.payOn ?? todayInShanghai(), officer }
}
