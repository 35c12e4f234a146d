import { connect, type Database } from '@fundtrace/database'
import { fromFen, formatMoney, parseMoney, sameMoney } from '@fundtrace/money'
import { runPaymentChecks } from '../../../services/disbursement/src/application/run-payment-checks.ts'
import { runIntegrityChecks } from '../../../services/ledger/src/application/run-integrity-checks.ts'
import type { House } from '../../embedded/house.ts'
import { ownerRole } from '../../postgres/provision.ts'
import type { Paid } from './pay-batch.ts'
import type { Payable } from './open-fund.ts'

/** What must hold when everything is paid, asked of the stored rows of both services and of the bank's own reading of the file. */
export async function auditPayments(
  house: House,
  runs: readonly Readonly<{ payable: Payable; paid: Paid }>[],
  say: (message: string) => void,
): Promise<Record<string, boolean>> {
  const open = (service: 'ledger' | 'disbursement'): Database =>
    connect(house.databaseUrl(service, ownerRole(service)), { application: 'bench audit', connectionsMax: 1 })
  const ledger = open('ledger')
  const treasury = open('disbursement')
  try {
    const faults = [...(await runIntegrityChecks(ledger)), ...(await runPaymentChecks(treasury))].filter(
      ({ ok }) => !ok,
    )
    for (const { name, detail } of faults) say(`NOT SO: ${name}: ${detail}`)
    const sums = []
    for (const { payable, paid } of runs) sums.push(await sumsAgree(ledger, treasury, payable, paid))
    return {
      ledger_rules: !faults.some(({ name }) => name.startsWith('ledger')),
      disbursement_rules: !faults.some(({ name }) => name.startsWith('disbursement')),
      no_award_paid_twice: await isPaidOnce(ledger),
      rows_counted: sums.every(({ counts }) => counts),
      control_sum_is_what_settled: sums.every(({ amounts }) => amounts),
    }
  } finally {
    await Promise.all([ledger.destroy(), treasury.destroy()])
  }
}

async function isPaidOnce(ledger: Database): Promise<boolean> {
  const { rows } = await ledger.raw<{ rows: [{ once: boolean }] }>(
    `SELECT count(*) = count(DISTINCT award_id) AS once FROM payments WHERE state = 'settled'`,
  )
  return rows[0].once
}

async function sumsAgree(
  ledger: Database,
  treasury: Database,
  { fundId, awards }: Payable,
  { file, batchId }: Paid,
): Promise<{ counts: boolean; amounts: boolean }> {
  const settled = await ledger.raw<{ rows: [Sum] }>(
    `SELECT count(DISTINCT t.id)::int AS count, coalesce(-sum(e.amount), 0)::text AS sum
       FROM transactions t JOIN entry_lines e ON e.journal_id = t.journal_id AND e.account_kind = 'cash'
      WHERE t.fund_id = :fundId AND t.kind = 'settle'`,
    { fundId },
  )
  const paid = await treasury.raw<{ rows: [Sum] }>(
    `SELECT count(*)::int AS count, coalesce(sum(amount), 0)::text AS sum FROM payments WHERE batch_id = :batchId AND state = 'paid'`,
    { batchId },
  )
  const counts = [file.count, file.lines.length, settled.rows[0].count, paid.rows[0].count]
  const sums = [file.sum, formatMoney(fromFen(file.fen)), settled.rows[0].sum]
  return {
    counts: counts.every((count) => count === awards.length),
    amounts: sums.every((sum) => sameMoney(parseMoney(sum), parseMoney(paid.rows[0].sum))),
  }
}
type Sum = Readonly<{ count: number; sum: string }>
