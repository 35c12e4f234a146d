import type { Transaction } from '@fundtrace/database'
import type { ProblemRecord } from '@fundtrace/problem'
import { findApprovedPlan, keptProblem, movePlan } from '../../adapters/postgres/plan-repository.ts'
import { putInForce } from './approve-plan.ts'

const BY_LEDGER = 'ledger'

/** The ledger posted or refused what an approved plan asked for. An answer to anything else, or a second one, changes nothing. */
export async function hearPlanAnswer(trx: Transaction, planId: string, problem: ProblemRecord | null): Promise<void> {
  const plan = await findApprovedPlan(trx, planId)
  if (plan === undefined) return
  if (problem === null) await putInForce(trx, plan, BY_LEDGER)
  else await movePlan(trx, plan, { to: 'refused', by: BY_LEDGER }, keptProblem(problem))
}
