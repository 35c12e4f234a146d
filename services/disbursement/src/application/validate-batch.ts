import type { Database, Transaction } from '@fundtrace/database'
import { type Batch, lockBatch, moveBatch, readBatch } from '../adapters/postgres/batch-repository.ts'
import { countLines, readPaymentsPage, referenceAt } from '../adapters/postgres/payment-repository.ts'
import { controlSumWrong } from '../domain/errors.ts'
import { requireMove } from '../domain/moves.ts'
import type { PaymentTerms } from '../domain/payment-terms.ts'
import { sameLines } from './make-batch.ts'
import type { Officer } from './officer.ts'
import type { OpenChecks } from './payment-checks.ts'
import { todayInShanghai } from './today-in-shanghai.ts'
import { beginWork, type Task } from './work.ts'

/** The programme's payment terms as they are now, read with the officer's own right to them. */
export type LookUpTerms = (fundId: string) => Promise<PaymentTerms>

const PAGE = 1_000

/** A draft's lines are checked one by one; what is blocked is held back, and the batch goes on without it. The work's id. */
export async function askValidation(trx: Transaction, batchId: string, officer: Officer): Promise<string> {
  const batch = await lockBatch(trx, batchId)
  requireMove(batch.id, batch.state, 'validated')
  return beginWork(trx, { batchId, kind: 'validation', of: batch.count, officer })
}

/** Checks page by page; at the end the terms are frozen with the batch, and its control sum is proven against its rows. */
export const validation =
  (
    db: Database,
    order: Readonly<{ batchId: string; lookUpTerms: LookUpTerms; openChecks: OpenChecks; officer: Officer }>,
  ): Task =>
  async ({ work, inPage, finish }) => {
    const { batchId, officer } = order
    const batch = await readBatch(db, batchId)
    const terms = await order.lookUpTerms(batch.fundId)
    const payOn = batch.payOn ?? todayInShanghai()
    const checks = order.openChecks({ batch, terms, payOn, officer })

    let { done } = work
    let after = await referenceAt(db, batchId, done)
    for (;;) {
      const page = await readPaymentsPage(db, batchId, { after, limit: PAGE })
      const last = page.at(-1)
      if (last === undefined) break
      const open = page.filter(({ state }) => state === 'ready' || state === 'blocked')
      const facts = await checks.look(open)
      after = last.reference
      done += page.length
      await inPage(async (trx) => {
        await requireDraft(trx, batchId)
        await checks.keep(trx, open, facts)
        return done
      })
    }
    await finish(async (trx) => {
      const draft = await requireDraft(trx, batchId)
      await requireControlSum(trx, draft)
      await moveBatch(trx, draft, 'validated', { officer, reason: 'validated', terms, payOn })
    })
  }

async function requireDraft(trx: Transaction, batchId: string): Promise<Batch> {
  const batch = await lockBatch(trx, batchId)
  requireMove(batch.id, batch.state, 'validated')
  return batch
}

/** Count and total that the batch was made with are those of its rows. */
export async function requireControlSum(trx: Transaction, batch: Batch): Promise<void> {
  const lines = await countLines(trx, batch.id)
  if (!sameLines(batch, lines)) throw controlSumWrong(batch.id, batch, lines)
}
