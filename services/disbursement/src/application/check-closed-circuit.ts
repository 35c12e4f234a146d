import type { Transaction } from '@fundtrace/database'
import { fenOf } from '@fundtrace/money'
import { lockProjects, readStagePayments } from '../adapters/postgres/project-repository.ts'
import type { CheckFinding } from '../domain/payment-check.ts'
import type { PaymentTerms } from '../domain/payment-terms.ts'
import { judgeStage } from '../domain/project-stage.ts'

/**
 * What is wanting for those payments of a page whom the terms pay under a closed circuit, by the payment's id. Two lines of one project are
 * judged one after the other, in order of their references: what the first takes of the budget the second has no more. Two batches wait for
 * each other.
 */
export async function checkClosedCircuit(
  trx: Transaction,
  { batch, terms, payOn }: Readonly<{ batch: Readonly<{ fundId: string }>; terms: PaymentTerms; payOn: string }>,
  paymentIds: readonly string[],
): Promise<Map<string, readonly CheckFinding[]>> {
  const found = new Map<string, readonly CheckFinding[]>()
  if (terms.closed_circuit.length === 0) return found
  const rows = await readStagePayments(trx, paymentIds, terms.closed_circuit)
  if (rows.length === 0) return found
  await lockProjects(trx, batch.fundId)
  const taken = new Map<string, { advance: bigint; all: bigint }>()
  // Read again behind the lock: another batch may have taken of the budget meanwhile.
  for (const row of await readStagePayments(trx, paymentIds, terms.closed_circuit)) {
    const amount = fenOf(row.amount)
    const own = taken.get(row.beneficiary_id) ?? { advance: 0n, all: 0n }
    const findings = judgeStage(
      {
        stage: row.stage,
        amount,
        paidBefore: { advance: fenOf(row.paid_advance) + own.advance, all: fenOf(row.paid) + own.all },
        ownDocuments: new Set(row.own_documents),
        projectDocuments: new Set(row.project_documents),
        payOn,
      },
      row.budget === null
        ? null
        : {
            total: fenOf(row.budget.total),
            advance: hundredths(row.budget.advance_percent),
            retention: hundredths(row.budget.retention_percent),
            retentionFrom: row.budget.retention_from,
          },
    )
    found.set(row.id, findings)
    if (findings.length > 0) continue
    taken.set(row.beneficiary_id, {
      advance: own.advance + (row.stage === 'advance' ? amount : 0n),
      all: own.all + amount,
    })
  }
  return found
}

/** NUMERIC(5,2) as text: '30.50'. */
const hundredths = (percent: string): bigint => BigInt(percent.replace('.', ''))
