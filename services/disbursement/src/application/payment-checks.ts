import type { Database, Transaction } from '@fundtrace/database'
import type { Batch } from '../adapters/postgres/batch-repository.ts'
import { movedBy } from '../adapters/postgres/moved-by.ts'
import { insertChecks, type NewCheck, readDuplicates } from '../adapters/postgres/payment-check-repository.ts'
import { readOverridden } from '../adapters/postgres/override-repository.ts'
import { movePayments, type Payment } from '../adapters/postgres/payment-repository.ts'
import { type CheckFinding, type CheckName, judgeFindings, outcomeOf } from '../domain/payment-check.ts'
import type { PaymentTerms } from '../domain/payment-terms.ts'
import { checkClosedCircuit } from './check-closed-circuit.ts'
import { type AskPayees, lookAtPayees, type PayeeFacts } from './look-at-payees.ts'
import type { Officer } from './officer.ts'
import { releaseUnblocked } from './release-unblocked.ts'

/** What a page of at most 1,000 payments is checked against before it is paid. */
export type PaymentChecks<Facts = PayeeFacts> = Readonly<{
  /** Asks the register, outside of every transaction. */
  look: (page: readonly Payment[]) => Promise<Facts>
  /**
   * Keeps what was found, in the page's transaction: what a check blocks is blocked, what none blocks any more is ready. Says who is held
   * back now. It leaves the parcel of a payment to the caller.
   */
  keep: (trx: Transaction, page: readonly Payment[], facts: Facts) => Promise<CheckedPage>
}>
/** Ids of payments, and how many have a warning and may be paid. */
export type CheckedPage = Readonly<{ blocked: readonly string[]; warned: number }>

export type CheckOrder = Readonly<{ batch: Batch; terms: PaymentTerms; payOn: string; officer: Officer }>
/** With the officer's own right to look people up. */
export type OpenChecks = (order: CheckOrder) => PaymentChecks

/** Against the register as of the day of payment, against what else the treasury pays, and against the papers of a closed circuit (F1). */
export const paymentChecks =
  (db: Database, askPayees: AskPayees): OpenChecks =>
  (order) => ({
    look: (page) => lookAtPayees(db, askPayees, page, order),
    keep: (trx, page, facts) => keepPage(trx, order, page, facts),
  })

async function keepPage(
  trx: Transaction,
  order: CheckOrder,
  page: readonly Payment[],
  facts: PayeeFacts,
): Promise<CheckedPage> {
  if (page.length === 0) return { blocked: [], warned: 0 }
  const ids = page.map((payment) => payment.id)
  const overridden = await readOverridden(trx, ids)
  const duplicates =
    order.terms.checks.duplicate === 'off' ? new Map<string, CheckFinding>() : await readDuplicates(trx, ids)
  const papers = await checkClosedCircuit(trx, order, ids)
  const checked = page.map((payment) => {
    const findings = judgeFindings(
      [
        ...(facts.findings.get(payment.beneficiaryId) ?? []),
        ...[duplicates.get(payment.id)].filter((finding) => finding !== undefined),
        ...(papers.get(payment.id) ?? []),
      ],
      order.terms,
      overridden.get(payment.id) ?? NOTHING,
    )
    return { payment, findings, outcome: outcomeOf(findings) }
  })
  await insertChecks(
    trx,
    // Who passed again is as he was: his last check says so.
    checked
      .filter(({ payment, findings }) => findings.length > 0 || !facts.unchanged.has(payment.id))
      .map(
        ({ payment, findings, outcome }): NewCheck => ({
          paymentId: payment.id,
          payOn: order.payOn,
          outcome,
          findings,
          registerRevision: facts.registerRevision,
          checkedAgainst: facts.unchanged.has(payment.id) ? null : facts.checkedAgainst,
        }),
      ),
    order.officer,
  )
  const held = checked.filter(({ outcome }) => outcome === 'block')
  await blockPayments(trx, order, held)
  await releaseUnblocked(
    trx,
    order.batch.id,
    checked.filter(({ payment, outcome }) => payment.state === 'blocked' && outcome !== 'block').map(idOf),
    order.officer,
  )
  return { blocked: held.map(idOf), warned: checked.filter(({ outcome }) => outcome === 'warn').length }
}

type Checked = Readonly<{ payment: Payment; findings: readonly { check: CheckName; outcome: 'warn' | 'block' }[] }>
const idOf = ({ payment }: Pick<Checked, 'payment'>): string => payment.id
const NOTHING: ReadonlySet<CheckName> = new Set()

/** Each with the names of the checks that hold it back; there are few such lists. */
async function blockPayments(trx: Transaction, order: CheckOrder, held: readonly Checked[]): Promise<void> {
  const byReason = new Map<string, string[]>()
  for (const { payment, findings } of held) {
    if (payment.state !== 'ready') continue
    const checks = new Set(findings.filter(({ outcome }) => outcome === 'block').map(({ check }) => check))
    const reason = `核对未通过 / held back by ${[...checks].toSorted().join(', ')}`
    byReason.set(reason, [...(byReason.get(reason) ?? []), payment.id])
  }
  for (const [reason, ids] of byReason) {
    await movedBy(trx, order.officer, reason)
    await movePayments(trx, { batchId: order.batch.id, ids }, 'ready', 'blocked')
  }
}
