import type { Transaction } from '@fundtrace/database'
import { readFunders } from '../../adapters/postgres/funding-facts.ts'
import { insertSchedules, lockFunding } from '../../adapters/postgres/funding-schedules.ts'
import { fundWithoutPlan } from '../../domain/funding/funding-errors.ts'
import { readInstalments, type StatedInstalment } from '../../domain/funding/instalments.ts'
import type { Officer } from '../officer.ts'
import { todayInShanghai } from '../today-in-shanghai.ts'

/** Says when funders owe what they owe. Each funder's new instalments take the place of those before, which stay to be seen. */
export async function stateDueDates(
  trx: Transaction,
  order: Readonly<{ fundId: string; instalments: readonly StatedInstalment[]; reason: string }>,
  officer: Officer,
): Promise<void> {
  await lockFunding(trx, order.fundId)
  const funders = await readFunders(trx, [order.fundId], todayInShanghai())
  if (funders.length === 0) throw fundWithoutPlan(order.fundId)
  const shares = funders.map(({ funderId, share }) => ({ funderId, amount: share }))
  const schedules = readInstalments(order.fundId, shares, order.instalments)
  await insertSchedules(trx, order.fundId, schedules, { reason: order.reason, madeBy: officer.subject })
}
